// The statements of scenarios, properties and opinions. What the words of a step mean is not looked at here.

extension TreeParser {
    /// A statement of a scenario, if the present word begins one.
    mutating func scenarioStatement() -> Bool {
        if isBeforeColon {
            step()
            return true
        }
        switch current.keyword {
        case .given: given()
        case .clock: simple(.clock) { $0.expectLiteral(.date, expectation: .date) }
        case .expect: simple(.expect) { $0.items() }
        case .migrate: simple(.migrate) { $0.items() }
        default: return false
        }
        return true
    }

    /// `FIELD VALUE`
    mutating func assignment() -> Bool {
        let node = open(.assignment)
        leaf(.name)
        expectExpression()
        close(node)
        return true
    }

    /// A statement of a property, if the present word begins one.
    mutating func propertyStatement() -> Bool {
        switch current.keyword {
        case .always: standing(.always)
        case .never: standing(.never)
        case .from where tokens[Swift.min(index + 1, tokens.count - 1)].keyword == .every: canReach()
        default:
            guard isAtName else { return false }
            let node = open(.onlyAfter)
            path()
            if expect(.onlyAfter) { expectPath() }
            close(node)
        }
        return true
    }

    /// `VERB TEXT` of the opinions, if the present word begins it.
    mutating func opinion() -> Bool {
        guard let keyword = current.keyword, BlockContext.opinions.keywords.contains(keyword) else { return false }
        simple(.opinion) { parser in
            parser.expectText()
            while parser.take(.comma) { parser.expectText() }
        }
        return true
    }

    /// `always EXPR`, `always after PATH: EXPR`, and the same with `never`
    private mutating func standing(_ kind: NodeKind) {
        let node = open(kind)
        bumpKeyword()
        if take(.after) {
            expectPath()
            if !take(.colon) { reportExpected(.sign(":")) }
        }
        expectExpression()
        close(node)
    }

    /// `from every state can reach end`
    private mutating func canReach() {
        let node = open(.canReach)
        bumpKeyword()
        expect(.every)
        expect(.state)
        if expect(.canReach), !take(Keyword.end) { expectState() }
        close(node)
    }

    private mutating func given() {
        let node = open(.given)
        bumpKeyword()
        expectName()
        expectName()
        expectBlock(.given)
        close(node)
    }

    /// `ACTOR: VERB …`
    private mutating func step() {
        let node = open(.step)
        leaf(.name)
        bump()
        if let keyword = nextKeyword, Verb(keyword) != nil {
            bumpKeyword()
            items()
        } else {
            reportExpected(.anyOf(Verb.allCases.map(\.keyword)))
        }
        close(node)
    }

    private var isBeforeColon: Bool {
        index + 1 < tokens.count && tokens[index + 1].kind == .colon
            && !tokens[index + 1].flags.contains(.newlineBefore)
    }

    /// The words, texts and values of a step or an expectation, up to the statement's end.
    private mutating func items() {
        while !isAtEnd {
            let next = tokens[Swift.min(index + 1, tokens.count - 1)]
            switch current.kind {
            case .string: leaf(.title)
            case .number, .date: leaf(.literal)
            case .comma: bump()
            case .word where next.kind == .dot: path()
            case .word where current.keyword.map(Keyword.stepWords.contains) ?? false: bumpKeyword()
            case .word where isAtName: leaf(.name)
            default: return
            }
        }
    }
}

extension Keyword {
    /// The words of the language that steps and expectations are made of, besides names and values.
    static let stepWords: Set<Keyword> =
        Set(states).union(Verb.allCases.map(\.keyword)).union([
            .applicant, .right, .wrong, .others, .everything, .to, .with, .for, .cannot, .state, .editable, .holder,
            .result, .count, .attached, .after, .not, .is, .yes, .no, .resume, .from, .by, .every, .module, .end,
        ])
}
