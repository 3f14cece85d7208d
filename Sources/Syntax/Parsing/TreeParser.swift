// The parser's state and its smallest steps: looking at a token, taking it, opening and closing nodes.

internal import Source

/// Builds the nodes of one file over its tokens.
struct TreeParser {
    let source: SourceText
    var tokens: [Token]
    var nodes: [Node] = []
    var diagnostics: [Diagnostic] = []
    /// The token that is looked at.
    var index = 0
    /// The token that the present statement began with.
    var statementStart = 0
    /// How many parentheses are open: within them lines do not end statements.
    var parentheses = 0
    /// How many blocks, parentheses and negations are open.
    var depth = 0
    /// Whether the present statement has been reported already.
    var isReported = false
    /// Whether the end of the file has been reported as missing braces.
    var isUnclosedReported = false
    /// The blocks that are open, the outermost first, each with the token of its `{`.
    var blocks: [(context: BlockContext, brace: Int)] = []
    /// The nodes of the statements that have been reported, each before those around it.
    var damaged: [Int] = []
    /// Whether the file closes more blocks than it opens. Only then does the margin say which brace is wrong: where
    /// every brace has its counterpart, any layout is right.
    let closesTooMany: Bool
    /// Whether scenarios are passed over unread.
    var passesOverScenarios = false
    /// How many words that ran together have been cut in two.
    var splits = 0

    init(source: SourceText, tokens: [Token]) {
        self.source = source
        self.tokens = tokens
        var surplus = 0
        for token in tokens {
            if token.kind == .rightBrace { surplus += 1 } else if token.kind == .leftBrace { surplus -= 1 }
        }
        closesTooMany = surplus > 0
        nodes.reserveCapacity(tokens.count)
    }

    // MARK: Looking

    /// The token that is looked at.
    var current: Token { tokens[index] }

    /// Whether the statement's line has ended before this token.
    var isPastLine: Bool {
        guard parentheses == 0, index > statementStart else { return false }
        let last = tokens[index - 1].kind
        guard tokens[index].flags.contains(.newlineBefore) else { return last == .rightBrace }
        return last != .comma || isCommaTooMany
    }

    /// Whether a line that follows a comma begins a statement of the block: then the comma was not meant to go on.
    private var isCommaTooMany: Bool {
        let context = blocks.last?.context ?? .file
        guard let keyword = tokens[index].keyword, index + 1 < tokens.count, context.keywords.contains(keyword),
            !tokens[index + 1].flags.contains(.newlineBefore)
        else { return false }
        let next = tokens[index + 1]
        // WHY: an item of a list may be called like a statement; then no text follows it, unless it is a tier or an
        // option, and no word but these.
        if next.kind == .string { return context != .file && !Self.beforeNames.contains(keyword) }
        return next.kind == .word && !(next.keyword.map(Self.behindLists.contains) ?? false)
    }

    private static let beforeNames: Set<Keyword> = [.field, .attachment, .module, .level, .outcome]
    private static let behindLists = Set(Keyword.fieldModifiers).union([.upTo, .resume, .or])

    /// Whether nothing more of the statement can stand here.
    var isAtEnd: Bool {
        switch tokens[index].kind {
        case .endOfFile, .semicolon, .rightBrace: true
        default: isPastLine
        }
    }

    /// Whether a token of this kind comes next in the statement.
    func at(_ kind: TokenKind) -> Bool { tokens[index].kind == kind && !isPastLine }

    /// Whether a word that spells this keyword comes next in the statement.
    func at(_ keyword: Keyword) -> Bool { tokens[index].keywordID == keyword.rawValue && !isPastLine }

    /// The keyword that the next word of the statement spells, if any.
    var nextKeyword: Keyword? { isPastLine ? nil : tokens[index].keyword }

    // MARK: Taking

    /// Takes the token; the end is never passed.
    mutating func bump() {
        if index + 1 < tokens.count { index += 1 }
    }

    /// Takes the word as a keyword.
    mutating func bumpKeyword() {
        tokens[index].flags.insert(.keyword)
        bump()
    }

    /// Takes a token of this kind, if it comes next.
    @discardableResult
    mutating func take(_ kind: TokenKind) -> Bool {
        guard at(kind) else { return false }
        bump()
        return true
    }

    /// Takes this keyword, if it comes next.
    @discardableResult
    mutating func take(_ keyword: Keyword) -> Bool {
        guard at(keyword) else { return false }
        bumpKeyword()
        return true
    }

    /// Takes this keyword or reports that it is missing.
    @discardableResult
    mutating func expect(_ keyword: Keyword) -> Bool {
        if take(keyword) { return true }
        reportExpected(.keyword(keyword))
        return false
    }

    // MARK: Nodes

    /// Opens a node at the present token and gives its index.
    mutating func open(_ kind: NodeKind) -> Int {
        let place = UInt32(truncatingIfNeeded: index)
        nodes.append(Node(kind: kind, firstToken: place, endToken: place, subtreeEnd: 0))
        return nodes.count - 1
    }

    /// Closes a node before the present token.
    mutating func close(_ node: Int) {
        nodes[node].endToken = UInt32(truncatingIfNeeded: index)
        nodes[node].subtreeEnd = UInt32(truncatingIfNeeded: nodes.count)
    }

    /// Puts a node around those from `node` on, and leaves it open.
    mutating func wrap(from node: Int, in kind: NodeKind) {
        // WHY: a preorder array has no other way to put an operator above its left operand; operands are short.
        let first = nodes[node].firstToken
        nodes.insert(Node(kind: kind, firstToken: first, endToken: first, subtreeEnd: 0), at: node)
        for later in (node + 1)..<nodes.count where nodes[later].subtreeEnd != 0 { nodes[later].subtreeEnd += 1 }
    }

    /// A node of one token.
    mutating func leaf(_ kind: NodeKind) {
        let node = open(kind)
        bump()
        close(node)
    }

    /// A node of one token, which is used as a keyword.
    mutating func keywordLeaf(_ kind: NodeKind) {
        let node = open(kind)
        bumpKeyword()
        close(node)
    }
}
