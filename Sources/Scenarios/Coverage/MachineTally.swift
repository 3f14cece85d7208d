// Tallies: how often runs took each row of a machine, met or were denied by each guard, and were refused an application
// or a ladder. What they are measured against lives in `MachineCoverage.swift`.

package import Engine
package import Machines

/// What runs went through on one machine.
package struct MachineTally: Hashable, Sendable {
    /// How often each row was taken.
    package var rows: [Int]
    /// How often each guard was met and denied, guard after guard of row after row; `guardStarts` has the places.
    package var met: [Int]
    package var denied: [Int]
    /// Where each row's guards begin.
    package let guardStarts: [Int]
    package var applications = 0
    /// How often an application was refused for its applicant's kind, the time, a standing case.
    package var refusedKinds = 0
    package var refusedWindows = 0
    package var refusedPeriods = 0
    /// How often each condition was met and refused at the application.
    package var appliedMet: [Int]
    package var appliedDenied: [Int]
    /// How often each route refusal was given, in the order of `MachineTally.routeCodes`.
    package var routes: [Int]

    /// The refusals of a ladder that cannot be resolved.
    package static let routeCodes: [RefusalCode] = [
        .reviewerUnset, .chainTooLong, .divisionUnknown, .tierMissing, .officeMissing,
    ]

    package init(_ machine: Machine) {
        rows = machine.transitions.map { _ in 0 }
        var starts: [Int] = []
        var count = 0
        for row in machine.transitions {
            starts.append(count)
            count += row.guards.count
        }
        guardStarts = starts
        met = [Int](repeating: 0, count: count)
        denied = met
        appliedMet = machine.conditions.map { _ in 0 }
        appliedDenied = appliedMet
        routes = MachineTally.routeCodes.map { _ in 0 }
    }

    /// The runs of both together.
    package static func + (left: MachineTally, right: MachineTally) -> MachineTally {
        var sum = left
        for (index, count) in right.rows.enumerated() { sum.rows[index] += count }
        for (index, count) in right.met.enumerated() { sum.met[index] += count }
        for (index, count) in right.denied.enumerated() { sum.denied[index] += count }
        for (index, count) in right.appliedMet.enumerated() { sum.appliedMet[index] += count }
        for (index, count) in right.appliedDenied.enumerated() { sum.appliedDenied[index] += count }
        for (index, count) in right.routes.enumerated() { sum.routes[index] += count }
        sum.applications += right.applications
        sum.refusedKinds += right.refusedKinds
        sum.refusedWindows += right.refusedWindows
        sum.refusedPeriods += right.refusedPeriods
        return sum
    }
}
