// A statement of a draft and the changes that can be made to it. Which change is which fault stands in the tables.

import Source
import Syntax

/// Bytes of a draft and what to put in their place.
struct Edit {
    let span: Span
    let text: String
}

/// The changes that plant one fault.
struct Plan {
    var edits: [Edit]
    /// Lines of the draft, besides the statement's own, where a finding tells the fault as well.
    var alsoAt: Set<Int> = []
}

/// A statement with its own tokens: where it has a block, those of its head with the opening brace.
struct Statement {
    let node: SyntaxNode
    let tokens: Range<Int>
    /// The token that closes its block.
    let closing: Int?
    let outerKind: NodeKind
    /// The lines of the head of the statement around it.
    let outerLines: Set<Int>

    init(_ node: SyntaxNode, outer: Statement?) {
        let tree = node.tree
        let all = node.tokenRange
        self.node = node
        outerKind = outer?.node.kind ?? .file
        outerLines = outer?.lines ?? []
        let brace = all.first { tree.tokens[$0].kind == .leftBrace }
        tokens = all.lowerBound..<(brace.map { $0 + 1 } ?? all.upperBound)
        closing = brace == nil ? nil : all.upperBound - 1
    }

    /// The lines of its own tokens.
    var lines: Set<Int> { Set(tokens.map { line(of: $0) }) }

    /// The number of its first token.
    var first: Int { tokens.lowerBound }

    /// The number of its last token.
    var last: Int { tokens.upperBound - 1 }

    /// The line of a token.
    func line(of token: Int) -> Int { node.tree.source.position(at: Int(node.tree.tokens[token].start)).line }

    /// The text of a token.
    func text(_ token: Int) -> String { node.tree.text(ofToken: token) }

    /// The first of its tokens that is used as a keyword.
    func keyword(_ keyword: Keyword) -> Int? {
        tokens.first { node.tree.tokens[$0].isKeyword && node.tree.tokens[$0].keyword == keyword }
    }

    /// The first of its tokens of a kind.
    func token(_ kind: TokenKind) -> Int? { tokens.first { node.tree.tokens[$0].kind == kind } }

    /// The token of the first child of a kind, at any depth.
    func token(in kind: NodeKind) -> Int? { find(kind, in: node)?.tokenRange.lowerBound }

    /// The last token that is the name of one of its lists.
    var lastName: Int? {
        node.children.filter { $0.kind == .name }.last.map { $0.tokenRange.lowerBound }
    }

    /// What is set in before its line.
    var indentation: String { String(node.tree.source.lineText(line(of: first)).prefix { $0 == " " }) }

    private func find(_ kind: NodeKind, in node: SyntaxNode) -> SyntaxNode? {
        for child in node.children where child.tokenRange.lowerBound < tokens.upperBound {
            if child.kind == kind { return child }
            if let found = find(kind, in: child) { return found }
        }
        return nil
    }

    /// The kinds that are statements.
    static let kinds: Set<NodeKind> = [
        .party, .office, .divisions, .calendar, .matter, .route, .field, .alias, .category, .applicant, .target,
        .period,
        .opens, .require, .forbid, .warn, .module, .attachment, .level, .routeUse, .appraisal, .on, .set, .clear,
        .release,
        .revoke, .reviewer, .when, .optional, .judge, .approve, .returning, .terminate, .recall, .dispatch, .within,
        .outcome, .undecided, .publish, .appraisalOffice,
    ]
}

extension Statement {
    /// Another text for a token.
    func replace(_ token: Int?, _ text: String) -> Plan? {
        token.map { Plan(edits: [Edit(span: node.tree.span(ofToken: $0), text: text)]) }
    }

    /// Another text for a token, made from its own.
    func change(_ token: Int?, _ change: (String) -> String?) -> Plan? {
        guard let token, let text = change(text(token)) else { return nil }
        return replace(token, text)
    }

    /// A token and the space before it are left out.
    func delete(_ token: Int?) -> Plan? {
        guard let token else { return nil }
        let tree = node.tree
        let start = token == tokens.lowerBound ? tree.span(ofToken: token).start : tree.tokens[token - 1].end
        return Plan(edits: [Edit(span: Span(start: start, end: tree.tokens[token].end), text: "")])
    }

    /// A text behind a token.
    func insert(_ text: String, after token: Int?) -> Plan? {
        guard let token else { return nil }
        let end = node.tree.tokens[token].end
        return Plan(edits: [Edit(span: Span(start: end, end: end), text: text)])
    }

    /// A text before a token.
    func insert(_ text: String, before token: Int?) -> Plan? {
        guard let token else { return nil }
        let start = node.tree.tokens[token].start
        return Plan(edits: [Edit(span: Span(start: start, end: start), text: text)])
    }

    /// A line of its own behind the statement, which must end its line and have no block.
    func addLine(_ text: String) -> Plan? {
        guard isAlone, closing == nil else { return nil }
        let end = Int(node.tree.source.lineSpan(line(of: last)).end)
        return Plan(edits: [Edit(span: Span(end, end), text: "\n" + indentation + text)])
    }

    /// A line of its own behind the statement of a matter.
    func addMatterLine(_ text: String) -> Plan? { outerKind == .matter ? addLine(text) : nil }

    /// The statement is left out; the finding stands at the head of the statement around it.
    func drop() -> Plan? {
        guard isAlone, closing == nil else { return nil }
        let span = Span(start: node.tree.tokens[first].start, end: node.tree.tokens[last].end)
        return Plan(edits: [Edit(span: span, text: "")], alsoAt: outerLines)
    }

    /// The statement written a second time behind itself.
    func double() -> Plan? {
        let span = Span(start: node.tree.tokens[first].start, end: node.tree.tokens[last].end)
        return addLine(node.tree.source.text(of: span))
    }

    /// A word misspelt: a letter doubled, dropped or swapped, or a Chinese character changed.
    func misspell(_ token: Int?, _ dice: inout Dice) -> Plan? {
        change(token) { word in
            var letters = Array(word)
            guard letters.count > 1 else { return nil }
            let place = dice.below(letters.count - 1)
            if letters[0].isASCII {
                switch dice.below(3) {
                case 0: letters.insert(letters[place], at: place)
                case 1: letters.remove(at: place + 1)
                default: letters.swapAt(place, place + 1)
                }
            } else {
                letters[place + 1] = "某"
            }
            let changed = String(letters)
            return changed == word || Keyword.parse(changed) != nil ? nil : changed
        }
    }

    /// Whether nothing else stands on its lines.
    var isAlone: Bool {
        let tree = node.tree
        let isFirst = first == 0 || line(of: first - 1) < line(of: first)
        return isFirst && (last + 1 >= tree.tokens.count || line(of: last + 1) > line(of: last))
    }
}

/// A small generator with a seed (SplitMix64), so that a trial can be run again.
struct Dice {
    var state: UInt64

    /// A number from 0 on, below the bound.
    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        value ^= value >> 31
        return bound <= 0 ? 0 : Int(value % UInt64(bound))
    }
}
