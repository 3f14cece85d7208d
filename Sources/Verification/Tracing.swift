// Ways through explored states become traces: the sets of representatives are blown up again, and every step is told
// the world that it needs.

import Machines

/// Makes traces of one machine.
struct Tracer {
    let relation: Relation
    /// The machine's place in its ruleset.
    let machine: Int

    /// The trace of a way from the start; `further` are alternatives of which one must be met at the last step. nil
    /// where no case goes this way.
    func trace(_ legs: [Leg], further: [[Demand]]? = nil) -> Trace? {
        guard let application = relation.worlds.worldOfApplication() else { return nil }
        var at = relation.start
        var steps: [TraceStep] = []
        for (index, leg) in legs.enumerated() {
            guard let (move, new) = move(along: leg, from: at) else { return nil }
            let asked = index == legs.count - 1 ? further : nil
            steps.append(step(relation.rows[leg.row], move, at, new, asked))
            at = new
        }
        return Trace(machine: machine, application: relation.worlds.premise(application), steps: steps)
    }

    /// The trace of a case of which only the application matters.
    func trace(ofApplicationMeeting further: [[Demand]]) -> Trace? {
        relation.worlds.worldOfApplication(further: further).map {
            Trace(machine: machine, application: relation.worlds.premise($0), steps: [])
        }
    }

    private func move(along leg: Leg, from at: Abstract) -> (Move, Abstract)? {
        var target = leg.to
        relation.sort(&target)
        var found: (Move, Abstract)?
        relation.expand(at, isWhole: false) { row, move, new in
            guard found == nil, row.index == leg.row else { return }
            var sorted = new
            relation.sort(&sorted)
            if sorted == target { found = (move, new) }
        }
        return found
    }

    private func step(
        _ row: AbstractRow, _ move: Move, _ at: Abstract, _ new: Abstract, _ further: [[Demand]]?
    ) -> TraceStep {
        let isFixing = row.does.fixRoute
        let world =
            relation.worlds.world(
                for: row, route: isFixing ? new.route : 0, cells: further == nil ? at.cells : new.cells,
                further: further) ?? [:]
        var premise = relation.worlds.premise(world, route: isFixing ? StageSet(bits: relation.routes[new.route]) : nil)
        if at.cells != new.cells {
            let before = relation.cells.answers(at.cells)
            let changed = relation.cells.answers(new.cells).filter { before[$0.key] != $0.value }
            let filled = relation.worlds.premise(changed)
            premise.values.merge(filled.values) { _, new in new }
            premise.others.merge(filled.others) { _, new in new }
        }
        var named = relation.symmetry.modules(of: move.named)
        // A module is filled in by itself: one stands for those that are alike.
        if row.naming == .edited, let first = named.first { named = ModuleSet([first]) }
        return TraceStep(
            Step(row.verb, pick: row.pick, named: named, isRight: move.isRight),
            by: relation.machine.transitions[row.index].actor, given: premise)
    }
}
