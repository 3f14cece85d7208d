// The calendar of workdays as it stands in its JSON file: the holidays of each year and the weekend days that are
// worked for them, as the State Council publishes them. How workdays are counted by it is not known here.

import Checking
import Foundation
import Machines
import Source

/// The file as it is written. Where a year comes from, and what a holiday is called, is for readers.
private struct CalendarFile: Decodable {
    struct Year: Decodable {
        let year: Int
        let holidays: [Holiday]
        let workdays: [String]
    }

    struct Holiday: Decodable {
        let from: String
        /// The last day; left out, the holiday has one day.
        let to: String?
    }

    let format: String
    let years: [Year]
}

/// The calendar in the bytes of a `calendar.json`, or what is wrong with it. `today` is the year that it should have.
func calendarTable(_ bytes: [UInt8], today year: Int?) -> CalendarTable {
    guard let file = try? JSONDecoder().decode(CalendarFile.self, from: Data(bytes)) else {
        return .malformed(
            Sentence(
                zh: "应为 JSON：format 与 years，每年 year、holidays（每段 from，可有 to、name）、workdays",
                en: "it must be JSON: `format` and `years`, each with `year`, `holidays` and `workdays`"))
    }
    guard file.format == "zhuji-calendar-1" else {
        return .malformed(Sentence(zh: "format 应为 zhuji-calendar-1", en: "`format` must be zhuji-calendar-1"))
    }
    var days = CalendarDays()
    for row in file.years {
        if let fault = days.add(row) { return .malformed(fault) }
    }
    let calendar = CalendarDefinition(
        years: days.years.sorted(), daysOff: days.off.map(\.dayNumber).sorted(),
        workedWeekendDays: days.worked.map(\.dayNumber).sorted())
    return .calendar(calendar, lackedYear: year.flatMap { days.years.contains($0) ? nil : $0 })
}

/// The days of a calendar, year by year.
private struct CalendarDays {
    private(set) var years: Set<Int> = []
    private(set) var off: Set<CivilDate> = []
    private(set) var worked: Set<CivilDate> = []

    /// More days in one row are no holiday but a slip of the pen.
    private static let longestHolidayDays = 31

    /// Adds a year; gives what is wrong with it.
    mutating func add(_ row: CalendarFile.Year) -> Sentence? {
        guard (1...9999).contains(row.year), !years.contains(row.year) else {
            return fault(row.year, zh: "年份重复或不是公历年份", en: "the year stands twice, or is none")
        }
        years.insert(row.year)
        for (index, holiday) in row.holidays.enumerated() {
            guard let days = days(of: holiday, in: row.year) else {
                return fault(
                    row.year, zh: "holidays 第 {row} 段不合格式：应在当年（或上年 12 月），from 不晚于 to，且不含 workdays",
                    en: "holiday {row} must lie in the year or the December before, and hold no workday",
                    index)
            }
            off.formUnion(days)
        }
        for (index, text) in row.workdays.enumerated() {
            guard let day = CivilDate(text), isOf(row.year, day), day.isWeekend, !off.contains(day),
                !worked.contains(day)
            else {
                return fault(
                    row.year, zh: "workdays 第 {row} 个不合格式：应为不在假期内的周六或周日，且不重复",
                    en: "workday {row} must be a Saturday or Sunday, no holiday, and stand once", index)
            }
            worked.insert(day)
        }
        return nil
    }

    private func days(of holiday: CalendarFile.Holiday, in year: Int) -> [CivilDate]? {
        guard let first = CivilDate(holiday.from), let last = CivilDate(holiday.to ?? holiday.from),
            isOf(year, first), isOf(year, last), first <= last,
            last.dayNumber - first.dayNumber < CalendarDays.longestHolidayDays
        else { return nil }
        let days = (first.dayNumber...last.dayNumber).map(CivilDate.init(dayNumber:))
        return worked.isDisjoint(with: days) ? days : nil
    }

    /// Whether the year's notice may speak of the day: New Year's holidays can begin in December.
    private func isOf(_ year: Int, _ day: CivilDate) -> Bool {
        let (own, month, _) = day.components
        return own == year || own == year - 1 && month == 12
    }

    private func fault(_ year: Int, zh: String, en: String, _ index: Int? = nil) -> Sentence {
        Sentence(
            zh: "{year} 年：" + zh, en: "{year}: " + en, ["year": .number(year), "row": .number((index ?? 0) + 1)])
    }
}
