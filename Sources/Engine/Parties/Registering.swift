// Registering: a new party with its account, and changes of a profile by the party itself (R004, R014, R015).
// What outcomes write into parties is decided with the case that ends.

package import Machines

extension Registry {
    /// The events of a registration; `values` by the kind's field indexes. Offices are registered by administrators.
    package func decideRegistration(
        kind: PartyKind, values: [Value], account name: String, by registrar: Registrar
    ) -> Result<[Event], Refusal> {
        let schema = ruleset.parties[kind]
        for index in schema.fields.indices where values.indices.contains(index) && values[index].isSet {
            if let refusal = writerRefusal(of: schema.fields[index]) { return .failure(refusal) }
        }
        return decideGiving(kind: kind, values: values, account: name, by: registrar)
    }

    /// As a registration, but fields that only matters write may be given too: how scenarios and trainings begin.
    package func decideGiving(
        kind: PartyKind, values: [Value], account name: String, by registrar: Registrar = .training
    ) -> Result<[Event], Refusal> {
        let schema = ruleset.parties[kind]
        if let refusal = refusal(ofName: name) { return .failure(refusal) }
        for (index, value) in values.enumerated() {
            if let refusal = refusal(of: value, in: index, of: kind, for: nil) { return .failure(refusal) }
        }
        // WHY: a flag that was not given means no; an unset one would make a condition and its negation both false.
        let filled = schema.fields.enumerated().map { index, field in
            let value = values.indices.contains(index) ? values[index] : .unset
            return field.type == .flag && !value.isSet ? Value.flag(false) : value
        }
        let party = Party(id: nextParty, kind: kind, values: filled)
        if let refusal = missingRefusal(party, schema) { return .failure(refusal) }
        let given = filled.indices.filter { values.indices.contains($0) && values[$0].isSet }
        if let refusal = absentRefusal(of: given, in: party, schema) { return .failure(refusal) }
        if let refusal = registrarRefusal(party, registrar) ?? officeRefusal(party) { return .failure(refusal) }
        return .success([
            .registered(party), .account(name, .opened(party: party.id, ruleset.roleAtRegistration(of: kind))),
        ])
    }

    /// The events of a change of the author's own profile. WHY: nobody makes himself an office by it.
    package func decideProfileChange(
        field: Int, to value: Value, by author: Author, as registrar: Registrar
    ) -> Result<[Event], Refusal> {
        guard var party = party(author.party) else {
            return .failure(Refusal(.unknownAccount).with("name", .text(author.account)))
        }
        guard schema(of: party.kind).fields.indices.contains(field), ruleset.parties.indices.contains(party.kind) else {
            let schema = schema(of: party.kind)
            return .failure(
                Refusal(.unknownField).with("place", .term(Term(name: schema.name, title: schema.title)))
                    .with("name", .number(field)).with("choices", .terms([])))
        }
        let definition = ruleset.parties[party.kind].fields[field]
        if value.isSet, let refusal = writerRefusal(of: definition) { return .failure(refusal) }
        if let refusal = refusal(of: value, in: field, of: party.kind, for: party.id) { return .failure(refusal) }
        if !value.isSet, !definition.isOptional {
            let schema = ruleset.parties[party.kind]
            return .failure(
                Refusal(.fieldRequired).with("kind", .term(Term(name: schema.name, title: schema.title)))
                    .with("fields", .terms([Term(name: definition.name, title: definition.title)])))
        }
        let before = offices(of: party)
        party.values[field] = value
        if value.isSet, let refusal = absentRefusal(of: [field], in: party, ruleset.parties[party.kind]) {
            return .failure(refusal)
        }
        let isSameOffice = offices(of: party).elementsEqual(before, by: ==)
        let registrar = isSameOffice ? .administrator : registrar
        if let refusal = registrarRefusal(party, registrar) ?? officeRefusal(party) { return .failure(refusal) }
        return .success([.profileChanged(party.id, field: field, value)])
    }

    /// The first of these fields that does not exist with the values given.
    private func absentRefusal(of fields: [Int], in party: Party, _ schema: PartySchema) -> Refusal? {
        let values = party.values(for: schema.expressions, currentReading)
        let absent = fields.first { index in
            schema.fields[index].presence.map { !schema.expressions.holds($0, given: values) } ?? false
        }
        return absent.map { absenceRefusal(of: schema.fields[$0]) }
    }

    /// Required fields that are not there, though they exist with the values given.
    private func missingRefusal(_ party: Party, _ schema: PartySchema) -> Refusal? {
        let values = party.values(for: schema.expressions, currentReading)
        let missing = schema.fields.indices.filter { index in
            let field = schema.fields[index]
            let exists = field.presence.map { schema.expressions.holds($0, given: values) } ?? true
            return exists && !field.isOptional && !party.value(index).isSet
        }
        if missing.isEmpty { return nil }
        return Refusal(.fieldRequired).with("kind", .term(Term(name: schema.name, title: schema.title)))
            .with("fields", .terms(missing.map { Term(name: schema.fields[$0].name, title: schema.fields[$0].title) }))
    }

    private func refusal(of value: Value, in index: Int, of kind: PartyKind, for owner: PartyID?) -> Refusal? {
        let schema = ruleset.parties[kind]
        let field = schema.fields[index]
        let term = RefusalArgument.term(Term(name: field.name, title: field.title))
        guard value.isSet else { return nil }
        if let refusal = refuse(value, for: field) ?? kindRefusal(value, field) { return refusal }
        guard field.isUnique, let holder = party(kind: kind, field: index, value: value), holder != owner else {
            return nil
        }
        return Refusal(.valueTaken).with("field", term).with("value", .text(value.plainText))
            .with("kind", .term(Term(name: schema.name, title: schema.title)))
    }

    private func writerRefusal(of field: Field) -> Refusal? {
        guard let writer = field.writer else { return nil }
        let matter = ruleset.machine(named: writer).map { ruleset.machines[$0].facts.title } ?? writer
        return Refusal(.fieldSetByMatter).with("field", .term(Term(name: field.name, title: field.title)))
            .with("matter", .term(Term(name: writer, title: matter)))
    }

    /// A party must be of the kind that the field names.
    private func kindRefusal(_ value: Value, _ field: Field) -> Refusal? {
        guard case .party(let id) = value, case .party(let kind) = field.type, party(id)?.kind != kind else {
            return nil
        }
        let schema = ruleset.parties[kind]
        return Refusal(.valueOfWrongType).with("field", .term(Term(name: field.name, title: field.title)))
            .with("expected", .terms([Term(name: schema.name, title: schema.title)])).with(
                "value", .text(title(of: id)))
    }

    private func registrarRefusal(_ party: Party, _ registrar: Registrar) -> Refusal? {
        guard registrar == .anyone, let first = offices(of: party).first else { return nil }
        let office = ruleset.offices[first.office]
        return Refusal(.officeByAdministrator).with("office", .term(Term(name: office.name, title: office.title)))
    }

    /// The offices that the party is, each of a division.
    private func offices(of party: Party) -> [(office: Int, division: Int)] {
        ruleset.offices.enumerated().compactMap { index, office in
            guard case .division(let code) = party.value(office.divisionField),
                isOffice(party, office, of: code, currentReading)
            else {
                return nil
            }
            return (index, code)
        }
    }

    /// Two parties must not be the same office of the same division.
    private func officeRefusal(_ party: Party) -> Refusal? {
        for office in ruleset.offices {
            guard case .division(let code) = party.value(office.divisionField),
                isOffice(party, office, of: code, currentReading),
                let holder = holder(of: office, division: code), holder != party.id
            else { continue }
            return Refusal(.officeTaken, able: [holder]).with("holder", .party(holder))
                .with("office", .term(Term(name: office.name, title: office.title)))
                .with("division", .text(ruleset.division(code)?.name ?? String(code)))
        }
        return nil
    }

    func isAccountName(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, first.properties.isAlphabetic else { return false }
        return (1...32).contains(name.unicodeScalars.count)
            && name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-" }
    }
}

extension Ruleset {
    /// The role of the first account of a party of the kind: who can be reviewed by, bound to or an office decides, and
    /// all others apply.
    package func roleAtRegistration(of kind: PartyKind) -> Role {
        let isNamed = parties.contains { $0.fields.contains { $0.type == .party(kind) } }
        let isTarget = machines.contains { $0.facts.target?.kind == kind }
        return isNamed || isTarget || offices.contains { $0.kind == kind } ? .approver : .applicant
    }
}
