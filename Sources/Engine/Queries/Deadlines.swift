// When cases are due, computed from their cases' stored starts and never stored. Being late is shown and refuses
// nothing; how it is shown lives with whoever shows it.

package import Machines

/// When a case's present holder should have acted.
package struct Due: Hashable, Sendable {
    /// The last day that is in time, to its end in UTC+08:00.
    package let day: CivilDate
    /// The limit that the level sets.
    package let limit: Deadline
    /// The first year on the way whose holidays the calendar does not know: there, Monday to Friday were counted.
    package let unknownYear: Int?

    package init(day: CivilDate, limit: Deadline, unknownYear: Int?) {
        self.day = day
        self.limit = limit
        self.unknownYear = unknownYear
    }
}

/// Where a day stands to the day on which something is due.
package enum DueStanding: Hashable, Sendable {
    /// Past, by so many workdays, or days where the limit counts days. A limit of workdays that ran out on a Friday is
    /// past on Saturday by 0.
    case overdue(Int)
    /// Due at the end of this day.
    case today
    /// To come, after so many workdays or days as the limit counts; at least 1 where the limit counts days.
    case ahead(Int)
}

extension Due {
    /// How many workdays before its end a limit counts as due soon.
    package static let soonWorkdays = 3
}

extension Registry {
    /// When the case is due in its present state: the limit of its level, from the day on which the case came into
    /// the state. Nil where the state has no level or the level no limit.
    ///
    /// The limit is that of the definition under which the case runs; workdays count by the calendar of the one now in
    /// use, since holidays are facts of the world.
    package func due(of subject: Case) -> Due? {
        due(on: machine(of: subject), in: subject.configuration.state, since: subject.since)
    }

    /// As `due(of:)`, of the row's case.
    package func due(of row: DeskRow) -> Due? {
        due(on: machine(of: row), in: row.state, since: row.since)
    }

    private func due(on machine: Machine, in state: StateID, since: Moment) -> Due? {
        guard let stage = machine.states[Int(state.index)].stage,
            let limit = machine.levels[machine.stages[stage].level].deadline
        else { return nil }
        let start = since.day
        let day = ruleset.calendar.dueDay(from: start, within: limit)
        let unknownYear = limit.countsWorkdaysOnly ? ruleset.calendar.firstUnknownYear(from: start, through: day) : nil
        return Due(day: day, limit: limit, unknownYear: unknownYear)
    }

    /// Where the day stands to a due day.
    package func standing(of due: Due, on today: CivilDate) -> DueStanding {
        if today == due.day { return .today }
        let (first, last) = today < due.day ? (today, due.day) : (due.day, today)
        let count =
            due.limit.countsWorkdaysOnly
            ? ruleset.calendar.workdays(after: first, through: last) : Int(last.dayNumber) - Int(first.dayNumber)
        return today < due.day ? .ahead(count) : .overdue(count)
    }

    /// Whether the due day lies ahead by no more workdays than `Due.soonWorkdays`, or is today.
    package func isSoon(_ due: Due, on today: CivilDate) -> Bool {
        today <= due.day && ruleset.calendar.workdays(after: today, through: due.day) <= Due.soonWorkdays
    }
}
