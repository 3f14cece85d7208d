// Rule: what readers see has a title, and a Chinese one.

internal import Source
internal import Syntax

/// Warns of declarations without a title, and of titles without a Chinese character.
func missingTitles(_ context: RuleContext, _ findings: inout Findings) {
    for party in context.declared.parties {
        findings.expectTitle(party.title, .party, party.name)
        findings.expectTitlesOfFields(of: party.node)
    }
    for office in context.declared.offices {
        findings.expectTitle(office.title, .office, office.name)
        for tier in office.tiers { findings.expectTitle(tier.title, .tier, tier.name) }
    }
    for matter in context.declared.matters {
        findings.expectTitle(matter.title, .matter, matter.name)
        if let target = matter.target { findings.expectTitle(target.title, .target, target.party) }
        if !matter.node.hasChineseTitles(among: .module) {
            for module in matter.modules { findings.expectTitle(module.title, .module, module.name) }
        }
        if !matter.node.hasChineseTitles(among: kindsInModules, inEach: .module) {
            for module in matter.modules {
                findings.expectTitlesOfFields(of: module.node)
                findings.expectTitles(of: module.attachments)
            }
        }
        findings.expectTitles(of: matter.attachments)
        for outcome in matter.appraisal?.outcomes ?? [] {
            findings.expectTitle(outcome.title, .outcome, outcome.name)
            findings.expectTitlesOfFields(of: outcome.node)
        }
    }
    for level in context.declared.levels { findings.expectTitle(level.title, .level, level.name) }
}

private let kindsInModules = NodeKinds([.field, .attachment])

extension Findings {
    fileprivate mutating func expectTitlesOfFields(of owner: SyntaxNode) {
        guard !owner.hasChineseTitles(among: .field) else { return }
        for field in owner.views(FieldSyntax.self) { expectTitle(field.title, .field, field.name) }
    }

    fileprivate mutating func expectTitles(of attachments: [AttachmentSyntax]) {
        for attachment in attachments { expectTitle(attachment.title, .attachment, attachment.name) }
    }

    fileprivate mutating func expectTitle(_ title: TextSyntax?, _ thing: Thing, _ name: NameSyntax?) {
        guard let name else { return }
        if let title, title.isSurelyChinese { return }
        guard let title, !title.value.isEmpty else {
            return report(.missingTitle, at: name.location, ["kind": thing.fact, "name": .name(name.text)])
        }
        guard !title.value.unicodeScalars.contains(where: \.properties.isIdeographic) else { return }
        report(.titleNotChinese, at: title.location, ["title": .text(title.value)])
    }
}
