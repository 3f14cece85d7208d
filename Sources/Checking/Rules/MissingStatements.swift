// Rule: a block has the statements without which it cannot be run.

internal import Source
internal import Syntax

/// Reports what matters, levels, appraisals and offices lack.
func missingStatements(_ context: RuleContext, _ findings: inout Findings) {
    for office in context.declared.offices { check(office, &findings) }
    for head in context.matters { check(head, &findings) }
    for level in context.declared.levels {
        guard let name = level.name else { continue }
        let facts: Facts = ["level": .name(name.text)]
        if level.approve == nil { findings.report(.levelWithoutApprove, at: name.location, facts) }
        if level.reviewer == nil { findings.report(.levelWithoutReviewer, at: name.location, facts) }
    }
}

private func check(_ head: MatterHead, _ findings: inout Findings) {
    let syntax = head.syntax
    if syntax.node.child(.category) == nil { findings.reportMissing(.category, in: .matter, head.name) }
    if syntax.node.child(.applicant) == nil { findings.reportMissing(.applicant, in: .matter, head.name) }
    if syntax.road.isEmpty {
        findings.report(.matterWithoutLevel, at: head.name.location, ["matter": .name(head.name.text)])
    }
    if let target = syntax.target, target.field == nil, let party = target.party {
        findings.reportMissing(.by, in: .target, party)
    }
    guard let appraisal = syntax.appraisal else { return }
    if appraisal.office == nil { findings.reportMissing(.office, of: appraisal) }
    if appraisal.outcomes.isEmpty { findings.reportMissing(.outcome, of: appraisal) }
    if appraisal.publish == nil { findings.reportMissing(.publish, of: appraisal) }
}

private func check(_ office: OfficeSyntax, _ findings: inout Findings) {
    guard let name = office.name else { return }
    if office.party == nil { findings.reportMissing(.among, in: .office, name) }
    if office.divisionField == nil { findings.reportMissing(.by, in: .office, name) }
    if office.tiers.isEmpty { findings.reportMissing(.tiers, in: .office, name) }
}

extension Findings {
    fileprivate mutating func reportMissing(_ statement: Keyword, in thing: Thing, _ name: NameSyntax) {
        report(
            .missingStatement, at: name.location,
            ["block": thing.fact, "name": .name(name.text), "statement": .keyword(statement)])
    }

    // WHY: one place and one code make one finding; the statements of an appraisal are told apart by their order.
    fileprivate mutating func reportMissing(_ statement: Keyword, of appraisal: AppraisalSyntax) {
        let location = appraisal.title?.location ?? appraisal.location
        report(
            .missingStatement, at: location,
            [
                "block": Thing.appraisal.fact, "name": .name(appraisal.title?.value ?? ""),
                "statement": .keyword(statement),
            ]
        )
    }
}
