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
        guard let subject = self.case(id), subject.involves(author.party) else {
            return .failure(Refusal(.unknownCase).with("case", .case(id)))
        }
        return decide(act, on: subject, by: author)
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
        let new = Case(nextCase, application, machine: machine, stamp: author.stamp)
        if let earlier {
            return carryOver(from: earlier, to: new, by: author).map { wrap(events + $0, new.id) }
        }
        guard machine.modules.isEmpty else { return .success(wrap(events, new.id)) }
        return decide(.submit, on: new, by: author).map { wrap(events, new.id) + $0 }
    }

    /// The warnings that the matter's `warn`s give an application, as indexes of its conditions.
    package func warnings(toMachine index: Int, target: PartyID?, by author: Author) -> [Int] {
        let machine = ruleset.machines[index]
        let facts = facts(forApplicationTo: machine, by: author.party, target: target, at: author.at)
        return machine.warnings.filter {
            machine.expressions.holds(machine.conditions[$0].test, given: facts.given.values)
        }
    }

    private func decide(_ act: Act, on subject: Case, by author: Author) -> Result<[Event], Refusal> {
        let machine = machine(of: subject)
        let facts = facts(for: act, on: subject, at: author.at)
        return Engine.decide(act, on: subject, facts: facts, by: author, machine: machine).map { events in
            wrap(events, subject.id) + effects(of: events, on: subject, by: author, machine: machine)
        }
    }

    private func wrap(_ events: [CaseEvent], _ id: CaseID) -> [Event] {
        events.map { .changed(id, $0) }
    }

    /// What ending with an outcome, or a release, writes into the applicant.
    private func effects(of events: [CaseEvent], on subject: Case, by author: Author, machine: Machine) -> [Event] {
        let after = events.reduce(subject) {
            evolve($0, $1, by: author.party, stamp: author.stamp, machine: machine)
        }
        guard after.configuration.state != subject.configuration.state else { return [] }
        let state = machine.states[Int(after.configuration.state.index)]
        let effects =
            events.contains(.released)
            ? machine.releaseEffects : state.outcome.map { machine.outcomes[$0].effects } ?? []
        guard !effects.isEmpty else { return [] }
        let values = allValues(of: machine, for: subject, at: author.at)
        return effects.map { effect in
            let value = effect.value.map { machine.expressions.value(of: $0, given: values) } ?? .unset
            let kept = reading(of: subject).stored(value, of: effect.field, kind: machine.facts.applicant)
            return .fieldSet(subject.applicant, field: effect.field, kept, cause: subject.id)
        }
    }
}

extension Author {
    /// The stamp under which the author's command would be written.
    var stamp: Stamp { Stamp(at: at, session: "", by: account) }
}
