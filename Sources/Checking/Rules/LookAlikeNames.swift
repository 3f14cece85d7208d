// Rule: names of one scope can be told apart by the eye.

internal import Source
internal import Syntax

/// Warns of names that look like another of their scope though they are written with other characters.
func lookAlikeNames(_ context: RuleContext, _ findings: inout Findings) {
    // WHY: a name of ASCII and Chinese characters looks like itself alone, and most files have no others.
    guard !context.trees.allSatisfy(\.hasPlainNames) else { return }
    let declared = context.declared
    findings.tellApart(declared.parties.map(\.name))
    findings.tellApart(declared.offices.map(\.name))
    findings.tellApart(declared.routes.map(\.name))
    findings.tellApart(declared.matters.map(\.name))
    for office in declared.offices { findings.tellApart(office.tiers.map(\.name)) }
    for party in declared.parties { findings.tellApartFields(of: party.node) }
    for matter in context.matters {
        findings.tellApart(matter.levels.map(\.name))
        findings.tellApart(matter.modules.map(\.name))
        findings.tellApart(matter.attachments.map(\.name))
        for module in matter.modules {
            findings.tellApartFields(of: module.syntax.node)
            findings.tellApart(module.syntax.attachments.map(\.name))
        }
        findings.tellApart(matter.outcomes.map(\.name))
        for outcome in matter.outcomes { findings.tellApartFields(of: outcome.syntax.node) }
    }
}

extension Findings {
    fileprivate mutating func tellApartFields(of owner: SyntaxNode) {
        let fields = owner.views(FieldSyntax.self)
        tellApart(fields.map(\.name))
        for field in fields { tellApart(field.type?.options.map(\.name) ?? []) }
    }

    fileprivate mutating func tellApart(_ names: [NameSyntax?]) {
        let names = names.compactMap { $0 }
        // WHY: a name in ASCII looks like itself alone, and most rulebooks have no others than that and Chinese.
        guard names.contains(where: { look(of: $0.text) != $0.text }) else { return }
        var first: [String: NameSyntax] = [:]
        for name in names {
            let shape = look(of: name.text)
            guard let other = first[shape] else {
                first[shape] = name
                continue
            }
            guard other.text != name.text else { continue }
            report(
                .lookAlikes, at: name.location,
                ["name": .name(name.text), "other": .name(other.text), "points": .text(points(name.text, other.text))],
                labels: [.firstDeclared(at: other.location)])
        }
    }

    /// The first characters that differ, such as `U+0430, U+0061`.
    private func points(_ name: String, _ other: String) -> String {
        let pair = zip(name.unicodeScalars, other.unicodeScalars).first { $0 != $1 }
        return [pair?.0, pair?.1].compactMap { $0 }.map { scalar in
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "U+" + String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
        }.joined(separator: ", ")
    }
}
