// What the table of rows alone leaves open, by state and route: where it rules something out, no case is asked.

import Machines

/// The rows of a machine as ways between its states on each route.
struct RowGraph {
    private let relation: Relation

    init(_ relation: Relation) {
        self.relation = relation
    }

    /// Whether a case might take one of the rows without having taken one of the others. Verdicts, attachments, memory
    /// and the world are not asked, so that some cases of which it says yes do not exist.
    func mayTake(_ isLater: [Bool], without isEarlier: [Bool]) -> Bool {
        let states = relation.machine.states.count
        var isKnown = Array(repeating: false, count: states * relation.routes.count)
        var open = [(state: Int(relation.machine.initial.index), route: 0)]
        while let at = open.popLast() {
            if isKnown[at.route * states + at.state] { continue }
            isKnown[at.route * states + at.state] = true
            for row in relation.rows where row.from == at.state {
                for route in row.does.fixRoute ? Array(relation.routes.indices) : [at.route] {
                    guard row.mayBeSelected(stages: relation.routes[route]) else { continue }
                    if isLater[row.index] { return true }
                    if isEarlier[row.index] { continue }
                    guard let next = target(of: row) else { return true }
                    open.append((next, route))
                }
            }
        }
        return false
    }

    /// Where the row leads; nil where that depends on the case.
    private func target(of row: AbstractRow) -> Int? {
        guard row.does.undo else { return row.to }
        guard case .undo(let state) = row.memory else { return nil }
        return Int(state.index)
    }
}
