// Cases that wander through the sample's machine by chance, from fixed seeds: what must hold on every road.

import Compilation
import Machines
import Testing

struct WanderingTests {
    private let machine = compile(Sample.rulebook).ruleset.machines[Sample.grading]

    @Test func keepsWhatMustHold() {
        let visits = (1...40).map(wander)
        // The roads are long enough to say something: together they meet every state.
        #expect(visits.reduce(Set()) { $0.union($1) }.count == machine.states.count)
    }

    /// Wanders from a seed and gives the states that were met.
    private func wander(seed: UInt64) -> Set<StateID> {
        var met: Set = [machine.initial]
        var chance = Chance(state: seed)
        var walk = CaseWalk(machine, route: route(&chance))
        for _ in 0..<2500 {
            let step = anyStep(&chance)
            let before = walk.at
            guard case .success(let row) = machine.row(for: step, from: before, route: walk.given.route) else {
                expectAWay(step, from: before, walk.given)
                continue
            }
            if machine.denial(of: row, step: step, from: before, given: walk.given) != nil { continue }
            let after = machine.successor(of: row, step: step, from: before, route: walk.given.route)
            expectOrder(after)
            if machine.transitions[row].effects.contains(.rememberUndo) { expectRecall(of: after, to: before, walk) }
            walk.at = after
            met.insert(after.state)
            if machine.states[Int(after.state.index)].kind == .end {
                walk = CaseWalk(machine, route: route(&chance))
            }
        }
        return met
    }

    /// A feasible route: the unit, some of the chain from below, some of the tiers, the province.
    private func route(_ chance: inout Chance) -> [String] {
        let superiors = (0..<chance.below(5)).map { "superior.\($0 + 1)" }
        let tiers = ["county", "prefecture"].filter { _ in chance.below(2) == 1 }
        return ["unit"] + superiors + tiers + ["province"]
    }

    private func anyStep(_ chance: inout Chance) -> Step {
        let picks: [Pick] =
            Array(repeating: .nothing, count: 12) + [.applicant] + (0..<5).map(Pick.level) + (0..<2).map(Pick.outcome)
            + (0..<2).map(Pick.attachment)
        let verbs = Verb.allCases.filter { verb in
            ![.terminate, .revoke, .return].contains(verb) || chance.below(verb == .return ? 4 : 40) == 0
        }
        let named = ModuleSet(bits: chance.below(3) > 0 ? 7 : UInt32(chance.below(8)))
        return Step(
            verbs[chance.below(verbs.count)], pick: picks[chance.below(picks.count)], named: named,
            isRight: chance.below(6) > 0)
    }

    /// Where a state knows these verbs, every route that the levels allow has a row.
    private func expectAWay(_ step: Step, from configuration: Configuration, _ given: Given) {
        guard [.submit, .approve, .dispatch].contains(step.verb), step.pick == .nothing else { return }
        #expect(machine.row(for: step, from: configuration, route: given.route) == .failure(.notHere))
    }

    private func expectOrder(_ at: Configuration) {
        let state = machine.states[Int(at.state.index)]
        #expect(at.verdicts.right.intersection(at.verdicts.wrong).isEmpty)
        if let stage = state.stage { #expect(at.route.contains(stage) && at.editable.isEmpty) }
        if state.kind == .returned { #expect(!at.editable.isEmpty) }
        if state.kind != .dispatch, state.kind != .review { #expect(at.verdicts == Verdicts()) }
        if case let undo? = at.undo.state { #expect(machine.states[Int(undo.index)].stage != nil) }
    }

    /// Taking a decision back at once leaves no trace of it.
    private func expectRecall(of after: Configuration, to before: Configuration, _ walk: CaseWalk) {
        guard case .success(let back) = machine.step(Step(.recall), from: after, given: walk.given) else {
            Issue.record("a decision that may be recalled can not be")
            return
        }
        var expected = before
        expected.undo = Undo()
        expected.shelf = []
        var found = back
        found.shelf = []
        #expect(found == expected)
        let others = machine.stages.indices.filter { $0 != machine.states[Int(before.state.index)].stage }
        #expect(others.map(back.shelved) == others.map(before.shelved))
    }
}

/// A fixed sequence of numbers that look random.
private struct Chance {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}
