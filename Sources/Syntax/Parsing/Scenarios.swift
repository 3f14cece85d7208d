// The statements of a scenario: who is given, which day it is, what is done. Expectations have a file of their own.

internal import Source

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
        case .expect: simple(.expect) { $0.expectation() }
        default: return false
        }
        return true
    }

    /// `FIELD VALUE`
    mutating func assignment() -> Bool {
        guard isAtName else { return false }
        let node = open(.assignment)
        leaf(.name)
        expectValue()
        close(node)
        return true
    }

    /// `VERB …`, reported if the verb is missing.
    mutating func expectAction() {
        guard let keyword = nextKeyword, let verb = Verb(keyword) else {
            return reportExpected(.anyOf(Verb.allCases.map(\.keyword)))
        }
        simple(.action) { $0.arguments(of: verb) }
    }

    /// `MODULE.NAME`, `MODULE.ROW.NAME` or, where that is enough, `NAME`; reported if it is missing.
    mutating func expectAnswer(needsModule: Bool) {
        guard isAtName else { return reportExpected(.path) }
        let node = open(.answer)
        leaf(.name)
        if take(.dot) {
            if at(TokenKind.number) {
                leaf(.literal)
                if !take(.dot) { reportExpected(.sign(".")) }
            }
            expectName()
        } else if needsModule {
            reportExpected(.sign("."))
        }
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
        expectAction()
        close(node)
    }

    private mutating func arguments(of verb: Verb) {
        if at(.for), isBeforeMatter {
            bumpKeyword()
            expectName()
        }
        switch verb {
        case .apply: if take(.to) { expectName() }
        case .fill:
            if isBeforeDot || !take(.everything) {
                expectAnswer(needsModule: true)
                expectValue()
            }
        case .attach:
            expectAnswer(needsModule: false)
            parseText()
        case .detach: expectAnswer(needsModule: false)
        case .judge: judged()
        case .return: returned()
        case .approve, .terminate: parseText()
        case .record:
            expectState()
            while isAtName, !at(.with) { _ = assignment() }
        case .submit, .recall, .dispatch, .publish, .revoke, .release: break
        }
    }

    private mutating func judged() {
        if !take(.others), !take(.everything) { moduleList() }
        if !take(.right), !take(.wrong) { reportExpected(.anyOf([.right, .wrong])) }
        parseText()
    }

    private mutating func returned() {
        guard expect(.to) else { return }
        expectNameOrRole()
        if isAtName, !at(.with) { moduleList() }
        parseText()
    }

    private mutating func moduleList() {
        let list = open(.nameList)
        expectNames()
        close(list)
    }

    /// Whether a name follows in the line. WHY: an attachment or an outcome may be called `for`.
    private var isBeforeMatter: Bool {
        following.kind == .word && following.keyword != .with && !following.flags.contains(.newlineBefore)
    }

    private var isBeforeColon: Bool {
        isAtName && following.kind == .colon && !following.flags.contains(.newlineBefore)
    }
}
