// Parties and offices as checked definitions. Their fields are resolved by `Matters/FieldResolver.swift`.

internal import Source
internal import Syntax

extension Resolver {
    /// The definition of a party.
    mutating func party(_ index: Int) -> PartyDefinition {
        let syntax = declared.parties[index]
        let name = syntax.name?.text ?? ""
        let fields = self.fields(of: parties[index], scope: .party(index), isOfParty: true)
        return PartyDefinition(
            name: name, title: syntax.title?.value ?? name, fields: fields,
            location: syntax.name?.location ?? syntax.location)
    }

    /// The definition of an office.
    mutating func office(_ index: Int) -> OfficeDefinition {
        let syntax = declared.offices[index]
        let name = syntax.name?.text ?? ""
        let party = syntax.party.flatMap { expectParty($0) }
        let condition = syntax.condition.flatMap { self.condition($0, .party(party)) }
        let field = party.flatMap { party in
            syntax.divisionField.flatMap { expectDivisionField($0, ofParty: party) }
        }
        return OfficeDefinition(
            name: name, title: syntax.title?.value ?? name, party: party ?? 0, condition: condition,
            divisionField: field ?? 0, tiers: syntax.tiers.compactMap(tier),
            location: syntax.name?.location ?? syntax.location)
    }

    /// The field of a party, or nil with a report.
    mutating func expectField(_ name: NameSyntax, ofParty party: Int) -> Int? {
        let text = name.text
        if let index = parties[party].names[text] {
            uses?.note(name, in: parties[party].names)
            return index
        }
        let facts: Facts = ["name": .name(text), "owner": fact(of: .party(party))]
        findings.reportUnknown(.unknownField, text, at: name.location, facts, among: parties[party].names)
        return nil
    }

    private mutating func expectDivisionField(_ name: NameSyntax, ofParty party: Int) -> Int? {
        guard let index = expectField(name, ofParty: party) else { return nil }
        if let type = parties[party].heads[index].type, type != .division {
            findings.report(.divisionExpected, at: name.location, ["found": fact(of: type)])
        }
        return index
    }

    private func tier(_ syntax: TierSyntax) -> TierDefinition? {
        guard let name = syntax.name else { return nil }
        return TierDefinition(name: name.text, title: syntax.title?.value ?? name.text, location: name.location)
    }
}
