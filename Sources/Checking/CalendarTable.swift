// The calendar of workdays as it comes in. Reading it from a file does not live here, nor counting by it.

package import Source

/// The days on which the calendar differs from the week. Days are numbered from 1970-01-01, which is 0.
package struct CalendarDefinition: Hashable, Sendable {
    /// The years whose holidays are known.
    package let years: [Int]
    /// The days of all holidays, those on weekends too.
    package let daysOff: [Int32]
    /// The Saturdays and Sundays that are worked.
    package let workedWeekendDays: [Int32]

    package init(years: [Int] = [], daysOff: [Int32] = [], workedWeekendDays: [Int32] = []) {
        self.years = years
        self.daysOff = daysOff
        self.workedWeekendDays = workedWeekendDays
    }
}

/// What became of the calendar that the rulebook names.
package enum CalendarTable: Hashable, Sendable {
    /// There is no such file, or it cannot be read. Also where the rulebook names none.
    case missing
    /// There is a file, but it is no calendar; the sentence says why not.
    case malformed(Sentence)
    /// The calendar, and the year of the day that counts where the calendar does not have it.
    case calendar(CalendarDefinition, lackedYear: Int?)
}
