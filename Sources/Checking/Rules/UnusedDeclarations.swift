// Rule: what is declared is used. What has no effect but harms nobody, such as an outcome without effects, is no
// finding.

internal import Source
internal import Syntax

/// Warns of routes, parties, offices, modules and dispatch attachments that nothing names.
///
/// WHY: nothing is said of a kind of thing of which a name could not be resolved: it may be the one that was meant.
func unusedDeclarations(_ context: RuleContext, _ findings: inout Findings) {
    // WHY: a file of parties alone is checked now and then; its matters stand in other files.
    guard !context.declared.matters.isEmpty else { return }
    if !findings.contain(.unknownRoute) { unusedRoutes(context, &findings) }
    if !findings.contain(.unknownParty), !findings.contain(.unknownType) { unusedParties(context, &findings) }
    if !findings.contain(.unknownOffice) { unusedOffices(context, &findings) }
    if !findings.contain(.unknownModule) { unjudgedModules(context, &findings) }
    if !findings.contain(.unknownAttachment) { undispatchedAttachments(context, &findings) }
}

private func unusedRoutes(_ context: RuleContext, _ findings: inout Findings) {
    for route in context.declared.unusedRoutes {
        guard let name = route.name else { continue }
        findings.report(.unusedRoute, at: name.location, ["route": .name(name.text)])
    }
}

extension Declarations {
    /// The routes that no matter uses.
    var unusedRoutes: [RouteSyntax] {
        if routes.isEmpty { return [] }
        var used: Set<String> = []
        for matter in matters {
            for case .route(let use) in matter.road { used.formUnion([use.route?.text ?? ""]) }
        }
        return routes.filter { !used.contains($0.name?.text ?? "") }
    }
}

private func unusedParties(_ context: RuleContext, _ findings: inout Findings) {
    let rulebook = context.rulebook
    var used = Set(context.matters.compactMap(\.applicant) + rulebook.offices.map(\.party))
    for case .party(let target) in context.matters.map(\.target) { used.insert(target) }
    func use(_ fields: [FieldDefinition]) {
        for index in fields.indices { if case .party(let kind) = fields[index].type { used.insert(kind) } }
    }
    for party in rulebook.parties { use(party.fields) }
    for matter in rulebook.matters {
        let (modules, outcomes) = (matter.modules, matter.outcomes)
        for index in modules.indices { use(modules[index].fields) }
        for index in outcomes.indices { use(outcomes[index].fields) }
    }
    for (index, party) in rulebook.parties.enumerated() where !used.contains(index) {
        findings.report(.unusedParty, at: party.location, ["party": .name(party.name)])
    }
}

private func unusedOffices(_ context: RuleContext, _ findings: inout Findings) {
    var used: Set<Int> = []
    for matter in context.rulebook.matters {
        let levels = matter.levels
        for index in levels.indices {
            if case .office(let office, _, _) = levels[index].reviewer.form { used.insert(office) }
        }
        if case .office(let office, _, _) = matter.appraisal?.office.form { used.insert(office) }
    }
    for level in context.declared.levels {
        if let index = context.declared.officeNames[level.reviewer?.office?.text ?? ""] { used.insert(index) }
    }
    for (index, office) in context.rulebook.offices.enumerated() where !used.contains(index) {
        findings.report(.unusedOffice, at: office.location, ["office": .name(office.name)])
    }
}

private func unjudgedModules(_ context: RuleContext, _ findings: inout Findings) {
    for matter in context.rulebook.matters where !matter.levels.isEmpty {
        let (modules, levels) = (matter.modules, matter.levels)
        // WHY: most levels judge every module, and one of those says it all.
        if levels.indices.contains(where: { levels[$0].judged.count == modules.count }) { continue }
        let judged = Set(levels.flatMap(\.judged))
        for (index, module) in modules.enumerated() where !judged.contains(index) {
            // WHY: of two of one name, which is an error, the second can be named by nothing.
            guard modules.firstIndex(where: { $0.name == module.name }) == index else { continue }
            findings.report(.unjudgedModule, at: module.location, ["module": .name(module.name)])
        }
    }
}

private func undispatchedAttachments(_ context: RuleContext, _ findings: inout Findings) {
    for matter in context.rulebook.matters where !matter.levels.isEmpty {
        let levels = matter.levels
        let sent = Set(levels.indices.flatMap { levels[$0].dispatch?.attachments ?? [] })
        for (index, attachment) in matter.attachments.enumerated() where !sent.contains(index) {
            guard matter.attachments.firstIndex(where: { $0.name == attachment.name }) == index else { continue }
            findings.report(
                .undispatchedAttachment, at: attachment.location, ["attachment": .name(attachment.name)])
        }
    }
}
