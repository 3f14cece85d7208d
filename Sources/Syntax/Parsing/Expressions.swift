// Expressions. From loose to tight: `or`, `and`, `not`, comparisons, operands. Comparisons do not chain.

internal import Source

extension TreeParser {
    /// An expression, reported if it is missing.
    mutating func expectExpression() { joined(.or, by: .or) { $0.conjunction() } }

    private mutating func conjunction() { joined(.and, by: .and) { $0.negation() } }

    private mutating func joined(_ kind: NodeKind, by keyword: Keyword, _ operand: (inout TreeParser) -> Void) {
        let first = nodes.count
        operand(&self)
        guard at(keyword), first < nodes.count else { return }
        wrap(from: first, in: kind)
        while take(keyword) { operand(&self) }
        close(first)
    }

    private mutating func negation() {
        guard at(.not) else { return comparison() }
        guard depth < Limits.nesting else { return tooDeep() }
        depth += 1
        let node = open(.not)
        bumpKeyword()
        negation()
        close(node)
        depth -= 1
    }

    private mutating func comparison() {
        let first = nodes.count
        operand()
        guard first < nodes.count, comparisonTail(from: first) else { return }
        if isAtComparison {
            report(.chainedComparison)
            let operatorIndex = index
            _ = comparisonTail(from: first)
            if index == operatorIndex { bump() }
        }
    }

    private mutating func comparisonTail(from first: Int) -> Bool {
        let kind: NodeKind
        switch current.kind {
        case .less, .lessOrEqual, .greater, .greaterOrEqual: kind = .comparison
        case .word:
            switch current.keyword {
            case .is, .isNot: kind = .comparison
            case .isSet: kind = .isSet
            case .isNotSet: kind = .isNotSet
            case .in: kind = .inChain
            case .hasOpen: kind = .hasOpen
            default: return false
            }
        default: return false
        }
        guard !isPastLine else { return false }
        if kind == .inChain { return membership(from: first) }
        wrap(from: first, in: kind)
        if current.kind == .word { bumpKeyword() } else { bump() }
        if kind == .comparison { operand() }
        if kind == .hasOpen { expectName() }
        close(first)
        return true
    }

    /// `X in Y.superior chain` or `X in (A, B)`
    private mutating func membership(from first: Int) -> Bool {
        let isList = tokens[Swift.min(index + 1, tokens.count - 1)].kind == .leftParenthesis
        wrap(from: first, in: isList ? .inList : .inChain)
        bumpKeyword()
        if isList {
            parenthesized { parser in
                parser.operand()
                while parser.take(.comma) { parser.operand() }
            }
        } else {
            expectPath()
            expect(.chain)
        }
        close(first)
        return true
    }

    private mutating func operand() {
        guard !isPastLine else { return missing() }
        switch current.kind {
        case .number, .date, .string: leaf(.literal)
        case .leftParenthesis:
            let node = open(.parenthesized)
            parenthesized { $0.expectExpression() }
            close(node)
        case .word: wordOperand()
        default: missing()
        }
    }

    private mutating func wordOperand() {
        let isFollowedByDot = isBeforeDot
        switch current.keyword {
        case .yes where !isFollowedByDot: keywordLeaf(.literal)
        case .no where !isFollowedByDot: keywordLeaf(.literal)
        case .today where !isFollowedByDot: keywordLeaf(.today)
        case .year where !isFollowedByDot: keywordLeaf(.currentYear)
        case .countOf where !isFollowedByDot: simple(.countOf) { $0.expectPath() }
        case .ageOf where !isFollowedByDot: simple(.ageOf) { $0.operand() }
        case .yearsSince where !isFollowedByDot: yearsSince()
        case .attached where !isFollowedByDot: simple(.attached) { $0.expectPath() }
        case .last where !isFollowedByDot: missing()
        case .and, .or, .not, .is, .isNot, .isSet, .isNotSet, .in, .chain, .hasOpen, .else, .after: missing()
        default: if isAtName { path() } else { missing() }
        }
    }

    private mutating func yearsSince() {
        let node = open(.yearsSince)
        bumpKeyword()
        if at(.last), !isBeforeDot {
            nodes[node] = Node(
                kind: .yearsSinceLast, firstToken: nodes[node].firstToken, endToken: nodes[node].endToken,
                subtreeEnd: 0)
            bumpKeyword()
            expectState()
            if expect(.of) { expectName() }
        } else {
            operand()
        }
        close(node)
    }

    private mutating func parenthesized(_ inside: (inout TreeParser) -> Void) {
        guard depth < Limits.nesting else { return tooDeep() }
        depth += 1
        let opening = index
        bump()
        parentheses += 1
        inside(&self)
        if !isReported, current.kind != .rightParenthesis {
            isReported = true
            let span = Span(start: tokens[opening].start, end: tokens[opening].end)
            add(Diagnostic(.unclosedParenthesis, at: source.location(of: span)))
        }
        parentheses = Swift.max(0, parentheses - 1)
        if current.kind == .rightParenthesis { bump() }
        depth -= 1
    }

    private mutating func missing() { report(.expectedExpression) { ["found": $0.found] } }

    private mutating func tooDeep() {
        reportNesting()
        skipRest()
    }

    private var isAtComparison: Bool {
        guard !isPastLine else { return false }
        switch current.kind {
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return true
        default:
            switch current.keyword {
            case .is, .isNot, .isSet, .isNotSet, .in, .hasOpen: return true
            default: return false
            }
        }
    }
}
