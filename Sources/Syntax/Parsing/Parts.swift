// The small parts that many productions share: names, texts, paths, literals, bounds, lists and sizes.

internal import Source

extension TreeParser {
    /// Whether a word that can be a name comes next.
    var isAtName: Bool { at(.word) && !current.flags.contains(.compound) }

    /// A name, reported if it is missing.
    mutating func expectName() {
        if isAtName { leaf(.name) } else { reportExpected(.name) }
    }

    /// A name, for which `applicant` or `target` may stand.
    mutating func expectNameOrRole() {
        if at(.applicant) || at(.target) { keywordLeaf(.name) } else { expectName() }
    }

    /// A quoted text, if one comes next.
    mutating func parseText() {
        if at(.string) { leaf(.title) }
    }

    /// A quoted text, reported if it is missing.
    mutating func expectText() {
        if at(.string) { leaf(.title) } else { reportExpected(.text) }
    }

    /// Names separated by commas, reported if the first is missing.
    mutating func expectNames() {
        expectName()
        while take(.comma) { expectName() }
    }

    /// Texts separated by commas, reported if the first is missing.
    mutating func expectTexts() {
        expectText()
        while take(.comma) { expectText() }
    }

    /// A path, reported if it is missing.
    mutating func expectPath() {
        guard isAtName else { return reportExpected(.path) }
        path()
    }

    /// A path; a word comes next.
    mutating func path() {
        let node = open(.path)
        if at(.applicant) || at(.target) { keywordLeaf(.name) } else { leaf(.name) }
        while take(.dot) { expectName() }
        close(node)
    }

    /// A literal of one of these kinds of token, reported if it is missing.
    mutating func expectLiteral(_ kinds: TokenKind..., expectation: Expectation) {
        if kinds.contains(current.kind), !isPastLine { leaf(.literal) } else { reportExpected(expectation) }
    }

    /// `a..b`, reported if it is missing.
    mutating func expectBounds() {
        let node = open(.bounds)
        expectLiteral(.number, .date, expectation: .value)
        if take(.dotDot) {
            expectLiteral(.number, .date, expectation: .value)
        } else {
            reportExpected(.sign(".."))
        }
        close(node)
    }

    /// `20 MB`, reported if it is missing.
    mutating func expectFileSize() {
        guard at(TokenKind.number) else { return reportExpected(.number) }
        let node = open(.fileSize)
        bump()
        if at(.word), isFileUnit { bump() } else { reportExpected(.fileUnit) }
        close(node)
    }

    /// A state's word or an outcome's name, reported if it is missing.
    mutating func expectState() {
        if let keyword = nextKeyword, Keyword.states.contains(keyword) {
            keywordLeaf(.stateReference)
        } else if isAtName {
            leaf(.stateReference)
        } else {
            reportExpected(.name)
        }
    }

    /// `OFFICE at TIER of PATH`, or a path alone. Gives whether it is an office.
    mutating func expectPathOrOffice() -> Bool {
        let isName = !isBeforeDot
        expectPath()
        guard isName, take(.at) else { return false }
        expectName()
        if expect(.of) { expectPath() }
        return true
    }

    /// A value as people write it: a text, a number, a date, `yes`, `no` or a name; reported if it is missing.
    mutating func expectValue() {
        if at(.yes) || at(.no) {
            keywordLeaf(.literal)
        } else if isAtName {
            let node = open(.path)
            leaf(.name)
            close(node)
        } else {
            expectLiteral(.string, .number, .date, expectation: .content)
        }
    }

    /// Whether the next token but one is a dot.
    var isBeforeDot: Bool { following.kind == .dot }

    /// The token behind the one that is looked at.
    var following: Token { tokens[Swift.min(index + 1, tokens.count - 1)] }

    private var isFileUnit: Bool {
        FileSizeUnit.shift(of: source.bytes[Int(current.start)..<Int(current.end)]) != nil
    }
}

extension Keyword {
    /// The words for states that the language itself has.
    static let states: [Keyword] = [.draft, .returned, .approved, .terminated, .revoked, .released]

    /// The types of fields that the language itself has.
    static let fieldTypes: [Keyword] = [
        .text, .number, .date, .year, .flag, .choice, .citizenID, .creditCode, .division, .phone, .email, .money,
    ]

    /// The words that a field's modifiers begin with.
    static let fieldModifiers: [Keyword] = [.optional, .unique, .length, .range, .from, .when, .setBy]
}
