// Blocks and their statements: the loop, where a statement ends, and how the parser finds its way after a mistake.

internal import Source

extension TreeParser {
    /// A block, reported if it is missing.
    mutating func expectBlock(_ context: BlockContext) {
        if parseBlock(context) { return }
        reportExpected(.block)
        if isInsideUnopened(context), depth < Limits.nesting { enter(context, brace: nil) }
    }

    /// A block, if one begins here.
    mutating func parseBlock(_ context: BlockContext) -> Bool {
        guard current.kind == .leftBrace else { return false }
        guard depth < Limits.nesting else {
            reportNesting()
            skipBraces()
            return true
        }
        enter(context, brace: index)
        return true
    }

    /// Reads the statements of a block; where its brace is missing, from the present token on.
    private mutating func enter(_ context: BlockContext, brace: Int?) {
        depth += 1
        let head = brace ?? Swift.max(0, index - 1)
        blocks.append((context, head))
        let outer = (statementStart, isReported)
        if brace != nil { bump() }
        statements(of: context, from: head)
        (statementStart, isReported) = outer
        blocks.removeLast()
        depth -= 1
    }

    /// Whether the statements of a block follow though its opening brace is missing: they are set in further than the
    /// head, or stand on its line.
    private func isInsideUnopened(_ context: BlockContext) -> Bool {
        guard current.kind == .word, let keyword = current.keyword, context.keywords.contains(keyword)
        else { return false }
        return !current.flags.contains(.newlineBefore) || indentation(of: index) > indentation(of: statementStart)
    }

    /// The declarations of a file.
    mutating func file() {
        let node = open(.file)
        while current.kind != .endOfFile {
            if current.kind == .semicolon {
                bump()
            } else if current.kind == .rightBrace {
                reportUnmatched()
                bump()
            } else {
                _ = statement(of: .file, in: nil)
            }
        }
        close(node)
    }

    private mutating func statements(of context: BlockContext, from brace: Int) {
        while true {
            switch current.kind {
            case .rightBrace:
                let isTooMany = closesTooEarly(context, brace)
                if isTooMany { reportUnmatched() }
                bump()
                if !isTooMany { return }
            case .endOfFile:
                reportUnclosed(brace)
                return
            case .semicolon:
                bump()
            default:
                // WHY: where statements begin with names, any word would do, so it is asked before.
                if context.allowsNames || isRouteDeclaration, belongsOutside(brace) { return reportUnclosed(brace) }
                guard statement(of: context, in: brace) else { return reportUnclosed(brace) }
            }
        }
    }

    /// A statement; false, with nothing taken, if it belongs outside the block that `brace` opened.
    private mutating func statement(of context: BlockContext, in brace: Int?) -> Bool {
        let start = index
        let node = nodes.count
        statementStart = index
        isReported = false
        if !production(of: context) {
            if let brace, belongsOutside(brace) { return false }
            misfit(in: context)
        }
        if !isAtEnd {
            let isNext = !isReported && isAnotherStatement(of: context, than: start)
            report(.unexpectedRest) { ["found": $0.found] }
            if !isNext { skipRest() }
        }
        if isReported, node < nodes.count { damaged.append(node) }
        if index == start { bump() }
        return true
    }

    /// A block that need not be there; reported where the file closes more blocks than it opens, and this one looks as
    /// though it were meant.
    mutating func parseOptionalBlock(_ context: BlockContext) {
        if !parseBlock(context), closesTooMany, isInsideUnopened(context) { expectBlock(context) }
    }

    /// Runs the production that the present word begins, if the block has one.
    private mutating func production(of context: BlockContext) -> Bool {
        guard current.kind == .word else { return false }
        switch context {
        case .file: return declaration()
        case .party, .outcome: return fieldStatement()
        case .matter: return matterStatement()
        case .route: return levelOfRoute()
        case .level: return levelStatement()
        case .module: return moduleStatement()
        case .appraisal: return appraisalStatement()
        case .effects: return effect()
        case .release: return releaseStatement()
        case .scenario: return scenarioStatement()
        case .given: return assignment()
        case .property: return propertyStatement()
        case .opinions: return opinion()
        case .migration: return stateMove()
        }
    }

    // MARK: Recovery

    /// A word that begins no statement of the block: reported, and read as what it was probably meant for.
    private mutating func misfit(in context: BlockContext) {
        if splitRunTogether(context.keywords), production(of: context) { return }
        let near = current.keywordID == 0 ? nearSpelling(among: context.keywords) : nil
        let code: DiagnosticCode = context == .file ? .expectedDeclaration : .expectedStatement
        report(code, notes: Diagnostic.nearNote(near), fix: near) {
            ["found": $0.found, "block": .words(context.words), "expected": context.expected]
        }
        if let near, let keyword = Keyword.parse(near) {
            tokens[index].keywordID = keyword.rawValue
            if production(of: context) { return }
        }
        let node = open(.unknown)
        bump()
        if context == .file { skipToDeclaration() } else { skipRest() }
        close(node)
    }

    /// Whether the present word begins a statement of the block that cannot go on from the one before.
    private func isAnotherStatement(of context: BlockContext, than start: Int) -> Bool {
        guard current.kind == .word, let keyword = current.keyword, keyword != tokens[start].keyword else {
            return false
        }
        return context.keywords.contains(keyword)
    }

    /// Skips to where the statement ends; blocks on the way are skipped whole.
    mutating func skipRest() {
        parentheses = 0
        while !isAtEnd {
            if current.kind == .leftBrace { skipBraces() } else { bump() }
        }
    }

    /// Skips to the next line that begins with a declaration's keyword outside all braces.
    private mutating func skipToDeclaration() {
        var level = 0
        while current.kind != .endOfFile {
            switch current.kind {
            case .leftBrace: level += 1
            case .rightBrace: level = Swift.max(0, level - 1)
            case .word where level == 0 && current.flags.contains(.newlineBefore):
                if let keyword = current.keyword, BlockContext.file.keywords.contains(keyword) { return }
            default: break
            }
            bump()
        }
    }

    /// Skips from `{` to behind its `}`.
    mutating func skipBraces() {
        var level = 0
        while current.kind != .endOfFile {
            if current.kind == .leftBrace { level += 1 }
            if current.kind == .rightBrace { level -= 1 }
            bump()
            if level == 0 { return }
        }
    }

    /// Reports that blocks or parentheses are nested too deep.
    mutating func reportNesting() {
        report(.nestingTooDeep) { _ in ["limit": .number(Limits.nesting)] }
    }

    private mutating func reportUnmatched() {
        isReported = false
        statementStart = index
        report(.unmatchedBrace)
    }

    /// Whether a closing brace on a line of its own is set in further than the line of the block's opening one, while
    /// the block goes on behind it, or is closed there by a brace in its own column.
    private func closesTooEarly(_ context: BlockContext, _ brace: Int) -> Bool {
        guard closesTooMany, current.flags.contains(.newlineBefore), index + 1 < tokens.count,
            tokens[index + 1].flags.contains(.newlineBefore)
        else { return false }
        let margin = indentation(of: brace)
        guard indentation(of: index) > margin else { return false }
        let next = tokens[index + 1]
        if next.kind == .rightBrace { return indentation(of: index + 1) == margin }
        guard next.kind == .word, let keyword = next.keyword, context.keywords.contains(keyword) else { return false }
        return indentation(of: index + 1) > margin
    }

    private mutating func reportUnclosed(_ brace: Int) {
        // WHY: one missing brace leaves every block around it open; the innermost tells it all.
        guard !isUnclosedReported else { return }
        isUnclosedReported = current.kind == .endOfFile
        let span = Span(start: tokens[brace].start, end: tokens[brace].end)
        add(Diagnostic(.unclosedBlock, at: source.location(of: span)))
    }

    /// Whether the present word begins a statement of a block around this one and its line is not set in further than
    /// the line of this block's brace: then the closing brace was forgotten.
    private func belongsOutside(_ brace: Int) -> Bool {
        guard current.kind == .word, current.flags.contains(.newlineBefore), let keyword = current.keyword,
            let inner = blocks.last, !inner.context.keywords.contains(keyword) || isRouteDeclaration
        else { return false }
        let isOuter =
            BlockContext.file.keywords.contains(keyword)
            || blocks.dropLast().contains { $0.context.keywords.contains(keyword) }
        guard isOuter, !inner.context.allowsNames || isDeclarationLike else { return false }
        return indentation(of: index) <= indentation(of: brace)
    }

    /// Whether a route is declared here, not used: a title or a block stands behind its name.
    private var isRouteDeclaration: Bool {
        guard current.keyword == .route, index + 2 < tokens.count, tokens[index + 1].kind == .word else { return false }
        let kind = tokens[index + 2].kind
        return kind == .leftBrace || (kind == .string && !tokens[index + 2].flags.contains(.newlineBefore))
    }

    /// Whether a name or text follows, as in a declaration.
    private var isDeclarationLike: Bool {
        index + 1 < tokens.count && (tokens[index + 1].kind == .word || tokens[index + 1].kind == .string)
    }

    /// How many bytes of space the line of a token begins with.
    private func indentation(of token: Int) -> Int {
        let line = source.position(at: Int(tokens[token].start)).line
        return source.bytes[source.lineSpan(line).range].prefix(256).prefix { $0 == 0x20 || $0 == 0x09 }.count
    }

    /// Cuts a Chinese word that begins with one of these keywords in two, and reports it.
    mutating func splitRunTogether(_ keywords: [Keyword]) -> Bool {
        guard current.kind == .word, current.keywordID == 0, source.bytes[Int(current.start)] >= 0x80, splits < 100,
            !current.flags.contains(.reported), !isFull
        else { return false }
        let word = text(of: index)
        let fitting = keywords.filter { word.hasPrefix($0.chinese) }
        guard let keyword = fitting.max(by: { $0.chinese.utf8.count < $1.chinese.utf8.count }) else { return false }
        splits += 1
        let rest = String(word.dropFirst(keyword.chinese.count))
        let replacement = keyword.chinese + " " + rest
        report(.wordsRunTogether, fix: replacement) { _ in
            ["word": .name(word), "replacement": .name(replacement)]
        }
        let whole = current
        let middle = whole.start + UInt32(clamping: keyword.chinese.utf8.count)
        let restKeyword = Keyword.parse(rest)?.rawValue ?? 0
        tokens[index] = Token(
            kind: .word, flags: whole.flags, keywordID: keyword.rawValue, start: whole.start, end: middle)
        tokens.insert(
            Token(kind: .word, flags: .reported, keywordID: restKeyword, start: middle, end: whole.end), at: index + 1)
        return true
    }
}
