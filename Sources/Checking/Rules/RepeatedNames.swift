// Rule: a list names each thing once. Names that are declared twice are found where they are declared.

internal import Source
internal import Syntax

/// Warns of names that stand twice in a `judge`, a `dispatch`, a `without`, a `revoke` or a list of file types.
func repeatedNames(_ context: RuleContext, _ findings: inout Findings) {
    for level in context.declared.levels {
        findings.expectOnce(level.judge?.modules.map(\.node) ?? [])
        findings.expectOnce(level.dispatch?.attachments.map(\.node) ?? [])
    }
    for matter in context.declared.matters {
        findings.expectOnce(matter.revoke?.states.map(\.node) ?? [])
        for use in matter.node.views(RouteUseSyntax.self) { findings.expectOnce(use.without.map(\.node)) }
        for attachment in matter.attachments + matter.modules.flatMap(\.attachments) {
            findings.expectOnce(attachment.fileTypes.map(\.node))
        }
    }
}

extension Findings {
    /// WHY: most lists have a handful of names, and comparing those is quicker than hashing them.
    private func areFewAndDistinct(_ names: [SyntaxNode]) -> Bool {
        guard names.count <= 8 else { return false }
        let texts = names.map { $0.tree.text(ofToken: $0.tokenRange.lowerBound) }
        return texts.indices.allSatisfy { index in !texts[..<index].contains(texts[index]) }
    }

    /// Reports each node of one token that has the text of one before it, with the change that removes it.
    fileprivate mutating func expectOnce(_ names: [SyntaxNode]) {
        guard names.count > 1, !areFewAndDistinct(names) else { return }
        var seen: [String: Location] = [:]
        for name in names {
            let token = name.tokenRange.lowerBound
            let text = name.tree.text(ofToken: token)
            guard let first = seen[text] else {
                seen[text] = name.location
                continue
            }
            // The comma before it, or the `or`, goes with it.
            let start = name.tree.tokens[Swift.max(token - 2, 0)].end
            let removed = name.tree.source.location(of: Span(start: start, end: name.span.end))
            report(
                .namedTwice, at: name.location, ["name": .name(text)], labels: [.firstDeclared(at: first)],
                fixes: [FixIt(at: removed, replacement: "", isCertain: true)])
        }
    }
}
