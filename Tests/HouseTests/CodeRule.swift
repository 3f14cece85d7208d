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
        let repeated = Set(codes.filter { code in codes.count { $0 == code } > 1 }).sorted()
        let twice = repeated.map { Finding(place: $0, message: "this code stands for two things: give one another") }
        return twice + wordings.joined().flatMap(findings)
    }

    /// Codes that the source files write down but the list leaves out, or the other way round.
    static func findings(listed: [String], written files: [SourceFile], family: Character) -> [Finding] {
        let written = Set(files.flatMap { $0.lines.flatMap { codes(in: $0, family: family) } })
        return written.symmetricDifference(listed).sorted().map {
            Finding(place: $0, message: "the code is declared but not listed, or listed but not declared")
        }
    }

    private static func codes(in line: Substring, family: Character) -> [String] {
        line.matches(of: /"([A-Z])([0-9]{4})"/).filter { $0.1.first == family }.map { String($0.1 + $0.2) }
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
