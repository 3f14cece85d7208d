// Tells whether tokens are a sentence of a grammar, by trying every way; it shares nothing with the parser but tokens.

import Source
import Syntax

/// A token as the grammar sees it.
struct GrammarToken {
    /// The class: `NAME`, `TEXT`, `NUMBER`, `DATE`, `END`; for signs and words of several words the text itself.
    let kind: String
    /// The keyword in its English spelling, if it is one.
    let keyword: String?
    /// As written.
    let text: String

    /// The tokens of a file, with an `END` wherever a statement ends.
    static func tokens(of tree: SyntaxTree) -> [GrammarToken] {
        var result: [GrammarToken] = []
        var parentheses = 0
        let end = GrammarToken(kind: "END", keyword: nil, text: "")
        func gap(before index: Int) -> Int { tree.trivia(beforeToken: index).byteCount }
        func finish() {
            if let last = result.last, last.kind != "END", last.kind != "{" { result.append(end) }
        }
        for index in tree.tokens.indices {
            let token = tree.tokens[index]
            let last = result.last?.kind
            let isNewLine = token.flags.contains(.newlineBefore) && parentheses == 0 && last != ","
            if (isNewLine && token.kind != .leftBrace) || last == "}" { finish() }
            switch token.kind {
            case .semicolon, .rightBrace, .endOfFile: finish()
            case .leftParenthesis: parentheses += 1
            case .rightParenthesis: parentheses = Swift.max(0, parentheses - 1)
            default: break
            }
            if token.kind != .semicolon, token.kind != .endOfFile {
                // WHY: words without a gap are one word that the parser cut in two, after it had reported it.
                let isCut =
                    index > 0 && token.kind == .word && tree.tokens[index - 1].kind == .word && gap(before: index) == 0
                result.append(
                    isCut
                        ? GrammarToken(kind: "?", keyword: nil, text: "")
                        : GrammarToken(token, text: tree.text(ofToken: index)))
            }
        }
        return result
    }

    private init(kind: String, keyword: String?, text: String) {
        self.kind = kind
        self.keyword = keyword
        self.text = text
    }

    private init(_ token: Token, text: String) {
        self.text = text
        var keyword: Keyword?
        switch token.kind {
        case .word:
            // WHY: the parser may have read a misspelt word as a keyword; what counts here is what is written.
            keyword = Keyword.parse(text.split { $0 == " " || $0 == "\t" }.joined(separator: " "))
            kind = token.flags.contains(.compound) ? "COMPOUND" : "NAME"
        case .number: kind = "NUMBER"
        case .date: kind = "DATE"
        case .string: kind = "TEXT"
        default: kind = Self.signs[token.kind] ?? "?"
        }
        self.keyword = keyword?.english
    }

    private static let signs: [TokenKind: String] = [
        .leftBrace: "{", .rightBrace: "}", .leftParenthesis: "(", .rightParenthesis: ")", .comma: ",", .colon: ":",
        .dot: ".", .dotDot: "..", .less: "<", .lessOrEqual: "<=", .greater: ">", .greaterOrEqual: ">=",
    ]
}

/// Tries every way in which tokens can be read, remembering where each form can end.
struct Recognizer {
    private let grammar: Grammar
    private let tokens: [GrammarToken]
    private var known: [Int: [Int]] = [:]

    init(_ grammar: Grammar, _ tokens: [GrammarToken]) {
        self.grammar = grammar
        self.tokens = tokens
    }

    /// Whether the tokens, all of them, are a sentence of the production.
    mutating func accepts(_ production: String) -> Bool {
        guard let form = grammar.productions[production] else { return false }
        return ends(of: form, from: 0).contains(tokens.count)
    }

    private mutating func ends(of form: Int, from start: Int) -> [Int] {
        let key = form * (tokens.count + 1) + start
        if let ends = known[key] { return ends }
        let ends: [Int]
        switch grammar.forms[form] {
        case .word(let word): ends = isWord(word, at: start) ? [start + 1] : []
        case .token(let kind, let except): ends = isToken(kind, except, at: start) ? [start + 1] : []
        case .production(let name): ends = grammar.productions[name].map { self.ends(of: $0, from: start) } ?? []
        case .sequence(let parts):
            ends = parts.reduce([start]) { places, part in joined(places.map { self.ends(of: part, from: $0) }) }
        case .choice(let branches): ends = joined(branches.map { self.ends(of: $0, from: start) })
        case .option(let inner): ends = joined([[start], self.ends(of: inner, from: start)])
        case .repetition(let inner): ends = repeated(inner, from: start)
        }
        known[key] = ends
        return ends
    }

    private mutating func repeated(_ inner: Int, from start: Int) -> [Int] {
        var ends = [start]
        var next = 0
        while next < ends.count {
            for end in self.ends(of: inner, from: ends[next]) where !ends.contains(end) { ends.append(end) }
            next += 1
        }
        return ends
    }

    private func joined(_ lists: [[Int]]) -> [Int] {
        var ends: [Int] = []
        for end in lists.joined() where !ends.contains(end) { ends.append(end) }
        return ends
    }

    private func isWord(_ word: String, at place: Int) -> Bool {
        guard place < tokens.count else { return false }
        let token = tokens[place]
        return token.keyword == word || token.kind == word
    }

    private func isToken(_ kind: String, _ except: [String], at place: Int) -> Bool {
        guard place < tokens.count else { return false }
        let token = tokens[place]
        if kind == "UNIT" { return ["kb", "mb", "gb"].contains(token.text.lowercased()) }
        return token.kind == kind && !(token.keyword.map(except.contains) ?? false)
    }
}
