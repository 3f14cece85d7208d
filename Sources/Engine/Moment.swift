// Moments of the journal and the day of UTC+08:00 that each falls on.
// There is no clock here: moments arrive from whoever has one.

package import Machines

/// A moment, as the journal stamps it.
package struct Moment: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The civil day in UTC+08:00, which is the day of every rule (Q07).
    package var day: CivilDate {
        let local = local
        let day = local >= 0 ? local / 86_400_000 : (local - 86_399_999) / 86_400_000
        return CivilDate(dayNumber: Int32(clamping: day))
    }

    /// Milliseconds since midnight of that day.
    package var millisecondsOfDay: Int64 {
        local - Int64(day.dayNumber) * 86_400_000
    }

    /// Milliseconds of the clock of UTC+08:00. WHY: a moment comes from a journal, and may lie beyond every calendar.
    private var local: Int64 {
        let furthest: Int64 = 1 << 55
        return min(max(milliseconds, -furthest), furthest) + 8 * 3_600_000
    }

    package static func < (left: Moment, right: Moment) -> Bool {
        left.milliseconds < right.milliseconds
    }
}
