// Swift text with its comments, strings and regexes blanked out, so that rules read code alone. It judges nothing.

/// The code of a Swift file: same bytes, same lines, with spaces for what is no code.
///
/// Quotation marks stay, and so does the code inside an interpolation.
struct MaskedSwift {
    /// The masked bytes, one array a line, without the line breaks.
    let lines: [[UInt8]]

    init(_ text: String) {
        var scanner = Scanner(bytes: Array(text.utf8))
        scanner.code(until: nil)
        lines = scanner.masked.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
    }
}

/// Walks through the bytes once, copying code and blanking the rest.
private struct Scanner {
    let bytes: [UInt8]
    var masked: [UInt8] = []
    var position = 0
    private var lastCode: UInt8 = 10

    init(bytes: [UInt8]) {
        self.bytes = bytes
        masked.reserveCapacity(bytes.count)
    }

    /// Copies code up to the end, or up to the parenthesis that closes an interpolation.
    mutating func code(until close: UInt8?) {
        var depth = 0
        while let byte = at(0) {
            if byte == UInt8(ascii: "/"), at(1) == UInt8(ascii: "/") {
                while let next = at(0), next != 10 { blank(next) }
            } else if byte == UInt8(ascii: "/"), at(1) == UInt8(ascii: "*") {
                blockComment()
            } else if byte == UInt8(ascii: "/"), opensRegex() {
                regex()
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#"), let hashes = hashesBeforeQuote() {
                string(hashes: hashes)
            } else {
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") {
                    if depth == 0, close == byte { return copy() }
                    depth -= 1
                }
                copy()
            }
        }
    }

    private func at(_ offset: Int) -> UInt8? {
        position + offset < bytes.count ? bytes[position + offset] : nil
    }

    private mutating func copy() {
        let byte = bytes[position]
        masked.append(byte)
        if byte != UInt8(ascii: " ") { lastCode = byte }
        position += 1
    }

    private mutating func blank(_ byte: UInt8) {
        masked.append(byte == 10 ? 10 : UInt8(ascii: " "))
        position += 1
    }

    private mutating func blockComment() {
        var depth = 0
        while let byte = at(0) {
            let pair = (byte, at(1))
            blank(byte)
            if pair == (UInt8(ascii: "/"), UInt8(ascii: "*")) {
                blank(UInt8(ascii: "*"))
                depth += 1
            } else if pair == (UInt8(ascii: "*"), UInt8(ascii: "/")) {
                blank(UInt8(ascii: "/"))
                depth -= 1
                if depth == 0 { return }
            }
        }
    }

    /// A slash opens a regex where a value may begin and no space follows.
    private func opensRegex() -> Bool {
        guard let next = at(1), next != UInt8(ascii: " "), next != 10 else { return false }
        return "(,=:[{;&|!?\n".utf8.contains(lastCode)
    }

    private mutating func regex() {
        copy()
        while let byte = at(0), byte != 10 {
            if byte == UInt8(ascii: "/") { return copy() }
            blank(byte)
            if byte == UInt8(ascii: "\\"), let next = at(0) { blank(next) }
        }
    }

    private func hashesBeforeQuote() -> Int? {
        var count = 0
        while at(count) == UInt8(ascii: "#") { count += 1 }
        return at(count) == UInt8(ascii: "\"") ? count : nil
    }

    private func isRun(of byte: UInt8, count: Int, from offset: Int) -> Bool {
        (0..<count).allSatisfy { at(offset + $0) == byte }
    }

    private mutating func string(hashes: Int) {
        let quote = UInt8(ascii: "\"")
        let hash = UInt8(ascii: "#")
        for _ in 0..<hashes { copy() }
        let quotes = isRun(of: quote, count: 3, from: 0) ? 3 : 1
        for _ in 0..<quotes { copy() }
        while let byte = at(0) {
            if byte == quote, isRun(of: quote, count: quotes, from: 0), isRun(of: hash, count: hashes, from: quotes) {
                for _ in 0..<(quotes + hashes) { copy() }
                return
            }
            if byte == 10, quotes == 1 { return }
            guard byte == UInt8(ascii: "\\"), isRun(of: hash, count: hashes, from: 1) else {
                blank(byte)
                continue
            }
            for _ in 0...hashes { blank(UInt8(ascii: "\\")) }
            if at(0) == UInt8(ascii: "(") {
                copy()
                code(until: UInt8(ascii: ")"))
            } else if let next = at(0) {
                blank(next)
            }
        }
    }
}
