// The table of divisions as a JSON file beside the rulebook: its form, read through Foundation.
// What the entries mean, and whether they make a tree, is the checker's.

import Checking
import Foundation
import Source

/// Reads the table.
enum DivisionTableFile {
    /// The table in the file, or why it is none.
    static func table(in file: LoadedRulebook.File) -> DivisionTable {
        let form: Form
        do {
            form = try JSONDecoder().decode(Form.self, from: Data(file.bytes))
        } catch {
            return .malformed(
                Sentence(
                    zh: "“{path}”不是 {format} 格式的 JSON", en: "{path} is no JSON of the form {format}",
                    ["path": .text(file.path), "format": .text(formatName)]))
        }
        guard form.format == formatName else {
            return .malformed(
                Sentence(
                    zh: "“{path}”的格式是 {found}，应为 {format}", en: "{path} has the form {found}, not {format}",
                    ["path": .text(file.path), "found": .text(form.format), "format": .text(formatName)]))
        }
        var entries: [DivisionEntry] = []
        for (index, division) in form.divisions.enumerated() {
            guard let entry = division.entry else {
                return .malformed(
                    Sentence(
                        zh: "“{path}”第 {number} 项的代码或日期不合规",
                        en: "entry {number} of {path} has a malformed code or date",
                        ["path": .text(file.path), "number": .number(index + 1)]))
            }
            entries.append(entry)
        }
        return .entries(entries)
    }

    private static let formatName = "zhuji-divisions-1"

    private struct Form: Decodable {
        let format: String
        let divisions: [Entry]
    }

    private struct Entry: Decodable {
        let code: String
        let name: String
        let parent: String?
        let from: String?
        let to: String?

        /// The checked form; nil where a code is no six digits or a date none.
        var entry: DivisionEntry? {
            guard let number = Self.number(code), parent == nil || parent.flatMap(Self.number) != nil,
                from == nil || from.flatMap(Self.day) != nil, to == nil || to.flatMap(Self.day) != nil
            else { return nil }
            return DivisionEntry(
                code: number, name: name, parent: parent.flatMap(Self.number), validFrom: from.flatMap(Self.day),
                validTo: to.flatMap(Self.day))
        }

        private static func number(_ code: String) -> Int? {
            code.utf8.count == 6 && code.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(code) : nil
        }

        private static func day(_ text: String) -> DivisionDay? {
            let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
            return DivisionDay(year: year, month: month, day: day)
        }
    }
}
