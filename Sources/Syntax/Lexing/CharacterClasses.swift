// Which bytes and scalars begin, continue or separate tokens. No position is kept here.

/// What a byte means where a token begins.
enum ByteClass: UInt8 {
    case other, space, newline, letter, digit, quote, hash, sign, wide

    /// The class of each byte, by its value.
    static let table: [ByteClass] = (0...255).map { byte in
        switch UInt8(byte) {
        case 0x20, 0x09: .space
        case 0x0A, 0x0D: .newline
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter
        case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
        case UInt8(ascii: "\""): .quote
        case UInt8(ascii: "#"): .hash
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","),
            UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "<"), UInt8(ascii: ">"):
            .sign
        case 0x80...: .wide
        default: .other
        }
    }
}

extension UInt8 {
    /// Whether an ASCII byte continues an identifier.
    var continuesIdentifier: Bool {
        (0x61...0x7A).contains(self | 0x20) || (0x30...0x39).contains(self) || self == 0x5F
    }

    /// Whether it is an ASCII digit.
    var isDigit: Bool { (0x30...0x39).contains(self) }
}

/// What a scalar outside ASCII means where a token begins.
enum WideClass {
    case identifier, space, hidden, bidirectional, fullWidthDigit, quote, other
    /// A full-width sign that stands for its ASCII form.
    case sign(TokenKind)
    /// A sign that the language does not have, and what should be written instead.
    case mistaken(TokenKind, replacement: String)

    /// The class of a scalar.
    static func of(_ value: UInt32) -> WideClass {
        if (0x4E00...0x9FFF).contains(value) { return .identifier }
        switch value {
        case 0x3000: return .space
        case 0xFF0C: return .sign(.comma)
        case 0xFF1A: return .sign(.colon)
        case 0xFF1B: return .sign(.semicolon)
        case 0xFF08: return .sign(.leftParenthesis)
        case 0xFF09: return .sign(.rightParenthesis)
        case 0xFF5B: return .sign(.leftBrace)
        case 0xFF5D: return .sign(.rightBrace)
        case 0xFF0E: return .sign(.dot)
        case 0x201C, 0x201D: return .quote
        case 0x3001: return .mistaken(.comma, replacement: ",")
        case 0xFF1C: return .mistaken(.less, replacement: "<")
        case 0xFF1E: return .mistaken(.greater, replacement: ">")
        case 0x2264: return .mistaken(.lessOrEqual, replacement: "<=")
        case 0x2265: return .mistaken(.greaterOrEqual, replacement: ">=")
        case 0xFF10...0xFF19: return .fullWidthDigit
        default: break
        }
        if isBidirectionalControl(value) { return .bidirectional }
        if isHidden(value) || isForeignSpace(value) { return .hidden }
        return startsIdentifier(value) ? .identifier : .other
    }
}

/// Whether a scalar outside ASCII may begin an identifier.
func startsIdentifier(_ value: UInt32) -> Bool {
    Unicode.Scalar(value)?.properties.isXIDStart ?? false
}

/// Whether a scalar outside ASCII may continue an identifier.
func continuesIdentifier(_ value: UInt32) -> Bool {
    if (0x4E00...0x9FFF).contains(value) { return true }
    // WHY: these are signs, spaces and quotation marks; most are not in the property anyway, and this is quicker.
    if (0x2000...0x206F).contains(value) || (0x3000...0x3004).contains(value) { return false }
    return Unicode.Scalar(value)?.properties.isXIDContinue ?? false
}

/// Whether a scalar changes the direction of the text around it.
func isBidirectionalControl(_ value: UInt32) -> Bool {
    value == 0x61C || value == 0x200E || value == 0x200F || (0x202A...0x202E).contains(value)
        || (0x2066...0x2069).contains(value)
}

/// Whether a scalar is a format character that cannot be seen.
func isHidden(_ value: UInt32) -> Bool {
    switch value {
    case 0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200D, 0x2028, 0x2029,
        0x2060...0x2065, 0x206A...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB,
        0x1D173...0x1D17A, 0xE0000...0xE0FFF:
        true
    default: false
    }
}

/// Whether a scalar looks like a space but is not one of the language.
func isForeignSpace(_ value: UInt32) -> Bool {
    value == 0xA0 || value == 0x85 || value == 0x1680 || (0x2000...0x200A).contains(value) || value == 0x202F
        || value == 0x205F
}
