// Cuts a file into tokens: the loop, signs, spaces and comments. Words and literals have their own files.

internal import Source

/// The limits of the language.
enum Limits {
    static let fileMiB = 8
    static let fileBytes = fileMiB << 20
    static let nesting = 64
    static let identifierBytes = 128
    static let stringKiB = 64
    static let stringBytes = stringKiB << 10
    static let findings = 1000
}

/// The lexer's state over bytes that are known to be UTF-8.
struct Lexer {
    let source: SourceText
    let bytes: UnsafeBufferPointer<UInt8>
    let index: KeywordIndex
    var tokens: [Token] = []
    var diagnostics: [Diagnostic] = []
    var place = 0
    var flags: TokenFlags = []

    /// The tokens of a file; a file that is too large or not UTF-8 has only the end, and a diagnostic.
    static func tokens(of source: SourceText) -> (tokens: [Token], diagnostics: [Diagnostic]) {
        if let diagnostic = unreadable(source) {
            let end = UInt32(clamping: source.bytes.count)
            return ([Token(kind: .endOfFile, flags: [], keywordID: 0, start: end, end: end)], [diagnostic])
        }
        return source.bytes.withUnsafeBufferPointer { bytes in
            var lexer = Lexer(source: source, bytes: bytes, index: KeywordIndex.shared)
            lexer.tokens.reserveCapacity(bytes.count / 6 + 16)
            lexer.run()
            return (lexer.tokens, lexer.diagnostics)
        }
    }

    private static func unreadable(_ source: SourceText) -> Diagnostic? {
        guard source.bytes.count <= Limits.fileBytes else {
            return Diagnostic(.fileTooLarge, at: source.location(of: Span(0, 0)), ["limit": .number(Limits.fileMiB)])
        }
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: source.bytes.span)
            return nil
        } catch {
            let range = error.byteOffsets
            return Diagnostic(
                .badEncoding, at: source.location(of: Span(range.lowerBound, range.upperBound)),
                ["offset": .number(range.lowerBound)])
        }
    }

    private mutating func run() {
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { place = 3 }
        ByteClass.table.withUnsafeBufferPointer { classes in
            while place < bytes.count {
                switch classes[Int(bytes[place])] {
                case .space: place += 1
                case .newline:
                    flags.insert(.newlineBefore)
                    place += 1
                case .letter: word()
                case .digit: number()
                case .sign: sign()
                case .quote: string()
                case .hash: comment()
                case .wide: wide()
                case .other: other()
                }
            }
        }
        append(.endOfFile, from: place)
    }

    /// Adds a token from `start` up to the present place.
    @inline(__always)
    mutating func append(_ kind: TokenKind, from start: Int, keyword: UInt8 = 0) {
        tokens.append(
            Token(
                kind: kind, flags: flags, keywordID: keyword, start: UInt32(truncatingIfNeeded: start),
                end: UInt32(truncatingIfNeeded: place)))
        flags = []
    }

    /// The byte at an offset from the present place, or 0 behind the end.
    @inline(__always)
    func peek(_ offset: Int) -> UInt8 { place + offset < bytes.count ? bytes[place + offset] : 0 }

    /// The scalar that begins at an offset, and how many bytes it has.
    func scalar(at offset: Int) -> (value: UInt32, length: Int) {
        let first = UInt32(bytes[offset])
        func rest(_ number: Int) -> UInt32 {
            offset + number < bytes.count ? UInt32(bytes[offset + number]) & 0x3F : 0
        }
        if first < 0x80 { return (first, 1) }
        if first < 0xE0 { return ((first & 0x1F) << 6 | rest(1), 2) }
        if first < 0xF0 { return ((first & 0x0F) << 12 | rest(1) << 6 | rest(2), 3) }
        return ((first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), 4)
    }

    /// Whether no further finding is listed.
    var isFull: Bool { diagnostics.count > Limits.findings }

    /// Records a finding, up to the limit of findings a file.
    mutating func report(
        _ code: DiagnosticCode, _ range: Range<Int>, _ facts: Facts = [:], fixes replacement: String? = nil
    ) {
        guard !isFull else { return }
        let location = source.location(of: Span(range.lowerBound, range.upperBound))
        guard diagnostics.count < Limits.findings else {
            diagnostics.append(Diagnostic(.tooManyFindings, at: location, ["limit": .number(Limits.findings)]))
            return
        }
        let fixes = replacement.map { [FixIt(at: location, replacement: $0, isCertain: true)] } ?? []
        diagnostics.append(Diagnostic(code, at: location, facts, fixes: fixes))
    }

    private mutating func sign() {
        let start = place
        let isDoubled = peek(1) == 0x3D
        let kind: TokenKind
        switch bytes[place] {
        case UInt8(ascii: "{"): kind = .leftBrace
        case UInt8(ascii: "}"): kind = .rightBrace
        case UInt8(ascii: "("): kind = .leftParenthesis
        case UInt8(ascii: ")"): kind = .rightParenthesis
        case UInt8(ascii: ","): kind = .comma
        case UInt8(ascii: ";"): kind = .semicolon
        case UInt8(ascii: ":"): kind = .colon
        case UInt8(ascii: "<"): kind = isDoubled ? .lessOrEqual : .less
        case UInt8(ascii: ">"): kind = isDoubled ? .greaterOrEqual : .greater
        default: kind = .dot
        }
        place += kind == .lessOrEqual || kind == .greaterOrEqual ? 2 : 1
        if kind == .dot { dot(from: start) } else { append(kind, from: start) }
    }

    /// A dot, or the second of two that make a range's sign.
    mutating func dot(from start: Int) {
        if let last = tokens.last, last.kind == .dot, Int(last.end) == start {
            let first = tokens.removeLast()
            flags = first.flags
            append(.dotDot, from: Int(first.start))
        } else {
            append(.dot, from: start)
        }
    }

    private mutating func comment() {
        while place < bytes.count {
            let byte = bytes[place]
            if byte == 0x0A || byte == 0x0D { return }
            if byte < 0x80 || (0xE4...0xE9).contains(byte) {
                place += byte < 0x80 ? 1 : 3
                continue
            }
            let (value, length) = scalar(at: place)
            if isBidirectionalControl(value) || isHidden(value) { reportHidden(value, place..<place + length) }
            place += length
        }
    }

    private mutating func wide() {
        let start = place
        let (value, length) = scalar(at: place)
        switch WideClass.of(value) {
        case .identifier: word()
        case .space: place += length
        case .quote: string()
        case .fullWidthDigit: fullWidthNumber()
        case .sign(let kind):
            place += length
            if kind == .dot { dot(from: start) } else { append(kind, from: start) }
        case .mistaken(let kind, let replacement):
            place += length
            mistakenSign(kind, from: start, replacement: replacement)
        case .bidirectional, .hidden:
            reportHidden(value, start..<start + length)
            place += length
        case .other: value == 0x3002 ? fullStop(length) : other()
        }
    }

    private mutating func mistakenSign(_ kind: TokenKind, from start: Int, replacement: String) {
        if !isFull {
            report(
                .chinesePunctuation, start..<place,
                ["character": .name(text(start..<place)), "replacement": .name(replacement)], fixes: replacement)
        }
        append(kind, from: start)
    }

    /// `。`: between two words it was meant for `.`, at the end of a statement for `;`.
    private mutating func fullStop(_ length: Int) {
        let start = place
        place += length
        let next = peek(0)
        let joins = ByteClass.table[Int(next)] == .letter || (next >= 0x80 && joinsWord(scalar(at: place).value))
        mistakenSign(joins ? .dot : .semicolon, from: start, replacement: joins ? "." : ";")
    }

    private func joinsWord(_ value: UInt32) -> Bool {
        if case .identifier = WideClass.of(value) { return true }
        return false
    }

    /// A run of characters that begin nothing.
    private mutating func other() {
        if bytes[place] == 0x2D, peek(1).isDigit { return number() }
        let start = place
        repeat { place += scalar(at: place).length } while place < bytes.count && bytes[place] == bytes[start]
        if !isFull { report(.unexpectedCharacter, start..<place, ["character": .name(shown(start..<place))]) }
        flags.insert(.reported)
        append(.invalid, from: start)
    }

    /// Reports a character that is not seen; a space of another kind is mended to a space.
    mutating func reportHidden(_ value: UInt32, _ range: Range<Int>) {
        guard !isFull else { return }
        let code: DiagnosticCode = isBidirectionalControl(value) ? .bidirectionalControl : .hiddenCharacter
        report(code, range, ["character": .text(codePoint(value))], fixes: isForeignSpace(value) ? " " : "")
    }

    /// A scalar as `U+200B`.
    func codePoint(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
    }

    /// The text of a range.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private func shown(_ range: Range<Int>) -> String {
        let value = scalar(at: range.lowerBound).value
        return value < 0x20 || value == 0x7F ? codePoint(value) : text(range)
    }
}
