// The statements of a level and of an appraisal.

internal import Source

extension TreeParser {
    /// A statement of a level, if the present word begins one.
    mutating func levelStatement() -> Bool {
        switch current.keyword {
        case .reviewer: reviewer()
        case .when: when()
        case .optional: keywordLeaf(.optional)
        case .judge: judge()
        case .approve: simple(.approve) { $0.parseText() }
        case .return: returning()
        case .terminate: simple(.terminate) { $0.parseText() }
        case .recall: simple(.recall) { $0.parseText() }
        case .dispatch: dispatch()
        case .require: condition(.require)
        case .forbid: condition(.forbid)
        case .within: within()
        default: return false
        }
        return true
    }

    /// A statement of an appraisal, if the present word begins one.
    mutating func appraisalStatement() -> Bool {
        switch current.keyword {
        case .office: simple(.appraisalOffice) { _ = $0.expectPathOrOffice() }
        case .undecided: simple(.undecided) { $0.expectText() }
        case .outcome: outcome()
        case .publish: simple(.publish) { $0.parseText() }
        default: return false
        }
        return true
    }

    /// `appraisal TITLE { … }`
    mutating func appraisal() {
        let node = open(.appraisal)
        bumpKeyword()
        parseText()
        expectBlock(.appraisal)
        close(node)
    }

    private mutating func reviewer() {
        let node = open(.reviewer)
        bumpKeyword()
        if !expectPathOrOffice(), take(.then) {
            expectName()
            if expect(.upTo) { expectLiteral(.number, expectation: .number) }
        }
        close(node)
    }

    private mutating func judge() {
        let node = open(.judge)
        bumpKeyword()
        if take(.every) { expect(.module) } else { expectNames() }
        close(node)
    }

    private mutating func returning() {
        let node = open(.returning)
        bumpKeyword()
        parseText()
        if expect(.to) {
            expectNameOrRole()
            while take(.comma) { expectNameOrRole() }
        }
        take(.resume)
        close(node)
    }

    private mutating func dispatch() {
        let node = open(.dispatch)
        bumpKeyword()
        parseText()
        if take(.with) {
            expectName()
            let isAnyOf = at(.or)
            while at(.comma) || at(.or) {
                if at(.or) != isAnyOf { report(.mixedAttachments) }
                if !take(.comma) { take(.or) }
                expectName()
            }
        }
        close(node)
    }

    private mutating func within() {
        let node = open(.within)
        bumpKeyword()
        expectLiteral(.number, expectation: .number)
        if !take(.workdays), !take(.days) { reportExpected(.anyOf([.workdays, .days])) }
        close(node)
    }

    private mutating func outcome() {
        let node = open(.outcome)
        bumpKeyword()
        expectName()
        parseText()
        parseOptionalBlock(.outcome)
        close(node)
    }
}
