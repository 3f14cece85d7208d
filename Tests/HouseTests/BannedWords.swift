// Words that may not stand in the code, each with its cure. What may not stand in the repository at all is in Layout.

/// The banned words.
enum BannedWords {
    /// A word, where it is banned, and what to do instead.
    struct Word {
        let text: String
        let cure: String
        let isBanned: @Sendable (SourceFile) -> Bool
    }

    /// The executables, where the clock, ids, chance and the terminal enter.
    static let programs = ["zhuji", "zhuji-bench", "zhuji-trials"]

    static let all: [Word] = [
        everywhere("try!", "let the error go on with try, or handle it"),
        everywhere("as!", "use as? and say what happens otherwise"),
        everywhere("swift-format-ignore", "write it so that the formatter agrees"),
        outsidePrograms("Date()", "take the time as a value; only the executable reads the clock"),
        outsidePrograms("Date.now", "take the time as a value; only the executable reads the clock"),
        outsidePrograms("UUID()", "take the id as a value; only the executable makes ids"),
        outsidePrograms("SystemRandomNumberGenerator", "take chance as a value from the executable"),
        outsidePrograms(".random(", "take chance as a value from the executable"),
        Word(text: "print(", cure: "return the text; only the executable writes to the terminal") {
            !programs.contains($0.target)
        },
        inSources("fatalError(", "make the function total: return a refusal, a diagnostic or nil"),
        inSources("preconditionFailure(", "make the function total: return a refusal, a diagnostic or nil"),
    ]

    /// Every banned word and every force unwrap in the file's code.
    static func findings(in file: SourceFile) -> [Finding] {
        let words = all.filter { $0.isBanned(file) }.flatMap { word in
            file.places(of: word.text).map { file.finding(line: $0.line + 1, "`\(word.text)` is banned: \(word.cure)") }
        }
        let unwraps = forceUnwraps(in: file).map {
            file.finding(line: $0.line + 1, "a force unwrap is banned: use guard let, if let or ??")
        }
        return words + unwraps
    }

    /// The exclamation marks that follow a value or a type without a space.
    static func forceUnwraps(in file: SourceFile) -> [CodePlace] {
        var found: [CodePlace] = []
        for (number, line) in file.code.enumerated() {
            for (column, byte) in line.enumerated() where byte == UInt8(ascii: "!") && column > 0 {
                let before = line[column - 1]
                let after = column + 1 < line.count ? line[column + 1] : UInt8(ascii: " ")
                guard isNameByte(before) || ")]}>?\"`".utf8.contains(before), after != UInt8(ascii: "=") else {
                    continue
                }
                let head = line[..<column]
                if head.hasSuffix("try") || head.hasSuffix("as") { continue }
                found.append(CodePlace(line: number, column: column))
            }
        }
        return found
    }

    private static func everywhere(_ text: String, _ cure: String) -> Word {
        Word(text: text, cure: cure) { _ in true }
    }

    private static func inSources(_ text: String, _ cure: String) -> Word {
        Word(text: text, cure: cure) { $0.isSource }
    }

    private static func outsidePrograms(_ text: String, _ cure: String) -> Word {
        Word(text: text, cure: cure) { $0.isSource && !programs.contains($0.target) }
    }
}

extension ArraySlice<UInt8> {
    /// Whether the bytes end in `word`, standing alone.
    fileprivate func hasSuffix(_ word: String) -> Bool {
        guard suffix(word.utf8.count).elementsEqual(word.utf8) else { return false }
        guard let before = dropLast(word.utf8.count).last else { return true }
        return !isNameByte(before)
    }
}
