// What the expectations of a script ask: of the case that was last acted on, or of all cases of the script's matter.

import Engine
import Machines

extension ScriptRun {
    /// What is otherwise than expected; nil where nothing is.
    mutating func finding(_ expectation: ScriptExpectation) -> ScriptFailure.Finding? {
        switch expectation {
        case .cannot(let actor, let machine, let action, let code):
            return finding(ofRefused: action, by: actor, on: machine, code)
        case .count(let states, let expected, let viewer):
            let found = registry.cases.count { isListed($0, states, viewer: viewer.map { PartyID($0) }) }
            return found == expected ? nil : .count(expected: expected, found: found)
        default:
            guard let subject = subject.flatMap(registry.case) else { return .noCase }
            return finding(expectation, of: subject)
        }
    }

    private func finding(_ expectation: ScriptExpectation, of subject: Case) -> ScriptFailure.Finding? {
        let machine = registry.machine(of: subject)
        switch expectation {
        case .state(let expected):
            let found = subject.configuration.state
            return expected.contains(found) ? nil : .state(expected: expected, found: found)
        case .editable(let modules):
            let (expected, found) = (ModuleSet(modules), subject.configuration.editable)
            return expected == found ? nil : .editable(expected: expected, found: found)
        case .result(let expected, let viewer):
            let record = viewer.map { subject.visibleResult(in: machine, for: PartyID($0)) } ?? subject.body.result
            return expected == record?.outcome ? nil : .result(expected: expected, found: record?.outcome)
        case .attached(let slot):
            return subject.holds(FileSlot(slot), in: machine) ? nil : .notAttached(slot)
        case .due(let expected):
            let found = registry.due(of: subject)?.day
            return expected == found ? nil : .due(expected: expected, found: found)
        case .warned(let expected): return expected == isWarned ? nil : .warned(expected: expected)
        case .holder(let parties):
            let expected = Set(parties).sorted()
            let found = Set(subject.holders(in: machine)).sorted().map { Int($0.number) - 1 }
            return expected == found ? nil : .holder(expected: expected, found: found)
        case .count, .cannot: return nil
        }
    }

    private mutating func finding(
        ofRefused action: ScriptAction, by actor: Int, on machine: Int, _ code: String
    ) -> ScriptFailure.Finding? {
        guard let refusal = refusal(of: action, by: actor, on: machine) else { return .notRefused(code: code) }
        return refusal.code.id == code ? nil : .refusedOtherwise(code: code, refusal)
    }

    /// What the action would be refused with, or nil; nothing is written.
    mutating func refusal(of action: ScriptAction, by actor: Int, on machine: Int) -> Refusal? {
        let before = (registry: registry, now: now)
        defer { (registry, now) = before }
        return perform(action, by: actor, on: machine)
    }

    /// Whether the case stands in one of the states, as far as the viewer is concerned: for its applicant always, for a
    /// reviewer once it has come to its desk. A returned case is on the list of whoever returned it.
    private func isListed(_ subject: Case, _ states: [StateID], viewer: PartyID?) -> Bool {
        guard subject.machine == script.machine, states.contains(subject.configuration.state) else { return false }
        guard let viewer, viewer != subject.applicant else { return true }
        guard let desk = registry.desk(of: subject, for: viewer), desk != .ahead else { return false }
        return registry.state(of: subject).kind != .returned || registry.isReturned(subject, by: viewer)
    }
}

extension Case {
    /// Whether a file hangs in the slot. Where a case waits to be sent on, a dispatch attachment counts that was added
    /// for this time.
    fileprivate func holds(_ slot: FileSlot, in machine: Machine) -> Bool {
        switch slot {
        case .dispatch(let attachment):
            let isWaiting = machine.states[Int(configuration.state.index)].kind == .dispatch
            let files = isWaiting ? currentDispatchFiles : body.dispatchFiles
            return files.contains { $0.attachment == attachment }
        case .module(let module, let row, let attachment):
            guard body.answers.indices.contains(module), body.answers[module].indices.contains(row) else {
                return false
            }
            return body.answers[module][row].files.contains { $0.attachment == attachment }
        }
    }
}
