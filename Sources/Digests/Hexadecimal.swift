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

    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case 0x41...0x46: digit - 0x37
        default: value(ofLowercase: digit)
        }
    }
}
