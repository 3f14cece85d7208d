// Replay: every recorded decision taken again by another definition, with the facts of its time. The recorded registry
// is only read; the cases as they would be are kept beside it. Acts are put into the other machine's terms in
// `ReplayedActs.swift`.

package import Machines

/// A replay under way.
package struct Replay: Sendable {
    /// A decision that would be another one now.
    package struct Difference: Hashable, Sendable {
        /// What differs.
        package enum Kind: Hashable, Sendable {
            /// It was carried out then.
            case refused(Refusal)
            /// The case stands elsewhere in the end.
            case standsElsewhere(recorded: Term, now: Term)
        }

        package let id: CaseID
        package let matter: Term
        /// The record's number; for a case that stands elsewhere, that of its last decision.
        package let sequence: Int64
        package let stamp: Stamp
        package let verb: Verb
        package let kind: Kind
        /// The matter by its place in the new definition; nil where that has none.
        package let machine: Int?
        /// Where the case stood in the new machine; nil for an application.
        package let state: StateID?
        package let pick: Pick
    }

    /// In the order of the records; those that stand elsewhere behind, by number.
    package private(set) var differences: [Difference] = []
    /// How many decisions were taken again.
    package private(set) var decisions = 0
    /// The cases as they would be. One that came to differ is not followed any further.
    private var cases: [CaseID: Case] = [:]
    private var last: [CaseID: (sequence: Int64, stamp: Stamp, verb: Verb)] = [:]
    private var stopped: Set<CaseID> = []
    private let definition: Int

    /// A replay by the definition, which the empty registry gets to know without taking it into use.
    package init(of definition: Definition, in registry: inout Registry) {
        self.definition = registry.consider(definition)
    }

    /// How many cases were begun.
    package var caseCount: Int { last.count }

    /// Takes the decision of one event again; `registry` is as it was before the event.
    package mutating func take(_ event: Event, sequence: Int64, stamp: Stamp, before registry: Registry) {
        guard case .changed(let id, let event) = event, !stopped.contains(id) else { return }
        let verb = event.step?.verb ?? .apply
        last[id] = (sequence, stamp, verb)
        decisions += 1
        let account = registry.account(named: stamp.by)
        let author = Author(
            account: stamp.by, party: account?.party ?? registry.case(id)?.applicant ?? PartyID(0),
            role: account?.role ?? .auditor, at: stamp.at)
        if case .applied(let application) = event {
            begin(id, application, sequence, by: author, in: registry)
        } else if let subject = cases[id], let recorded = registry.case(id) {
            goOn(subject, event, from: registry.machine(of: recorded), sequence, by: author, in: registry)
        }
    }

    /// Compares where the cases stand; `registry` is as the whole history left it.
    package mutating func finish(_ registry: Registry) {
        for id in cases.keys.sorted() where !stopped.contains(id) {
            guard let subject = cases[id], let recorded = registry.case(id), let last = last[id] else { continue }
            let ruleset = considered
            let machine = ruleset.machines[subject.machine]
            let now = machine.states[Int(subject.configuration.state.index)]
            let then = registry.machine(of: recorded).states[Int(recorded.configuration.state.index)]
            let matter = registry.machine(of: recorded).facts.name
            let moved = ruleset.migrations.lazy.filter { $0.matter == matter }.compactMap { $0.target(of: then) }.first
            if now.name == then.name || moved == subject.configuration.state { continue }
            differences.append(
                Difference(
                    id: id, matter: machine.facts.term, sequence: last.sequence, stamp: last.stamp, verb: last.verb,
                    kind: .standsElsewhere(
                        recorded: Term(name: then.name, title: then.title), now: Term(name: now.name, title: now.title)
                    ),
                    machine: subject.machine, state: nil, pick: .nothing))
        }
    }

    /// The definition's ruleset, as the last event found it.
    private var considered = Ruleset(parties: [], offices: [], divisions: [], machines: [])

    private mutating func begin(
        _ id: CaseID, _ application: CaseEvent.Application, _ sequence: Int64, by author: Author,
        in registry: Registry
    ) {
        considered = registry.definitions[definition].ruleset
        let recorded = registry.definitions[application.definition].ruleset.machines[application.machine]
        let known = considered.machines.firstIndex { $0.facts.name == recorded.facts.name }
        let machine = known ?? considered.migrations.first { $0.matter == recorded.facts.name }?.machine
        func refuse(_ refusal: Refusal) {
            stop(
                Difference(
                    id: id, matter: recorded.facts.term, sequence: sequence, stamp: stamp(author), verb: .apply,
                    kind: .refused(refusal), machine: machine, state: nil, pick: .nothing))
        }
        guard let machine else {
            refuse(Refusal(.unknownMatter).with("name", .text(recorded.facts.name)))
            return
        }
        let begun = registry.beginCase(
            id, (definition, machine), target: application.target, by: author, stamp: stamp(author))
        switch begun {
        case .success(let subject): cases[id] = subject
        case .failure(let refusal): refuse(refusal)
        }
    }

    private mutating func goOn(
        _ subject: Case, _ event: CaseEvent, from recorded: Machine, _ sequence: Int64, by author: Author,
        in registry: Registry
    ) {
        considered = registry.definitions[definition].ruleset
        let machine = considered.machines[subject.machine]
        // WHY: a matter without modules is submitted with its application, which was taken again as a whole.
        if case .submitted = event, machine.modules.isEmpty, recorded.modules.isEmpty { return }
        var pick = Pick.nothing
        let decided: Result<Decided, Refusal>
        switch ActTranslation(from: recorded, to: machine).act(of: event) {
        case .failure(let refusal): decided = .failure(refusal)
        case .success(nil): return
        case .success(let act?):
            pick = act.step.pick
            let facts = registry.facts(for: act, on: subject, at: author.at)
            decided = Engine.decide(act, on: subject, facts: facts, by: author, machine: machine)
        }
        switch decided {
        case .success(let decided):
            cases[subject.id] = evolve(
                subject, decided.event, by: author.party, stamp: stamp(author), machine: machine)
        case .failure(let refusal):
            stop(
                Difference(
                    id: subject.id, matter: machine.facts.term, sequence: sequence, stamp: stamp(author),
                    verb: event.step?.verb ?? .apply, kind: .refused(refusal), machine: subject.machine,
                    state: subject.configuration.state, pick: pick))
        }
    }

    private mutating func stop(_ difference: Difference) {
        differences.append(difference)
        stopped.insert(difference.id)
    }

    private func stamp(_ author: Author) -> Stamp { author.stamp }
}

extension Registry {
    /// Gets to know a definition without taking it into use; its place.
    mutating func consider(_ definition: Definition) -> Int {
        definitions.append(definition)
        renumber(to: vocabulary.followed(by: Vocabulary(of: definition.compiled)), indexedBy: uniqueFields)
        return definitions.count - 1
    }

    /// The case that an application to a machine begins, submitted where the matter has no modules.
    fileprivate func beginCase(
        _ id: CaseID, _ place: (definition: Int, machine: Int), target: PartyID?, by author: Author, stamp: Stamp
    ) -> Result<Case, Refusal> {
        let definition = definitions[place.definition]
        let machine = definition.ruleset.machines[place.machine]
        let facts = facts(
            forApplicationTo: machine, of: definition, by: author.party, target: target, at: author.at)
        let applied = Engine.decideApplication(to: machine, at: place, target: target, facts: facts, by: author)
        return applied.flatMap { events in
            guard case .applied(let application)? = events.first else {
                return .failure(Refusal(.unknownMatter).with("name", .text(machine.facts.name)))
            }
            let subject = newCase(id, application, stamp: stamp)
            guard machine.modules.isEmpty else { return .success(subject) }
            let known = self.facts(for: .submit, on: subject, at: author.at)
            return Engine.decide(.submit, on: subject, facts: known, by: author, machine: machine).map { decided in
                evolve(subject, decided.event, by: author.party, stamp: stamp, machine: machine)
            }
        }
    }
}
