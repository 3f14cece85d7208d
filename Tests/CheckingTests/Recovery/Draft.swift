// A sound rulebook of one file, cut small from those that ship, and its statements as places to plant faults in.

import Checking
import Source
import Syntax
import TestSupport

/// A rulebook without findings, with its statements.
struct Draft {
    let tree: SyntaxTree
    let statements: [Statement]

    /// A draft of a text.
    init(_ text: String) {
        tree = Parser.parse(SourceText(name: "draft.matter", text: text)).tree
        var statements: [Statement] = []
        Self.collect(tree.root, outer: nil, into: &statements)
        self.statements = statements
    }

    /// The text.
    var text: String { tree.source.text(of: Span(0, tree.source.bytes.count)) }

    /// One draft for each matter that ships, each with the parties, the bindings and the routes that it uses; every
    /// second one has its keywords in Chinese.
    static func shipped() throws -> [Draft] {
        let texts = try Repository.files(below: "workflows", suffix: ".matter").map { try Repository.text($0) }
        let trees = texts.enumerated().map { index, text in
            Parser.parse(SourceText(file: FileID(index), name: "\(index).matter", text: text)).tree
        }
        let pieces = trees.flatMap { tree in tree.root.children.map { Piece(node: $0) } }
        let bindings = pieces.flatMap { $0.words.isEmpty || $0.node.kind != .party ? [] : writers(in: $0.node) }
        let matters = pieces.filter { $0.node.kind == .matter }.compactMap(\.name)
        return matters.enumerated().map { number, matter in
            let kept = Set(bindings + [matter])
            let text = subset(of: pieces, matters: kept, others: Set(matters).subtracting(kept))
            return Draft(number % 2 == 0 ? text : inChinese(text))
        }
    }

    private static func subset(of pieces: [Piece], matters: Set<String>, others: Set<String>) -> String {
        let used = pieces.filter { $0.node.kind == .matter && matters.contains($0.name ?? "") }
            .reduce(into: Set<String>()) { $0.formUnion($1.words) }
        let kept = pieces.filter { piece in
            switch piece.node.kind {
            case .party, .office, .divisions, .calendar: true
            case .matter: matters.contains(piece.name ?? "")
            case .route: used.contains(piece.name ?? "")
            default: false
            }
        }
        return kept.map { $0.text(without: others) }.joined(separator: "\n")
    }

    /// The matters that the fields of a party are set by.
    private static func writers(in party: SyntaxNode) -> [String] {
        party.children(.field).flatMap { $0.children(.setBy) }.compactMap { $0.child(.name) }
            .map { $0.tree.text(ofToken: $0.tokenRange.lowerBound) }
    }

    private static func collect(_ node: SyntaxNode, outer: Int?, into statements: inout [Statement]) {
        for child in node.children where Statement.kinds.contains(child.kind) {
            let index = statements.count
            statements.append(Statement(child, outer: outer.map { statements[$0] }))
            if statements[index].closing != nil { collect(child, outer: index, into: &statements) }
        }
    }
}

/// A declaration of the rulebook that ships.
private struct Piece {
    let node: SyntaxNode

    var name: String? { node.child(.name).map { node.tree.text(ofToken: $0.tokenRange.lowerBound) } }

    var words: Set<String> { Set(node.tokenRange.map { node.tree.text(ofToken: $0) }) }

    /// Its text without the lines that name one of the matters left out.
    func text(without matters: Set<String>) -> String {
        let source = node.tree.source
        let named = node.tokenRange.filter { matters.contains(node.tree.text(ofToken: $0)) }
        let dropped = Set(named.map { source.position(at: Int(node.tree.tokens[$0].start)).line })
        let ends = source.positions(of: node.span)
        return (ends.start.line...ends.end.line).filter { !dropped.contains($0) }.map { source.lineText($0) + "\n" }
            .joined()
    }
}

/// The text with each keyword in its Chinese spelling.
func inChinese(_ text: String) -> String {
    let source = SourceText(name: "a.matter", text: text)
    let tree = Parser.parse(source).tree
    return tree.tokens.indices.map { index in
        let token = tree.tokens[index]
        let word = token.isKeyword ? token.keyword?.chinese : nil
        return source.text(of: tree.trivia(beforeToken: index)) + (word ?? tree.text(ofToken: index))
    }.joined()
}
