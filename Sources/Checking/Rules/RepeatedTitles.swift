// Rule: within one scope readers can tell things of one kind apart by their titles. Matters have a rule of their own.

internal import Source
internal import Syntax

/// Warns of titles that two things of one kind share, and of aliases that a matter has already.
func repeatedTitles(_ context: RuleContext, _ findings: inout Findings) {
    let declared = context.declared
    findings.tellApart(declared.parties.map(\.title), .party)
    findings.tellApart(declared.offices.map(\.title), .office)
    findings.tellApart(declared.routes.map(\.title), .route)
    for office in declared.offices { findings.tellApart(office.tiers.map(\.title), .tier) }
    for party in declared.parties { findings.tellApart(party.fields) }
    for head in context.matters {
        findings.tellApart(head.levels.map(\.syntax.title), .level)
        let matter = head.syntax
        findings.tellApart(matter.modules.map(\.title), .module)
        findings.tellApart(matter.attachments.map(\.title), .attachment)
        for module in matter.modules {
            findings.tellApart(module.fields)
            findings.tellApart(module.attachments.map(\.title), .attachment)
        }
        findings.tellApart(matter.appraisal?.outcomes.map(\.title) ?? [], .outcome)
        for outcome in matter.appraisal?.outcomes ?? [] { findings.tellApart(outcome.fields) }
        checkAliases(of: matter, &findings)
    }
}

private func checkAliases(of matter: MatterSyntax, _ findings: inout Findings) {
    var known: [String: Location] = [:]
    if let title = matter.title { known[title.value] = title.location }
    for alias in matter.aliases {
        guard let first = known.updateValue(alias.location, forKey: alias.value) else { continue }
        findings.report(
            .aliasSaysNothing, at: alias.location, ["title": .text(alias.value)],
            labels: [.firstDeclared(at: first)])
    }
}

extension Findings {
    fileprivate mutating func tellApart(_ fields: [FieldSyntax]) {
        tellApart(fields.map(\.title), .field)
        for field in fields { tellApart(field.type?.options.map(\.title) ?? [], .option) }
    }

    fileprivate mutating func tellApart(_ titles: [TextSyntax?], _ thing: Thing) {
        var known: [String: Location] = [:]
        for case .some(let title) in titles where !title.value.isEmpty {
            guard let first = known[title.value] else {
                known[title.value] = title.location
                continue
            }
            // WHY: a route used twice brings the same declaration, which is doubled only in its name.
            guard first != title.location else { continue }
            report(
                .titleTwice, at: title.location, ["kind": thing.fact, "title": .text(title.value)],
                labels: [.firstDeclared(at: first)])
        }
    }
}
