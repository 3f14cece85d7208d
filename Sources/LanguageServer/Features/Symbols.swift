// Feature: what a document and a rulebook declare, as a tree and as a list that can be searched.

import Reporting
import Source
import Syntax

/// Something that has a name of its own.
private struct Symbol {
    let node: SyntaxNode
    let name: String
    let title: String
    let kind: Int
    let children: [Symbol]

    /// Nil for nodes that declare nothing.
    init?(_ node: SyntaxNode) {
        guard let kind = Symbol.kinds[node.kind] else { return nil }
        let title = node.view(TextSyntax.self)?.value ?? ""
        guard let name = node.ownName?.text ?? (title.isEmpty ? nil : title) else { return nil }
        self.node = node
        self.name = name
        self.title = name == title ? "" : title
        self.kind = kind
        children = Symbol.all(in: node)
    }

    /// The symbols among the children, those of a block without a name of its own in its place.
    static func all(in node: SyntaxNode) -> [Symbol] {
        node.children.flatMap { child -> [Symbol] in
            if let symbol = Symbol(child) { return [symbol] }
            return child.kind == .appraisal ? all(in: child) : []
        }
    }

    /// The protocol's numbers for kinds of symbols.
    private static let kinds: [NodeKind: Int] = [
        .party: 5, .office: 11, .matter: 2, .route: 12, .scenario: 24, .property: 14, .opinions: 15, .migrate: 12,
        .field: 8, .module: 23, .attachment: 1, .level: 6, .outcome: 22, .tier: 22,
    ]
}

extension Desk {
    /// The symbols of a document, as a tree.
    mutating func documentSymbols(_ call: Call) throws(CallFault) -> OrderedJSON {
        let source = try source(try call.parameters(DocumentParameters.self).textDocument).source
        return .array(Symbol.all(in: source.tree.root).map { json($0, source.source) })
    }

    /// The symbols of all rulebooks whose name or title holds what is asked for.
    func workspaceSymbols(_ call: Call) throws(CallFault) -> OrderedJSON {
        let query = try call.parameters(QueryParameters.self).query.lowercased()
        var found: [OrderedJSON] = []
        for rulebook in workspace.openRulebooks {
            for source in rulebook.sources {
                for symbol in Symbol.all(in: source.tree.root) {
                    search(symbol, in: "", for: query, rulebook, &found)
                }
            }
        }
        return .array(found)
    }

    private func search(
        _ symbol: Symbol, in container: String, for query: String, _ rulebook: OpenRulebook,
        _ found: inout [OrderedJSON]
    ) {
        let texts = [symbol.name, symbol.title].map { $0.lowercased() }
        if query.isEmpty || texts.contains(where: { $0.contains(query) }) {
            found.append([
                "name": .string(shown(symbol)), "kind": .integer(symbol.kind),
                "location": location(symbol.node.location, in: rulebook),
                "containerName": container.isEmpty ? nil : .string(container),
            ])
        }
        for child in symbol.children { search(child, in: symbol.name, for: query, rulebook, &found) }
    }

    private func shown(_ symbol: Symbol) -> String {
        symbol.title.isEmpty ? symbol.name : "\(symbol.name) \(symbol.title)"
    }

    private func json(_ symbol: Symbol, _ source: SourceText) -> OrderedJSON {
        let name = symbol.node.ownName?.span ?? symbol.node.view(TextSyntax.self)?.span ?? symbol.node.span
        return [
            "name": .string(symbol.name), "detail": symbol.title.isEmpty ? nil : .string(symbol.title),
            "kind": .integer(symbol.kind), "range": source.range(of: symbol.node.span, in: encoding),
            "selectionRange": source.range(of: name, in: encoding),
            "children": symbol.children.isEmpty ? nil : .array(symbol.children.map { json($0, source) }),
        ]
    }
}
