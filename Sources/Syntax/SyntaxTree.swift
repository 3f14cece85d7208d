// The lossless tree: one array of tokens, one of nodes in preorder, and cursors over them. Typed views are in `Views/`.

package import Source

/// What a node stands for. The views say which children each has.
package enum NodeKind: UInt8, CaseIterable, Sendable {
    case file, unknown
    // Parts.
    case name, title, option, fieldType, bounds, path, literal, stateReference, nameList, fileSize, tier
    // Declarations.
    case party, office, divisions, calendar, matter, route, scenario, property, opinions
    // Statements.
    case field, alias, category, applicant, target, period, opens, require, forbid, warn, module, attachment
    case level, routeUse, appraisal, on, set, clear, release, revoke, reviewer, when, optional, judge, approve
    case returning, terminate, recall, dispatch, within, outcome, undecided, publish, appraisalOffice
    // Modifiers of a field.
    case unique, length, range, prefill, setBy
    // Expressions.
    case or, and, not, comparison, isSet, isNotSet, inChain, inList, hasOpen, countOf, yearsSince, yearsSinceLast
    case ageOf, today, currentYear, parenthesized, attached
    // Statements of scenarios, properties and opinions.
    case given, assignment, step, action, answer, place, event, expect, clock, always, never, onlyAfter, canReach
    case opinion, migrate, stateMove
}

/// One node: which tokens it spans and where its subtree ends in the preorder array.
package struct Node: Sendable {
    /// What it stands for.
    package let kind: NodeKind
    /// Index of its first token.
    package let firstToken: UInt32
    /// Index just behind its last token; equal to `firstToken` if it is empty.
    package var endToken: UInt32
    /// Index just behind its last descendant.
    package var subtreeEnd: UInt32
}

/// A parsed file. Token spans and the gaps between them are the file, byte for byte.
package final class SyntaxTree: Sendable {
    /// The text that was parsed.
    package let source: SourceText
    /// All tokens in order; the last is the end of the file.
    package let tokens: [Token]
    /// All nodes in preorder; the first is the file.
    package let nodes: [Node]

    /// The nodes of the statements whose form is wrong, by index, in order; a block's own statements count apart.
    private let damaged: [Int]

    init(source: SourceText, tokens: [Token], nodes: [Node], damaged: [Int]) {
        self.source = source
        self.tokens = tokens
        self.nodes = nodes
        self.damaged = damaged
    }

    /// The statements whose form is wrong, in order. What they mean is not to be judged before they are mended.
    package var damagedStatements: [SyntaxNode] { damaged.map { SyntaxNode(tree: self, index: $0) } }

    /// The whole file.
    package var root: SyntaxNode { SyntaxNode(tree: self, index: 0) }

    /// The node at an index of `nodes`.
    package func node(at index: Int) -> SyntaxNode { SyntaxNode(tree: self, index: index) }

    /// The bytes of a token.
    package func span(ofToken index: Int) -> Span { Span(start: tokens[index].start, end: tokens[index].end) }

    /// The text of a token, as written.
    package func text(ofToken index: Int) -> String { source.text(of: span(ofToken: index)) }

    /// The bytes between a token and the one before: spaces, line ends and comments.
    package func trivia(beforeToken index: Int) -> Span {
        Span(start: index == 0 ? 0 : tokens[index - 1].end, end: tokens[index].start)
    }
}

/// A node of a tree: a cursor, cheap to copy.
package struct SyntaxNode: Sendable {
    /// The tree it stands in.
    package let tree: SyntaxTree
    /// Its index in `tree.nodes`.
    package let index: Int

    /// What it stands for.
    package var kind: NodeKind { tree.nodes[index].kind }

    /// The indices of its tokens, those of its children included.
    package var tokenRange: Range<Int> {
        Int(tree.nodes[index].firstToken)..<Int(tree.nodes[index].endToken)
    }

    /// From its first token to its last; empty at its place if it has none.
    package var span: Span {
        let tokens = tokenRange
        let start = tree.tokens[tokens.lowerBound].start
        return Span(start: start, end: tokens.isEmpty ? start : tree.tokens[tokens.upperBound - 1].end)
    }

    /// The span with its file.
    package var location: Location { tree.source.location(of: span) }

    /// Its children in order.
    package var children: SyntaxChildren {
        SyntaxChildren(tree: tree, cursor: index + 1, end: Int(tree.nodes[index].subtreeEnd))
    }

    /// The first child of a kind.
    package func child(_ kind: NodeKind) -> SyntaxNode? { firstChild(where: { $0.kind == kind }) }

    /// The first child that passes a test.
    ///
    /// WHY: here and below, the nodes are looked at where they lie. A cursor for each child would count references to
    /// the tree.
    @inline(__always)
    func firstChild(where test: (Node) -> Bool) -> SyntaxNode? {
        tree.nodes.withUnsafeBufferPointer { nodes in
            let end = Int(nodes[index].subtreeEnd)
            var place = index + 1
            while place < end {
                if test(nodes[place]) { return SyntaxNode(tree: tree, index: place) }
                place = Int(nodes[place].subtreeEnd)
            }
            return nil
        }
    }

    /// The children of a kind in order.
    package func children(_ kind: NodeKind) -> [SyntaxNode] { children(where: { $0.kind == kind }) }

    /// The children that pass a test, in order.
    @inline(__always)
    func children(where test: (Node) -> Bool) -> [SyntaxNode] {
        tree.nodes.withUnsafeBufferPointer { nodes in
            var found: [SyntaxNode] = []
            let end = Int(nodes[index].subtreeEnd)
            var place = index + 1
            while place < end {
                if test(nodes[place]) {
                    if found.isEmpty { found.reserveCapacity(4) }
                    found.append(SyntaxNode(tree: tree, index: place))
                }
                place = Int(nodes[place].subtreeEnd)
            }
            return found
        }
    }

    /// Whether one of its own tokens, not of its children's, is used as this keyword.
    package func hasKeyword(_ keyword: Keyword) -> Bool { tokenIndex(of: keyword) != nil }

    /// The first of its own tokens, not of its children's, that is used as this keyword.
    package func tokenIndex(of keyword: Keyword) -> Int? {
        ownToken { $0.isKeyword && $0.keywordID == keyword.rawValue }
    }

    /// The first of its own tokens, not of its children's, that passes a test.
    @inline(__always)
    func ownToken(where test: (Token) -> Bool) -> Int? {
        tree.nodes.withUnsafeBufferPointer { nodes in
            tree.tokens.withUnsafeBufferPointer { tokens in
                let end = Int(nodes[index].endToken)
                let last = Int(nodes[index].subtreeEnd)
                var token = Int(nodes[index].firstToken)
                var child = index + 1
                while true {
                    let next = child < last ? Int(nodes[child].firstToken) : end
                    while token < next {
                        if test(tokens[token]) { return token }
                        token += 1
                    }
                    guard child < last else { return nil }
                    token = Swift.max(token, Int(nodes[child].endToken))
                    child = Int(nodes[child].subtreeEnd)
                }
            }
        }
    }

    /// As `ownToken`, for those outside this layer.
    package func firstOwnToken(where test: (Token) -> Bool) -> Int? { ownToken(where: test) }

    /// The children of a kind that stand behind a keyword of its own.
    package func children(_ kind: NodeKind, after keyword: Keyword) -> [SyntaxNode] {
        guard let token = tokenIndex(of: keyword) else { return [] }
        return children(where: { $0.kind == kind && Int($0.firstToken) > token })
    }

    /// The first child of a kind that stands directly behind a keyword of its own.
    package func child(_ kind: NodeKind, after keyword: Keyword) -> SyntaxNode? {
        guard let token = tokenIndex(of: keyword) else { return nil }
        return firstChild(where: { $0.kind == kind && Int($0.firstToken) == token + 1 })
    }

    /// The lines of the `##` comment before it, without the signs; nothing if there is none.
    package var documentation: String? {
        let first = tokenRange.lowerBound
        return documentationText(in: tree.source.text(of: tree.trivia(beforeToken: first)), isFirst: first == 0)
    }
}

/// The children of a node.
package struct SyntaxChildren: Sequence, IteratorProtocol, Sendable {
    fileprivate let tree: SyntaxTree
    fileprivate var cursor: Int
    fileprivate let end: Int

    package mutating func next() -> SyntaxNode? {
        guard cursor < end else { return nil }
        let node = SyntaxNode(tree: tree, index: cursor)
        cursor = Int(tree.nodes[cursor].subtreeEnd)
        return node
    }
}

/// The text of the `##` lines in trivia. One behind a token on its own line documents nothing.
private func documentationText(in trivia: String, isFirst: Bool) -> String? {
    var lines: [Substring] = []
    for (number, line) in trivia.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
        let trimmed = line.drop { $0 == " " || $0 == "\t" || $0 == "\u{3000}" || $0 == "\u{FEFF}" }
        guard number > 0 || isFirst, trimmed.hasPrefix("##") else { continue }
        lines.append(trimmed.dropFirst(2).drop { $0 == " " })
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
}
