// Writes a plan: line after line, with the comments where they belong. No space is measured here but for lines that
// are too long.

internal import Source
internal import Syntax

/// The output and the plan that it follows.
struct Writer: ~Copyable {
    let plan: Plan
    private var output: ByteBuffer
    /// How much was written when the file or the last block began.
    private var opened = 0

    init(plan: Plan) {
        self.plan = plan
        output = ByteBuffer(capacity: plan.tree.source.bytes.count * 5 / 4 + 64)
    }

    /// The whole file.
    mutating func file() -> [UInt8] {
        write(0..<plan.statements.count, depth: 0, lead: [])
        let last = plan.tree.tokens.count - 1
        let comments = plan.gaps.comments(before: last)
        write(comments.drop { $0.isTrailing }, depth: 0)
        return output.bytes
    }

    /// The statements of a file or block, each on its lines. `lead` are comments before the first that may stand on
    /// the line of the `{`.
    private mutating func write(_ range: Range<Int>, depth: Int, lead: ArraySlice<Comment>) {
        var index = range.lowerBound
        while index < range.upperBound {
            let statement = plan.statements[index]
            let isFirst = index == range.lowerBound
            let comments = plan.gaps.comments(before: statement.first)
            write(isFirst && depth > 0 ? lead : comments.drop { $0.isTrailing && !isFirst }, depth: depth)
            if plan.gaps.isBlank(before: statement.first) { blankLine() }
            indent(depth)
            write(index, depth: depth)
            writeTrailing(plan.gaps.comments(before: plan.follower(of: index)), gap: statement.commentGap)
            lineEnd()
            index = statement.subtreeEnd
        }
    }

    /// A statement with its block, without its last line end.
    private mutating func write(_ index: Int, depth: Int) {
        let statement = plan.statements[index]
        writeHead(of: index, depth: depth)
        guard let open = statement.open else { return }
        spaces(statement.isOneLine ? plan.spaces[open] : 1)
        output.append(UInt8(ascii: "{"))
        if statement.isOneLine {
            writeInside(index)
        } else {
            writeBlock(index, open: open, depth: depth)
        }
        output.append(UInt8(ascii: "}"))
    }

    /// The statements of a block on one line, with the space before the `}`.
    private mutating func writeInside(_ index: Int) {
        let block = plan.block(of: index)
        var inner = block.lowerBound
        while inner < block.upperBound {
            let statement = plan.statements[inner]
            if inner > block.lowerBound { output.append(UInt8(ascii: ";")) }
            spaces(1)
            writeTokens(statement.first..<statement.headEnd)
            if let open = statement.open {
                spaces(plan.spaces[open])
                output.append(UInt8(ascii: "{"))
                writeInside(inner)
                output.append(UInt8(ascii: "}"))
            }
            inner = statement.subtreeEnd
        }
        if !block.isEmpty { spaces(1) }
    }

    /// The lines of a block behind its `{`, up to the indentation of its `}`.
    private mutating func writeBlock(_ index: Int, open: Int, depth: Int) {
        let statement = plan.statements[index]
        let block = plan.block(of: index)
        let close = statement.end - 1
        let first = block.isEmpty ? close : plan.statements[block.lowerBound].first
        var comments = Array(plan.gaps.comments(before: open) + plan.gaps.comments(before: first))
        if let trailing = comments.first, trailing.isTrailing {
            writeTrailing([trailing], gap: Measures.comment)
            comments.removeFirst()
        }
        lineEnd()
        opened = output.count
        write(block, depth: depth + 1, lead: comments[...])
        let rest = block.isEmpty ? comments[...] : plan.gaps.comments(before: close).drop { $0.isTrailing }
        write(rest, depth: depth + 1)
        indent(depth)
    }

    // MARK: Lines of a statement

    private mutating func writeHead(of index: Int, depth: Int) {
        let statement = plan.statements[index]
        if statement.isBroken { return writeBroken(statement, depth: depth) }
        let head = statement.first..<statement.headEnd
        let isWide = !statement.isOneLine || statement.open == nil
        guard isWide, depth * Measures.indentation + width(of: head) > Measures.line else { return writeTokens(head) }
        writeWrapped(head, depth: depth)
    }

    /// Tokens on one line.
    private mutating func writeTokens(_ tokens: Range<Int>) {
        plan.tree.source.bytes.withUnsafeBufferPointer { source in
            for token in tokens {
                if token > tokens.lowerBound { output.append(0x20, times: plan.spaces[token]) }
                plan.text.append(plan.tree.tokens[token], of: source, to: &output)
            }
        }
    }

    /// Tokens on several lines, broken after commas; further lines begin under the first item of their list.
    private mutating func writeWrapped(_ tokens: Range<Int>, depth: Int) {
        let continuation = depth * Measures.indentation + Measures.continuation
        var x = depth * Measures.indentation
        var list = continuation
        for token in tokens {
            let before = token > tokens.lowerBound ? plan.tree.tokens[token - 1] : nil
            var gap = before == nil ? 0 : plan.spaces[token]
            // WHY: a line that begins with a keyword would read as a statement of its own.
            let mayBegin = before?.kind == .comma && plan.tree.tokens[token].keywordID == 0
            if mayBegin, x + gap + widthOfItem(at: token, in: tokens) > Measures.line {
                lineEnd()
                x = 0
                gap = list
            }
            spaces(gap)
            x += gap
            // WHY: a list far to the right would leave no room for its items.
            if before?.isKeyword ?? false { list = x <= Measures.line / 2 ? x : continuation }
            append(token)
            x += plan.widths[token]
        }
    }

    /// The columns from a token up to the next comma or closing parenthesis, or to the end.
    private func widthOfItem(at token: Int, in tokens: Range<Int>) -> Int {
        let rest = token..<tokens.upperBound
        let ends: [TokenKind] = [.comma, .rightParenthesis]
        let last = rest.first { ends.contains(plan.tree.tokens[$0].kind) } ?? tokens.upperBound - 1
        return width(of: token..<last + 1)
    }

    /// Tokens on several lines, broken where comments stand between them.
    private mutating func writeBroken(_ statement: Statement, depth: Int) {
        let indentation = depth * Measures.indentation + Measures.continuation
        for token in statement.first..<statement.headEnd {
            let comments = token > statement.first ? plan.gaps.comments(before: token) : []
            for comment in comments {
                if comment.isTrailing {
                    spaces(Measures.comment)
                } else {
                    lineEnd()
                    spaces(indentation)
                }
                write(comment)
            }
            if !comments.isEmpty {
                lineEnd()
                spaces(indentation)
            } else if token > statement.first {
                spaces(plan.spaces[token])
            }
            append(token)
        }
    }

    /// The columns of tokens on one line, from the first one on.
    private func width(of tokens: Range<Int>) -> Int {
        var width = 0
        for token in tokens {
            if token > tokens.lowerBound { width += plan.spaces[token] }
            width += plan.widths[token]
        }
        return width
    }

    // MARK: Tokens, comments, spaces and line ends

    private mutating func append(_ token: Int) {
        plan.tree.source.bytes.withUnsafeBufferPointer { source in
            plan.text.append(plan.tree.tokens[token], of: source, to: &output)
        }
    }

    /// Comments on lines of their own.
    private mutating func write(_ comments: ArraySlice<Comment>, depth: Int) {
        for comment in comments {
            if comment.followsBlank { blankLine() }
            indent(depth)
            write(comment)
            lineEnd()
        }
    }

    /// The first of some comments, if it stands on the line that has just been written.
    private mutating func writeTrailing(_ comments: ArraySlice<Comment>, gap: Int) {
        guard let comment = comments.first, comment.isTrailing else { return }
        spaces(gap)
        write(comment)
    }

    private mutating func write(_ comment: Comment) {
        plan.tree.source.bytes.withUnsafeBufferPointer { output.append($0, comment.span.range) }
    }

    /// A blank line, unless a file or block has just begun.
    private mutating func blankLine() {
        if output.count != opened { lineEnd() }
    }

    private mutating func indent(_ depth: Int) { spaces(depth * Measures.indentation) }

    private mutating func spaces(_ count: Int) {
        output.append(0x20, times: count)
    }

    private mutating func lineEnd() { output.append(0x0A) }
}
