// One line of a session into its parts: what is expected of it, who gives it, and its words. What the words mean is not
// known here.

import Source

/// A word of a line.
package struct LineWord: Hashable, Sendable {
    package let text: String
    /// A quoted word is a value and never an option or a name from a list.
    package let isQuoted: Bool

    package init(_ text: String, isQuoted: Bool = false) {
        self.text = text
        self.isQuoted = isQuoted
    }
}

/// A line, taken apart.
package struct SessionLine: Hashable, Sendable {
    /// The code with which the command must be refused: `refused R0207: …`.
    package private(set) var expectedCode: String?
    /// The account that gives the command: `as zhang: …`.
    package var account: String?
    /// The line that is asked about, as it was written: `why …`. It is not taken apart.
    package private(set) var question: String?
    /// The command and its arguments; empty for a line of blanks or a comment, and for a question.
    package private(set) var words: [LineWord] = []

    /// The most that a line may hold.
    package static let limitBytes = 64 << 10

    /// Takes a line apart. Full-width blanks, colons, dots and quotation marks mean what their ASCII forms mean.
    package init(_ line: String) throws(Failure) {
        guard line.utf8.count <= SessionLine.limitBytes else {
            throw .mistake(Mistake(.lineTooLong, ["limit": .number(SessionLine.limitBytes)]))
        }
        if let control = line.unicodeScalars.first(where: { $0.properties.generalCategory == .control && !isBlank($0) })
        {
            throw .mistake(Mistake(.controlCharacter, ["character": .text(String(control))]))
        }
        var scanner = LineScanner(line)
        while let prefix = scanner.takePrefix() {
            switch prefix {
            case .refused(let code): expectedCode = code
            case .account(let name): account = name
            }
        }
        if let question = scanner.takeQuestion() {
            self.question = question
            return
        }
        while let word = try scanner.takeWord() { words.append(word) }
    }
}

private struct LineScanner {
    enum Prefix {
        case refused(String)
        case account(String)
    }

    private let scalars: [Unicode.Scalar]
    private var place = 0

    init(_ line: String) {
        scalars = Array(canonicallyComposed(line).unicodeScalars)
        if scalars.first == "\u{FEFF}" { place = 1 }
    }

    mutating func takePrefix() -> Prefix? {
        let start = place
        let opening = takePlain(upToColon: true)
        let isRefused = ["refused", "应拒绝"].contains(opening)
        guard isRefused || ["as", "以"].contains(opening) else {
            place = start
            return nil
        }
        let name = takePlain(upToColon: true)
        skipBlanks()
        guard !name.isEmpty, place < scalars.count, isColon(scalars[place]) else {
            place = start
            return nil
        }
        place += 1
        return isRefused ? .refused(name) : .account(name)
    }

    /// What is asked about, where the line goes on with `why`; asking why one may ask why is asking the same.
    mutating func takeQuestion() -> String? {
        var isQuestion = false
        var start = place
        while ["why", "为何"].contains(takePlain(upToColon: false)) {
            isQuestion = true
            start = place
        }
        place = start
        guard isQuestion else { return nil }
        var rest = String.UnicodeScalarView()
        rest.append(contentsOf: scalars[place...])
        return String(rest)
    }

    mutating func takeWord() throws(Failure) -> LineWord? {
        skipBlanks()
        guard place < scalars.count, scalars[place] != "#" else { return nil }
        if isQuote(scalars[place]) { return LineWord(try takeQuoted(), isQuoted: true) }
        return LineWord(takePlain(upToColon: false))
    }

    private mutating func takePlain(upToColon: Bool) -> String {
        skipBlanks()
        var text = ""
        while place < scalars.count, !isBlank(scalars[place]), !(upToColon && isColon(scalars[place])) {
            text.unicodeScalars.append(scalars[place])
            place += 1
        }
        return text
    }

    private mutating func takeQuoted() throws(Failure) -> String {
        let isWide = scalars[place] != "\""
        place += 1
        var text = ""
        while place < scalars.count {
            let scalar = scalars[place]
            place += 1
            if isWide ? scalar == "\u{201C}" || scalar == "\u{201D}" : scalar == "\"" { return text }
            if scalar == "\\" {
                text.unicodeScalars.append(try takeEscaped())
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        throw .mistake(Mistake(.quoteOpen))
    }

    private mutating func takeEscaped() throws(Failure) -> Unicode.Scalar {
        guard place < scalars.count else { throw .mistake(Mistake(.quoteOpen)) }
        let scalar = scalars[place]
        place += 1
        switch scalar {
        case "\"", "\\", "\u{201C}", "\u{201D}": return scalar
        case "n": return "\n"
        case "t": return "\t"
        default: throw .mistake(Mistake(.escapeUnknown, ["text": .text("\\" + String(scalar))]))
        }
    }

    private mutating func skipBlanks() {
        while place < scalars.count, isBlank(scalars[place]) { place += 1 }
    }

    private func isColon(_ scalar: Unicode.Scalar) -> Bool {
        scalar == ":" || scalar == "："
    }

    private func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\"" || scalar == "\u{201C}" || scalar == "\u{201D}"
    }
}

private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\r" || scalar == "\n" || scalar == "\u{3000}"
}

extension SessionLine {
    /// The text of a line that arrived as bytes. More than the limit need not be there for it to be refused.
    package static func text(of bytes: [UInt8]) throws(Failure) -> String {
        guard bytes.count <= limitBytes else {
            throw .mistake(Mistake(.lineTooLong, ["limit": .number(limitBytes)]))
        }
        do throws(UTF8.ValidationError) {
            return String(copying: try UTF8Span(validating: bytes.span))
        } catch {
            throw .mistake(Mistake(.lineNotText, ["place": .number(error.byteOffsets.lowerBound + 1)]))
        }
    }
}
