// Due days against a counting of day by day, on calendars at will, and the calendar's own normal form.

import Machines
import Testing

struct WorkCalendarTests {
    @Test(arguments: 0..<60)
    func dueDaysAreThoseOfADayByDayCount(seed: Int) {
        var random = Noise(state: UInt64(seed) + 1)
        let calendar = anyCalendar(&random)
        for _ in 0..<40 {
            let start = CivilDate(dayNumber: Int32(random.next() % 900) - 200)
            for countsWorkdaysOnly in [true, false] {
                let limit = Deadline(days: Int(random.next() % 70), countsWorkdaysOnly: countsWorkdaysOnly)
                let due = calendar.dueDay(from: start, within: limit)
                #expect(due == counted(from: start, limit, calendar), "\(start) \(limit)")
            }
        }
    }

    @Test(arguments: 0..<60)
    func workdaysBetweenTwoDaysAreThoseOfADayByDayCount(seed: Int) {
        var random = Noise(state: UInt64(seed) + 1)
        let calendar = anyCalendar(&random)
        for _ in 0..<40 {
            let first = CivilDate(dayNumber: Int32(random.next() % 900) - 200)
            let last = first.adding(days: Int(random.next() % 120) - 20)
            let days = first < last ? (first.dayNumber + 1...last.dayNumber).map(CivilDate.init(dayNumber:)) : []
            #expect(calendar.workdays(after: first, through: last) == days.count { isWorked($0, calendar) })
            #expect(calendar.isWorkday(first) == isWorked(first, calendar))
        }
    }

    @Test(arguments: [
        // The day of the start does not count; a week without holidays.
        ("2023-07-03", 1, "2023-07-04"), ("2023-07-03", 5, "2023-07-10"), ("2023-07-07", 1, "2023-07-10"),
        // A start on a Saturday or Sunday.
        ("2023-07-08", 1, "2023-07-10"), ("2023-07-09", 10, "2023-07-21"),
    ])
    func withoutHolidaysAWeekHasFiveWorkdays(_ start: String, _ days: Int, _ due: String) throws {
        let limit = Deadline(days: days, countsWorkdaysOnly: true)
        #expect(WorkCalendar().dueDay(from: try #require(CivilDate(start)), within: limit).description == due)
    }

    @Test func aLimitBeyondAllMeasureHasADay() throws {
        let start = try #require(CivilDate("2023-07-03"))
        for days in [Int.max, Int.min, 0, 5_000_000] {
            for countsWorkdaysOnly in [true, false] {
                let limit = Deadline(days: days, countsWorkdaysOnly: countsWorkdaysOnly)
                #expect(WorkCalendar().dueDay(from: start, within: limit) >= start)
            }
        }
        let last = CivilDate(dayNumber: .max)
        let limit = Deadline(days: 3, countsWorkdaysOnly: true)
        #expect(WorkCalendar().dueDay(from: last, within: limit) == last)
    }

    @Test func theNormalFormHasOnlyWhatDiffersFromTheWeek() {
        let (monday, saturday) = (CivilDate(dayNumber: 4), CivilDate(dayNumber: 2))
        let calendar = WorkCalendar(
            years: [2024, 2023, 2024], daysOff: [monday, saturday, monday], workedWeekendDays: [saturday, monday])
        #expect(calendar.years == [2023, 2024])
        #expect(calendar.daysOff == [monday] && calendar.workedWeekendDays == [saturday])
        #expect(calendar.isWorkday(saturday) && !calendar.isWorkday(monday))
    }

    @Test func theFirstYearWithoutDataIsNamed() throws {
        let calendar = WorkCalendar(years: [2023, 2025])
        let days = try ["2023-12-01", "2023-12-31", "2024-01-01", "2026-01-05"].map { try #require(CivilDate($0)) }
        #expect(calendar.firstUnknownYear(from: days[0], through: days[1]) == nil)
        #expect(calendar.firstUnknownYear(from: days[0], through: days[2]) == 2024)
        #expect(calendar.firstUnknownYear(from: days[2], through: days[3]) == 2024)
        #expect(calendar.firstUnknownYear(from: days[3], through: days[3]) == 2026)
    }

    // MARK: The oracle

    /// Counts day by day.
    private func counted(from start: CivilDate, _ limit: Deadline, _ calendar: WorkCalendar) -> CivilDate {
        var day = start
        var count = 0
        while count < limit.days {
            day = CivilDate(dayNumber: day.dayNumber + 1)
            if !limit.countsWorkdaysOnly || isWorked(day, calendar) { count += 1 }
        }
        return day
    }

    private func isWorked(_ day: CivilDate, _ calendar: WorkCalendar) -> Bool {
        if calendar.workedWeekendDays.contains(day) { return true }
        if calendar.daysOff.contains(day) { return false }
        // 1970-01-05 was a Monday.
        return ((Int(day.dayNumber) - 4) % 7 + 7) % 7 < 5
    }

    /// Holidays and worked weekends at will, at times as many as leave no week whole.
    private func anyCalendar(_ random: inout Noise) -> WorkCalendar {
        let days = (0..<Int(random.next() % 160)).map { _ in CivilDate(dayNumber: Int32(random.next() % 900) - 200) }
        let worked = (0..<Int(random.next() % 60)).map { _ in CivilDate(dayNumber: Int32(random.next() % 900) - 200) }
        return WorkCalendar(years: [], daysOff: days, workedWeekendDays: worked)
    }
}
