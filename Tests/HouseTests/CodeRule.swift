// The closed lists of codes, of diagnostics and of refusals: each code once, with its words in both languages.

/// One wording under one code.
struct CodedWords {
    let code: String
    let zh: String
    let en: String
}

/// What holds for every list of codes.
enum CodeRule {
    /// Codes that stand twice, and wordings that lack a language or ask for other facts in one than in the other.
    static func findings(in wordings: [[CodedWords]]) -> [Finding] {
        let codes = wordings.compactMap(\.first?.code)
        let twice = repeated(codes)
        return twice + wordings.joined().flatMap(findings)
    }

    /// Codes that stand more than once.
    static func repeated(_ codes: [String]) -> [Finding] {
        Set(codes.filter { code in codes.count { $0 == code } > 1 }).sorted().map {
            Finding(place: $0, message: "this code stands for two things: give one another")
        }
    }

    /// Codes that the source files write down but the list leaves out, or the other way round.
    static func findings(listed: [String], written files: [SourceFile], family: Character) -> [Finding] {
        let written = Set(files.flatMap { codes(in: $0, family: family) })
        return written.symmetricDifference(listed).sorted().map {
            Finding(place: $0, message: "the code is declared but not listed, or listed but not declared")
        }
    }

    /// The codes of a family that stand in the file's strings, as often as they stand there.
    static func codes(in file: SourceFile, family: Character) -> [String] {
        file.lines.flatMap { $0.matches(of: /"([A-Z])([0-9]{4})"/) }.filter { $0.1.first == family }.map {
            String($0.1 + $0.2)
        }
    }

    private static func findings(in words: CodedWords) -> [Finding] {
        var messages: [String] = []
        let isQuoteAlone = words.zh.wholeMatch(of: /\{[a-z][A-Za-z-]*\}/) != nil
        if !isQuoteAlone, !words.zh.unicodeScalars.contains(where: isHan) {
            messages.append("the Chinese wording is missing")
        }
        if words.en.isEmpty || words.en.unicodeScalars.contains(where: isHan) {
            messages.append("the English wording is missing")
        }
        if places(in: words.zh) != places(in: words.en) {
            messages.append("the two wordings tell different facts: \(words.zh) / \(words.en)")
        }
        return messages.map { Finding(place: words.code, message: $0) }
    }

    private static func places(in text: String) -> Set<String> {
        Set(text.matches(of: /\{[a-z][A-Za-z-]*\}/).map { String($0.0) })
    }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        (0x4E00...0x9FFF).contains(scalar.value)
    }
}
