// The lines of standard input as bytes, each bounded however much comes. What they mean is the session's to say.

import Glibc
import Sessions

/// Reads standard input line by line. One for the whole program: commands and the answers to questions come in turn.
final class InputLines {
    /// WHY: not cleared, for as a rule a few lines come, and each page that is touched costs a call of the system's.
    private let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
    private var filled = 0
    private var place = 0

    deinit { buffer.deallocate() }

    /// The next line without its line feed; nil at the end. Of a line beyond the limit only so much is kept as shows
    /// that it is beyond.
    func next() -> [UInt8]? {
        var line: [UInt8] = []
        while place < filled || fill() {
            let rest = buffer[place..<filled]
            let end = rest.firstIndex(of: UInt8(ascii: "\n"))
            line += rest[..<(end ?? filled)].prefix(max(0, SessionLine.limitBytes + 1 - line.count))
            place = end.map { $0 + 1 } ?? filled
            if end != nil { return line }
        }
        return line.isEmpty ? nil : line
    }

    /// Whether a whole line is there that need not be waited for.
    var hasLine: Bool { buffer[place..<filled].contains(UInt8(ascii: "\n")) }

    /// Takes what has come; false at the end.
    private func fill() -> Bool {
        place = 0
        filled = 0
        while true {
            let count = read(STDIN_FILENO, buffer.baseAddress, buffer.count)
            if count > 0 { filled = count }
            if count >= 0 || errno != EINTR { return count > 0 }
        }
    }
}
