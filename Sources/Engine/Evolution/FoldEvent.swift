// Folding: the registry after an event, its indexes included.
// The cases themselves evolve in `Evolve.swift`.

package import Machines

extension Ruleset {
    /// Whether a field of a kind of party is unique; not where there is no such field.
    fileprivate func isUnique(field: Int, ofKind kind: PartyKind) -> Bool {
        kind >= 0 && kind < parties.count && field >= 0 && field < parties[kind].fields.count
            && parties[kind].fields[field].isUnique
    }
}

extension Registry {
    /// Folds one event in. `resolve` gives the ruleset of a definition by its hash; nil where it is not known, and the
    /// deployment is then passed over. `party` is the one that the stamp's account acts for, and `step` the one that
    /// the event takes, where the caller knows them.
    package mutating func fold(
        _ event: Event, stamp: Stamp, by party: PartyID? = nil, taking step: Step? = nil, resolve: (String) -> Ruleset?
    ) {
        if latest.map({ $0 < stamp.at }) ?? true { latest = stamp.at }
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
        case .changed(let id, let event): change(id, event, taking: step, stamp: stamp, by: party)
        case .exported: break
        }
    }

    mutating func deploy(_ definition: Definition) {
        let uniques = parties.isEmpty ? [] : uniqueFields
        if let known = definitions.firstIndex(where: { $0.hash == definition.hash }) {
            current = known
        } else {
            current = definitions.count
            definitions.append(definition)
        }
        deployments.append(current ?? 0)
        renumber(to: Vocabulary(of: definition.ruleset).followed(by: vocabulary), indexedBy: uniques)
    }

    /// WHY: a new rulebook may order its kinds, fields and choices otherwise. What it declares comes first, so that it
    /// reads as it was compiled; values that it does not know stay with their party for the cases that go on under
    /// earlier definitions.
    mutating func renumber(to new: Vocabulary, indexedBy uniques: [[Int]]) {
        let renumbering = Renumbering(from: vocabulary, to: new)
        vocabulary = new
        for place in definitions.indices { definitions[place].renumber(to: new) }
        if parties.isEmpty || renumbering.keepsParties && uniqueFields == uniques { return }
        parties = Shelf(parties.map(renumbering.party))
        lookups.forgetParties()
        for party in parties {
            for field in party.values.indices { index(party, field: field) }
        }
    }

    /// By kind: the fields by whose value a party is found.
    var uniqueFields: [[Int]] {
        ruleset.parties.map { schema in schema.fields.indices.filter { schema.fields[$0].isUnique } }
    }

    private mutating func index(_ party: Party, field: Int) {
        let key = FieldValue(kind: party.kind, field: field, value: party.value(field))
        if isSoughtAfter(key) { lookups.insert(party.id, holding: key) }
    }

    /// Whether parties are found by this value: it is that of a unique field, or a division.
    package func isSoughtAfter(_ key: FieldValue) -> Bool {
        if case .division = key.value { return true }
        guard key.value.isSet, let current else { return false }
        // WHY: the list is looked at where it lies, for a ruleset is too many parts to be copied.
        return definitions[current].ruleset.isUnique(field: key.field, ofKind: key.kind)
    }

    private mutating func set(_ field: Int, of id: PartyID, to value: Value) {
        let place = Int(id.number) - 1
        guard parties.indices.contains(place), parties[place].values.indices.contains(field) else { return }
        let party = parties[place]
        let old = FieldValue(kind: party.kind, field: field, value: party.value(field))
        if isSoughtAfter(old) { lookups.remove(id, holding: old) }
        parties[place].values[field] = value
        index(parties[place], field: field)
    }

    private mutating func begin(_ id: CaseID, _ application: CaseEvent.Application, stamp: Stamp) {
        guard id == nextCase, definitions.indices.contains(application.definition),
            definitions[application.definition].ruleset.machines.indices.contains(application.machine)
        else { return }
        cases.append(newCase(id, application, stamp: stamp))
        lookups.note(id, appliedBy: application.applicant)
    }

    /// The case that an application begins; the registry has its definition and machine.
    func newCase(_ id: CaseID, _ application: CaseEvent.Application, stamp: Stamp) -> Case {
        // WHY: the list is held, for to hold a definition is to copy its parts.
        let definitions = definitions
        return Case(
            id, application, machine: definitions[application.definition].ruleset.machines[application.machine],
            blank: definitions[application.definition].blanks[application.machine], stamp: stamp)
    }

    private mutating func change(
        _ id: CaseID, _ event: CaseEvent, taking step: Step?, stamp: Stamp, by known: PartyID?
    ) {
        let place = Int(id.number) - 1
        guard place >= 0, place < cases.endIndex else { return }
        // WHY: of a case that leaves the archive, its reviewers must learn where it stands now.
        if cases.isArchived(place) { noteReviewers(of: cases[place]) }
        let account = known == nil ? party(ofAccount: stamp.by) : nil
        let definitions = definitions
        let isMoved = cases.change(at: place) { subject in
            let state = subject.configuration.state
            subject.evolve(
                event, taking: step, by: known ?? account ?? subject.applicant, stamp: stamp,
                machine: definitions[subject.definition].ruleset.machines[subject.machine])
            return subject.configuration.state != state
        }
        if case .submitted(.some) = event, let subject = self.case(id) { noteReviewers(of: subject) }
        if !drafts.isEmpty, isMoved { drafts[id] = nil }
    }

    /// Puts the case in the place of what it was, and notes whom it concerns.
    mutating func replace(_ old: Case, by new: Case) {
        let place = Int(new.id.number) - 1
        // WHY: of a case that leaves the archive, its reviewers must learn where it stands now.
        if cases.isArchived(place) { noteReviewers(of: old) }
        cases[place] = new
        if new.body.stops != old.body.stops || new.body.appraiser != old.body.appraiser { noteReviewers(of: new) }
    }

    private mutating func noteReviewers(of subject: Case) {
        for stop in subject.body.stops { lookups.note(subject.id, reviewedBy: stop.holder) }
        if let appraiser = subject.body.appraiser { lookups.note(subject.id, reviewedBy: appraiser) }
    }
}
