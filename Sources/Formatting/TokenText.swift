// How each token is written: keywords in the wanted spelling, signs and quotation marks in ASCII, everything else as
// it is. Where tokens stand is decided elsewhere.

internal import Source
internal import Syntax

/// The texts of the tokens of one file.
struct TokenText {
    let tree: SyntaxTree
    let keywords: KeywordSpelling

    /// Writes a token of the file whose bytes are given.
    func append(_ token: Token, of source: UnsafeBufferPointer<UInt8>, to output: inout ByteBuffer) {
        let range = Int(token.start)..<Int(token.end)
        switch token.kind {
        case .word:
            if let word = word(of: token) { output.append(word.bytes) } else { output.append(source, range) }
        case .date, .invalid: output.append(source, range)
        case .number:
            for place in range where source[place] != 0xBC && source[place] != 0x8E {
                output.append(source[place] == 0xEF ? UInt8(ascii: ".") : source[place])
            }
        case .string:
            output.append(UInt8(ascii: "\""))
            output.append(source, Self.content(of: token, source))
            output.append(UInt8(ascii: "\""))
        default:
            let sign = Self.sign(token.kind)
            if sign.first != 0 { output.append(sign.first) }
            if sign.second != 0 { output.append(sign.second) }
        }
    }

    /// The columns that a token takes, and the most that it takes in any spelling of the keywords.
    func width(of token: Token, _ source: UnsafeBufferPointer<UInt8>) -> (columns: Int, most: Int) {
        let range = Int(token.start)..<Int(token.end)
        let width: Int
        switch token.kind {
        case .word:
            width = word(of: token)?.columns ?? columns(of: source, range)
            if token.isKeyword { return (width, KeywordWord.most(token.keywordID)) }
        case .date, .invalid: width = columns(of: source, range)
        case .number: width = source[range].count { $0 & 0xC0 != 0x80 }
        case .string: width = columns(of: source, Self.content(of: token, source)) + 2
        case .semicolon, .endOfFile: width = 0
        case .dotDot, .lessOrEqual, .greaterOrEqual: width = 2
        default: width = 1
        }
        return (width, width)
    }

    /// The bytes of a string between its quotation marks, of whichever width these are.
    static func content(of token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let start = Int(token.start) + (bytes[Int(token.start)] == 0x22 ? 1 : 3)
        let end = Int(token.end) - (bytes[Int(token.end) - 1] == 0x22 ? 1 : 3)
        return start..<Swift.max(start, end)
    }

    /// The bytes of a number as they are written: a full-width point becomes a point.
    static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
        var number: [UInt8] = []
        // WHY: EF BC 8E is the full-width point, of which the last two bytes are left out.
        for place in range where bytes[place] != 0xBC && bytes[place] != 0x8E {
            number.append(bytes[place] == 0xEF ? UInt8(ascii: ".") : bytes[place])
        }
        return number
    }

    /// The bytes of a sign, the second 0 where it has one alone; both are 0 for kinds that are no signs.
    private static func sign(_ kind: TokenKind) -> (first: UInt8, second: UInt8) {
        switch kind {
        case .leftBrace: (UInt8(ascii: "{"), 0)
        case .rightBrace: (UInt8(ascii: "}"), 0)
        case .leftParenthesis: (UInt8(ascii: "("), 0)
        case .rightParenthesis: (UInt8(ascii: ")"), 0)
        case .comma: (UInt8(ascii: ","), 0)
        case .colon: (UInt8(ascii: ":"), 0)
        case .dot: (UInt8(ascii: "."), 0)
        case .dotDot: (UInt8(ascii: "."), UInt8(ascii: "."))
        case .less: (UInt8(ascii: "<"), 0)
        case .lessOrEqual: (UInt8(ascii: "<"), UInt8(ascii: "="))
        case .greater: (UInt8(ascii: ">"), 0)
        case .greaterOrEqual: (UInt8(ascii: ">"), UInt8(ascii: "="))
        default: (0, 0)
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
