// Words and numbers in bytes that have come, without texts in between.

import Foundation

extension UnsafeRawBufferPointer {
    /// Where a word stands first.
    package func firstPlace(of word: StaticString) -> Int? {
        let wanted = UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        var at = 0
        while count - at >= wanted.count, let start = baseAddress {
            guard let found = memchr(start + at, Int32(wanted[0]), count - at - wanted.count + 1) else { return nil }
            at = UnsafeRawPointer(found) - start
            if memcmp(start + at, word.utf8Start, wanted.count) == 0 { return at }
            at += 1
        }
        return nil
    }

    /// The number that one to eighteen digits are; nil where the bytes are something else.
    package var decimal: Int64? {
        guard (1...18).contains(count) else { return nil }
        var number: Int64 = 0
        for digit in self {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = number * 10 + Int64(digit - UInt8(ascii: "0"))
        }
        return number
    }
}
