// The one form of every character in a string of the journal: which are escaped, and how.

/// Escapes in strings. Escaped are the quotation mark, the backslash and the control characters below U+0020.
enum StrictEscape {
    /// Appends a text in its one form, without the quotation marks around it.
    static func append(_ text: String, to buffer: inout ByteBuffer) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0), to: &buffer) }
    }

    /// Appends a text in its one form, with the quotation marks around it.
    static func append(quoted text: String, to buffer: inout ByteBuffer) {
        var text = text
        text.withUTF8 { text in
            let text = UnsafeRawBufferPointer(text)
            if let source = text.baseAddress, firstEscaped(in: text, from: 0) == text.count {
                buffer.write(atMost: text.count &+ 2) { place in
                    place.storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
                    (place + 1).copyMemory(from: source, byteCount: text.count)
                    place.storeBytes(of: UInt8(ascii: "\""), toByteOffset: text.count &+ 1, as: UInt8.self)
                    return text.count &+ 2
                }
            } else {
                buffer.append(UInt8(ascii: "\""))
                append(text, to: &buffer)
                buffer.append(UInt8(ascii: "\""))
            }
        }
    }

    private static func append(_ text: UnsafeRawBufferPointer, to buffer: inout ByteBuffer) {
        var start = 0
        while true {
            let end = firstEscaped(in: text, from: start)
            buffer.append(UnsafeRawBufferPointer(rebasing: text[start..<end]))
            guard end < text.count else { return }
            appendEscape(of: text[end], to: &buffer)
            start = end + 1
        }
    }

    private static func appendEscape(of byte: UInt8, to buffer: inout ByteBuffer) {
        buffer.append(UInt8(ascii: "\\"))
        if let letter = letter(of: byte) {
            buffer.append(letter)
            return
        }
        buffer.append("u00")
        for half in [byte >> 4, byte & 15] {
            buffer.append(half < 10 ? UInt8(ascii: "0") + half : UInt8(ascii: "a") + half - 10)
        }
    }

    /// The place of the first byte from `start` on that is escaped; the end where there is none.
    private static func firstEscaped(in text: UnsafeRawBufferPointer, from start: Int) -> Int {
        guard let base = text.baseAddress else { return text.count }
        var at = start
        while at &+ 8 <= text.count, special(in: base.loadUnaligned(fromByteOffset: at, as: UInt64.self)) == 0 {
            at &+= 8
        }
        if at &+ 8 > text.count, isRestPlain(text, base, from: at, lookedAtFrom: start) { return text.count }
        while at < text.count {
            let byte = base.load(fromByteOffset: at, as: UInt8.self)
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return at }
            at &+= 1
        }
        return at
    }

    /// Whether no byte of the last seven at most is escaped, as far as that is seen at one look, together with bytes
    /// before them that are not escaped.
    @inline(__always)
    private static func isRestPlain(
        _ text: UnsafeRawBufferPointer, _ base: UnsafeRawPointer, from at: Int, lookedAtFrom start: Int
    ) -> Bool {
        if text.count &- start >= 8 {
            return special(in: base.loadUnaligned(fromByteOffset: text.count &- 8, as: UInt64.self)) == 0
        }
        guard text.count &- at >= 4 else { return false }
        let first = base.loadUnaligned(fromByteOffset: at, as: UInt32.self)
        let last = base.loadUnaligned(fromByteOffset: text.count &- 4, as: UInt32.self)
        return special(in: UInt64(first) | UInt64(last) &<< 32) == 0
    }

    /// The top bits of those of eight bytes that are escaped; behind the first one others may have theirs as well.
    @inline(__always)
    static func special(in word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = word ^ (ones &* 0x22)
        let slash = word ^ (ones &* 0x5c)
        let special = (word &- ones &* 0x20) & ~word | (quote &- ones) & ~quote | (slash &- ones) & ~slash
        return special & (ones &* 0x80)
    }

    /// The letter of the short escape of a character; nil where it has none.
    static func letter(of byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
        case 0x08: UInt8(ascii: "b")
        case 0x09: UInt8(ascii: "t")
        case 0x0a: UInt8(ascii: "n")
        case 0x0c: UInt8(ascii: "f")
        case 0x0d: UInt8(ascii: "r")
        default: nil
        }
    }

    /// The character of a short escape's letter; the letter itself for the quotation mark and the backslash.
    static func character(ofLetter letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "n"): 0x0a
        case UInt8(ascii: "f"): 0x0c
        case UInt8(ascii: "r"): 0x0d
        default: letter
        }
    }

    /// Whether the control character has a short escape.
    static func isShort(_ byte: UInt8) -> Bool {
        letter(of: byte) != nil
    }

    /// The value of a lower-case hexadecimal digit.
    static func value(ofDigit digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    /// The text that escaped bytes stand for. The bytes were taken by `StrictReader`.
    static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var at = bytes.startIndex
        while at < bytes.endIndex {
            guard bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.endIndex else {
                text.append(bytes[at])
                at += 1
                continue
            }
            if bytes[at + 1] == UInt8(ascii: "u"), at + 5 < bytes.endIndex {
                text.append((value(ofDigit: bytes[at + 4]) ?? 0) << 4 | (value(ofDigit: bytes[at + 5]) ?? 0))
                at += 6
            } else {
                text.append(character(ofLetter: bytes[at + 1]))
                at += 2
            }
        }
        return text
    }
}
