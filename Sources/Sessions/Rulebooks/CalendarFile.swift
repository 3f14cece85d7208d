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
        years: days.years, daysOff: days.off.map(\.dayNumber), workedWeekendDays: days.worked.map(\.dayNumber))
    return .calendar(calendar, lackedYear: year.flatMap { days.years.contains($0) ? nil : $0 })
}

/// The days of a calendar, year by year.
private struct CalendarDays {
    private(set) var years: [Int] = []
    private(set) var off: [CivilDate] = []
    private(set) var worked: [CivilDate] = []

    /// More days in one row are no holiday but a slip of the pen.
    private static let longestHolidayDays = 31

    /// Adds a year; gives what is wrong with it.
    mutating func add(_ row: CalendarFile.Year) -> Sentence? {
        guard (1...9999).contains(row.year), !years.contains(row.year) else {
            return fault(row.year, zh: "年份重复或不是公历年份", en: "the year stands twice, or is none")
        }
        years.append(row.year)
        for (index, holiday) in row.holidays.enumerated() {
            guard let days = days(of: holiday, in: row.year) else {
                return fault(
                    row.year, zh: "holidays 第 {row} 段不合格式：from、to 应为当年（或上年 12 月）的日期，先后有序",
                    en: "holiday {row}: `from` and `to` must be dates of the year, or of the December before, in order",
                    index)
            }
            off += days
        }
        for (index, text) in row.workdays.enumerated() {
            guard let day = CivilDate(text), isOf(row.year, day), day.isWeekend, !off.contains(day),
                !worked.contains(day)
            else {
                return fault(
                    row.year, zh: "workdays 第 {row} 个不合格式：应为不在假期内的周六或周日，且不重复",
                    en: "workday {row} must be a Saturday or Sunday, no holiday, and stand once", index)
            }
            worked.append(day)
        }
        return nil
    }

    private func days(of holiday: CalendarFile.Holiday, in year: Int) -> [CivilDate]? {
        guard let first = CivilDate(holiday.from), let last = CivilDate(holiday.to ?? holiday.from),
            isOf(year, first), isOf(year, last), first <= last,
            last.dayNumber - first.dayNumber < CalendarDays.longestHolidayDays
        else { return nil }
        return (first.dayNumber...last.dayNumber).map(CivilDate.init(dayNumber:))
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
