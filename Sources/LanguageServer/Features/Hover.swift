// Feature: what is said of the word under the pointer: how a name is declared, its documentation, the way of a matter;
// how a keyword's statement is written.

import Reporting
import Source
import Syntax

extension Desk {
    /// What is shown beside the name at a place.
    mutating func hover(_ call: Call) throws(CallFault) -> OrderedJSON {
        let parameters = try call.parameters(PlaceParameters.self)
        let (rulebook, source, name) = try name(parameters.textDocument, parameters.position)
        guard let name, let node = rulebook.declaringNode(ofName: name.declaration) else {
            return keywordHelp(at: source.source.offset(of: parameters.position, in: encoding), in: source) ?? .null
        }
        var parts = ["```matter\n\(opening(of: node))\n```"]
        if let matter = node.kind == .matter ? MatterSyntax(node: node) : nil, let way = way(of: matter, in: rulebook) {
            parts.append(way)
        }
        if let documentation = node.documentation { parts.append(documentation) }
        return [
            "contents": ["kind": "markdown", "value": .string(parts.joined(separator: "\n\n"))],
            "range": source.source.range(of: name.location.span, in: encoding),
        ]
    }

    /// A declaration as it is written, without what stands in its block.
    private func opening(of node: SyntaxNode) -> String {
        let source = node.tree.source
        let brace = node.firstOwnToken { $0.kind == .leftBrace }
        let end = brace.map { node.tree.tokens[$0].start } ?? node.span.end
        let text = source.text(of: Span(start: node.span.start, end: end))
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The levels that a case of the matter goes through, those of routes among them.
    private func way(of matter: MatterSyntax, in rulebook: OpenRulebook) -> String? {
        let levels = DeclaredNames(rulebook.sources.map(\.tree)).levels(of: matter)
        guard !levels.isEmpty else { return nil }
        let titles = levels.map { $0.title.isEmpty ? $0.text : $0.title }
        return words(zh: "审核级次：", en: "levels: ") + titles.joined(separator: " → ")
    }
}
