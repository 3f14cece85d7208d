// The comments of a file with the line of the statement that each stands before. What a comment asks for is read
// elsewhere.

package import Source

/// A comment, from its first `#` to the end of its line.
package struct Comment: Sendable {
    /// As written, with its signs.
    package let text: String
    package let location: Location
    /// The bytes of the line that the next token stands on.
    package let nextLine: Range<Int>

    /// Its words, the signs among them.
    package var words: [Substring] { text.split { $0 == " " || $0 == "\t" || $0 == "\u{3000}" } }
}

extension SyntaxTree {
    /// The comments that begin with one of these words behind `#`, in order.
    package func comments(beginningWith openings: [String]) -> [Comment] {
        let bytes = source.bytes
        // WHY: few files have any, and looking through the bytes once is quicker than looking between all tokens.
        guard bytes.haveComment(beginningWith: openings.map { Array($0.utf8) }) else { return [] }
        return tokens.indices.flatMap { index -> [Comment] in
            let gap = trivia(beforeToken: index)
            guard gap.end > gap.start, bytes[gap.range].contains(UInt8(ascii: "#")) else { return [] }
            let line = source.position(at: Int(tokens[index].start)).line
            return comments(in: gap, before: source.lineSpan(line).range)
        }.filter { comment in
            let words = comment.words
            return words.count > 1 && words[0] == "#" && openings.contains(String(words[1]))
        }
    }

    private func comments(in gap: Span, before nextLine: Range<Int>) -> [Comment] {
        let first = source.position(at: Int(gap.start)).line
        let last = source.position(at: Int(gap.end)).line
        return (first...Swift.max(first, last)).compactMap { number in
            let line = source.lineSpan(number)
            let start = Int(Swift.max(line.start, gap.start))
            let end = Int(Swift.min(line.end, gap.end))
            guard start < end, let sign = source.bytes[start..<end].firstIndex(of: UInt8(ascii: "#")) else {
                return nil
            }
            let span = Span(sign, end)
            return Comment(text: source.text(of: span), location: source.location(of: span), nextLine: nextLine)
        }
    }
}

extension Comment {
    /// What stands in quotes behind `because` or `因为`, where these come after so many words; nothing where it is empty
    /// or not quoted.
    package func reason(behind count: Int) -> String? {
        let words = words
        guard words.count > count + 1, words[count] == "because" || words[count] == "因为" else { return nil }
        let quoted = words.dropFirst(count + 1).joined(separator: " ")
        let marks: Set<Character> = ["\"", "“", "”"]
        guard quoted.count > 2, let first = quoted.first, let last = quoted.last, marks.contains(first),
            marks.contains(last), quoted.dropFirst().dropLast().contains(where: { $0 != " " })
        else { return nil }
        return String(quoted.dropFirst().dropLast())
    }
}

extension [UInt8] {
    /// Whether one of the words follows a `#` and blanks somewhere; it may stand in a text.
    fileprivate func haveComment(beginningWith words: [[UInt8]]) -> Bool {
        withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                if let word = bytes.word(at: index), !word.hasByte(UInt8(ascii: "#")) {
                    index += 8
                    continue
                }
                if bytes[index] == UInt8(ascii: "#") {
                    // WHY: blanks are of one byte, or the three of U+3000, none of which begins a word.
                    var start = index + 1
                    while start < bytes.count, [0x20, 0x09, 0xE3, 0x80].contains(bytes[start]) { start += 1 }
                    if words.contains(where: { bytes[start...].starts(with: $0) }) { return true }
                }
                index += 1
            }
            return false
        }
    }
}
