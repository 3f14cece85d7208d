// Feature: how the statement under the cursor is written, and which part of it comes now; and what a keyword means.

import Reporting
import Source
import Syntax

/// A statement up to a place in it.
struct WrittenStatement {
    /// The forms that its first keyword can have there, the one that fits best first.
    let forms: [StatementForm]
    /// Its tokens that end before the place, behind its keyword.
    let written: ArraySlice<Token>
    /// Its keyword.
    let keyword: Int

    /// The statement that a place stands in; nil where none has begun, or its first word is no keyword.
    init?(at offset: Int, in tree: SyntaxTree) {
        let before = tree.tokens.indices.prefix { Int(tree.tokens[$0].start) < offset && !tree.isEnd($0) }
        guard let last = before.last, let start = tree.statementStart(before: last) else { return nil }
        let line = tree.source.position(at: offset).line
        // WHY: behind a line end a statement goes on only after a comma; what comes then is a new one.
        guard
            tree.source.position(at: Int(tree.tokens[last].end)).line == line || tree.tokens[last].kind == .comma
        else { return nil }
        let isAction = start + 1 <= last && tree.tokens[start + 1].kind == .colon
        let place = isAction ? start + 2 : start
        guard place <= last, let keyword = tree.tokens[place].keyword else { return nil }
        let complete = tree.tokens[(place + 1)..<(last + 1)].prefix { Int($0.end) < offset || $0.kind == .comma }
        let known = StatementForm.forms(of: keyword, isAction: isAction, isTop: tree.isOutsideOfBlocks(place))
        guard !known.isEmpty else { return nil }
        let keywords = Set(complete.compactMap(\.keyword))
        let fit = { (form: StatementForm) in form.parts.compactMap(\.lead).count { keywords.contains($0) } }
        forms = known.enumerated().sorted { (-fit($0.element), $0.offset) < (-fit($1.element), $1.offset) }
            .map(\.element)
        written = complete
        self.keyword = place
    }
}

extension StatementForm {
    /// The forms of statements that begin with a keyword.
    static func forms(of keyword: Keyword, isAction: Bool, isTop: Bool) -> [StatementForm] {
        let all = isAction ? actions : isTop ? declarations : rules + scenarios
        return all.filter { $0.keyword == keyword }
    }
}

extension Desk {
    /// The forms of the statement at a place, and the part that is being written.
    mutating func signatureHelp(_ call: Call) throws(CallFault) -> OrderedJSON {
        let parameters = try call.parameters(PlaceParameters.self)
        let parsed = try source(parameters.textDocument).source
        let offset = parsed.source.offset(of: parameters.position, in: encoding)
        guard let statement = WrittenStatement(at: offset, in: parsed.tree) else { return .null }
        let spelling = DocumentSpelling(of: parsed.tree)
        return [
            "signatures": .array(statement.forms.map { json($0, spelling, statement.written) }),
            "activeSignature": 0,
        ]
    }

    private func json(
        _ form: StatementForm, _ spelling: DocumentSpelling, _ written: ArraySlice<Token>
    ) -> OrderedJSON {
        let (text, parts) = form.label(spelling)
        return [
            "label": .string(text), "documentation": .string(form.meaning[language]),
            "parameters": .array(
                parts.map { ["label": .array([.integer($0.lowerBound), .integer($0.upperBound)])] }),
            // WHY: a number behind the last one marks none.
            "activeParameter": .integer(form.part(behind: written) ?? parts.count),
        ]
    }

    /// What is said of a keyword that begins a statement; nil for other words.
    func keywordHelp(at offset: Int, in parsed: ParsedSource) -> OrderedJSON? {
        let tree = parsed.tree
        let touched = tree.tokens.indices.first {
            Int(tree.tokens[$0].start) <= offset && offset < Int(tree.tokens[$0].end)
        }
        guard let touched, tree.tokens[touched].isKeyword,
            let statement = WrittenStatement(at: Int(tree.tokens[touched].end), in: tree), statement.keyword == touched
        else { return nil }
        let spelling = DocumentSpelling(of: tree)
        let parts = statement.forms.map { "```matter\n\($0.label(spelling).text)\n```\n\($0.meaning[language])" }
        return [
            "contents": ["kind": "markdown", "value": .string(parts.joined(separator: "\n\n"))],
            "range": parsed.source.range(of: tree.span(ofToken: touched), in: encoding),
        ]
    }
}

extension SyntaxTree {
    fileprivate func isEnd(_ token: Int) -> Bool { tokens[token].kind == .endOfFile }

    /// The first token of the statement that a token stands in; nil where the token ends it.
    fileprivate func statementStart(before last: Int) -> Int? {
        let ends: [TokenKind] = [.leftBrace, .rightBrace, .semicolon]
        guard !ends.contains(tokens[last].kind) else { return nil }
        var (start, depth) = (last, 0)
        while start > 0 {
            let before = tokens[start - 1].kind
            if tokens[start].kind == .rightParenthesis { depth += 1 }
            if tokens[start].kind == .leftParenthesis { depth -= 1 }
            let isNewLine = tokens[start].flags.contains(.newlineBefore) && before != .comma && depth <= 0
            if ends.contains(before) || isNewLine { break }
            start -= 1
        }
        return start
    }

    /// Whether a token stands where declarations do.
    fileprivate func isOutsideOfBlocks(_ token: Int) -> Bool {
        tokens[..<token].reduce(0) { $0 + ($1.kind == .leftBrace ? 1 : $1.kind == .rightBrace ? -1 : 0) } <= 0
    }
}
