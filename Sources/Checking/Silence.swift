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
        tree.comments(beginningWith: ["ignore", "忽略"]).compactMap { comment in
            let words = comment.words
            guard words.count >= 3, isCode(words[2]) else { return nil }
            return SilenceRequest(
                code: String(words[2]), hasReason: comment.reason(behind: 3) != nil, location: comment.location,
                lines: comment.nextLine)
        }
    }

    /// WHY: a comment may begin with the word by chance; only one with a code after it is meant for the checker.
    private static func isCode(_ word: Substring) -> Bool {
        let bytes = Array(word.utf8)
        return bytes.count > 1 && (0x41...0x5A).contains(bytes[0])
            && bytes.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    }
}
