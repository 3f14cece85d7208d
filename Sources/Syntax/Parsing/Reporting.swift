// How the parser reports: once a statement, at the token or behind the one before, with what would have fitted.

internal import Source

/// What the parser can miss.
enum Expectation {
    case name, text, fieldType, number, date, value, content, fileUnit, block, path
    case keyword(Keyword)
    case sign(String)
    case anyOf([Keyword])

    /// It as a fact.
    var fact: Fact {
        switch self {
        case .name: .words(Words(zh: "名称", en: "a name"))
        case .text: .words(Words(zh: "引号中的文字", en: "a quoted text"))
        case .fieldType: .words(Words(zh: "字段类型", en: "a field type"))
        case .number: .words(Words(zh: "数字", en: "a number"))
        case .date: .words(Words(zh: "日期（如 2023-07-01）", en: "a date such as 2023-07-01"))
        case .value: .words(Words(zh: "数字或日期", en: "a number or a date"))
        case .content: .words(Words(zh: "内容（文字、数字、日期、是、否或名称）", en: "a value (a text, number, date, yes, no or name)"))
        case .fileUnit: .allOf([.anyOf([.name("KB"), .name("MB"), .name("GB")])])
        case .block: .name("{")
        case .path: .words(Words(zh: "名称或路径", en: "a name or a path"))
        case .keyword(let keyword): Self.fact(of: keyword)
        case .sign(let sign): .name(sign)
        case .anyOf(let keywords): .anyOf(keywords.map(Self.fact))
        }
    }

    /// A keyword as a fact, in the reader's spelling.
    static func fact(of keyword: Keyword) -> Fact {
        .words(Words(zh: "“\(keyword.chinese)”", en: "`\(keyword.english)`"))
    }
}

extension TreeParser {
    /// Reports that something is missing here, unless the statement has been reported already.
    mutating func reportExpected(_ expectation: Expectation) {
        let near = nearKeyword(for: expectation)
        report(.expectedSyntax, notes: Diagnostic.nearNote(near), fix: near) {
            ["expected": expectation.fact, "found": $0.found]
        }
    }

    /// Reports a finding at the present token, unless the statement or the token has been reported already.
    mutating func report(
        _ code: DiagnosticCode, notes: [Sentence] = [], fix: String? = nil,
        facts: (TreeParser) -> Facts = { _ in [:] }
    ) {
        guard !isReported else { return }
        isReported = true
        guard !isFull, current.kind != .invalid, !current.flags.contains(.reported) else { return }
        let location = source.location(of: isPastLine || current.kind == .endOfFile ? spanBehindLast : spanOfCurrent)
        let fixes = fix.map { [FixIt(at: location, replacement: $0, isCertain: false)] } ?? []
        add(Diagnostic(code, at: location, facts(self), notes: notes, fixes: fixes))
    }

    /// Whether no further finding is listed.
    var isFull: Bool { diagnostics.count > Limits.findings }

    /// Adds a finding, up to the limit of findings a file.
    mutating func add(_ diagnostic: Diagnostic) {
        if diagnostics.count < Limits.findings {
            diagnostics.append(diagnostic)
        } else if diagnostics.count == Limits.findings {
            diagnostics.append(
                Diagnostic(.tooManyFindings, at: diagnostic.location, ["limit": .number(Limits.findings)]))
        }
    }

    /// What stands here, as a fact.
    var found: Fact {
        if current.kind == .endOfFile { return .words(Words(zh: "文件结尾", en: "the end of the file")) }
        if isPastLine { return .words(Words(zh: "行末", en: "the end of the line")) }
        return .name(shortText(of: index))
    }

    /// The bytes of the present token.
    var spanOfCurrent: Span { Span(start: current.start, end: current.end) }

    /// The empty place behind the token before.
    var spanBehindLast: Span {
        let end = index > 0 ? tokens[index - 1].end : current.start
        return Span(start: end, end: end)
    }

    /// The text of a token.
    func text(of token: Int) -> String {
        source.text(of: Span(start: tokens[token].start, end: tokens[token].end))
    }

    /// The text of a token, cut where it is long.
    func shortText(of token: Int) -> String {
        let span = Span(start: tokens[token].start, end: tokens[token].end)
        guard span.byteCount > 60 else { return source.text(of: span) }
        let text = source.text(of: Span(start: span.start, end: span.start + 60))
        return String(text.filter { $0 != "\u{FFFD}" }) + "…"
    }

    /// The spelling among these keywords that the present word may have been meant for.
    func nearSpelling(among keywords: [Keyword]) -> String? {
        guard !isFull, current.kind == .word, !isPastLine, current.end - current.start <= 64 else { return nil }
        return nearName(to: text(of: index), among: keywords.flatMap { [$0.english, $0.chinese] })
    }

    private func nearKeyword(for expectation: Expectation) -> String? {
        switch expectation {
        case .keyword(let keyword): nearSpelling(among: [keyword])
        case .anyOf(let keywords): nearSpelling(among: keywords)
        case .fieldType: nearSpelling(among: Keyword.fieldTypes)
        default: nil
        }
    }
}
