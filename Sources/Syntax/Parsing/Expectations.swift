// What a scenario expects, and the places where a case can stand. Steps have a file of their own.

internal import Source

extension TreeParser {
    /// What stands behind `expect`, reported if it is missing.
    mutating func expectation() {
        if isAtName, isBeforeCannot { return cannot() }
        switch nextKeyword {
        case .state:
            bumpKeyword()
            expectPlace()
        case .editable, .holder:
            bumpKeyword()
            expectNames()
        case .count:
            bumpKeyword()
            expectPlace()
            expectLiteral(.number, expectation: .number)
            if take(.for) { expectName() }
        case .result:
            bumpKeyword()
            if !take(.undecided) { expectState() }
            if take(.for) { expectName() }
        case .attached:
            bumpKeyword()
            expectAnswer(needsModule: false)
        case .due:
            bumpKeyword()
            expectLiteral(.date, expectation: .date)
        case .not, .warned:
            take(.not)
            expect(.warned)
        default:
            reportExpected(.anyOf([.state, .editable, .holder, .count, .result, .attached, .due, .warned]))
        }
    }

    /// A state, or `LEVEL`, `LEVEL.review`, `LEVEL.dispatch`, in a chain with its number; reported if it is missing.
    mutating func expectPlace() {
        guard isAtName else { return reportExpected(.path) }
        let node = open(.place)
        if !isBeforeDot, let keyword = nextKeyword, Keyword.places.contains(keyword) {
            bumpKeyword()
        } else {
            leaf(.name)
            if take(.dot) { placeAtLevel() }
        }
        close(node)
    }

    /// `VERB` or `LEVEL.VERB`, reported if it is missing.
    mutating func expectEvent() {
        let node = open(.event)
        if isAtName, isBeforeDot {
            leaf(.name)
            bump()
        }
        if let keyword = nextKeyword, Verb(keyword) != nil {
            bumpKeyword()
        } else {
            reportExpected(.anyOf(Verb.allCases.map(\.keyword)))
        }
        close(node)
    }

    private mutating func placeAtLevel() {
        if at(TokenKind.number) {
            leaf(.literal)
            guard take(.dot) else { return }
        }
        if !take(.review), !take(.dispatch) { reportExpected(.anyOf([.review, .dispatch])) }
    }

    /// `ACTOR cannot VERB … with CODE`
    private mutating func cannot() {
        leaf(.name)
        bumpKeyword()
        expectAction()
        if expect(.with) { expectName() }
    }

    /// Whether `cannot` and a verb follow on the line.
    private var isBeforeCannot: Bool {
        let verb = tokens[Swift.min(index + 2, tokens.count - 1)]
        return following.keyword == .cannot && !following.flags.contains(.newlineBefore)
            && !verb.flags.contains(.newlineBefore) && verb.keyword.flatMap { Verb($0) } != nil
    }
}

extension Keyword {
    /// The words of the language for the places where a case can stand.
    package static let places: [Keyword] = states + [.review, .dispatch, .appraisal]
}
