// What the lexer cuts a file into. Trivia are no tokens: they are the bytes between one token and the next.

/// What kind of token it is.
package enum TokenKind: UInt8, Sendable {
    /// An identifier or keyword; the parser decides which.
    case word
    /// `12`, `3.5`, `-1`
    case number
    /// `2023-07-01`
    case date
    /// `"…"`
    case string
    case leftBrace, rightBrace, leftParenthesis, rightParenthesis
    case comma, semicolon, colon, dot, dotDot
    case less, lessOrEqual, greater, greaterOrEqual
    /// Bytes that mean nothing; a diagnostic has said so.
    case invalid
    /// The end of the file; its span is empty.
    case endOfFile
}

/// One token: 12 bytes, no text.
package struct Token: Sendable {
    /// What kind it is.
    package let kind: TokenKind
    /// What else is known; see `TokenFlags`.
    package var flags: TokenFlags
    /// The raw value of the keyword that a word spells, or 0.
    package var keywordID: UInt8
    /// The first byte.
    package let start: UInt32
    /// Just behind the last byte.
    package let end: UInt32

    /// The keyword that a word spells, whether or not it is used as one.
    package var keyword: Keyword? { Keyword(rawValue: keywordID) }

    /// Whether the parser took it as a keyword: exactly these change with the keyword language.
    @inlinable package var isKeyword: Bool { flags.rawValue & TokenFlags.keyword.rawValue != 0 }
}

/// Facts about a token.
package struct TokenFlags: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A line ended between the token before and this one.
    package static let newlineBefore = TokenFlags(rawValue: 1)
    /// The parser took it as a keyword.
    package static let keyword = TokenFlags(rawValue: 2)
    /// A string that has escapes.
    package static let escaped = TokenFlags(rawValue: 4)
    /// A keyword written as several words: it is never a name.
    package static let compound = TokenFlags(rawValue: 8)
    /// A diagnostic has been given for it; another one would only repeat it.
    package static let reported = TokenFlags(rawValue: 16)
}
