// The lines of standard input as bytes, each bounded however much comes. What they mean is the session's to say.

import Glibc
import Sessions

/// Reads standard input line by line. One for the whole program: commands and the answers to questions come in turn.
final class InputLines {
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private var filled = 0
    private var place = 0

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
            let count = buffer.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count > 0 { filled = count }
            if count >= 0 || errno != EINTR { return count > 0 }
        }
    }
}
