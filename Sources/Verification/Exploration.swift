// What is known of a machine after its exploration: how many states it has, what was found against the laws, which rows
// are taken, and the shortest ways. How it was explored does not live here.

package import Machines

/// The explored cases of one machine.
package final class Exploration {
    /// The machine's place in its ruleset.
    package let machine: Int
    package let stateCount: Int
    /// How many steps from states to states were tried.
    package let stepCount: Int
    /// What the states take in memory, the index over them included.
    package let sizeBytes: Int
    /// Whether every state was found; false: there are more than the limit, or they do not fit, and nothing is proved.
    package let isWhole: Bool
    /// In the order of the laws' ids; remarks are among them.
    package let findings: [Finding]
    /// By row of the machine, whether some case takes it.
    package let takenRows: [Bool]
    private let ways: Ways?

    /// An exploration that did not fit.
    init(unexplored machine: Int, rowCount: Int) {
        self.machine = machine
        (stateCount, stepCount, sizeBytes, isWhole, findings, ways) = (0, 0, 0, false, [], nil)
        takenRows = Array(repeating: false, count: rowCount)
    }

    init(_ ways: Ways, findings: [Finding]) {
        machine = ways.tracer.machine
        stateCount = ways.space.count
        stepCount = ways.space.stepCount
        sizeBytes = ways.space.sizeBytes
        isWhole = ways.space.isWhole
        takenRows = ways.space.firstTaken.map { $0 != nil }
        self.findings = findings.sorted { ($0.law.id, $0.property ?? 0) < ($1.law.id, $1.property ?? 0) }
        self.ways = ways
    }

    /// Whether nothing violates a law or a property, and everything was explored.
    package var isClean: Bool { isWhole && violations.isEmpty }

    /// The findings that are no remarks.
    package var violations: [Finding] { findings.filter { !$0.law.isRemark } }

    /// A shortest trace of a case that ends with this row of the machine; nil where no case takes it.
    package func trace(throughRow row: Int) -> Trace? { ways?.trace(throughRow: row) }

    /// A shortest trace of a case that comes to the state; nil where none does.
    package func trace(toState state: StateID) -> Trace? { ways?.trace(toState: state) }

    /// The stages of every route that some case has, ascending by their bits.
    package var routes: [StageSet] {
        guard let space = ways?.space else { return [] }
        var seen: Set<Int> = []
        for number in 0..<space.count {
            let at = space.state(number)
            if at.route > 0 {
                seen.insert(at.route)
            } else {
                space.relation.expand(at, isWhole: false) { row, _, new in
                    if row.does.fixRoute { seen.insert(new.route) }
                }
            }
        }
        return seen.sorted().map { StageSet(bits: space.relation.routes[$0]) }
    }

    /// Whether the state that a case's configuration stands for was explored. `verdicts` are those that were given
    /// since the review was entered in which the case stands; anywhere else they do not count.
    package func contains(_ configuration: Configuration, verdicts: Verdicts) -> Bool {
        guard let space = ways?.space else { return false }
        return space.relation.abstractions(of: configuration, verdicts: verdicts).contains {
            space.number(of: $0) != nil
        }
    }
}
