// The statements of properties, opinions and migrations.

internal import Source

extension TreeParser {
    /// A statement of a property, if the present word begins one.
    mutating func propertyStatement() -> Bool {
        switch current.keyword {
        case .always where !isBeforeDot: standing(.always)
        case .never where !isBeforeDot: standing(.never)
        case .from where following.keyword == .every: canReach()
        default:
            guard isAtName else { return false }
            let node = open(.onlyAfter)
            expectEvent()
            if expect(.onlyAfter) { expectEvent() }
            close(node)
        }
        return true
    }

    /// `VERB TEXT` of the opinions, if the present word begins it.
    mutating func opinion() -> Bool {
        guard let keyword = current.keyword, BlockContext.opinions.keywords.contains(keyword) else { return false }
        simple(.opinion) { $0.expectTexts() }
        return true
    }

    /// `migrate OLD to NEW { state PLACE to PLACE }`
    mutating func migration() {
        let node = open(.migrate)
        bumpKeyword()
        expectName()
        if expect(.to) { expectName() }
        expectBlock(.migration)
        close(node)
    }

    /// A statement of a migration, if the present word begins one.
    mutating func stateMove() -> Bool {
        guard current.keyword == .state else { return false }
        simple(.stateMove) { parser in
            parser.expectPlace()
            if parser.expect(.to) { parser.expectPlace() }
        }
        return true
    }

    /// `always EXPR`, `always after EVENT: EXPR`, and the same with `never`
    private mutating func standing(_ kind: NodeKind) {
        let node = open(kind)
        bumpKeyword()
        if take(.after) {
            expectEvent()
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
        if expect(.canReach), isBeforeDot || !take(Keyword.end) { expectPlace() }
        close(node)
    }
}
