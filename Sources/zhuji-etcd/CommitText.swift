// The transaction of a commit as the gateway takes it, and its success as the gateway says it, as bytes. WHY: by
// `Codable`, `Data` and texts they took a third of all that this program does for a commit.

import Foundation
import Linking

/// The texts of a commit.
enum CommitText {
    /// The transaction that writes the value and moves the head to `next`, if the head was written last at a revision.
    static func of(_ keys: Keys, _ revision: Revision, _ next: EngineHead, _ value: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(value.count * 4 / 3 + 1024)
        text += #"{"compare":[{"target":"MOD","result":"EQUAL","key":""#.utf8
        text += keys.headInBase64
        text += #"","mod_revision":""#.utf8
        text += String(revision.number).utf8
        text += #""}],"success":[{"request_put":{"key":""#.utf8
        text += keys.headInBase64
        text += #"","value":""#.utf8
        text.append(base64: next.value)
        text += #""}},{"request_put":{"key":""#.utf8
        text.append(base64: keys.write(upTo: next.sequence))
        text += #"","value":""#.utf8
        text.append(base64: value)
        text += #""}}],"failure":[{"request_range":{"key":""#.utf8
        text += keys.headInBase64
        text += #""}}]}"#.utf8
        return text
    }

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

extension [UInt8] {
    /// Appends bytes in base64. WHY: Foundation's comes as a text, by single letters.
    mutating func append(base64 bytes: [UInt8]) {
        let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        let letters = alphabet.utf8Start
        let start = count
        append(contentsOf: repeatElement(UInt8(ascii: "="), count: (bytes.count + 2) / 3 * 4))
        withUnsafeMutableBufferPointer { text in
            bytes.withUnsafeBufferPointer { bytes in
                guard var next = text.baseAddress.map({ $0 + start }), let first = bytes.baseAddress else { return }
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
                guard left > 0 else { return }
                let bits = Int(first[3 * wholes]) << 16 | (left > 1 ? Int(first[3 * wholes + 1]) << 8 : 0)
                next[0] = letters[bits >> 18]
                next[1] = letters[bits >> 12 & 63]
                if left > 1 { next[2] = letters[bits >> 6 & 63] }
            }
        }
    }
}
