// What can be covered of a machine, thing by thing. How much of it was covered is counted in `MachineCoverage.swift`;
// how each thing is called lives with whoever tells it.

package import Machines

/// Something of a machine that runs can go through.
package enum CoverageSubject: Hashable, Sendable {
    /// A row is taken, by its index.
    case transition(Int)
    /// A guard of a row is met, or denies it, by its place among the row's.
    case guardMet(row: Int, place: Int)
    case guardDenied(row: Int, place: Int)
    case refusal(CoveredRefusal)
    /// A case ends here.
    case end(StateID)
    /// A case is returned from the level.
    case returnTarget(level: Int, Pick)
}

/// A refusal that a machine can give.
package enum CoveredRefusal: Hashable, Sendable {
    /// Where a verb is refused.
    package enum Place: Hashable, Sendable {
        case level(Int)
        case state(State.Kind)
    }

    /// Of an application: the applicant is of another kind, the matter is not open, a case stands against it.
    case kind, window, period
    /// Of an application, by a condition.
    case application(condition: Int)
    /// Of a submission, for want of a ladder; an index into `MachineTally.routeCodes`.
    case route(Int)
    /// By a guard that is alike wherever the verb is used at the place; the guard's modules and attachments do not
    /// count, a condition does.
    case step(Verb, Place, Reason)

    /// What kind of guard refuses.
    package enum Reason: Hashable, Sendable {
        case unjudged, wrong, namesNone, leavesOut, notJudgedHere, notEditable, incomplete, lacksAll, lacksEvery
        case condition(Int)
    }
}

/// Something that can be covered, and how often it was.
package struct CoverageItem: Hashable, Sendable {
    /// Why something is not counted.
    package enum Exception: Hashable, Sendable {
        /// No ladder that the levels and divisions allow leads here, or nothing in the matter could be done so.
        case impossible
        /// The verifier explored every case and never came here.
        case provedUnreachable
    }

    package let subject: CoverageSubject
    package let hits: Int
    package let exception: Exception?
}

/// A measure: how many of its items were covered.
package struct CoverageMeasure: Hashable, Sendable {
    /// In the order of the machine.
    package let items: [CoverageItem]

    /// The items that count.
    package var counted: [CoverageItem] { items.filter { $0.exception == nil } }
    package var coveredCount: Int { items.count { $0.exception == nil && $0.hits > 0 } }
    package var countedCount: Int { items.count { $0.exception == nil } }
    /// The items that count and were not covered.
    package var uncovered: [CoverageItem] { items.filter { $0.exception == nil && $0.hits == 0 } }
}
