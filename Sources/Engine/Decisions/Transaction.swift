// Transactions: what a command writes as one commit. It reads the facts, lets the verbs decide, and adds what
// outcomes write. The verbs themselves know nothing of this.

package import Machines

/// One case of a batch and what became of it.
package struct BatchLine: Sendable {
    package let id: CaseID
    package let result: Result<[Event], Refusal>
}

extension Registry {
    /// The events of an act on a case, what its outcome writes included.
    package func decide(_ act: Act, on id: CaseID, by author: Author) -> Result<[Event], Refusal> {
        var events: [Event] = []
        if let refusal = decide(act, on: id, by: author, into: &events) { return .failure(refusal) }
        return .success(events)
    }

    /// As `decide(_:on:by:)`, the events put behind those of the caller's list: one that is used again costs no memory.
    /// The refusal, which puts nothing; nil where the act is decided.
    package func decide(_ act: Act, on id: CaseID, by author: Author, into events: inout [Event]) -> Refusal? {
        let place = Int(id.number) - 1
        guard cases.indices.contains(place) else { return Refusal(.unknownCase).with("case", .case(id)) }
        return decide(act, on: cases[place], by: author, into: &events)
    }

    /// The decisions on a batch, a line for each case in the given order. Nothing is joined: whoever commits takes
    /// all lines or, where a part is wanted, those that succeeded. `watch` hears how many are decided.
    package func decideBatch(
        _ acts: [(id: CaseID, act: Act)], by author: Author, watch: (Int) -> Void = { _ in }
    ) -> [BatchLine] {
        acts.enumerated().map { index, item in
            defer { watch(index + 1) }
            return BatchLine(id: item.id, result: decide(item.act, on: item.id, by: author))
        }
    }

    /// The events of an application. A matter without modules is submitted in the same commit; with `earlier` the
    /// draft takes over what that case of the author's held.
    package func decideApplication(
        toMachine index: Int, target: PartyID?, from earlier: CaseID? = nil, by author: Author
    ) -> Result<[Event], Refusal> {
        guard let current, ruleset.machines.indices.contains(index) else {
            return .failure(Refusal(.unknownMatter).with("name", .number(index)))
        }
        let machine = ruleset.machines[index]
        let facts = facts(forApplicationTo: machine, by: author.party, target: target, at: author.at)
        let decided = Engine.decideApplication(
            to: machine, at: (current, index), target: target, facts: facts, by: author)
        guard case .success(let events) = decided, case .applied(let application)? = events.first else {
            return decided.map { wrap($0, nextCase) }
        }
        let new = newCase(nextCase, application, stamp: author.stamp)
        if let earlier {
            return carryOver(from: earlier, to: new, by: author).map { wrap(events + $0, new.id) }
        }
        guard machine.modules.isEmpty else { return .success(wrap(events, new.id)) }
        var all = wrap(events, new.id)
        if let refusal = decide(.submit, on: new, by: author, into: &all) { return .failure(refusal) }
        return .success(all)
    }

    /// The warnings that the matter's `warn`s give an application, as indexes of its conditions.
    package func warnings(toMachine index: Int, target: PartyID?, by author: Author) -> [Int] {
        let machine = ruleset.machines[index]
        let facts = facts(forApplicationTo: machine, by: author.party, target: target, at: author.at)
        return machine.warnings.filter {
            machine.expressions.holds(machine.conditions[$0].test, given: facts.values)
        }
    }

    private func decide(
        _ act: Act, on subject: consuming Case, by author: Author, into events: inout [Event]
    ) -> Refusal? {
        let machine = machine(of: subject)
        var decision = Decision(
            subject: subject, facts: Facts(), party: author.party, role: author.role, machine: machine)
        lookUp(&decision.facts, for: act, on: decision.subject, of: machine, at: author.at)
        switch Engine.decide(act, decision) {
        case .failure(let refusal): return refusal
        case .success(let decided):
            let row = decided.row
            events.append(.changed(decision.subject.id, decided.event))
            if machine.writes(row) { putEffects(of: row, on: decision.subject, by: author, machine, &events) }
            return nil
        }
    }

    private func wrap(_ events: [CaseEvent], _ id: CaseID) -> [Event] {
        events.map { .changed(id, $0) }
    }

    /// Puts what ending with an outcome, or a release, writes into the applicant.
    private func putEffects(
        of row: Int, on subject: Case, by author: Author, _ machine: Machine, _ events: inout [Event]
    ) {
        let values = allValues(of: machine, for: subject, at: author.at)
        let reading = reading(of: subject)
        for effect in machine.fieldEffects(of: row) {
            let value = effect.value.map { machine.expressions.value(of: $0, given: values) } ?? .unset
            let kept = reading.stored(value, of: effect.field, kind: machine.facts.applicant)
            events.append(.fieldSet(subject.applicant, field: effect.field, kept, cause: subject.id))
        }
    }
}

extension Author {
    /// The stamp under which the author's command would be written.
    var stamp: Stamp { Stamp(at: at, session: "", by: account) }
}
