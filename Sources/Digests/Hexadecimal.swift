// Bytes as hexadecimal digits and back. One spelling is written: lower case.

/// Hexadecimal digits in ASCII.
package enum Hexadecimal {
    /// The lower-case digits of the bytes as text.
    package static func text(_ bytes: some Sequence<UInt8>) -> String {
        var digits: [UInt8] = []
        for byte in bytes {
            digits.append(digit(byte >> 4))
            digits.append(digit(byte & 15))
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// The bytes that the digits stand for, upper or lower case; nil for an odd number of digits or another character.
    package static func parseBytes(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = value(of: digits[index]), let low = value(of: digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    /// The lower-case digit of a value from 0 to 15; the low four bits count.
    package static func digit(_ value: UInt8) -> UInt8 {
        let low = value & 15
        return low < 10 ? 0x30 + low : 0x57 + low
    }

    /// The value of a lower-case digit; nil for any other character, upper case included.
    package static func value(ofLowercase digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }

    /// The eight lower-case digits of a word, the first of them in the lowest byte.
    @inline(__always)
    static func digits(of word: UInt32) -> UInt64 {
        var nibbles = UInt64(word)
        nibbles = (nibbles | nibbles &<< 16) & 0x0000_ffff_0000_ffff
        nibbles = (nibbles | nibbles &<< 8) & 0x00ff_00ff_00ff_00ff
        nibbles = (nibbles | nibbles &<< 4) & 0x0f0f_0f0f_0f0f_0f0f
        return digits(ofNibbles: nibbles.byteSwapped)
    }

    /// The word of eight lower-case digits, the first of them in the lowest byte. For any other bytes a bit is put into
    /// `faults`, and the word means nothing. WHY: eight of these in a row are quicker without a branch among them.
    @inline(__always)
    static func word(of digits: UInt64, faults: inout UInt64) -> UInt32 {
        let letters = digits &>> 6 & 0x0101_0101_0101_0101
        var nibbles = (digits & 0x0f0f_0f0f_0f0f_0f0f) &+ letters &* 9
        faults |= nibbles & 0xf0f0_f0f0_f0f0_f0f0 | (self.digits(ofNibbles: nibbles) ^ digits)
        nibbles = nibbles.byteSwapped
        nibbles = (nibbles | nibbles &>> 4) & 0x00ff_00ff_00ff_00ff
        nibbles = (nibbles | nibbles &>> 8) & 0x0000_ffff_0000_ffff
        return UInt32(truncatingIfNeeded: nibbles | nibbles &>> 16)
    }

    /// The digits of values from 0 to 15, each in a byte.
    @inline(__always)
    private static func digits(ofNibbles nibbles: UInt64) -> UInt64 {
        let letters = (nibbles &+ 0x0606_0606_0606_0606) &>> 4 & 0x0101_0101_0101_0101
        return nibbles &+ 0x3030_3030_3030_3030 &+ letters &* 39
    }

    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case 0x41...0x46: digit - 0x37
        default: value(ofLowercase: digit)
        }
    }
}
