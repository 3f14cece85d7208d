// What literals say: texts with escapes resolved, exact numbers, dates of the calendar and sizes. No node is read here.

internal import Source

extension SyntaxTree {
    /// The text of a string token, its escapes resolved.
    package func stringValue(ofToken index: Int) -> String {
        guard index < tokens.count, tokens[index].kind == .string else { return "" }
        let token = tokens[index]
        let inner = source.text(of: innerSpan(of: token))
        return token.flags.contains(.escaped) ? unescaped(inner) : inner
    }

    /// What a literal token says.
    package func literalValue(ofToken index: Int) -> LiteralValue {
        guard index < tokens.count else { return .invalid }
        let bytes = source.bytes[span(ofToken: index).range]
        switch tokens[index].kind {
        case .number: return exactNumber(bytes).map { .number(tenThousandths: $0) } ?? .invalid
        case .date: return civilDate(bytes).map { .date(year: $0.year, month: $0.month, day: $0.day) } ?? .invalid
        case .string: return .text(stringValue(ofToken: index))
        case .word where tokens[index].keyword == .yes: return .flag(true)
        case .word where tokens[index].keyword == .no: return .flag(false)
        default: return .invalid
        }
    }

    /// The size that a number and a unit say, in bytes.
    package func fileSizeBytes(ofTokens range: Range<Int>) -> Int64? {
        guard range.count == 2, let number = exactNumber(source.bytes[span(ofToken: range.lowerBound).range]),
            let shift = FileSizeUnit.shift(of: source.bytes[span(ofToken: range.lowerBound + 1).range])
        else { return nil }
        let product = number.multipliedReportingOverflow(by: 1 << shift)
        guard !product.overflow, product.partialValue >= 0, product.partialValue % 10_000 == 0 else { return nil }
        return product.partialValue / 10_000
    }

    /// The bytes of a text token between its quotation marks.
    func innerSpan(of token: Token) -> Span {
        let bytes = source.bytes
        let width = bytes[Int(token.start)] == 0x22 ? 1 : 3
        var end = Int(token.end)
        let start = Swift.min(Int(token.start) + width, end)
        if end > start, bytes[end - 1] == 0x22 {
            end -= 1
        } else if end - start >= 3, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80, bytes[end - 1] & 0xFE == 0x9C {
            end -= 3
        }
        return Span(start, end)
    }
}

/// The units of file sizes.
enum FileSizeUnit {
    /// The power of two that a unit stands for, whatever its case.
    static func shift(of bytes: ArraySlice<UInt8>) -> Int64? {
        guard bytes.count == 2, let first = bytes.first, let last = bytes.last, last | 0x20 == 0x62 else { return nil }
        switch first | 0x20 {
        case 0x6B: return 10
        case 0x6D: return 20
        case 0x67: return 30
        default: return nil
        }
    }
}

/// A number in ten-thousandths, if it has at most four decimals and fits.
package func exactNumber(_ bytes: some Sequence<UInt8>) -> Int64? {
    var value: Int64 = 0
    var decimals: Int?
    var isNegative = false
    var hasDigits = false
    for byte in bytes {
        if byte == 0x2D, !hasDigits, !isNegative {
            isNegative = true
        } else if byte == 0x2E || byte == 0x8E, decimals == nil, hasDigits {
            decimals = 0
        } else if (0x30...0x39).contains(byte) {
            let (scaled, over) = value.multipliedReportingOverflow(by: 10)
            let (sum, overToo) = scaled.addingReportingOverflow(Int64(byte - 0x30))
            guard !over, !overToo else { return nil }
            value = sum
            hasDigits = true
            decimals = decimals.map { $0 + 1 }
        } else if byte != 0xEF, byte != 0xBC {
            // WHY: EF BC 8E is the full-width period, which means what the ASCII one means.
            return nil
        }
    }
    guard hasDigits, decimals.map({ (1...4).contains($0) }) ?? true else { return nil }
    for _ in (decimals ?? 0)..<4 {
        let (scaled, over) = value.multipliedReportingOverflow(by: 10)
        guard !over else { return nil }
        value = scaled
    }
    return isNegative ? -value : value
}

/// A date written `2023-07-01`, if the Gregorian calendar has it.
package func civilDate(_ bytes: some Sequence<UInt8>) -> (year: Int, month: Int, day: Int)? {
    var parts = [0]
    var digits = [0]
    for byte in bytes {
        if byte == 0x2D {
            parts.append(0)
            digits.append(0)
        } else if (0x30...0x39).contains(byte), digits[digits.count - 1] < 4 {
            parts[parts.count - 1] = parts[parts.count - 1] * 10 + Int(byte - 0x30)
            digits[digits.count - 1] += 1
        } else {
            return nil
        }
    }
    guard digits == [4, 2, 2], parts[0] >= 1, (1...12).contains(parts[1]) else { return nil }
    let isLeap = parts[0] % 4 == 0 && (parts[0] % 100 != 0 || parts[0] % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[parts[1] - 1]).contains(parts[2]) else { return nil }
    return (parts[0], parts[1], parts[2])
}

/// A string's inside with its escapes resolved; those that do not exist stay as they are.
private func unescaped(_ inner: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = inner.unicodeScalars[...]
    while let scalar = rest.popFirst() {
        guard scalar == "\\", let sign = rest.first else {
            result.append(scalar)
            continue
        }
        switch sign {
        case "n": result.append("\n")
        case "t": result.append("\t")
        case "\"", "\\", "”", "“": result.append(sign)
        case "u":
            if let (value, length) = scalarEscape(rest) {
                result.append(value)
                rest = rest.dropFirst(length)
                continue
            }
            result.append(contentsOf: "\\u".unicodeScalars)
        default: result.append(contentsOf: ["\\", sign])
        }
        rest = rest.dropFirst()
    }
    return String(result)
}

/// The scalar that `u{…}` stands for, and how many scalars that is written with.
private func scalarEscape(_ text: Substring.UnicodeScalarView) -> (Unicode.Scalar, Int)? {
    let body = text.dropFirst()
    guard body.first == "{", let close = body.firstIndex(of: "}") else { return nil }
    let digits = body[body.index(after: body.startIndex)..<close]
    guard (1...6).contains(digits.count), let value = UInt32(String(digits), radix: 16),
        let scalar = Unicode.Scalar(value)
    else { return nil }
    return (scalar, digits.count + 3)
}
