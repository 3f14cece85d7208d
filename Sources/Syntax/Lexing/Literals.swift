// The lexer's numbers, dates and strings. What they say is worked out in `Values.swift`.

internal import Source

extension Lexer {
    /// A number or date; the place is at its first digit or its minus sign.
    mutating func number() {
        let start = place
        if bytes[place] == 0x2D { place += 1 }
        while peek(0).isDigit { place += 1 }
        if peek(0) == 0x2D, peek(1).isDigit { return date(from: start) }
        if peek(0) == 0x2E, peek(1).isDigit {
            place += 1
            while peek(0).isDigit { place += 1 }
        } else if peek(0) == 0xEF, peek(1) == 0xBC, peek(2) == 0x8E, peek(3).isDigit {
            place += 3
            while peek(0).isDigit { place += 1 }
        }
        if exactNumber(bytes[start..<place]) == nil {
            report(.badNumber, start..<place, ["number": .name(text(start..<place))])
            flags.insert(.reported)
        }
        append(.number, from: start)
    }

    private mutating func date(from start: Int) {
        while peek(0).isDigit || (peek(0) == 0x2D && peek(1).isDigit) { place += 1 }
        if civilDate(bytes[start..<place]) == nil {
            report(.badDate, start..<place, ["date": .name(text(start..<place))])
            flags.insert(.reported)
        }
        append(.date, from: start)
    }

    /// Digits of full width, with the full-width signs that stand in numbers and dates.
    mutating func fullWidthNumber() {
        let start = place
        var isDate = false
        while place < bytes.count {
            let byte = bytes[place]
            let (value, length) = scalar(at: place)
            let isHyphen = byte == 0x2D || value == 0xFF0D
            let isPoint = byte == 0x2E || value == 0xFF0E
            guard byte.isDigit || (0xFF10...0xFF19).contains(value) || isHyphen || isPoint else { break }
            if isPoint, place + length < bytes.count {
                let after = scalar(at: place + length).value
                guard after.isAnyDigit else { break }
            }
            isDate = isDate || isHyphen
            place += length
        }
        reportFullWidth(start..<place)
        flags.insert(.reported)
        append(isDate ? .date : .number, from: start)
    }

    /// A string; the place is at its opening quotation mark.
    mutating func string() {
        let start = place
        let isFullWidth = bytes[place] != 0x22
        place += isFullWidth ? 3 : 1
        while place < bytes.count {
            let byte = bytes[place]
            if byte == 0x22 {
                place += 1
                return finishString(start)
            } else if byte == 0x0A || byte == 0x0D {
                break
            } else if byte == 0x5C {
                escape()
            } else if byte < 0x80 || (0xE4...0xE9).contains(byte) {
                place += byte < 0x80 ? 1 : 3
            } else {
                let (value, length) = scalar(at: place)
                place += length
                if isFullWidth, value == 0x201D { return finishString(start) }
                if isHidden(value) || isBidirectionalControl(value) { reportHiddenInString(value, length) }
            }
        }
        unterminated(start, isFullWidth: isFullWidth)
    }

    private mutating func finishString(_ start: Int) {
        if place - start > Limits.stringBytes {
            report(.stringTooLong, start..<place, ["limit": .number(Limits.stringKiB)])
        }
        append(.string, from: start)
    }

    private mutating func escape() {
        flags.insert(.escaped)
        let start = place
        place += 1
        switch peek(0) {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "n"), UInt8(ascii: "t"):
            place += 1
            return
        case UInt8(ascii: "u") where peek(1) == 0x7B:
            let end = place + 2
            place += 2
            while peek(0).isHexDigit { place += 1 }
            let value = UInt32(text(end..<place), radix: 16).flatMap(Unicode.Scalar.init)
            if peek(0) == 0x7D { place += 1 }
            if value != nil, bytes[place - 1] == 0x7D, place - end <= 7 { return }
        case 0, 0x0A, 0x0D:
            break
        default:
            let (value, length) = scalar(at: place)
            place += length
            if value == 0x201C || value == 0x201D { return }
        }
        report(.badEscape, start..<place, ["escape": .name(text(start..<place))])
    }

    private mutating func reportHiddenInString(_ value: UInt32, _ length: Int) {
        report(
            .hiddenCharacterInString, place - length..<place,
            [
                "character": .text(codePoint(value)),
                "escape": .name("\\u{" + String(value, radix: 16, uppercase: true) + "}"),
            ])
    }

    /// A string that its line does not close: it ends where it was most likely meant to.
    private mutating func unterminated(_ start: Int, isFullWidth: Bool) {
        let lineEnd = place
        place = likelyEnd(start, lineEnd, isFullWidth: isFullWidth)
        report(.unterminatedString, start..<place)
        flags.insert(.reported)
        append(.string, from: start)
    }

    private func likelyEnd(_ start: Int, _ lineEnd: Int, isFullWidth: Bool) -> Int {
        if !isFullWidth {
            // WHY: an input method may close with ” what was opened with ".
            var offset = start + 1
            while offset + 2 < lineEnd {
                if bytes[offset] == 0xE2, bytes[offset + 1] == 0x80, bytes[offset + 2] == 0x9D { return offset + 3 }
                offset += 1
            }
        }
        var end = lineEnd
        let first = start + (isFullWidth ? 3 : 1)
        while end > first, isTail(bytes[end - 1]) { end -= 1 }
        return end
    }

    /// Whether a byte at a line's end is more likely a sign of the language than of an unclosed text.
    private func isTail(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x7B || byte == 0x7D || byte == 0x3B
    }
}

extension UInt8 {
    /// Whether it is an ASCII hexadecimal digit.
    fileprivate var isHexDigit: Bool { isDigit || (0x61...0x66).contains(self | 0x20) }
}

extension UInt32 {
    /// Whether it is a digit of half or full width.
    fileprivate var isAnyDigit: Bool { (0x30...0x39).contains(self) || (0xFF10...0xFF19).contains(self) }
}
