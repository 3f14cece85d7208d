// Comments that silence a warning: `# ignore CODE because "…"` on the line before the statement. What is silenced lives
// with the codes: warnings alone can be.

internal import Source
internal import Syntax

/// Takes out what the comments of the files silence, and adds what is wrong with these comments.
func silence(_ diagnostics: [Diagnostic], in trees: [SyntaxTree]) -> [Diagnostic] {
    var requests = trees.flatMap { SilenceRequest.all(in: $0) }
    guard !requests.isEmpty else { return diagnostics }
    var remaining: [Diagnostic] = []
    for diagnostic in diagnostics {
        let index = requests.firstIndex { request in
            !request.isUsed && request.isValid && request.code == diagnostic.code.code
                && request.file == diagnostic.location.file
                && request.lines.contains(Int(diagnostic.location.span.start))
        }
        if let index { requests[index].isUsed = true } else { remaining.append(diagnostic) }
    }
    return remaining + requests.compactMap(\.complaint)
}

/// One such comment.
private struct SilenceRequest {
    let code: String
    let hasReason: Bool
    /// Where the comment stands.
    let location: Location
    /// The bytes of the line that the next statement begins on.
    let lines: Range<Int>
    var isUsed = false

    var file: FileID { location.file }

    /// Whether it silences anything.
    var isValid: Bool { hasReason && known?.severity == .warning && !isOfThisFamily }

    /// What is wrong with it.
    var complaint: Diagnostic? {
        let facts: Facts = ["code": .text(code)]
        guard let known, !isOfThisFamily else { return Diagnostic(.silenceUnknown, at: location, facts) }
        if known.severity == .error { return Diagnostic(.silenceOfError, at: location, facts) }
        if !hasReason { return Diagnostic(.silenceWithoutReason, at: location, facts) }
        return isUsed ? nil : Diagnostic(.silenceUnused, at: location, facts)
    }

    private var known: DiagnosticCode? { DiagnosticCode.all.first { $0.code == code } }
    private var isOfThisFamily: Bool { code.hasPrefix("M08") }

    /// The comments of a file, in order.
    static func all(in tree: SyntaxTree) -> [SilenceRequest] {
        // WHY: few files have any, and looking through the bytes once is quicker than looking between all tokens.
        guard
            tree.source.bytes.contains(sequence: Array("ignore".utf8))
                || tree.source.bytes.contains(sequence: Array("忽略".utf8))
        else { return [] }
        return tree.tokens.indices.flatMap { index -> [SilenceRequest] in
            let gap = tree.trivia(beforeToken: index)
            guard tree.source.bytes[gap.range].contains(UInt8(ascii: "#")) else { return [] }
            let line = tree.source.position(at: Int(tree.tokens[index].start)).line
            return comments(in: gap, of: tree.source, before: tree.source.lineSpan(line).range)
        }
    }

    private static func comments(in gap: Span, of source: SourceText, before lines: Range<Int>) -> [SilenceRequest] {
        let first = source.position(at: Int(gap.start)).line
        let last = source.position(at: Int(gap.end)).line
        return (first...Swift.max(first, last)).compactMap { number in
            let line = source.lineSpan(number)
            let span = Span(start: Swift.max(line.start, gap.start), end: Swift.min(line.end, gap.end))
            let text = source.text(of: span)
            guard let (code, hasReason) = parseComment(text), let sign = text.utf8.firstIndex(of: UInt8(ascii: "#"))
            else { return nil }
            let start = Int(span.start) + text.utf8.distance(from: text.startIndex, to: sign)
            return SilenceRequest(
                code: code, hasReason: hasReason, location: source.location(of: Span(start, Int(span.end))),
                lines: lines)
        }
    }

    /// The code that a comment names, and whether it gives a reason; nothing for any other comment.
    private static func parseComment(_ text: String) -> (code: String, hasReason: Bool)? {
        let words = text.split { $0 == " " || $0 == "\t" || $0 == "\u{3000}" }
        guard words.count >= 3, words[0] == "#", words[1] == "ignore" || words[1] == "忽略",
            isCode(words[2])
        else { return nil }
        let reason = words.dropFirst(4).joined(separator: " ")
        let isGiven = words.count > 4 && (words[3] == "because" || words[3] == "因为")
        return (String(words[2]), isGiven && isQuoted(reason))
    }

    /// WHY: a comment may begin with the word by chance; only one with a code after it is meant for the checker.
    private static func isCode(_ word: Substring) -> Bool {
        let bytes = Array(word.utf8)
        return bytes.count > 1 && (0x41...0x5A).contains(bytes[0])
            && bytes.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func isQuoted(_ text: String) -> Bool {
        let marks: Set<Character> = ["\"", "“", "”"]
        guard text.count > 2, let first = text.first, let last = text.last else { return false }
        return marks.contains(first) && marks.contains(last) && text.dropFirst().dropLast().contains { $0 != " " }
    }
}

extension [UInt8] {
    fileprivate func contains(sequence: [UInt8]) -> Bool {
        guard let first = sequence.first, count >= sequence.count else { return false }
        return (0...count - sequence.count).contains { start in
            self[start] == first && self[start..<start + sequence.count].elementsEqual(sequence)
        }
    }
}
