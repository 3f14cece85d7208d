// Columns inside a block: which statements stand under one another, at which tokens their columns begin, and the
// comments behind them. What is measured here changes spaces only.

internal import Source
internal import Syntax

/// How a statement takes part in columns.
private enum RowKind {
    /// Not at all.
    case none
    /// Name, title, type; two spaces between them where any has modifiers.
    case field
    /// Name, title, the rest.
    case attachment
    /// Keyword and the rest; conditions have their text as a further column.
    case plain
    /// Only the text of conditions.
    case loose
    /// Verb behind the actor, value behind the field, text behind the verb; expectations may stand between steps.
    case pair
    /// The block of a party.
    case given
}

/// One statement in a run of those that stand under one another.
private struct Row {
    let statement: Int
    /// The tokens that begin its columns.
    let breaks: Breaks
    /// The token that the present cell begins with, and the column it begins at.
    var cell: Int
    var x = 0
}

/// The tokens that begin a statement's columns, at most three; nothing where it lacks one.
private struct Breaks {
    var first: Int?
    var second: Int?
    var third: Int?

    subscript(column: Int) -> Int? { column == 0 ? first : column == 1 ? second : third }
}

extension Plan {
    /// Aligns the columns and the comments of all blocks that are written over several lines.
    mutating func align() { alignBlock(0..<statements.count, in: nil) }

    private mutating func alignBlock(_ range: Range<Int>, in parent: NodeKind?) {
        let siblings = siblings(in: range)
        var run: [Int] = []
        var kind = RowKind.none
        for index in siblings {
            let next = rowKind(of: index, in: parent)
            if next != kind || gaps.isBlank(before: statements[index].first) {
                alignRun(run, kind)
                run = []
                kind = next
            }
            run.append(index)
        }
        alignRun(run, kind)
        alignComments(siblings)
        for index in siblings where statements[index].open != nil && !statements[index].isOneLine {
            alignBlock(block(of: index), in: statements[index].kind)
        }
    }

    private func rowKind(of index: Int, in parent: NodeKind?) -> RowKind {
        let statement = statements[index]
        guard statement.isLine else { return .none }
        switch statement.kind {
        case .field: return .field
        case .attachment: return .attachment
        case .given: return .given
        case .assignment, .opinion, .step, .expect: return .pair
        case .require, .forbid, .warn: return parent == .release ? .loose : .plain
        case .alias, .category, .applicant, .target, .period, .opens, .reviewer, .when, .optional, .judge, .approve,
            .returning, .terminate, .recall, .dispatch, .within, .outcome, .undecided, .publish, .appraisalOffice:
            return .plain
        default: return .none
        }
    }

    // MARK: Runs

    private mutating func alignRun(_ run: [Int], _ kind: RowKind) {
        guard kind != .none, !run.isEmpty else { return }
        var rows = run.map { Row(statement: $0, breaks: breaks(of: $0, kind), cell: statements[$0].first) }
        switch kind {
        case .field:
            let isWide = spaceModifiers(run)
            alignColumn(0, of: &rows, gap: 1)
            alignColumn(1, of: &rows, gap: isWide ? 2 : 1)
            alignColumn(2, of: &rows, gap: isWide ? 2 : 1)
        case .attachment: for column in 0..<3 { alignColumn(column, of: &rows, gap: 1) }
        case .plain, .loose:
            alignColumn(0, of: &rows, gap: 1)
            alignConditions(&rows)
        default: alignColumn(0, of: &rows, gap: 1)
        }
    }

    /// The texts of conditions that follow one another stand under one another.
    private mutating func alignConditions(_ rows: inout [Row]) {
        var begin = 0
        while begin < rows.count {
            guard rows[begin].breaks[1] != nil else {
                begin += 1
                continue
            }
            var end = begin
            while end < rows.count, rows[end].breaks[1] != nil { end += 1 }
            var part = Array(rows[begin..<end])
            alignColumn(1, of: &part, gap: 2)
            begin = end
        }
    }

    /// Two spaces before each modifier of the fields; whether there are any.
    private mutating func spaceModifiers(_ run: [Int]) -> Bool {
        var isWide = false
        // WHY: a cursor for each child would count references to the tree.
        let nodes = tree.nodes
        for index in run {
            let owner = statements[index].node
            var isBehindType = false
            var child = owner + 1
            while child < Int(nodes[owner].subtreeEnd) {
                if isBehindType {
                    spaces[Int(nodes[child].firstToken)] = 2
                    isWide = true
                }
                isBehindType = isBehindType || nodes[child].kind == .fieldType
                child = Int(nodes[child].subtreeEnd)
            }
        }
        return isWide
    }

    private func breaks(of index: Int, _ kind: RowKind) -> Breaks {
        let statement = statements[index]
        let node = tree.node(at: statement.node)
        func inside(_ token: Int) -> Int? { token < statement.headEnd ? token : nil }
        switch kind {
        case .field, .attachment:
            let title = node.child(.title)?.tokenRange.lowerBound
            let rest = inside((title ?? statement.first + 1) + 1)
            return Breaks(first: inside(statement.first + 1), second: title, third: rest)
        case .plain: return Breaks(first: inside(statement.first + 1), second: conditionText(of: node))
        case .loose: return Breaks(second: conditionText(of: node))
        case .pair where statement.kind == .expect: return Breaks()
        case .pair: return Breaks(first: inside(statement.first + (statement.kind == .step ? 2 : 1)))
        case .given: return Breaks(first: statement.open)
        case .none: return Breaks()
        }
    }

    /// The token of `else`, or of a warning's text.
    private func conditionText(of node: SyntaxNode) -> Int? {
        switch node.kind {
        case .require, .forbid: node.tokenIndex(of: .else)
        case .warn: node.child(.title)?.tokenRange.lowerBound
        default: nil
        }
    }

    // MARK: Columns

    private mutating func alignColumn(_ column: Int, of rows: inout [Row], gap: Int) {
        var edge = 0
        for index in rows.indices {
            guard let token = rows[index].breaks[column] else { continue }
            let end = end(of: rows[index], before: token)
            if end - rows[index].x <= Measures.cell { edge = Swift.max(edge, end) }
        }
        for index in rows.indices {
            guard let token = rows[index].breaks[column] else { continue }
            let end = end(of: rows[index], before: token)
            spaces[token] = Swift.max(edge - end, 0) + gap
            rows[index].x = end + spaces[token]
            rows[index].cell = token
        }
    }

    /// The column at which a row's present cell ends, if the next begins with `token`.
    private func end(of row: Row, before token: Int) -> Int {
        row.x + naturalEnd(of: token - 1) - starts[row.cell]
    }

    // MARK: Comments

    /// Comments behind statements on lines that follow one another stand under one another.
    private mutating func alignComments(_ siblings: [Int]) {
        var run: [Int] = []
        for index in siblings {
            if !run.isEmpty, gaps.hasCommentsOrBlank(before: statements[index].first, beyond: 1) {
                alignComments(of: run)
                run = []
            }
            if hasComment(index) {
                run.append(index)
            } else {
                alignComments(of: run)
                run = []
            }
        }
        alignComments(of: run)
    }

    private func hasComment(_ index: Int) -> Bool {
        statements[index].isLine && gaps.comments(before: follower(of: index)).first?.isTrailing ?? false
    }

    private mutating func alignComments(of run: [Int]) {
        guard run.count > 1 else { return }
        let widths = run.map { lineWidth(of: $0) }
        let edge = widths.filter { $0 <= Measures.oneLine }.max() ?? 0
        for (index, width) in zip(run, widths) where width <= edge {
            statements[index].commentGap = edge - width + Measures.comment
        }
    }
}

extension Gaps {
    /// Whether a blank line stands directly before a token, or more comments than a number.
    fileprivate func hasCommentsOrBlank(before token: Int, beyond count: Int) -> Bool {
        isBlank(before: token) || comments(before: token).count > count
    }
}
