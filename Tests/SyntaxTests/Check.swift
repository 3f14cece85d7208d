// How the tests of Syntax look at trees: source with markers, shapes without text, and translation of keywords.

import Source
import Syntax
import Testing

/// Parses and compares the findings with those that the source marks as `⟦M0202:word⟧`; an empty spot is `⟦M0203:⟧`.
@discardableResult
func check(_ marked: String, sourceLocation: SourceLocation = #_sourceLocation) -> SyntaxTree {
    let (text, expected) = unmarked(marked)
    let (tree, diagnostics) = Parser.parse(SourceText(name: "test.matter", text: text))
    let found = diagnostics.map { "\($0.code.code) \($0.location.span.start)..<\($0.location.span.end)" }
    let words = diagnostics.map { $0.headline(in: .en) }
    #expect(found == expected, "\(words)", sourceLocation: sourceLocation)
    checkLossless(tree, sourceLocation: sourceLocation)
    return tree
}

/// Tokens and the trivia between them are the file, byte for byte; nodes nest.
func checkLossless(_ tree: SyntaxTree, sourceLocation: SourceLocation = #_sourceLocation) {
    var bytes: [UInt8] = []
    for index in tree.tokens.indices {
        bytes += tree.source.bytes[tree.trivia(beforeToken: index).range]
        bytes += tree.source.bytes[tree.span(ofToken: index).range]
    }
    #expect(bytes == tree.source.bytes, sourceLocation: sourceLocation)
    #expect(tree.tokens.last?.kind == .endOfFile, sourceLocation: sourceLocation)
    #expect(nestingFault(of: tree) == nil, sourceLocation: sourceLocation)
}

/// The tree as text: kinds of nodes and keywords, with the text of names, titles and literals where wanted.
func shape(_ node: SyntaxNode, withText: Bool = true) -> String {
    var parts: [String] = []
    for child in node.children { parts.append(shape(child, withText: withText)) }
    if withText, parts.isEmpty, !node.tokenRange.isEmpty {
        let token = node.tree.tokens[node.tokenRange.lowerBound]
        let word = token.isKeyword ? token.keyword.map { "\($0)" } : nil
        parts.append(word ?? node.tree.text(ofToken: node.tokenRange.lowerBound))
    }
    return "(" + (["\(node.kind)"] + parts).joined(separator: " ") + ")"
}

/// The file with every keyword written in one language, and nothing else touched.
func translated(_ tree: SyntaxTree, to language: Language) -> String {
    var bytes: [UInt8] = []
    for index in tree.tokens.indices {
        bytes += tree.source.bytes[tree.trivia(beforeToken: index).range]
        let token = tree.tokens[index]
        if token.isKeyword, let keyword = token.keyword {
            bytes += Array((language == .zh ? keyword.chinese : keyword.english).utf8)
        } else {
            bytes += tree.source.bytes[tree.span(ofToken: index).range]
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}

private func unmarked(_ marked: String) -> (text: String, expected: [String]) {
    var text = ""
    var expected: [String] = []
    var rest = Substring(marked)
    while let open = rest.firstIndex(of: "⟦"), let close = rest.firstIndex(of: "⟧") {
        text += rest[..<open]
        let inside = rest[rest.index(after: open)..<close]
        let code = inside.prefix { $0 != ":" }
        let spot = inside.dropFirst(code.count + 1)
        expected.append("\(code) \(text.utf8.count)..<\(text.utf8.count + spot.utf8.count)")
        text += spot
        rest = rest[rest.index(after: close)...]
    }
    return (text + rest, expected)
}

private func nestingFault(of tree: SyntaxTree) -> String? {
    guard let root = tree.nodes.first, Int(root.subtreeEnd) == tree.nodes.count else { return "root" }
    for (index, node) in tree.nodes.enumerated() {
        guard node.firstToken <= node.endToken, Int(node.endToken) < tree.tokens.count else { return "tokens \(index)" }
        guard Int(node.subtreeEnd) > index, Int(node.subtreeEnd) <= tree.nodes.count else { return "end \(index)" }
        var child = index + 1
        var place = node.firstToken
        while child < Int(node.subtreeEnd) {
            let inner = tree.nodes[child]
            guard inner.firstToken >= place, inner.endToken <= node.endToken else { return "child \(child)" }
            place = inner.endToken
            child = Int(inner.subtreeEnd)
        }
        guard child == Int(node.subtreeEnd) else { return "children \(index)" }
    }
    return nil
}
