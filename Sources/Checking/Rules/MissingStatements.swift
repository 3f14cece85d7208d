// Rule: a block has the statements without which it cannot be run.

internal import Source
internal import Syntax

/// Reports what matters, levels, appraisals and attachments lack.
func missingStatements(_ context: RuleContext, _ findings: inout Findings) {
    for head in context.matters { check(head, &findings) }
    for level in context.declared.levels {
        guard let name = level.name, !level.node.isGarbled else { continue }
        let facts: Facts = ["level": .name(name.text)]
        if level.approve == nil { findings.report(.levelWithoutApprove, at: name.location, facts) }
        if level.reviewer == nil { findings.report(.levelWithoutReviewer, at: name.location, facts) }
    }
}

private func check(_ head: MatterHead, _ findings: inout Findings) {
    let syntax = head.syntax
    let needed: [(NodeKind, Keyword)] = [(.category, .category), (.applicant, .applicant)]
    let isWhole = !syntax.node.isGarbled
    let missing = needed.filter { isWhole && syntax.node.child($0.0) == nil }.map { Fact.keyword($0.1) }
    findings.reportMissing(missing, in: .matter, head.name.text, at: head.name.location)
    let kinds = syntax.node.childKinds
    if isWhole, !kinds.contains(.level), !kinds.contains(.routeUse) {
        findings.report(.matterWithoutLevel, at: head.name.location, ["matter": .name(head.name.text)])
    }
    for attachment in syntax.attachments + syntax.modules.flatMap(\.attachments) { check(attachment, &findings) }
    if let appraisal = syntax.appraisal { check(appraisal, &findings) }
}

private func check(_ appraisal: AppraisalSyntax, _ findings: inout Findings) {
    let needed: [(NodeKind, Keyword)] = [(.appraisalOffice, .office), (.outcome, .outcome), (.publish, .publish)]
    guard !appraisal.node.isGarbled else { return }
    let missing = needed.filter { appraisal.node.child($0.0) == nil }.map { Fact.keyword($0.1) }
    let location = appraisal.title?.location ?? appraisal.location
    findings.reportMissing(missing, in: .appraisal, appraisal.title?.value ?? "", at: location)
}

private func check(_ attachment: AttachmentSyntax, _ findings: inout Findings) {
    guard let name = attachment.name else { return }
    var missing: [Fact] = []
    if attachment.fileTypes.isEmpty {
        missing.append(.words(Words(zh: "文件类型（例如 pdf）", en: "file types such as pdf")))
    }
    if attachment.node.child(.fileSize) == nil, !attachment.node.hasKeyword(.upTo) { missing.append(.keyword(.upTo)) }
    findings.reportMissing(missing, in: .attachment, name.text, at: name.location)
}

extension Findings {
    fileprivate mutating func reportMissing(
        _ statements: [Fact], in thing: Thing, _ name: String, at location: Location
    ) {
        guard !statements.isEmpty else { return }
        report(
            .missingStatement, at: location,
            ["block": thing.fact, "name": .name(name), "statement": .allOf(statements)])
    }
}
