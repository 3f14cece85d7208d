// Noting what a run goes through. Nothing is decided here: the machine is asked once more what the engine asks it.

import Engine
import Machines

extension ScriptRun {
    /// Notes an application that is about to be decided, and the submission that comes with it where the matter has no
    /// modules.
    mutating func noteApplication(to index: Int, target: PartyID?, by author: Author) {
        guard !tallies.isEmpty else { return }
        let machine = registry.ruleset.machines[index]
        let facts = registry.facts(forApplicationTo: machine, by: author.party, target: target, at: author.at)
        let decided = decideApplication(to: machine, at: (0, index), target: target, facts: facts, by: author)
        let denied = tallies[index].note(decided, of: machine)
        guard denied == nil, case .success(let events) = decided else { return }
        guard machine.modules.isEmpty else { return }
        let before = registry
        let id = registry.nextCase
        for event in events {
            registry.fold(.changed(id, event), stamp: Stamp(at: now, session: "", by: author.account)) { _ in nil }
        }
        note(.submit, on: id, by: author)
        registry = before
    }

    /// Notes an act that is about to be decided.
    mutating func note(_ act: Act, on id: CaseID, by author: Author) {
        guard !tallies.isEmpty, let subject = registry.case(id) else { return }
        let machine = registry.machine(of: subject)
        let facts = registry.facts(for: act, on: subject, at: author.at)
        guard case .success(let row) = machine.row(for: act.step, from: subject.configuration, route: facts.given.route)
        else { return }
        let transition = machine.transitions[row]
        guard subject.party(of: transition.actor) == author.party, author.role.allows(transition.verb) else { return }
        let denied = machine.deniedGuard(
            of: row, step: act.step, from: subject.configuration, given: facts.given)
        let isTaken = denied == nil && decide(act, on: subject, facts: facts, by: author, machine: machine).isSuccess
        tallies[subject.machine].note(row, isTaken: isTaken, denied: denied, of: transition)
        if let denied, transition.guards[denied] == .routed, let code = facts.routeRefusal?.code {
            tallies[subject.machine].noteRoute(code)
        }
    }
}

extension MachineTally {
    fileprivate mutating func note(_ row: Int, isTaken: Bool, denied: Int?, of transition: Transition) {
        let start = guardStarts[row]
        for place in 0..<(denied ?? transition.guards.count) { met[start + place] += 1 }
        if let denied { self.denied[start + denied] += 1 }
        if isTaken { rows[row] += 1 }
    }

    fileprivate mutating func noteRoute(_ code: RefusalCode) {
        if let place = MachineTally.routeCodes.firstIndex(of: code) { routes[place] += 1 }
    }

    /// Notes how an application was decided; the condition that refused it, if one did.
    fileprivate mutating func note(_ decided: Result<[CaseEvent], Refusal>, of machine: Machine) -> Int? {
        var asked = machine.applyConditions[...]
        if case .failure(let refusal) = decided {
            switch refusal.code {
            case .wrongKindOfApplicant: refusedKinds += 1
            case .outsideWindow: refusedWindows += 1
            case .alreadyOpen: refusedPeriods += 1
            default: break
            }
            guard let condition = refusal.condition else { return nil }
            appliedDenied[condition] += 1
            asked = machine.applyConditions.prefix { $0 != condition }
        } else {
            applications += 1
        }
        for condition in asked { appliedMet[condition] += 1 }
        guard case .failure(let refusal) = decided else { return nil }
        return refusal.condition
    }
}

extension Result {
    fileprivate var isSuccess: Bool {
        if case .success = self { true } else { false }
    }
}
