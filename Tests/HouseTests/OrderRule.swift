// Dictionaries and sets have no order of their own: nothing may walk through one unsorted on its way to an output.

/// Walks through unordered collections.
enum OrderRule {
    /// Loops and mappings over dictionaries and sets that this file declares, without `sorted`.
    ///
    /// The rule reads text and sees only what is declared with its type in the same file, and `.keys` and `.values`.
    static func findings(in file: SourceFile) -> [Finding] {
        guard file.isSource else { return [] }
        let names = unorderedNames(in: file)
        return file.code.indices.filter { walks(file.code[$0], names) }.map {
            file.finding(line: $0 + 1, "a dictionary or set is walked in no certain order: sort it first")
        }
    }

    private static func unorderedNames(in file: SourceFile) -> Set<String> {
        var names: Set<String> = []
        for line in file.code {
            let text = String(decoding: line, as: UTF8.self)
            for match in text.matches(of: /(?:let|var)\s+(\w+)\s*(?::\s*(?:\[[^\[\]]+:|Set<|Dictionary<)|=\s*Set[<(])/)
            {
                names.insert(String(match.1))
            }
        }
        return names
    }

    private static func walks(_ line: [UInt8], _ names: Set<String>) -> Bool {
        let text = String(decoding: line, as: UTF8.self)
        if text.contains(/for\s.+\sin\s[^{]*\.(keys|values)\s*\{/) { return true }
        if text.contains(/\.(keys|values)\.(map|joined|forEach|flatMap|compactMap|filter|reduce|first)\b/) {
            return !text.contains("sorted")
        }
        guard let match = text.firstMatch(of: /for\s.+\sin\s(?:self\.)?(\w+)\s*(?:where\s[^{]*)?\{/) else {
            return false
        }
        return names.contains(String(match.1))
    }
}
