// The comment that opens every file: that it is there, says something, and says it of this file alone.

/// The opening comment of a file.
enum HeaderRule {
    /// Files without an opening comment, or with one that says nothing.
    static func findings(in file: SourceFile) -> [Finding] {
        let text = header(of: file)
        if text.isEmpty {
            return [file.finding(line: 1, "open with a // comment: what lives here, and what does not")]
        }
        let words = text.split(separator: " ").count
        if words < 5 || !text.hasSuffix(".") {
            return [file.finding(line: 1, "say in one or two sentences what lives here, and what does not")]
        }
        let templates = ["Created by", "Copyright", "its files follow"]
        if let template = templates.first(where: text.contains) {
            return [file.finding(line: 1, "`\(template)` is a template's word; say what lives here")]
        }
        return []
    }

    /// Files whose opening comment says, but for the file's own name, what another's says.
    static func repetitions(in files: [SourceFile]) -> [Finding] {
        let named = files.map { (file: $0, text: withoutOwnName(header(of: $0), in: $0)) }
        return Dictionary(grouping: named, by: \.text).values.filter { $0.count > 1 }.flatMap { group in
            group.map { $0.file.finding(line: 1, "this opening comment stands in \(group.count) files") }
        }.sorted { $0.place < $1.place }
    }

    /// The comment's first paragraph in one line, without the slashes; a table or a sketch may follow it.
    static func header(of file: SourceFile) -> String {
        let opening = file.lines.drop { $0.hasPrefix("// swift-tools-version") }
        let comment = opening.prefix { $0.hasPrefix("// ") }
        return comment.map { $0.drop { $0 == "/" || $0 == " " } }.joined(separator: " ")
    }

    private static func withoutOwnName(_ text: String, in file: SourceFile) -> String {
        let stem = file.path.split(separator: "/").last.map { String($0.dropLast(".swift".count)) } ?? ""
        return text.split { !$0.isLetter && !$0.isNumber }.filter { $0 != stem && $0 != file.target }
            .joined(separator: " ")
    }
}
