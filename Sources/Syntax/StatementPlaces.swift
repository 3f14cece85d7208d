// Where statements begin, and with which keywords: for those who help to write them. The blocks themselves are the
// parser's.

internal import Source

extension SyntaxTree {
    /// The keywords that a statement may begin with where a word begins; nil where a statement has begun already.
    package func statementKeywords(at offset: Int) -> [Keyword]? {
        let before = tokens.prefix { Int($0.end) <= offset && $0.kind != .endOfFile }
        if let last = before.last, ![.leftBrace, .rightBrace, .semicolon].contains(last.kind) {
            let gap = source.bytes[Int(last.end)..<offset]
            guard gap.contains(where: { $0 == 0x0A || $0 == 0x0D }), last.kind != .comma else { return nil }
        }
        var open: [Int] = []
        for (index, token) in before.enumerated() {
            if token.kind == .leftBrace || token.kind == .leftParenthesis { open.append(index) }
            if token.kind == .rightBrace || token.kind == .rightParenthesis { _ = open.popLast() }
        }
        guard let brace = open.last else { return BlockContext.file.keywords }
        guard tokens[brace].kind == .leftBrace else { return nil }
        return BlockContext(ofNode: innermostNode(withToken: brace).kind)?.keywords
    }

    /// The smallest node that a token belongs to.
    package func innermostNode(withToken token: Int) -> SyntaxNode {
        let place = nodes.indices.last { Int(nodes[$0].firstToken) <= token && token < Int(nodes[$0].endToken) }
        return node(at: place ?? 0)
    }

    /// The word that an offset stands in or behind, as far as it is written: from its first byte to the offset.
    package func wordStart(at offset: Int) -> Int {
        let token = tokens.last { $0.kind == .word && Int($0.start) < offset && offset <= Int($0.end) }
        return token.map { Int($0.start) } ?? offset
    }
}

extension BlockContext {
    /// The block that a node of this kind opens.
    fileprivate init?(ofNode kind: NodeKind) {
        switch kind {
        case .file: self = .file
        case .party: self = .party
        case .matter: self = .matter
        case .route: self = .route
        case .level: self = .level
        case .module: self = .module
        case .appraisal: self = .appraisal
        case .outcome: self = .outcome
        case .on: self = .effects
        case .release: self = .release
        case .scenario: self = .scenario
        case .given: self = .given
        case .property: self = .property
        case .opinions: self = .opinions
        case .migrate: self = .migration
        default: return nil
        }
    }
}

extension Parser {
    /// Whether a text can be a name as it stands: one word that is no keyword.
    package static func isName(_ text: String) -> Bool {
        let (tree, diagnostics) = parse(SourceText(name: "", text: "party \(text) \"\" {}"))
        let words = tree.tokens.filter { $0.kind == .word }
        return words.count == 2 && words[1].keyword == nil && tree.file.parties.first?.name?.text == text
            && !diagnostics.contains { $0.code.code.hasPrefix("M01") || $0.code.code.hasPrefix("M02") }
    }
}
