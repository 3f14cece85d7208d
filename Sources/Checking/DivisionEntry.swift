// The table of administrative divisions as it comes in. Reading it from a file does not live here.

package import Source

/// One row of the table of divisions.
package struct DivisionEntry: Hashable, Sendable {
    /// GB/T 2260, six digits.
    package let code: Int
    package let name: String
    /// The code of the division above; nil at the root.
    package let parent: Int?
    /// The first day on which the code is in use; nil: it always was.
    package let validFrom: DivisionDay?
    /// The last day on which the code is in use; nil: none is known. Afterwards the code is history.
    package let validTo: DivisionDay?

    package init(
        code: Int, name: String, parent: Int?, validFrom: DivisionDay? = nil, validTo: DivisionDay? = nil
    ) {
        self.code = code
        self.name = name
        self.parent = parent
        self.validFrom = validFrom
        self.validTo = validTo
    }

    /// Whether the code is in use on that day.
    package func isInUse(on day: DivisionDay) -> Bool {
        (validFrom.map { $0 <= day } ?? true) && (validTo.map { day <= $0 } ?? true)
    }
}

/// A civil day from which or up to which a division's code is in use.
package struct DivisionDay: Hashable, Comparable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int

    package init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    package static func < (left: DivisionDay, right: DivisionDay) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

/// What became of the table that the rulebook names.
package enum DivisionTable: Hashable, Sendable {
    /// There is no such file, or it cannot be read. Also where the rulebook names none.
    case missing
    /// There is a file, but it is no table of divisions; the sentence says why not.
    case malformed(Sentence)
    /// The rows that are in use on the day that counts.
    case entries([DivisionEntry])
}
