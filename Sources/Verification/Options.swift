// How far and how an exploration goes.

/// The options of an exploration.
package struct ExplorationOptions: Hashable, Sendable {
    /// The greatest number of states; a machine that has more is not proved.
    package var limit = 20_000_000
    /// Modules that nothing tells apart are explored as one or two.
    package var usesSymmetry = true
    /// Only the steps are tried that lead to new states; the states, the verdicts and the lengths of the shortest ways
    /// are the same without it.
    package var isReduced = true
    /// Steps are taken on packed states, and what all can reach is first asked of their shadows; the states, their
    /// order and the findings are the same without it.
    package var isQuick = true

    package init() {}
}
