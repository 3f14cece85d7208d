// Which days are worked, and the day on which something is due. Where the calendar's data come from is not known here,
// nor what is due.

/// The days that are worked: Monday to Friday, without the days off and with the weekend days worked instead of them.
package struct WorkCalendar: Hashable, Sendable {
    /// The years whose holidays are known, ascending. In any other year Monday to Friday count as workdays.
    package let years: [Int]
    /// Days from Monday to Friday that are not worked, ascending.
    package let daysOff: [CivilDate]
    /// Saturdays and Sundays that are worked (调休), ascending.
    package let workedWeekendDays: [CivilDate]

    /// The calendar of these days, in any order. Days off that fall on a weekend and worked days that do not change
    /// nothing and are left out.
    package init(years: [Int] = [], daysOff: [CivilDate] = [], workedWeekendDays: [CivilDate] = []) {
        self.years = Set(years).sorted()
        self.daysOff = WorkCalendar.ascending(daysOff).filter { !$0.isWeekend }
        self.workedWeekendDays = WorkCalendar.ascending(workedWeekendDays).filter(\.isWeekend)
    }

    /// The days in their order, each once. WHY: a rulebook keeps them so, and sorting anew takes longer than all the
    /// rest of its reading.
    private static func ascending(_ days: [CivilDate]) -> [CivilDate] {
        let isAscending = days.indices.dropFirst().allSatisfy { days[$0 - 1] < days[$0] }
        return isAscending ? days : Set(days).sorted()
    }

    /// Whether the day is worked.
    package func isWorkday(_ day: CivilDate) -> Bool {
        rank(of: day) > rank(of: CivilDate(dayNumber: day.dayNumber &- 1))
    }

    /// How many workdays lie behind the first day, up to the last one and with it; 0 where the last lies before.
    package func workdays(after first: CivilDate, through last: CivilDate) -> Int {
        max(0, rank(of: last) - rank(of: first))
    }

    /// The last day that is in time, where the limit runs from `start`: the day of the start does not count.
    package func dueDay(from start: CivilDate, within limit: Deadline) -> CivilDate {
        // WHY: a limit of thousands of years is as good as none, and its day must still be a day.
        let count = min(max(limit.days, 0), 1_000_000)
        guard limit.countsWorkdaysOnly, count > 0 else { return start.adding(days: count) }
        let wanted = rank(of: start) + count
        // INVARIANT: the due day lies in low...high, for seven days hold five from Monday to Friday.
        var low = 1
        var high = 7 * ((count + daysOff.count) / 5 + 2)
        while low < high {
            let middle = (low + high) / 2
            if rank(of: start.adding(days: middle)) < wanted { low = middle + 1 } else { high = middle }
        }
        return start.adding(days: low)
    }

    /// The first year between two days, both with it, whose holidays are not known; nil where all are.
    package func firstUnknownYear(from first: CivilDate, through last: CivilDate) -> Int? {
        let (from, to) = (first.components.year, last.components.year)
        return from > to ? nil : (from...to).first { !years.contains($0) }
    }

    /// How many workdays lie before the day and on it, counted from a Monday long ago.
    private func rank(of day: CivilDate) -> Int {
        let sinceMonday = Int(day.dayNumber) + CivilDate.mondayOffsetDays
        let week = sinceMonday >= 0 ? sinceMonday / 7 : (sinceMonday - 6) / 7
        let weekdays = 5 * week + min(sinceMonday - 7 * week + 1, 5)
        return weekdays - count(of: daysOff, through: day) + count(of: workedWeekendDays, through: day)
    }

    private func count(of days: [CivilDate], through day: CivilDate) -> Int {
        var low = 0
        var high = days.count
        while low < high {
            let middle = (low + high) / 2
            if days[middle] <= day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension CivilDate {
    /// Whether it is a Saturday or a Sunday.
    package var isWeekend: Bool {
        let place = (Int(dayNumber) + CivilDate.mondayOffsetDays) % 7
        return (place < 0 ? place + 7 : place) >= 5
    }

    /// The day so many days later; the last day there is where that lies beyond it.
    package func adding(days: Int) -> CivilDate {
        CivilDate(dayNumber: Int32(clamping: Int(dayNumber) + days))
    }

    /// 1970-01-01 was a Thursday, three days after a Monday.
    fileprivate static let mondayOffsetDays = 3
}
