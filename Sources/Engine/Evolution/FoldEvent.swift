// Folding: the registry after an event, its indexes included.
// The cases themselves evolve in `Evolve.swift`.

package import Machines

extension Registry {
    /// Folds one event in. `resolve` gives the ruleset of a definition by its hash; nil where it is not known, and the
    /// deployment is then passed over.
    package mutating func fold(_ event: Event, stamp: Stamp, resolve: (String) -> Ruleset?) {
        switch event {
        case .deployed(let hash):
            guard let ruleset = resolve(hash) else { return }
            deploy(Definition(hash: hash, ruleset: ruleset))
            migrateCases(stamp: stamp)
        case .registered(let party):
            guard party.id == nextParty else { return }
            let whole = Party(
                id: party.id, kind: party.kind, values: vocabulary.filledUp(party.values, kind: party.kind))
            parties.append(whole)
            for field in whole.values.indices { index(whole, field: field) }
        case .account(let name, let event): fold(event, of: name, stamp: stamp)
        case .opinionsSet(let party, let verb, let opinions):
            opinionsByParty[party, default: [:]][verb] = opinions.isEmpty ? nil : opinions
        case .reviewDrafted(let id, let draft): drafts[id, default: [:]][stamp.by] = draft
        case .profileChanged(let party, let field, let value): set(field, of: party, to: value)
        case .fieldSet(let party, let field, let value, _): set(field, of: party, to: value)
        case .changed(let id, .applied(let application)): begin(id, application, stamp: stamp)
        case .changed(let id, let event): change(id, event, stamp: stamp)
        case .exported: break
        }
    }

    mutating func deploy(_ definition: Definition) {
        if let known = definitions.firstIndex(where: { $0.hash == definition.hash }) {
            current = known
        } else {
            current = definitions.count
            definitions.append(definition)
        }
        renumber(to: Vocabulary(of: definition.ruleset).followed(by: vocabulary))
    }

    /// WHY: a new rulebook may order its kinds, fields and choices otherwise. What it declares comes first, so that it
    /// reads as it was compiled; values that it does not know stay with their party for the cases that go on under
    /// earlier definitions.
    mutating func renumber(to new: Vocabulary) {
        let renumbering = Renumbering(from: vocabulary, to: new)
        parties = parties.map(renumbering.party)
        vocabulary = new
        for place in definitions.indices { definitions[place].renumber(to: new) }
        partiesByUniqueValue = [:]
        partiesByDivision = [:]
        for party in parties {
            for field in party.values.indices { index(party, field: field) }
        }
    }

    private mutating func index(_ party: Party, field: Int) {
        if case .division = party.value(field) {
            let key = UniqueValue(kind: party.kind, field: field, value: party.value(field))
            let earlier = partiesByDivision[key]?.lastIndex { $0 < party.id }.map { $0 + 1 } ?? 0
            partiesByDivision[key, default: []].insert(party.id, at: earlier)
        }
        let schemas = ruleset.parties
        guard schemas.indices.contains(party.kind), schemas[party.kind].fields.indices.contains(field),
            schemas[party.kind].fields[field].isUnique, party.value(field).isSet
        else { return }
        partiesByUniqueValue[UniqueValue(kind: party.kind, field: field, value: party.value(field))] = party.id
    }

    private mutating func set(_ field: Int, of id: PartyID, to value: Value) {
        let place = Int(id.number) - 1
        guard parties.indices.contains(place), parties[place].values.indices.contains(field) else { return }
        let party = parties[place]
        let old = UniqueValue(kind: party.kind, field: field, value: party.value(field))
        if partiesByUniqueValue[old] == id { partiesByUniqueValue[old] = nil }
        partiesByDivision[old]?.removeAll { $0 == id }
        parties[place].values[field] = value
        index(parties[place], field: field)
    }

    private mutating func begin(_ id: CaseID, _ application: CaseEvent.Application, stamp: Stamp) {
        guard id == nextCase, definitions.indices.contains(application.definition),
            definitions[application.definition].ruleset.machines.indices.contains(application.machine)
        else { return }
        let machine = definitions[application.definition].ruleset.machines[application.machine]
        cases.append(Case(id, application, machine: machine, stamp: stamp))
        casesByApplicant[application.applicant, default: []].append(id)
    }

    private mutating func change(_ id: CaseID, _ event: CaseEvent, stamp: Stamp) {
        guard let old = self.case(id) else { return }
        let party = account(named: stamp.by)?.party ?? old.applicant
        let new = evolve(old, event, by: party, stamp: stamp, machine: machine(of: old))
        cases[Int(id.number) - 1] = new
        if new.configuration.state != old.configuration.state { drafts[id] = nil }
        if new.body.stops != old.body.stops || new.body.appraiser != old.body.appraiser { indexReviewers(of: new) }
    }

    private mutating func indexReviewers(of subject: Case) {
        var reviewers = Set(subject.body.stops.map(\.holder))
        if let appraiser = subject.body.appraiser { reviewers.insert(appraiser) }
        for reviewer in reviewers.sorted() { casesByReviewer[reviewer, default: []].append(subject.id) }
    }
}

extension Case {
    /// The case that an application begins.
    init(_ id: CaseID, _ application: CaseEvent.Application, machine: Machine, stamp: Stamp) {
        self.init(
            id: id, definition: application.definition, machine: application.machine, applicant: application.applicant,
            target: application.target, year: application.year, configuration: Configuration(of: machine),
            since: stamp.at)
        body.answers = machine.modules.map { module in
            module.rows == nil ? [Row(values: module.fields.map { _ in .unset })] : []
        }
        for answer in application.answers { body.put(answer) }
        body.deeds = [
            Deed(
                stamp: stamp, party: application.applicant, verb: .apply, state: machine.initial, pick: .nothing,
                modules: .none, isRight: true, text: "")
        ]
    }
}
