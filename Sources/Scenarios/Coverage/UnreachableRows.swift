// Rows that no case takes, as the verifier proves it by exploring every case. Coverage does not miss them.

package import Machines
internal import Verification

extension MachineCoverage {
    /// The rows of these that no case takes, and so no scenario can; none where the machine is too large to be explored
    /// within the limit of states.
    package func unreachableRows(in ruleset: Ruleset, limit: Int = 4_000_000) -> Set<Int> {
        let open = transitions.uncovered.compactMap { item -> Int? in
            if case .transition(let row) = item.subject { row } else { nil }
        }
        if open.isEmpty { return [] }
        var options = ExplorationOptions()
        options.limit = limit
        let exploration = explore(ruleset, machine: machine, options: options)
        return exploration.isWhole ? Set(open.filter { !exploration.takenRows[$0] }) : []
    }
}
