// What is said with every commit, in a form of words between blanks, written and read as bytes. WHY: JSON both ways
// took a tenth of a commit, and texts a twentieth.

import Foundation

/// Something that may have a short form. It does not begin with a brace, as the JSON of everything else does.
package protocol ShortlySaid: Codable, Sendable {
    /// Writes it behind what stands there; false, and nothing is written, where it has none.
    func appendShortForm(to bytes: inout [UInt8]) -> Bool

    /// Nil where the bytes are no short form.
    init?(shortForm bytes: UnsafeRawBufferPointer)
}

extension EngineRequest: ShortlySaid {
    /// That of a commit: `commit NUMBER HASH NUMBER HASH`.
    package func appendShortForm(to bytes: inout [UInt8]) -> Bool {
        guard case .commit(let head, let next) = self else { return false }
        bytes += "commit".utf8
        for end in [head, next] {
            bytes.append(UInt8(ascii: " "))
            bytes += String(end.sequence).utf8
            bytes.append(UInt8(ascii: " "))
            bytes += end.hash.utf8
        }
        return true
    }

    /// Nil where the bytes are not that.
    package init?(shortForm bytes: UnsafeRawBufferPointer) {
        var words = Words(bytes)
        guard words.next("commit"), let head = words.head(), let next = words.head(), words.isAtEnd else { return nil }
        self = .commit(after: head, to: next)
    }
}

extension EngineAnswer: ShortlySaid {
    /// That of a commit's answers: `committed`, `moved`.
    package func appendShortForm(to bytes: inout [UInt8]) -> Bool {
        switch self {
        case .committed: bytes += "committed".utf8
        case .moved: bytes += "moved".utf8
        default: return false
        }
        return true
    }

    /// Nil where the bytes are not that.
    package init?(shortForm bytes: UnsafeRawBufferPointer) {
        var words = Words(bytes)
        if words.next("committed"), words.isAtEnd {
            self = .committed
        } else if words.next("moved"), words.isAtEnd {
            self = .moved
        } else {
            return nil
        }
    }
}

/// The words of a short form, one after another.
private struct Words {
    private let bytes: UnsafeRawBufferPointer
    private var at = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { at > bytes.count }

    /// Goes on where the next word is this one.
    mutating func next(_ word: StaticString) -> Bool {
        let start = at
        let wanted = UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        if let found = next(), found.elementsEqual(wanted) { return true }
        at = start
        return false
    }

    /// A number and a hash.
    mutating func head() -> EngineHead? {
        guard let sequence = next()?.decimal, let hash = next() else { return nil }
        return EngineHead(sequence: sequence, hash: String(decoding: hash, as: UTF8.self))
    }

    private mutating func next() -> UnsafeRawBufferPointer? {
        guard at < bytes.count, let start = bytes.baseAddress.map({ $0 + at }) else { return nil }
        let left = bytes.count - at
        let count = memchr(start, Int32(UInt8(ascii: " ")), left).map { UnsafeRawPointer($0) - start } ?? left
        at += count + 1
        return UnsafeRawBufferPointer(start: start, count: count)
    }
}
