// Reads the primitives of the canonical form. Nothing that stands in the bytes can make it trap or claim much memory.

/// A place in bytes that are being read.
struct CanonicalReader {
    private let bytes: [UInt8]
    private var offset = 0
    /// Whether something could not be read; what is read afterwards means nothing.
    private(set) var hasFailed = false

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { offset == bytes.count }

    mutating func byte() -> UInt8 {
        guard !hasFailed, offset < bytes.count else { return fail(0) }
        defer { offset += 1 }
        return bytes[offset]
    }

    mutating func unsigned() -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            let next = byte()
            if shift == 63, next > 1 { return fail(0) }
            number |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return next == 0 && shift > 0 ? fail(0) : number }
        }
        return fail(0)
    }

    mutating func signed() -> Int64 {
        let number = unsigned()
        return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
    }

    /// An index or count up to 65 535; larger ones are no part of any ruleset.
    mutating func index() -> Int {
        let number = unsigned()
        return number <= UInt64(UInt16.max) ? Int(number) : fail(0)
    }

    mutating func flag() -> Bool {
        let next = byte()
        return next <= 1 ? next == 1 : fail(false)
    }

    mutating func text() -> String {
        let count = unsigned()
        guard !hasFailed, count <= UInt64(bytes.count - offset) else { return fail("") }
        defer { offset += Int(count) }
        return String(validating: bytes[offset..<offset + Int(count)], as: UTF8.self) ?? fail("")
    }

    mutating func value<T: CanonicalForm>(_ type: T.Type = T.self) -> T? {
        if hasFailed { return nil }
        return T(from: &self) ?? fail(nil)
    }

    mutating func pair<T: CanonicalForm, U: CanonicalForm>() -> (T, U)? {
        guard let first = value(T.self), let second = value(U.self) else { return nil }
        return (first, second)
    }

    mutating func list<T: CanonicalForm>(_ type: T.Type = T.self) -> [T]? {
        let count = unsigned()
        // INVARIANT: an element takes a byte at least, so a count beyond the rest is a lie.
        guard !hasFailed, count <= UInt64(bytes.count - offset) else { return fail(nil) }
        var list: [T] = []
        for _ in 0..<count {
            guard let element = value(T.self) else { return nil }
            list.append(element)
        }
        return list
    }

    /// The outer optional says whether reading went well.
    mutating func option<T: CanonicalForm>(_ type: T.Type = T.self) -> T?? {
        guard flag() else { return hasFailed ? .none : .some(nil) }
        return value(T.self).map { .some($0) }
    }

    mutating func range<T: CanonicalForm & Comparable>(_ type: T.Type = T.self) -> ClosedRange<T>?? {
        guard let lower = option(T.self) else { return .none }
        guard let lower else { return .some(nil) }
        guard let upper = value(T.self), lower <= upper else { return fail(.none) }
        return .some(lower...upper)
    }

    private mutating func fail<T>(_ value: T) -> T {
        hasFailed = true
        return value
    }
}
