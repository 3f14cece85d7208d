// Words in two languages: a Chinese wording holds Chinese, an English one does not. That both are there at all, the
// compiler sees to.

/// What is wrong with the wordings of a file.
enum WordsRule {
    /// Wordings in the wrong language. Commands shown as examples, options, `{facts}` and interpolations are no words.
    static func findings(in file: SourceFile) -> [Finding] {
        guard file.isSource else { return [] }
        var findings: [Finding] = []
        var example = 0
        for (number, line) in file.lines.enumerated() {
            if line.contains("example: ") { example = number + 3 }
            for match in line.matches(of: /\b(zh|en|cureZh|cureEn): "((?:[^"\\]|\\.)*)"/) {
                let isChinese = match.1 == "zh" || match.1 == "cureZh"
                let bare = plain(match.2)
                if isChinese, !bare.contains(where: isHan), bare.contains(/[A-Za-z]{3,}/) {
                    findings.append(file.finding(line: number + 1, "the Chinese wording has no Chinese: \(match.2)"))
                }
                if !isChinese, number >= example, bare.contains(where: isHan) {
                    findings.append(file.finding(line: number + 1, "the English wording has Chinese: \(match.2)"))
                }
            }
        }
        return findings
    }

    /// The text without interpolations, facts, options and the program's name.
    private static func plain(_ text: Substring) -> String {
        String(text).replacing(/\\\((?:[^()]|\([^()]*\))*\)?/, with: "").replacing(/\{[^}]*\}/, with: "")
            .replacing(/--[a-z]+/, with: "").replacing(/zhuji( fmt)?/, with: "")
    }

    private static func isHan(_ character: Character) -> Bool {
        character.unicodeScalars.contains { ("\u{4E00}"..."\u{9FFF}").contains($0) }
    }
}
