// The transaction of a commit as the gateway takes it, and its success as the gateway says it, as bytes. WHY: by
// `Codable`, `Data` and texts they took a third of all that this program does for a commit.

import Foundation
import Linking

/// The texts of a commit.
enum CommitText {
    /// The transaction that writes the value and moves the head to `next`, if the head was written last at a revision.
    static func of(_ keys: Keys, _ revision: Revision, _ next: EngineHead, _ value: [UInt8]) -> [UInt8] {
        let (head, write) = (next.value, keys.write(upTo: next.sequence))
        let bytes = base64Bytes(head.count) + base64Bytes(write.count) + base64Bytes(value.count)
        return [UInt8](unsafeUninitializedCapacity: bytes + 2 * keys.headInBase64.count + 512) { room, count in
            var text = TextInRoom(room)
            text.add(#"{"compare":[{"target":"MOD","result":"EQUAL","key":""#)
            text.add(keys.headInBase64)
            text.add(#"","mod_revision":""#)
            text.add(revision.number)
            text.add(#""}],"success":[{"request_put":{"key":""#)
            text.add(keys.headInBase64)
            text.add(#"","value":""#)
            text.add(base64: head)
            text.add(#""}},{"request_put":{"key":""#)
            text.add(base64: write)
            text.add(#"","value":""#)
            text.add(base64: value)
            text.add(#""}}]}"#)
            count = text.count
        }
    }

    private static func base64Bytes(_ count: Int) -> Int { (count + 2) / 3 * 4 }

    /// The revision of a transaction that came about; nil where it did not, or says so in another way.
    static func revision(of answer: [UInt8]) -> Revision? {
        guard answer.count < 4096 else { return nil }
        return answer.withUnsafeBytes { bytes in
            guard rest(of: bytes, behind: #""succeeded":true"#) != nil,
                let digits = rest(of: bytes, behind: #""revision":""#)?.prefix(while: { $0 != UInt8(ascii: "\"") })
            else { return nil }
            return UnsafeRawBufferPointer(rebasing: digits).decimal.map { Revision($0) }
        }
    }

    /// What stands behind a word; nil where it does not stand there.
    private static func rest(of bytes: UnsafeRawBufferPointer, behind word: StaticString) -> UnsafeRawBufferPointer? {
        bytes.firstPlace(of: word).map { UnsafeRawBufferPointer(rebasing: bytes[($0 + word.utf8CodeUnitCount)...]) }
    }
}

/// A text that is written from the beginning of a room on. INVARIANT: the room is large enough.
private struct TextInRoom {
    private let room: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(_ room: UnsafeMutableBufferPointer<UInt8>) {
        self.room = room
    }

    mutating func add(_ text: StaticString) {
        add(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func add(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { add($0) }
    }

    mutating func add(_ number: Int64) {
        var digits = String(number)
        digits.withUTF8 { add($0) }
    }

    private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        count = UnsafeMutableBufferPointer(rebasing: room[count...]).update(fromContentsOf: bytes) + count
    }

    /// Adds bytes in base64. WHY: Foundation's comes as a text, by single letters.
    mutating func add(base64 bytes: [UInt8]) {
        let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        let letters = alphabet.utf8Start
        bytes.withUnsafeBufferPointer { bytes in
            guard let first = bytes.baseAddress, let start = room.baseAddress else { return }
            var next = start + count
            let wholes = bytes.count / 3
            for group in 0..<wholes {
                let three = first + 3 &* group
                let bits = Int(three[0]) &<< 16 | Int(three[1]) &<< 8 | Int(three[2])
                next[0] = letters[bits &>> 18]
                next[1] = letters[bits &>> 12 & 63]
                next[2] = letters[bits &>> 6 & 63]
                next[3] = letters[bits & 63]
                next += 4
            }
            let left = bytes.count - 3 * wholes
            if left > 0 {
                let bits = Int(first[3 * wholes]) << 16 | (left > 1 ? Int(first[3 * wholes + 1]) << 8 : 0)
                next[0] = letters[bits >> 18]
                next[1] = letters[bits >> 12 & 63]
                next[2] = left > 1 ? letters[bits >> 6 & 63] : UInt8(ascii: "=")
                next[3] = UInt8(ascii: "=")
                next += 4
            }
            count = next - start
        }
    }
}
