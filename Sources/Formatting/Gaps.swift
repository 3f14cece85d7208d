// What stands between the tokens: comments, blank lines and semicolons, found once for the whole file. Where comments
// go in the layout is decided by the writer.

internal import Source
internal import Syntax

/// A comment of the file.
struct Comment {
    /// Its bytes from the `#` on, without the spaces at its end.
    let span: Span
    /// Whether it stands on the line of the token before it.
    let isTrailing: Bool
    /// Whether a blank line stands before it.
    let followsBlank: Bool
}

/// The gaps before all tokens. A semicolon is no token here, but a part of the gap that it stands in.
struct Gaps {
    /// All comments in order.
    private(set) var comments: [Comment] = []
    /// For each token, the index of the first comment that stands behind the token before; one more for the end.
    private var firstComments: [Int32] = []
    /// For each token, whether a blank line stands directly before it.
    private var blanks: [Bool] = []

    /// Finds the gaps of a file.
    init(of tree: SyntaxTree) {
        firstComments.reserveCapacity(tree.tokens.count + 1)
        blanks.reserveCapacity(tree.tokens.count)
        tree.source.bytes.withUnsafeBufferPointer { bytes in
            var gap = Gap(isFirst: true)
            var start = 0
            var isJoined = false
            for token in tree.tokens {
                if !isJoined { firstComments.append(Int32(truncatingIfNeeded: comments.count)) }
                let end = Int(token.start)
                // WHY: most gaps are empty or one space, which says nothing.
                if end - start > 1 || (end > start && bytes[start] != 0x20) { scan(bytes, start..<end, &gap) }
                start = Int(token.end)
                if case .semicolon = token.kind {
                    // The gap goes on behind the semicolon, whose own entry stays empty.
                    firstComments.append(firstComments[firstComments.count - 1])
                    blanks.append(false)
                    gap.newlines = 0
                    isJoined = true
                } else {
                    blanks.append(gap.isBlank)
                    gap = Gap(isFirst: false)
                    isJoined = false
                }
            }
        }
        firstComments.append(Int32(clamping: comments.count))
    }

    /// The comments between a token and the one before it.
    func comments(before token: Int) -> ArraySlice<Comment> {
        comments[Int(firstComments[token])..<Int(firstComments[token + 1])]
    }

    /// Whether there are comments between a token and the one before it.
    func hasComments(before token: Int) -> Bool { firstComments[token] != firstComments[token + 1] }

    /// Whether a blank line stands directly before a token.
    func isBlank(before token: Int) -> Bool { blanks[token] }

    /// The state within one gap.
    private struct Gap {
        /// Line ends since the last token, comment or semicolon.
        var newlines = 0
        /// Whether a line has ended since the last token.
        var isPastLine: Bool
        /// Whether a blank line has been seen since the last token or comment.
        var isBlank = false

        init(isFirst: Bool) { isPastLine = isFirst }
    }

    private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ gap: inout Gap) {
        var place = range.lowerBound
        while place < range.upperBound {
            switch bytes[place] {
            case 0x0A, 0x0D:
                place += bytes[place] == 0x0D && place + 1 < range.upperBound && bytes[place + 1] == 0x0A ? 2 : 1
                gap.newlines += 1
                gap.isPastLine = true
                if gap.newlines > 1 { gap.isBlank = true }
            case UInt8(ascii: "#"):
                let start = place
                while place < range.upperBound, bytes[place] != 0x0A, bytes[place] != 0x0D { place += 1 }
                let end = Self.trimmedEnd(bytes, start..<place)
                comments.append(
                    Comment(span: Span(start, end), isTrailing: !gap.isPastLine, followsBlank: gap.isBlank))
                gap.newlines = 0
                gap.isBlank = false
            default: place += 1
            }
        }
    }

    /// Where a comment ends without the spaces of any width behind it.
    private static func trimmedEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound {
            if bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 {
                end -= 1
            } else if end - range.lowerBound > 3, bytes[end - 3] == 0xE3, bytes[end - 2] == 0x80, bytes[end - 1] == 0x80
            {
                end -= 3
            } else {
                break
            }
        }
        return end
    }
}
