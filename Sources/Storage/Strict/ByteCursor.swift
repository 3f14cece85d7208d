// A walk over bytes in place: what must stand next, integers and texts in their one form. What a text is for, and what
// is done where something else stands, is not known here.

import Glibc

/// A walk over bytes. Every step says whether what it asks for stood there; after one that does not, the walk is over.
struct ByteCursor {
    private(set) var place: UnsafeRawPointer
    private let end: UnsafeRawPointer

    /// At the first of the bytes. They must outlive the walk.
    init(_ bytes: UnsafeRawBufferPointer) {
        place = bytes.baseAddress ?? ByteCursor.nowhere
        end = place + bytes.count
    }

    /// At the end of no bytes.
    init() {
        place = ByteCursor.nowhere
        end = place
    }

    /// A place of which nothing is read.
    private static var nowhere: UnsafeRawPointer { UnsafeRawPointer(StaticString("").utf8Start) }

    /// How many bytes are left.
    @inline(__always)
    var left: Int { end - place }

    /// The next byte; 0, which no text holds, at the end.
    @inline(__always)
    var next: UInt8 { place < end ? place.load(as: UInt8.self) : 0 }

    /// Goes on behind a text that stands here.
    @inline(__always)
    mutating func skip(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard left >= count, ByteCursor.areEqual(place, UnsafeRawPointer(text.utf8Start), count) else { return false }
        place += count
        return true
    }

    /// Goes on behind so many bytes. INVARIANT: that many are left.
    @inline(__always)
    mutating func advance(_ count: Int) { place += count }

    /// An integer in its one form.
    @inline(__always)
    mutating func integer() -> Int64? {
        let isNegative = next == UInt8(ascii: "-")
        if isNegative { place += 1 }
        let first = place
        var value: UInt64 = 0
        while place < end {
            let digit = place.load(as: UInt8.self) &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            value = value &* 10 &+ UInt64(digit)
            place += 1
        }
        let count = place - first
        // WHY: eighteen digits fit whatever they are; of longer ones the general reader decides.
        guard count > 0, count <= 18 else { return nil }
        if first.load(as: UInt8.self) == UInt8(ascii: "0"), count > 1 || isNegative { return nil }
        return isNegative ? -Int64(value) : Int64(value)
    }

    /// A number of 32 bits, as parties and cases have.
    @inline(__always)
    mutating func number() -> UInt32? {
        integer().flatMap { UInt32(exactly: $0) }
    }

    /// The number that stands between a text and the last byte; nil where something else does.
    func lastNumber(after text: StaticString) -> UInt32? {
        var start = end - 1
        while start > place, (start - 1).load(as: UInt8.self) &- UInt8(ascii: "0") < 10 { start -= 1 }
        guard start - place >= text.utf8CodeUnitCount else { return nil }
        var cursor = self
        cursor.place = start - text.utf8CodeUnitCount
        return cursor.skip(text) ? cursor.number() : nil
    }

    /// The bytes of a text up to its closing quotation mark, and goes on behind it; nil where one of them is escaped,
    /// or ought to be. Whether they are UTF-8 was not asked.
    @inline(__always)
    mutating func text() -> UnsafeRawBufferPointer? {
        let start = place
        while left >= 8 {
            let special = StrictEscape.special(in: UInt64(littleEndian: place.loadUnaligned(as: UInt64.self)))
            if special != 0 {
                place += special.trailingZeroBitCount &>> 3
                return closed(from: start)
            }
            place += 8
        }
        while place < end {
            let byte = place.load(as: UInt8.self)
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return closed(from: start) }
            place += 1
        }
        return nil
    }

    @inline(__always)
    private mutating func closed(from start: UnsafeRawPointer) -> UnsafeRawBufferPointer? {
        guard place.load(as: UInt8.self) == UInt8(ascii: "\"") else { return nil }
        defer { place += 1 }
        return UnsafeRawBufferPointer(start: start, count: place - start)
    }

    /// The place of the next line feed; nil where there is none.
    static func lineEnd(in bytes: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, start < bytes.count,
                let found = memchr(base + start, Int32(UInt8(ascii: "\n")), bytes.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    /// Whether the bytes are the text.
    @inline(__always)
    static func isText(_ text: StaticString, _ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count == text.utf8CodeUnitCount, let base = bytes.baseAddress else { return false }
        return areEqual(base, UnsafeRawPointer(text.utf8Start), bytes.count)
    }

    /// Whether the bytes at both places are the same.
    @inline(__always)
    static func areEqual(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ count: Int) -> Bool {
        var at = 0
        while at &+ 8 <= count {
            let (one, other) = (
                left.loadUnaligned(fromByteOffset: at, as: UInt64.self),
                right.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            )
            if one != other { return false }
            at &+= 8
        }
        while at < count {
            if left.load(fromByteOffset: at, as: UInt8.self) != right.load(fromByteOffset: at, as: UInt8.self) {
                return false
            }
            at &+= 1
        }
        return true
    }
}
