// Rule: a field with a `when` is there for some and not for others, and an office can be held by some party.

internal import Source
internal import Syntax

/// Reports fields and offices whose `when` never or always holds.
func decidedFields(_ context: RuleContext, _ findings: inout Findings) {
    let rulebook = context.rulebook
    for (index, party) in rulebook.parties.enumerated() {
        let possibility = Possibility(
            reader: SubjectReader(parties: rulebook.parties, applicant: index, isFillingIn: true))
        for field in party.fields { check(field, possibility, &findings) }
    }
    for office in rulebook.offices {
        check(office, Possibility(reader: SubjectReader(parties: rulebook.parties, applicant: office.party)), &findings)
    }
    for matter in rulebook.matters {
        let possibility = context.possibility(in: matter, isFillingIn: true)
        let modules = matter.modules
        for module in modules.indices {
            let fields = modules[module].fields
            for index in fields.indices where fields[index].presence != nil {
                check(fields[index], possibility, &findings)
            }
        }
    }
}

private func check(_ field: FieldDefinition, _ possibility: Possibility, _ findings: inout Findings) {
    guard let presence = field.presence else { return }
    if !possibility.allows([Claim(test: presence)]) {
        findings.report(.fieldNeverThere, at: presence.location, ["field": .name(field.name)])
    } else if !possibility.allows([Claim(test: presence, holds: false)]) {
        let facts: Facts = ["kind": Thing.field.fact, "name": .name(field.name)]
        findings.report(.whenAlways, at: presence.location, facts)
    }
}

private func check(_ office: OfficeDefinition, _ possibility: Possibility, _ findings: inout Findings) {
    let parties = possibility.reader.parties
    guard let condition = office.condition, parties.indices.contains(office.party) else { return }
    if !possibility.allows([Claim(test: condition)]) {
        let facts: Facts = ["office": .name(office.name), "party": .name(parties[office.party].name)]
        findings.report(.officeNeverServed, at: condition.location, facts)
    } else if !possibility.allows([Claim(test: condition, holds: false)]) {
        let facts: Facts = ["kind": Thing.office.fact, "name": .name(office.name)]
        findings.report(.whenAlways, at: condition.location, facts)
    }
}
