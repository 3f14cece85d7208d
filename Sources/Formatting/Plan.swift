// The plan of a file's layout: its statements, which blocks stay on one line, and how many spaces stand before each
// token. Aligning columns is in `Alignment.swift`, writing in `Writer.swift`.

internal import Source
internal import Syntax

/// The measures of the layout, in columns.
enum Measures {
    /// What a block sets its statements in by.
    static let indentation = 4
    /// What the further lines of a statement are set in by.
    static let continuation = 8
    /// The most that a statement with its block on one line may take.
    static let oneLine = 100
    /// The most that a line may take before it is broken after a comma.
    static let line = 160
    /// The most that a cell may take and still widen its column.
    static let cell = 60
    /// What a comment behind a statement keeps away from it.
    static let comment = 2
}

/// A statement of the file or of a block.
struct Statement {
    let kind: NodeKind
    /// Its node in the tree.
    let node: Int
    /// Its first token.
    let first: Int
    /// The token of its `{`; nothing if it has no block.
    let open: Int?
    /// Just behind its last token.
    let end: Int
    /// How many blocks it stands in.
    let depth: Int
    /// Just behind the last statement of its block, in the plan's list.
    var subtreeEnd = 0
    /// Whether its block is written on its line.
    var isOneLine = false
    /// Whether comments inside break its lines.
    var isBroken = false
    /// The spaces before a comment on its line.
    var commentGap = Measures.comment

    /// Just behind the last token before its block.
    var headEnd: Int { open ?? end }

    /// Whether it is written on one line, if that is not too long.
    var isLine: Bool { (open == nil || isOneLine) && !isBroken }
}

/// The layout of a file before it is written.
struct Plan {
    let tree: SyntaxTree
    let gaps: Gaps
    let text: TokenText
    /// All statements, each directly before those of its block.
    var statements: [Statement] = []
    /// The spaces before each token that does not begin a line; before a further statement on a line, its sign counts.
    var spaces: [Int]
    /// The columns of each token.
    private(set) var widths: [Int]
    /// Where each token would begin if all stood on one line with single spaces.
    private(set) var starts: [Int]
    /// The same, with each keyword in its wider spelling.
    private var widestStarts: [Int]

    /// Finds the statements of a tree without errors and measures its tokens.
    init(of tree: SyntaxTree, gaps: Gaps, keywords: KeywordSpelling) {
        self.tree = tree
        self.gaps = gaps
        text = TokenText(tree: tree, keywords: keywords)
        spaces = []
        widths = []
        starts = []
        widestStarts = []
        outline(of: 0, from: 0, depth: 0)
        measure()
        decideOneLine(0..<statements.count)
    }

    /// The statements that stand directly in a range of the list.
    func siblings(in range: Range<Int>) -> [Int] {
        var found: [Int] = []
        var index = range.lowerBound
        while index < range.upperBound {
            found.append(index)
            index = statements[index].subtreeEnd
        }
        return found
    }

    /// The statements of a statement's block, in the list.
    func block(of index: Int) -> Range<Int> { index + 1..<statements[index].subtreeEnd }

    /// The first token behind a statement that is no semicolon.
    func follower(of index: Int) -> Int {
        var token = statements[index].end
        while token < tree.tokens.count - 1, case .semicolon = tree.tokens[token].kind { token += 1 }
        return token
    }

    /// Where a token would end if all stood on one line.
    func naturalEnd(of token: Int) -> Int { starts[token] + widths[token] }

    /// The columns of a statement on one line, from its first token on.
    func lineWidth(of index: Int) -> Int {
        let statement = statements[index]
        var width = widths[statement.first]
        for token in statement.first + 1..<Swift.max(statement.end, statement.first + 1) {
            width += spaces[token] + widths[token]
        }
        return width
    }

    // MARK: Statements

    private mutating func outline(of node: Int, from token: Int, depth: Int) {
        var child = node + 1
        while child < Int(tree.nodes[node].subtreeEnd) {
            let inner = tree.nodes[child]
            if Int(inner.firstToken) >= token, inner.firstToken < inner.endToken { add(child, depth: depth) }
            child = Int(inner.subtreeEnd)
        }
    }

    private mutating func add(_ node: Int, depth: Int) {
        let first = Int(tree.nodes[node].firstToken)
        let end = Int(tree.nodes[node].endToken)
        var place = first
        var isBroken = false
        while place < end {
            if case .leftBrace = tree.tokens[place].kind { break }
            isBroken = isBroken || (place > first && gaps.hasComments(before: place))
            place += 1
        }
        let open = place < end ? place : nil
        let index = statements.count
        statements.append(
            Statement(
                kind: tree.nodes[node].kind, node: node, first: first, open: open, end: end, depth: depth,
                isBroken: isBroken))
        if let open { outline(of: node, from: open + 1, depth: depth + 1) }
        statements[index].subtreeEnd = statements.count
    }

    // MARK: Measures

    private mutating func measure() {
        let count = tree.tokens.count
        spaces = naturalSpaces
        for index in statements.indices {
            let statement = statements[index]
            spaces[statement.first] = 2
            guard let open = statement.open else { continue }
            spaces[open] = 1
            spaces[statement.end - 1] = block(of: index).isEmpty ? 0 : 1
        }
        for index in statements.indices where statements[index].open != nil && !block(of: index).isEmpty {
            spaces[statements[index + 1].first] = 1
        }
        var widths: [Int] = []
        var starts: [Int] = []
        var widestStarts: [Int] = []
        widths.reserveCapacity(count)
        starts.reserveCapacity(count)
        widestStarts.reserveCapacity(count + 1)
        var place = 0
        var widest = 0
        tree.source.bytes.withUnsafeBufferPointer { source in
            for (token, gap) in zip(tree.tokens, spaces) {
                let width = text.width(of: token, source)
                widths.append(width.columns)
                starts.append(place + gap)
                place += gap + width.columns
                widestStarts.append(widest + gap)
                widest += gap + width.most
            }
        }
        widestStarts.append(widest)
        (self.widths, self.starts, self.widestStarts) = (widths, starts, widestStarts)
    }

    /// One space before each token, or none beside signs.
    private var naturalSpaces: [Int] {
        var spaces: [Int] = []
        spaces.reserveCapacity(tree.tokens.count)
        var joins = true
        for token in tree.tokens {
            switch token.kind {
            case .comma, .colon, .rightParenthesis, .semicolon, .endOfFile:
                spaces.append(0)
                joins = false
            case .dot, .dotDot:
                spaces.append(0)
                joins = true
            default:
                spaces.append(joins ? 0 : 1)
                if case .leftParenthesis = token.kind { joins = true } else { joins = false }
            }
        }
        return spaces
    }

    // MARK: Blocks on one line

    private mutating func decideOneLine(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            let statement = statements[index]
            if statement.open != nil {
                statements[index].isOneLine = fitsOneLine(index)
                if statements[index].isOneLine {
                    for inner in block(of: index) { statements[inner].isOneLine = true }
                } else {
                    decideOneLine(block(of: index))
                }
            }
            index = statement.subtreeEnd
        }
    }

    /// Whether the author had the whole block on one line and the statement fits one. An empty block always does.
    private func fitsOneLine(_ index: Int) -> Bool {
        let statement = statements[index]
        guard let open = statement.open, !gaps.hasComments(before: open) else { return false }
        if block(of: index).isEmpty { return !gaps.hasComments(before: statement.end - 1) }
        for token in open + 1..<statement.end where tree.tokens[token].flags.contains(.newlineBefore) { return false }
        // WHY: measured in the wider spelling, so that translating keywords back and forth changes no line.
        let last = statement.end - 1
        let width = widestStarts[last] + 1 - widestStarts[statement.first]
        return statement.depth * Measures.indentation + width <= Measures.oneLine
    }
}
