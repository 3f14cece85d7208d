// Documentation comments: every declaration that other targets see has one. What it should say is in Docs/Style.md.

/// The documentation of what other targets see.
enum DocumentationRule {
    /// Types, functions and failing initialisers marked `package` or `public` without a `///` comment.
    ///
    /// Properties whose names and types say all need none, nor does what a protocol asks for: the standard library's,
    /// or one of this package, whose requirements are given by name.
    static func findings(in file: SourceFile, requirements: Set<String> = []) -> [Finding] {
        let lines = Set(["package", "public"].flatMap(file.places).map(\.line)).sorted()
        return lines.filter { isUndocumented(line: $0, in: file, requirements) }.map {
            file.finding(line: $0 + 1, "other targets see this: say in a /// comment what it means")
        }
    }

    /// The functions that the protocols of these files ask for.
    static func requirements(in files: [SourceFile]) -> Set<String> {
        Set(files.flatMap { file in file.places(of: "protocol").flatMap { requirements(from: $0.line, in: file) } })
    }

    private static func requirements(from start: Int, in file: SourceFile) -> [String] {
        let body = file.code[(start + 1)...].prefix { $0.first != UInt8(ascii: "}") }
        return body.compactMap { line in
            String(decoding: line, as: UTF8.self).firstMatch(of: /\bfunc (\w+)/).map { String($0.1) }
        }
    }

    private static let keywords = ["struct", "class", "enum", "actor", "protocol", "typealias", "func"]

    private static let standard: Set<Substring> = [
        "hash", "==", "<", "contains", "insert", "remove", "union", "intersection", "subtracting", "isSubset",
        "symmetricDifference", "formUnion", "formIntersection", "next", "makeIterator", "index", "encode",
    ]

    private static func isUndocumented(line number: Int, in file: SourceFile, _ known: Set<String>) -> Bool {
        let words = String(decoding: file.code[number], as: UTF8.self).split(separator: " ")
        guard words.contains("package") || words.contains("public"), !words.contains("import") else { return false }
        if words.contains(where: { $0.hasPrefix("init?") }) { return !hasComment(above: number, in: file) }
        if words.contains(where: { $0.hasPrefix("subscript(") }) { return !hasComment(above: number, in: file) }
        guard let keyword = words.lastIndex(where: { keywords.contains(String($0)) }) else { return false }
        let name = words[keyword...].dropFirst().first ?? ""
        let stem = name.prefix { $0 != "(" && $0 != "<" || name.hasPrefix("<") }
        if words[keyword] == "func", standard.contains(stem) || known.contains(String(stem)) { return false }
        return !hasComment(above: number, in: file)
    }

    private static func hasComment(above number: Int, in file: SourceFile) -> Bool {
        for line in file.lines[..<number].reversed() {
            let text = line.drop { $0 == " " }
            if text.hasPrefix("///") { return true }
            guard text.hasPrefix("@") || text.hasPrefix("// WHY:") || text.hasPrefix("// INVARIANT:") else {
                return false
            }
        }
        return false
    }
}
