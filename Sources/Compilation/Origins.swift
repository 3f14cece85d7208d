// Where the parts of a machine stand in the rulebook, for `why` and for reports. Nothing here is part of a machine.

package import Machines
package import Source

/// The places that one machine came from; each list is in the order of the machine's.
package struct MachineOrigins: Sendable {
    package let matter: Location
    package let conditions: [Location]
    package let levels: [Location]
    package let modules: [Location]
    package let outcomes: [Location]
    /// Of the matter's properties, a statement each.
    package internal(set) var properties: [Location] = []
    private let actions: [Action: Location]

    init(
        matter: Location, conditions: [Location], levels: [Location], modules: [Location], outcomes: [Location],
        rows: [Row]
    ) {
        self.matter = matter
        self.conditions = conditions
        self.levels = levels
        self.modules = modules
        self.outcomes = outcomes
        actions = Dictionary(rows.map { (Action($0.transition), $0.location) }) { first, _ in first }
    }

    /// The statement that allows a verb with this pick in a state, or nil where none does.
    package func action(from state: StateID, verb: Verb, pick: Pick) -> Location? {
        actions[Action(state: state, verb: verb, pick: pick)]
    }

    private struct Action: Hashable {
        let state: StateID
        let verb: Verb
        let pick: Pick

        init(state: StateID, verb: Verb, pick: Pick) {
            self.state = state
            self.verb = verb
            self.pick = pick
        }

        init(_ row: Transition) {
            self.init(state: row.from, verb: row.verb, pick: row.pick)
        }
    }
}

/// A transition with the statement that it comes from.
struct Row {
    let transition: Transition
    let location: Location
}
