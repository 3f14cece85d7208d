// How each token is written: keywords in the wanted spelling, signs and quotation marks in ASCII, everything else as
// it is. Where tokens stand is decided elsewhere.

internal import Source
internal import Syntax

/// The texts of the tokens of one file.
struct TokenText {
    let tree: SyntaxTree
    let keywords: KeywordSpelling

    /// Writes a token.
    func append(_ index: Int, to output: inout [UInt8]) {
        let token = tree.tokens[index]
        let range = Int(token.start)..<Int(token.end)
        switch token.kind {
        case .word:
            if let word = word(of: token) { output += word.bytes } else { output += tree.source.bytes[range] }
        case .date, .invalid: output += tree.source.bytes[range]
        case .number: appendNumber(range, to: &output)
        case .string:
            output.append(UInt8(ascii: "\""))
            output += tree.source.bytes[content(of: token)]
            output.append(UInt8(ascii: "\""))
        default: output += Self.sign(token.kind)
        }
    }

    /// The columns that a token takes, and the most that it takes in any spelling of the keywords.
    func width(of index: Int) -> (columns: Int, most: Int) {
        let token = tree.tokens[index]
        switch token.kind {
        case .word:
            let columns = word(of: token)?.columns ?? width(Int(token.start)..<Int(token.end))
            return token.isKeyword ? (columns, KeywordWord.most(token.keywordID)) : both(columns)
        case .date, .invalid: return both(width(Int(token.start)..<Int(token.end)))
        case .number:
            let bytes = tree.source.bytes[Int(token.start)..<Int(token.end)]
            return both(bytes.count { $0 & 0xC0 != 0x80 })
        case .string: return both(width(content(of: token)) + 2)
        case .semicolon, .endOfFile: return (0, 0)
        case .dotDot, .lessOrEqual, .greaterOrEqual: return (2, 2)
        default: return (1, 1)
        }
    }

    /// The bytes of a string between its quotation marks, of whichever width these are.
    func content(of token: Token) -> Range<Int> {
        let bytes = tree.source.bytes
        let start = Int(token.start) + (bytes[Int(token.start)] == 0x22 ? 1 : 3)
        let end = Int(token.end) - (bytes[Int(token.end) - 1] == 0x22 ? 1 : 3)
        return start..<Swift.max(start, end)
    }

    /// Writes a number; a full-width point becomes a point.
    func appendNumber(_ range: Range<Int>, to output: inout [UInt8]) {
        var place = range.lowerBound
        while place < range.upperBound {
            let isWide = tree.source.bytes[place] == 0xEF
            output.append(isWide ? UInt8(ascii: ".") : tree.source.bytes[place])
            place += isWide ? 3 : 1
        }
    }

    /// The sign of a kind of token; nothing for kinds that are no signs.
    static func sign(_ kind: TokenKind) -> [UInt8] {
        switch kind {
        case .leftBrace: [UInt8(ascii: "{")]
        case .rightBrace: [UInt8(ascii: "}")]
        case .leftParenthesis: [UInt8(ascii: "(")]
        case .rightParenthesis: [UInt8(ascii: ")")]
        case .comma: [UInt8(ascii: ",")]
        case .colon: [UInt8(ascii: ":")]
        case .dot: [UInt8(ascii: ".")]
        case .dotDot: [UInt8(ascii: "."), UInt8(ascii: ".")]
        case .less: [UInt8(ascii: "<")]
        case .lessOrEqual: [UInt8(ascii: "<"), UInt8(ascii: "=")]
        case .greater: [UInt8(ascii: ">")]
        case .greaterOrEqual: [UInt8(ascii: ">"), UInt8(ascii: "=")]
        default: []
        }
    }

    /// The word that a keyword is written with; nothing if the token is none.
    private func word(of token: Token) -> KeywordWord? {
        guard token.isKeyword else { return nil }
        switch keywords {
        case .en: return KeywordWord.english(token.keywordID)
        case .zh: return KeywordWord.chinese(token.keywordID)
        case .keep:
            // WHY: the words of a longer one may stand far apart; any other is as it should be.
            guard token.flags.rawValue & TokenFlags.compound.rawValue != 0 else { return nil }
            let isChinese = tree.source.bytes[Int(token.start)] >= 0x80
            return isChinese ? KeywordWord.chinese(token.keywordID) : KeywordWord.english(token.keywordID)
        }
    }

    private func width(_ range: Range<Int>) -> Int {
        tree.source.bytes.withUnsafeBufferPointer { bytes in columns(of: bytes, range) }
    }

    private func both(_ width: Int) -> (columns: Int, most: Int) { (width, width) }
}

/// One spelling of a keyword.
struct KeywordWord: Sendable {
    let bytes: [UInt8]
    let columns: Int

    /// The English spelling of the keyword of a number; nothing if there is none.
    static func english(_ number: UInt8) -> KeywordWord? {
        (1...table.count).contains(Int(number)) ? table[Int(number) - 1].english : nil
    }

    /// The Chinese spelling of the keyword of a number; nothing if there is none.
    static func chinese(_ number: UInt8) -> KeywordWord? {
        (1...table.count).contains(Int(number)) ? table[Int(number) - 1].chinese : nil
    }

    /// The columns of the wider spelling.
    static func most(_ number: UInt8) -> Int {
        (1...mosts.count).contains(Int(number)) ? mosts[Int(number) - 1] : 0
    }

    private static let mosts = table.map { Swift.max($0.english.columns, $0.chinese.columns) }

    private static let table: [(english: KeywordWord, chinese: KeywordWord)] = Keyword.spellings.map {
        (KeywordWord($0.english), KeywordWord($0.chinese))
    }

    private init(_ text: String) {
        bytes = Array(text.utf8)
        columns = displayWidth(of: text)
    }
}

/// The columns that UTF-8 text takes.
func columns(of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var place = range.lowerBound
    var width = 0
    while place < range.upperBound {
        let first = bytes[place]
        if first < 0x80 {
            width += first < 0x20 || first == 0x7F ? 0 : 1
            place += 1
        } else if (0xE5...0xE9).contains(first) {
            // WHY: nearly all Chinese characters begin so, and all are two columns wide.
            width += 2
            place += 3
        } else {
            let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
            var value = UInt32(first) & (0x7F >> UInt32(length))
            for offset in 1..<length where place + offset < range.upperBound {
                value = value << 6 | UInt32(bytes[place + offset]) & 0x3F
            }
            width += Unicode.Scalar(value).map { displayWidth(of: $0) } ?? 0
            place += length
        }
    }
    return width
}
