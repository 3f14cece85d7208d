// Edits of a file's text, and the few that mutations are made of: taking a statement, a modifier or an item of a list
// out, and putting one in. Which of them a mutation makes is not known here.

package import Source
internal import Syntax

/// A replacement of some bytes of a file.
package struct TextEdit: Hashable, Sendable {
    /// The bytes that go; empty where text is only put in.
    package let span: Span
    /// What stands there afterwards.
    package let text: String

    package init(_ span: Span, _ text: String) {
        self.span = span
        self.text = text
    }
}

extension [TextEdit] {
    /// A file's bytes with all edits made. The edits stand in their order in the file and do not meet.
    package func applied(to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var place = 0
        for edit in self {
            let range = edit.span.range.clamped(to: place..<bytes.count)
            result += bytes[place..<range.lowerBound]
            result += [UInt8](edit.text.utf8)
            place = range.upperBound
        }
        return result + bytes[place...]
    }
}

extension TextEdit {
    /// Takes a statement out: with its lines where nothing else stands on them, else with its semicolon.
    static func removing(statement node: SyntaxNode) -> TextEdit {
        let tree = node.tree
        let (first, end) = (node.tokenRange.lowerBound, node.tokenRange.upperBound)
        let hasSemicolon = tree.tokens[end].kind == .semicolon
        let next = hasSemicolon ? end + 1 : end
        if node.isFirstOfLine, tree.beginsLine(next) {
            let lines = tree.source.lines(of: node.span)
            return TextEdit(lines, "")
        }
        if hasSemicolon { return TextEdit(Span(start: node.span.start, end: tree.tokens[next].start), "") }
        let isBehindSemicolon = first > 0 && tree.tokens[first - 1].kind == .semicolon
        let start = isBehindSemicolon ? tree.tokens[first - 1].start : node.span.start
        return TextEdit(Span(start: start, end: node.span.end), "")
    }

    /// Takes the tokens of a node that follows others on their line out, with the space before them.
    static func removing(tail node: SyntaxNode) -> TextEdit {
        removing(tail: node.tokenRange, of: node.tree)
    }

    /// Takes tokens that follow others on their line out, with the space before them.
    static func removing(tail tokens: Range<Int>, of tree: SyntaxTree) -> TextEdit {
        let start = tokens.lowerBound == 0 ? 0 : tree.tokens[tokens.lowerBound - 1].end
        return TextEdit(Span(start: start, end: tree.tokens[Swift.max(tokens.upperBound - 1, 0)].end), "")
    }

    /// Takes one of several items out, with the sign or word that joins it to the next, or the last to the one before.
    static func removing(item index: Int, of items: [SyntaxNode]) -> TextEdit {
        if index + 1 < items.count {
            return TextEdit(Span(start: items[index].span.start, end: items[index + 1].span.start), "")
        }
        let start = index > 0 ? items[index - 1].span.end : items[index].span.start
        return TextEdit(Span(start: start, end: items[index].span.end), "")
    }

    /// Puts text in behind a node.
    static func inserting(_ text: String, behind node: SyntaxNode) -> TextEdit {
        TextEdit(Span(start: node.span.end, end: node.span.end), text)
    }

    /// Puts a statement in behind another: on a line of its own where that one begins a line.
    static func inserting(statement text: String, behind node: SyntaxNode) -> TextEdit {
        guard node.isFirstOfLine else { return inserting("; " + text, behind: node) }
        let source = node.tree.source
        let line = source.lineSpan(source.position(at: Int(node.span.start)).line)
        let indent = source.text(of: Span(start: line.start, end: node.span.start))
        return inserting("\n" + indent + text, behind: node)
    }

    /// Writes a token otherwise.
    static func replacing(token index: Int, of tree: SyntaxTree, by text: String) -> TextEdit {
        TextEdit(tree.span(ofToken: index), text)
    }

    /// Writes a node otherwise.
    static func replacing(_ node: SyntaxNode, by text: String) -> TextEdit {
        TextEdit(node.span, text)
    }
}

extension SyntaxNode {
    /// Whether nothing stands before it on its line.
    var isFirstOfLine: Bool { tree.beginsLine(tokenRange.lowerBound) }

    /// Its text as written.
    var text: String { tree.source.text(of: span) }

    /// A keyword in the language in which the node's first word is written.
    func spelled(_ keyword: Keyword) -> String { tree.spelled(keyword, like: tokenRange.lowerBound) }
}

extension SyntaxTree {
    /// A keyword in the language in which a token is written.
    func spelled(_ keyword: Keyword, like token: Int) -> String {
        guard token < tokens.count, tokens[token].kind == .word else { return keyword.english }
        return source.bytes[Int(tokens[token].start)] >= 0x80 ? keyword.chinese : keyword.english
    }

    /// Whether a line ended before the token, or nothing stands before it.
    fileprivate func beginsLine(_ token: Int) -> Bool {
        token == 0 || token >= tokens.count || tokens[token].kind == .endOfFile
            || tokens[token].flags.contains(.newlineBefore)
    }
}

extension SourceText {
    /// The lines on which a span stands, with their ends.
    fileprivate func lines(of span: Span) -> Span {
        let first = position(at: Int(span.start)).line
        let last = position(at: Int(span.end)).line
        let end = last < lineCount ? Int(lineStarts[last]) : bytes.count
        return Span(Int(lineStarts[first - 1]), end)
    }
}
