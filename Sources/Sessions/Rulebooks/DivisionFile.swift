// The table of divisions as it stands in its JSON file. Whether its rows fit the rulebook is the checker's to say.

import Checking
import Foundation
import Machines
import Source

/// The file as it is written.
private struct DivisionFile: Decodable {
    struct Row: Decodable {
        let code: String
        let name: String
        let parent: String?
        let from: String?
        let to: String?
    }

    let format: String
    let divisions: [Row]
}

/// The table in the bytes of a `divisions.json`, of its rows those that are in use, or what is wrong with them.
func divisionTable(_ bytes: [UInt8], inUse: (DivisionEntry) -> Bool) -> DivisionTable {
    guard let file = try? JSONDecoder().decode(DivisionFile.self, from: Data(bytes)) else {
        return .malformed(
            Sentence(
                zh: "应为 JSON：format 与 divisions，每行 code、name，可有 parent、from、to",
                en: "it must be JSON: `format` and `divisions`, each of these with `code` and `name`"))
    }
    guard file.format == "zhuji-divisions-1" else {
        return .malformed(Sentence(zh: "format 应为 zhuji-divisions-1", en: "`format` must be zhuji-divisions-1"))
    }
    var entries: [DivisionEntry] = []
    for (index, row) in file.divisions.enumerated() {
        guard let entry = entry(row) else {
            return .malformed(
                Sentence(
                    zh: "第 {row} 行不合格式：code、parent 为六位数字，from、to 为日期",
                    en: "row {row} is malformed: `code` and `parent` are six digits, `from` and `to` dates",
                    ["row": .number(index + 1)]))
        }
        entries.append(entry)
    }
    return .entries(entries.filter(inUse))
}

private func entry(_ row: DivisionFile.Row) -> DivisionEntry? {
    let parent = row.parent.flatMap(divisionCode)
    let first = row.from.flatMap(day)
    let last = row.to.flatMap(day)
    guard let code = divisionCode(row.code), (row.parent == nil) == (parent == nil),
        (row.from == nil) == (first == nil), (row.to == nil) == (last == nil)
    else { return nil }
    return DivisionEntry(code: code, name: row.name, parent: parent, validFrom: first, validTo: last)
}

private func divisionCode(_ text: String) -> Int? {
    text.utf8.count == 6 && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
}

private func day(_ text: String) -> DivisionDay? {
    CivilDate(text).map(DivisionDay.init)
}

extension DivisionDay {
    /// The day of a civil date.
    init(_ date: CivilDate) {
        let (year, month, day) = date.components
        self.init(year: year, month: month, day: day)
    }
}
