// The statements of a matter, with its effects, releases and revocation.

extension TreeParser {
    /// A statement of a matter, if the present word begins one.
    mutating func matterStatement() -> Bool {
        switch current.keyword {
        case .alias: simple(.alias) { $0.expectTexts() }
        case .category: simple(.category) { $0.expectText() }
        case .applicant: simple(.applicant) { $0.expectName() }
        case .target: target()
        case .period: period()
        case .opens: opens()
        case .require: condition(.require)
        case .forbid: condition(.forbid)
        case .warn: condition(.warn)
        case .module: module()
        case .attachment: attachment()
        case .level: named(.level, block: .level)
        case .route: routeUse()
        case .appraisal: appraisal()
        case .on: onOutcome()
        case .release: release()
        case .revoke: revoke()
        default: return false
        }
        return true
    }

    /// A node that begins with the present word as its keyword.
    mutating func simple(_ kind: NodeKind, _ rest: (inout TreeParser) -> Void) {
        let node = open(kind)
        bumpKeyword()
        rest(&self)
        close(node)
    }

    /// `require EXPR else TEXT`, `forbid EXPR else TEXT` or `warn EXPR TEXT`
    mutating func condition(_ kind: NodeKind) {
        let node = open(kind)
        bumpKeyword()
        expectExpression()
        if kind == .warn || expect(.else) { expectText() }
        close(node)
    }

    /// An effect, if the present word begins one.
    mutating func effect() -> Bool {
        switch current.keyword {
        case .set:
            simple(.set) { parser in
                parser.expectPath()
                if parser.expect(.to) { parser.expectExpression() }
            }
        case .clear: simple(.clear) { $0.expectPath() }
        default: return false
        }
        return true
    }

    /// A statement of a release, if the present word begins one.
    mutating func releaseStatement() -> Bool {
        switch current.keyword {
        case .require: condition(.require)
        case .forbid: condition(.forbid)
        default: return effect()
        }
        return true
    }

    private mutating func target() {
        let node = open(.target)
        bumpKeyword()
        expectName()
        parseText()
        if expect(.by) { expectName() }
        close(node)
    }

    private mutating func period() {
        let node = open(.period)
        bumpKeyword()
        if !take(.yearly), !take(.once), !take(.any) { reportExpected(.anyOf([.yearly, .once, .any])) }
        close(node)
    }

    private mutating func opens() {
        let node = open(.opens)
        bumpKeyword()
        expectLiteral(.date, expectation: .date)
        if expect(.to) { expectLiteral(.date, expectation: .date) }
        close(node)
    }

    private mutating func routeUse() {
        let node = open(.routeUse)
        bumpKeyword()
        expectName()
        if take(.without) { expectNames() }
        close(node)
    }

    private mutating func onOutcome() {
        let node = open(.on)
        bumpKeyword()
        expectState()
        expectBlock(.effects)
        close(node)
    }

    private mutating func release() {
        let node = open(.release)
        bumpKeyword()
        parseText()
        if expect(.by) { expectNameOrRole() }
        parseOptionalBlock(.release)
        close(node)
    }

    private mutating func revoke() {
        let node = open(.revoke)
        bumpKeyword()
        parseText()
        if expect(.from) {
            expectState()
            while take(.comma) { expectState() }
        }
        close(node)
    }
}
