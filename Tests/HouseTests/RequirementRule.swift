// What is held of every requirement: the manual's pages name it and show it, the refused command with its code and the
// refusal, and a test has its number in its name.

/// A page of the manual: its prose and its played blocks.
struct ManualText {
    let path: String
    /// The lines outside of blocks.
    let prose: [Substring]
    /// The lines of each block.
    let blocks: [[Substring]]

    init(path: String, text: String) {
        self.path = path
        var prose: [Substring] = []
        var blocks: [[Substring]] = []
        var isInside = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isInside.toggle()
                if isInside { blocks.append([]) }
            } else if isInside {
                blocks[blocks.count - 1].append(line)
            } else {
                prose.append(line)
            }
        }
        self.prose = prose
        self.blocks = blocks
    }
}

enum RequirementRule {
    /// Faults of the requirements in the Chinese page, whose lines they name.
    static func findings(_ requirements: [Requirement], shownIn page: ManualText) -> [Finding] {
        requirements.flatMap { requirement -> [Finding] in
            var messages: [String] = []
            if !page.blocks.joined().contains(where: { $0.hasPrefix(requirement.shown) }) {
                messages.append("no block shows “\(requirement.shown)”")
            }
            for refused in requirement.refused where !page.blocks.contains(where: { shows(refused, in: $0) }) {
                messages.append("no block shows “\(refused.command)” refused with \(refused.code)")
            }
            return messages.map { Finding(place: "\(page.path) \(requirement.number)", message: $0) }
        }
    }

    /// Numbers and codes that a page in either language does not name.
    static func findings(_ requirements: [Requirement], namedIn page: ManualText, refusing word: String) -> [Finding] {
        requirements.flatMap { requirement -> [Finding] in
            var messages: [String] = []
            if !page.prose.contains(where: { names($0, requirement.number) }) {
                messages.append("the text does not name the requirement")
            }
            for code in requirement.refused.map(\.code)
            where !page.blocks.joined().contains(where: { $0.contains("\(word)[\(code)]") }) {
                messages.append("no block is refused with \(code)")
            }
            return messages.map { Finding(place: "\(page.path) \(requirement.number)", message: $0) }
        }
    }

    /// Requirements whose number stands in no test's name.
    static func findings(_ requirements: [Requirement], testedIn files: [SourceFile]) -> [Finding] {
        let named = testNames(in: files)
        return requirements.filter { requirement in !named.contains { names(Substring($0), requirement.number) } }.map {
            Finding(place: $0.number, message: "no test has the number in its name: \($0.phrase)")
        }
    }

    /// What tests are called: their functions with what their attributes say, and the names of rows of their data.
    static func testNames(in files: [SourceFile]) -> [String] {
        files.filter { !$0.isSource }.flatMap { file in
            file.lines.indices.compactMap { start -> String? in
                if file.lines[start].contains("name: \"") { return String(file.lines[start]) }
                guard file.lines[start].contains("@Test") else { return nil }
                let end = file.lines[start...].firstIndex { $0.contains("func ") } ?? start
                return file.lines[start...end].joined(separator: " ")
            }
        }
    }

    /// Whether the number stands in the text, and not within a longer one.
    static func names(_ text: Substring, _ number: String) -> Bool {
        text.ranges(of: number).contains { range in isAlone(range, in: text) }
            || text.ranges(of: number.lowercased()).contains { range in isAlone(range, in: text) }
    }

    private static func isAlone(_ range: Range<Substring.Index>, in text: Substring) -> Bool {
        !(text[range.upperBound...].first?.isNumber ?? false)
    }

    /// Whether the block has the command, with the code before it, and the refusal after it.
    private static func shows(_ refused: Requirement.Refused, in block: [Substring]) -> Bool {
        let lines = ["> ", "< "].map { "\($0)应拒绝 \(refused.code)：\(refused.command)" }
        guard let line = block.firstIndex(where: { lines.contains(String($0)) }) else { return false }
        return block[line...].contains { $0.hasPrefix("拒绝[\(refused.code)]") }
    }
}
