// Dictionaries and sets have no order of their own: nothing may walk through one unsorted on its way to an output.

/// Walks through unordered collections.
enum OrderRule {
    /// Loops and mappings over dictionaries and sets that this file declares, without `sorted`.
    ///
    /// The rule reads text and sees only what is declared with its type in the same file, and `.keys` and `.values`.
    static func findings(in file: SourceFile) -> [Finding] {
        guard file.isSource else { return [] }
        let names = unorderedNames(in: file)
        let loops = file.places(of: "for").map(\.line).filter { loopWalks(text(file.code[$0]), names) }
        let mappings = ["keys", "values"].flatMap(file.places).map(\.line).filter { mappingWalks(text(file.code[$0])) }
        return Set(loops + mappings).sorted().map {
            file.finding(line: $0 + 1, "a dictionary or set is walked in no certain order: sort it first")
        }
    }

    private static func text(_ line: [UInt8]) -> String {
        String(decoding: line, as: UTF8.self)
    }

    // WHY: the words are searched for as bytes, for a regex over every line takes the better part of a minute.
    private static func unorderedNames(in file: SourceFile) -> Set<String> {
        let declared = ["let", "var"].flatMap(file.places).map { file.code[$0.line] }
        let candidates = declared.filter { $0.contains(UInt8(ascii: "[")) || $0.contains(UInt8(ascii: "S")) }
        let pattern = /(?:let|var)\s+(\w+)\s*(?::\s*(?:\[[^\[\]]+:|Set<|Dictionary<)|=\s*Set[<(])/
        return Set(candidates.flatMap { line in text(line).matches(of: pattern).map { String($0.1) } })
    }

    private static func loopWalks(_ line: String, _ names: Set<String>) -> Bool {
        if line.contains(/\sin\s[^{]*\.(keys|values)\s*\{/) { return true }
        guard let match = line.firstMatch(of: /\sin\s(?:self\.)?(\w+)\s*(?:where\s[^{]*)?\{/) else { return false }
        return names.contains(String(match.1))
    }

    private static func mappingWalks(_ line: String) -> Bool {
        line.contains(/\.(keys|values)\.(map|joined|forEach|flatMap|compactMap|filter|reduce|first)\b/)
            && !line.contains("sorted")
    }
}
