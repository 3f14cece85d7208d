// Parties, offices, routes, and the files beside the rulebook. Matters, scenarios and properties have their own files.

internal import Source

extension TreeParser {
    /// A declaration, if the present word begins one.
    mutating func declaration() -> Bool {
        switch current.keyword {
        case .party: named(.party, block: .party)
        case .matter: named(.matter, block: .matter)
        case .route: named(.route, block: .route)
        case .office: office()
        case .divisions: besideFile(.divisions)
        case .calendar: besideFile(.calendar)
        case .scenario:
            if passesOverScenarios, passOverBlock() { return true }
            titledForMatters(.scenario, block: .scenario) { $0.expectNames() }
        case .property: titledForMatters(.property, block: .property) { $0.expectName() }
        case .opinions: opinions()
        case .migrate: migration()
        default: return false
        }
        return true
    }

    /// `KEYWORD NAME TITLE { … }`
    mutating func named(_ kind: NodeKind, block: BlockContext) {
        let node = open(kind)
        bumpKeyword()
        expectName()
        parseText()
        expectBlock(block)
        close(node)
    }

    /// A statement of a route, if the present word begins one.
    mutating func levelOfRoute() -> Bool {
        guard current.keyword == .level else { return false }
        named(.level, block: .level)
        return true
    }

    private mutating func office() {
        let node = open(.office)
        bumpKeyword()
        expectName()
        parseText()
        if expect(.among) { expectName() }
        if at(.when) { when() }
        if expect(.by) { expectName() }
        if expect(.tiers) {
            tier()
            while take(.comma) { tier() }
        }
        close(node)
    }

    private mutating func tier() {
        let node = open(.tier)
        expectName()
        parseText()
        close(node)
    }

    /// `KEYWORD PATH`
    private mutating func besideFile(_ kind: NodeKind) {
        let node = open(kind)
        bumpKeyword()
        expectText()
        close(node)
    }

    /// `KEYWORD TITLE for MATTER { … }`, or for several.
    private mutating func titledForMatters(
        _ kind: NodeKind, block: BlockContext, _ expectMatters: (inout TreeParser) -> Void
    ) {
        let node = open(kind)
        bumpKeyword()
        expectText()
        if expect(.for) { expectMatters(&self) }
        expectBlock(block)
        close(node)
    }

    /// Takes a declaration with its block unread; false, with nothing taken, where it is in doubt where that ends.
    private mutating func passOverBlock() -> Bool {
        var open = 0
        for place in (index + 1)..<tokens.count {
            switch tokens[place].kind {
            case .leftBrace: open += 1
            case .rightBrace:
                open -= 1
                if open == 0 {
                    index = place
                    bump()
                    return true
                }
            case .endOfFile: return false
            default:
                // WHY: what begins at the margin may be a declaration, and a brace before it be missing.
                let start = Int(tokens[place].start)
                if tokens[place].flags.contains(.newlineBefore), source.bytes[start - 1] == UInt8(ascii: "\n") {
                    return false
                }
            }
            if open < 0 { return false }
        }
        return false
    }

    private mutating func opinions() {
        let node = open(.opinions)
        bumpKeyword()
        parseText()
        expectBlock(.opinions)
        close(node)
    }
}
