// The calendar: that it is there where workdays are counted, and that it has the year. Reading it does not live here.

internal import Source
internal import Syntax

extension Resolver {
    /// The calendar; an empty one where there is none.
    mutating func resolveCalendar(_ table: CalendarTable, matters: [MatterDefinition]) -> CalendarDefinition {
        let counting = matters.flatMap(\.levels).filter { $0.deadline?.countsWorkdaysOnly ?? false }
        guard let statement = declared.calendars.first else {
            if let deadline = counting.first?.deadline {
                findings.report(.calendarMissing, at: deadline.location)
            }
            return CalendarDefinition()
        }
        let location = statement.path?.location ?? statement.location
        let path = Fact.text(statement.path?.value ?? "")
        switch table {
        case .missing:
            if statement.path != nil { findings.report(.calendarUnreadable, at: location, ["path": path]) }
            return CalendarDefinition()
        case .malformed(let reason):
            findings.report(.calendarMalformed, at: location, ["path": path], notes: [reason])
            return CalendarDefinition()
        case .calendar(let calendar, let lackedYear):
            if let lackedYear, let level = counting.first {
                findings.report(
                    .calendarYearMissing, at: location, ["path": path, "year": .number(lackedYear)],
                    labels: [.declared(at: level.location)])
            }
            return calendar
        }
    }
}
