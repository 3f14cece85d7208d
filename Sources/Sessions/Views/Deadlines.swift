// When cases are due, in words and columns. When that is, the engine says; nothing here refuses what is late.

import Engine
import Machines
import Reporting
import Source

/// A case with the day on which it is due, for lists by due date.
struct DueCase {
    let row: DeskRow
    let due: Due
    let standing: DueStanding
    let isSoon: Bool
}

extension Session {
    /// Those of the cases that have a limit, by due day and then by number: what is overdue comes first.
    func dueCases(among cases: [DeskRow]) -> [DueCase] {
        let today = moment.day
        return cases.compactMap { row in
            registry.due(of: row).map { due in
                DueCase(
                    row: row, due: due, standing: registry.standing(of: due, on: today),
                    isSoon: registry.isSoon(due, on: today))
            }
        }.sorted { ($0.due.day, $0.row.id) < ($1.due.day, $1.row.id) }
    }

    /// `1 件已超期，2 件今日到期，3 件即将到期`; nil where none of them is at hand.
    func dueSummary(of cases: [DueCase]) -> String? {
        let overdue = cases.count { if case .overdue = $0.standing { true } else { false } }
        let today = cases.count { $0.standing == .today }
        let soon = cases.count { $0.isSoon && $0.standing != .today }
        let parts = [
            (overdue, Words(zh: "已超期", en: "overdue")), (today, Words(zh: "今日到期", en: "due today")),
            (soon, Words(zh: "即将到期", en: "due soon")),
        ].filter { $0.0 > 0 }
        guard !parts.isEmpty else { return nil }
        return words(
            zh: parts.map { "\($0) 件\($1.zh)" }.joined(separator: "，"),
            en: parts.map { "\($0) \($1.en)" }.joined(separator: ", "))
    }

    /// `期限 2023-07-17，还剩 4 个工作日`; nil where the case has no limit now.
    func dueText(of subject: Case) -> String? {
        guard let found = dueCases(among: [registry.deskRow(of: subject, for: nil)]).first else { return nil }
        let standing = text(of: found)
        let doubt = found.due.unknownYear.map { year in
            words(
                zh: "（没有 \(year) 年的节假日，按周一至周五计算）", en: " (the holidays of \(year) are unknown; Monday to Friday count)")
        }
        return words(zh: "期限 \(found.due.day)，\(standing)", en: "due \(found.due.day), \(standing)") + (doubt ?? "")
    }

    /// `超期 2 个工作日`, `今日到期`, `即将到期，还剩 2 个工作日`, `还剩 8 个工作日`.
    func text(of found: DueCase) -> String {
        let limit = found.due.limit
        switch found.standing {
        case .overdue(0): return words(zh: "超期不满 1 个工作日", en: "overdue by less than a workday")
        case .overdue(let count):
            return words(zh: "超期 \(span(count, limit))", en: "overdue by \(span(count, limit))")
        case .today: return words(zh: "今日到期", en: "due today")
        case .ahead(let count):
            let left = words(zh: "还剩 \(span(count, limit))", en: "\(span(count, limit)) left")
            return found.isSoon ? words(zh: "即将到期，\(left)", en: "due soon, \(left)") : left
        }
    }

    /// What lists say of years whose holidays are not known; nil where all are.
    func doubtNote(of cases: [DueCase]) -> String? {
        let doubtful = cases.filter { $0.due.unknownYear != nil }
        guard !doubtful.isEmpty else { return nil }
        let years = Set(doubtful.compactMap(\.due.unknownYear)).sorted().map(String.init)
        let numbers = doubtful.prefix(10).map { String($0.row.id.number) }
        let list = numbers.joined(separator: listComma) + (doubtful.count > numbers.count ? " …" : "")
        let span = years.joined(separator: listComma)
        return words(
            zh: "注意：没有 \(span) 年的节假日，按周一至周五计算：办件 \(list)",
            en: "note: the holidays of \(span) are unknown, and Monday to Friday count as workdays: case \(list)")
    }

    private func span(_ count: Int, _ limit: Deadline) -> String {
        let unit = limit.countsWorkdaysOnly ? Words(zh: "个工作日", en: "workday") : Words(zh: "日", en: "day")
        return words(zh: "\(count) \(unit.zh)", en: "\(count) \(unit.en)\(count == 1 ? "" : "s")")
    }
}

extension Listing {
    /// The columns of `dueCells`, for lists in which a case has a limit: the due day, and by how many workdays it is
    /// overdue, or days as the limit counts.
    static var dueColumns: [Column] {
        [
            Column("due", zh: "期限", en: "due"),
            Column("overdue", zh: "超期", en: "overdue", isNumber: true, marks: [Table.Mark("", .overdue)]),
        ]
    }

    /// What colours a cell that `text(of:)` gave.
    static let standingMarks: [Table.Mark] =
        ["超期", "overdue"].map { Table.Mark($0, .overdue) }
        + ["今日到期", "due today", "即将到期", "due soon"].map { Table.Mark($0, .warning) }
}

extension Session {
    /// The cells of `Listing.dueColumns`, empty where the case has no limit or is not overdue.
    func dueCells(of subject: Case) -> [String] {
        guard let due = registry.due(of: subject) else { return ["", ""] }
        guard case .overdue(let count) = registry.standing(of: due, on: moment.day) else {
            return [due.day.description, ""]
        }
        return [due.day.description, String(count)]
    }
}
