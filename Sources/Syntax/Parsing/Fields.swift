// Fields with their types and modifiers, modules and attachments.

extension TreeParser {
    /// A field, if the present word begins one.
    mutating func fieldStatement() -> Bool {
        guard current.keyword == .field else { return false }
        field()
        return true
    }

    /// A statement of a module, if the present word begins one.
    mutating func moduleStatement() -> Bool {
        switch current.keyword {
        case .field: field()
        case .attachment: attachment()
        default: return false
        }
        return true
    }

    /// `module NAME TITLE list 1..10 { … }`
    mutating func module() {
        let node = open(.module)
        bumpKeyword()
        expectName()
        parseText()
        if take(.list) { expectBounds() }
        expectBlock(.module)
        close(node)
    }

    /// `attachment NAME TITLE pdf, jpg up to 20 MB optional when EXPR`
    mutating func attachment() {
        let node = open(.attachment)
        bumpKeyword()
        expectName()
        parseText()
        if isAtName, !isAtAttachmentTail {
            let list = open(.nameList)
            expectNames()
            close(list)
        }
        var goesOn = true
        while goesOn {
            if take(.upTo) {
                expectFileSize()
            } else if at(.optional) {
                keywordLeaf(.optional)
            } else if at(.when) {
                when()
            } else {
                goesOn = false
            }
        }
        close(node)
    }

    /// `when EXPR`
    mutating func when() {
        let node = open(.when)
        bumpKeyword()
        expectExpression()
        close(node)
    }

    private var isAtAttachmentTail: Bool { at(.upTo) || at(.optional) || at(.when) }

    private mutating func field() {
        let node = open(.field)
        bumpKeyword()
        expectName()
        parseText()
        fieldType()
        while let keyword = nextKeyword, Keyword.fieldModifiers.contains(keyword) { modifier(keyword) }
        close(node)
    }

    private mutating func fieldType() {
        let keyword = nextKeyword
        guard isAtName, !(keyword.map(Keyword.fieldModifiers.contains) ?? false) else {
            return reportExpected(.fieldType)
        }
        let node = open(.fieldType)
        if let keyword, Keyword.fieldTypes.contains(keyword) {
            bumpKeyword()
            if keyword == .choice { options() }
        } else {
            leaf(.name)
        }
        close(node)
    }

    private mutating func options() {
        option()
        while take(.comma) { option() }
    }

    private mutating func option() {
        let node = open(.option)
        expectName()
        parseText()
        close(node)
    }

    private mutating func modifier(_ keyword: Keyword) {
        switch keyword {
        case .optional: keywordLeaf(.optional)
        case .unique: keywordLeaf(.unique)
        case .when: when()
        case .length: bounded(.length)
        case .range: bounded(.range)
        case .from:
            let node = open(.prefill)
            bumpKeyword()
            expectExpression()
            close(node)
        default:
            let node = open(.setBy)
            bumpKeyword()
            expectName()
            close(node)
        }
    }

    private mutating func bounded(_ kind: NodeKind) {
        let node = open(kind)
        bumpKeyword()
        expectBounds()
        close(node)
    }
}
