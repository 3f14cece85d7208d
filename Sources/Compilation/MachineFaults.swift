// What must hold of every machine that was lowered, looked at once more on the finished table.
// Indexes that lead out of their lists are found where Machines reads its canonical form.

import Checking
import Machines

extension Blueprint {
    /// What is wrong with the machine, a sentence each; empty where nothing is.
    var faults: [String] {
        (sizeFaults + stateFaults + alternativeFaults + coverageFaults).map { "\(matter.name): \($0)" }
    }

    private var sizeFaults: [String] {
        [
            machine.stages.count <= StageSet.capacity ? nil : "more stages than \(StageSet.capacity)",
            machine.modules.count <= ModuleSet.capacity ? nil : "more modules than \(ModuleSet.capacity)",
            machine.attachments.count <= AttachmentSet.capacity
                ? nil : "more attachments than \(AttachmentSet.capacity)",
            machine.outcomes.isEmpty ? "no outcome" : nil,
        ].compactMap { $0 }
    }

    private var stateFaults: [String] {
        machine.states.indices.compactMap { index in
            let state = machine.states[index]
            let rows = machine.transitions.filter { Int($0.from.index) == index }
            if state.kind != .end { return rows.isEmpty ? "\(state.name) has no way out" : nil }
            return rows.allSatisfy { $0.verb == .release } ? nil : "\(state.name) is an end with a way on"
        }
    }

    private var alternativeFaults: [String] {
        machine.transitions.indices.flatMap { first in
            alternatives(after: first).filter {
                !excludes(machine.transitions[first].selector, machine.transitions[$0].selector)
            }.map { "\(name(of: first)) and row \($0) may both be taken" }
        }
    }

    /// The rows behind this one that are alike in state, verb and pick.
    private func alternatives(after row: Int) -> [Int] {
        let transition = machine.transitions[row]
        return machine.rows(from: transition.from, verb: transition.verb).filter {
            $0 > row && machine.transitions[$0].pick == transition.pick
        }
    }

    private func excludes(_ left: Selector, _ right: Selector) -> Bool {
        if left.memory != .any, right.memory != .any, left.memory != right.memory { return true }
        return !left.has.intersection(right.lacks).isEmpty || !right.has.intersection(left.lacks).isEmpty
    }

    /// Submissions, approvals and dispatches go on from every route that the levels allow.
    private var coverageFaults: [String] {
        table.states.indices.flatMap { index in
            [Verb.submit, .approve, .dispatch].compactMap { verb -> String? in
                let rows = machine.rows(from: StateID(index), verb: verb).map { machine.transitions[$0] }
                let isOpen = rows.filter { $0.selector.memory == .any || $0.selector.memory == .resume(nil) }
                if rows.isEmpty { return nil }
                let isCovered = assumedRoutes(in: index).allSatisfy {
                    covers(isOpen.map(\.selector), has: $0, lacks: .none)
                }
                return isCovered ? nil : "\(table.states[index].name) has no \(verb.rawValue) for some route"
            }
        }
    }

    /// What is known of a route in a state: the stage that decides is on it, or one that returns to the applicant.
    private func assumedRoutes(in state: Int) -> [StageSet] {
        if let stage = table.states[state].stage { return [StageSet([stage])] }
        guard table.states[state].kind == .returned else { return [.none] }
        return ladder.stages.indices.filter { level(of: $0).returnsToApplicant }.map { StageSet([$0]) }
    }

    private func covers(_ selectors: [Selector], has: StageSet, lacks: StageSet) -> Bool {
        if !ladder.isPossible(has: has, lacks: lacks) { return true }
        let open = selectors.filter {
            $0.has.intersection(lacks).isEmpty && $0.lacks.intersection(has).isEmpty
        }
        guard let selector = open.first else { return false }
        let undecided = selector.has.union(selector.lacks).subtracting(has).subtracting(lacks)
        guard let stage = undecided.first else { return true }
        return covers(open, has: has.union(StageSet([stage])), lacks: lacks)
            && covers(open, has: has, lacks: lacks.union(StageSet([stage])))
    }

    private func name(of row: Int) -> String {
        let transition = machine.transitions[row]
        return "row \(row) (\(machine.states[Int(transition.from.index)].name) \(transition.verb.rawValue))"
    }
}
