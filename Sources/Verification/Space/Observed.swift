// What an exploration sees on its way: which rows are taken first where, and what the watches wait for.

import Machines

/// What was seen so far.
struct Observed {
    /// By row of the machine: the state from which it was taken first, and with what; nil: never.
    private(set) var firstTaken: [(state: Int, move: Move)?]
    /// What a watch saw first, by its place among the watches.
    private(set) var sightings: [Sighting?]
    /// Whether a watch waits for a state.
    private(set) var looksAtStates: Bool
    private let watches: [Watch]
    private let rows: [AbstractRow]

    init(_ watches: [Watch], _ relation: Relation) {
        self.watches = watches
        rows = relation.rows
        firstTaken = Array(repeating: nil, count: rows.count)
        sightings = Array(repeating: nil, count: watches.count)
        looksAtStates = watches.contains { $0.ofStates != nil }
    }

    /// Lets the watches look at a state.
    mutating func look(at state: Abstract, _ number: Int) {
        looksAtStates = false
        for (place, watch) in watches.enumerated() where sightings[place] == nil {
            guard let isSeen = watch.ofStates else { continue }
            if isSeen(state) {
                sightings[place] = Sighting(state: number, move: nil, route: 0, cells: state.cells)
            } else {
                looksAtStates = true
            }
        }
    }

    /// Notes a step, and lets the watches look at it; whether nobody waits for more steps of its row.
    mutating func settle(_ move: Move, _ number: Int, from at: Abstract, to new: Abstract) -> Bool {
        if firstTaken[move.row] == nil { firstTaken[move.row] = (number, move) }
        var isSettled = true
        for place in watches.indices {
            guard sightings[place] == nil, let isSeen = watches[place].ofSteps, watches[place].ofRows[move.row] else {
                continue
            }
            if isSeen(rows[move.row], at, new) {
                sightings[place] = Sighting(state: number, move: move, route: new.route, cells: new.cells)
            } else {
                isSettled = false
            }
        }
        return isSettled
    }
}
