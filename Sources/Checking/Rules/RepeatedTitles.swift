// Rule: within one scope readers can tell things of one kind apart by their titles. Matters have a rule of their own.

internal import Source
internal import Syntax

/// Warns of titles that two things of one kind share, and of aliases that a matter has already.
func repeatedTitles(_ context: RuleContext, _ findings: inout Findings) {
    let declared = context.declared
    findings.tellApart(declared.parties.map { ($0.name, $0.title) }, .party)
    findings.tellApart(declared.offices.map { ($0.name, $0.title) }, .office)
    findings.tellApart(declared.routes.map { ($0.name, $0.title) }, .route)
    for office in declared.offices { findings.tellApart(office.tiers.map { ($0.name, $0.title) }, .tier) }
    for party in declared.parties { findings.tellApartFields(of: party.node) }
    for head in context.matters {
        let matter = head.syntax
        if matter.node.child(.routeUse) != nil || !matter.node.hasDistinctTitles(among: .level) {
            findings.tellApart(head.levels.map { ($0.name, $0.syntax.title) }, .level)
        }
        let modules = matter.modules
        if !matter.node.hasDistinctTitles(among: .module) {
            findings.tellApart(modules.map { ($0.name, $0.title) }, .module)
        }
        findings.tellApartAttachments(of: matter.node)
        for module in modules {
            findings.tellApartFields(of: module.node)
            findings.tellApartAttachments(of: module.node)
        }
        findings.tellApart(matter.appraisal?.outcomes.map { ($0.name, $0.title) } ?? [], .outcome)
        for outcome in matter.appraisal?.outcomes ?? [] { findings.tellApartFields(of: outcome.node) }
        checkAliases(of: matter, &findings)
    }
}

private func checkAliases(of matter: MatterSyntax, _ findings: inout Findings) {
    let aliases = matter.aliases
    guard !aliases.isEmpty else { return }
    var known: [String: Location] = [:]
    if let title = matter.title { known[title.value] = title.location }
    for alias in aliases {
        guard let first = known.updateValue(alias.location, forKey: alias.value) else { continue }
        findings.report(
            .aliasSaysNothing, at: alias.location, ["title": .text(alias.value)],
            labels: [.firstDeclared(at: first)])
    }
}

extension Findings {
    fileprivate mutating func tellApartFields(of owner: SyntaxNode) {
        if !owner.hasDistinctTitles(among: .field) {
            tellApart(owner.views(FieldSyntax.self).map { ($0.name, $0.title) }, .field)
        }
        guard !owner.hasDistinctOptions else { return }
        for field in owner.views(FieldSyntax.self) {
            tellApart(field.type?.options.map { ($0.name, $0.title) } ?? [], .option)
        }
    }

    fileprivate mutating func tellApartAttachments(of owner: SyntaxNode) {
        guard !owner.hasDistinctTitles(among: .attachment) else { return }
        tellApart(owner.views(AttachmentSyntax.self).map { ($0.name, $0.title) }, .attachment)
    }

    fileprivate mutating func tellApart(_ things: [(name: NameSyntax?, title: TextSyntax?)], _ thing: Thing) {
        var known: [String: (name: String?, location: Location)] = [:]
        for item in things {
            guard let title = item.title, !title.value.isEmpty else { continue }
            guard let first = known[title.value] else {
                known[title.value] = (item.name?.text, title.location)
                continue
            }
            // WHY: of what is declared twice under one name, that is what is said.
            guard first.location != title.location, first.name != item.name?.text else { continue }
            report(
                .titleTwice, at: title.location, ["kind": thing.fact, "title": .text(title.value)],
                labels: [.firstDeclared(at: first.location)])
        }
    }
}
