// Where the cursor stands in a line that is not whole yet: at a command, behind one, or in an account's name. It
// forgives what `LineScanner` refuses.

import Source

/// The word at the cursor and what stands before it.
struct WritingPlace {
    /// What the word is.
    enum Kind {
        case command
        /// Something behind this command.
        case argument(Command)
        /// The account after `as`.
        case account
        /// A comment, a code, or something behind a command that is not known.
        case nothing
    }

    private(set) var kind = Kind.command
    /// The account that the line is for, where it names one.
    private(set) var account: String?
    /// The words between the command and the one at the cursor.
    private(set) var words: [LineWord] = []
    /// What was typed of the word at the cursor, without its quotation mark.
    private(set) var typed = ""
    /// Whether the word begins with a quotation mark.
    private(set) var isQuoted = false
    /// How many characters it takes up to the cursor, its quotation mark included.
    private(set) var replacedCount = 0

    /// The cursor is counted in characters.
    init(_ line: String, cursor: Int) {
        var rest = line.prefix(cursor).drop { $0 == "\u{FEFF}" }
        while true {
            rest = behindQuestion(rest) ?? rest
            guard let opening = prefix(of: rest) else { break }
            guard let name = opening.name else {
                kind = opening.isAccount ? .account : .nothing
                take(opening.rest)
                return
            }
            if opening.isAccount { account = name }
            rest = opening.rest
        }
        readWords(rest)
    }

    private mutating func readWords(_ text: Substring) {
        var rest = text.drop(while: isGap)
        while let first = rest.first {
            if first == "#" {
                kind = .nothing
                return
            }
            let end = isQuote(first) ? endOfQuoted(rest) : rest.firstIndex(where: isGap)
            guard let end else { return take(rest) }
            let word = rest[..<end]
            let text = isQuote(first) ? unquoted(word) : String(word)
            if case .command = kind {
                kind = CommandTable.command(named: text).map(Kind.argument) ?? .nothing
            } else {
                words.append(LineWord(text, isQuoted: isQuote(first)))
            }
            rest = rest[end...].drop(while: isGap)
        }
    }

    /// Takes the word at the cursor.
    private mutating func take(_ text: Substring) {
        replacedCount = text.count
        isQuoted = text.first.map(isQuote) ?? false
        typed = isQuoted ? unquoted(text) : String(text)
    }
}

/// `as NAME:` at the beginning; the name is nil while its colon has not come.
private func prefix(of text: Substring) -> (isAccount: Bool, name: String?, rest: Substring)? {
    let rest = text.drop(while: isGap)
    let word = rest.prefix { !isGap($0) && !isColon($0) }
    guard ["as", "以", "refused", "应拒绝"].contains(word), word.endIndex < rest.endIndex else { return nil }
    let isAccount = word == "as" || word == "以"
    let behind = rest[word.endIndex...].drop(while: isGap)
    let name = behind.prefix { !isGap($0) && !isColon($0) }
    let colon = behind[name.endIndex...].drop(while: isGap)
    guard !name.isEmpty, let mark = colon.first else { return (isAccount, nil, behind) }
    return isColon(mark) ? (isAccount, String(name), colon.dropFirst()) : nil
}

/// What stands behind `why`, which asks about the rest of the line; nil where it does not stand there.
private func behindQuestion(_ text: Substring) -> Substring? {
    let rest = text.drop(while: isGap)
    let word = rest.prefix { !isGap($0) }
    guard ["why", "为何"].contains(word), word.endIndex < rest.endIndex else { return nil }
    let behind = rest[word.endIndex...]
    return behindQuestion(behind) ?? behind
}

/// Where the quoted word at the beginning ends, behind its second mark; nil where that has not come.
private func endOfQuoted(_ text: Substring) -> Substring.Index? {
    let isWide = text.first != "\""
    var place = text.index(after: text.startIndex)
    while place < text.endIndex {
        let character = text[place]
        place = text.index(after: place)
        if isWide ? character == "“" || character == "”" : character == "\"" { return place }
        if character == "\\", place < text.endIndex { place = text.index(after: place) }
    }
    return nil
}

/// A quoted word without its marks; its escapes mean what they mean.
private func unquoted(_ word: Substring) -> String {
    var text = ""
    var rest = word.dropFirst()
    if let end = endOfQuoted(word), end == word.endIndex { rest = rest.dropLast() }
    while let character = rest.popFirst() {
        guard character == "\\", let escaped = rest.popFirst() else {
            text.append(character)
            continue
        }
        text.append(escaped == "n" ? "\n" : escaped == "t" ? "\t" : escaped)
    }
    return text
}

private func isGap(_ character: Character) -> Bool {
    character == " " || character == "\t" || character == "\u{3000}"
}

private func isColon(_ character: Character) -> Bool {
    character == ":" || character == "："
}

private func isQuote(_ character: Character) -> Bool {
    character == "\"" || character == "“" || character == "”"
}
