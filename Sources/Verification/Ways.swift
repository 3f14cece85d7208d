// The shortest ways to states and rows of an explored machine, as traces; what is needed for them is found when it is
// first asked for.

import Machines

/// The ways through the states of one machine.
final class Ways {
    let space: Space
    let tracer: Tracer
    private lazy var parents = space.parents()
    /// By state of the machine, the first explored state that stands there.
    private lazy var firstOfState: [Int?] = {
        var first = [Int?](repeating: nil, count: space.relation.machine.states.count)
        for number in 0..<space.count {
            let state = space.state(number).state
            if first[state] == nil { first[state] = number }
        }
        return first
    }()

    init(_ space: Space, _ tracer: Tracer) {
        self.space = space
        self.tracer = tracer
    }

    /// The legs to an explored state.
    func legs(to number: Int) -> [Leg] {
        var legs: [Leg] = []
        var next = number
        while next != 0, parents.states[next] != .max {
            legs.append(Leg(row: Int(parents.rows[next]), to: space.state(next)))
            next = Int(parents.states[next])
        }
        return legs.reversed()
    }

    /// A shortest trace to an explored state.
    func trace(to number: Int) -> Trace? { tracer.trace(legs(to: number)) }

    /// A shortest trace to a state of the machine; nil where no case comes there.
    func trace(toState state: StateID) -> Trace? {
        guard firstOfState.indices.contains(Int(state.index)), let number = firstOfState[Int(state.index)] else {
            return nil
        }
        return trace(to: number)
    }

    /// A shortest trace that ends with a row; nil where no case takes it.
    func trace(throughRow row: Int) -> Trace? {
        guard space.firstTaken.indices.contains(row), let (number, move) = space.firstTaken[row] else { return nil }
        return trace(from: number, by: move)
    }

    /// The trace to an explored state and one step on.
    func trace(
        from number: Int, by move: Move, route: Int? = nil, cells: UInt64? = nil, further: [[Demand]]? = nil
    ) -> Trace? {
        var leg: Leg?
        space.relation.expand(space.state(number), isWhole: false) { row, other, new in
            guard leg == nil, other == move, route == nil || new.route == route, cells == nil || new.cells == cells
            else { return }
            leg = Leg(row: row.index, to: new)
        }
        return leg.flatMap { tracer.trace(legs(to: number) + [$0], further: further) }
    }

    /// The trace to what was seen.
    func trace(to sighting: Sighting, further: [[Demand]]? = nil) -> Trace? {
        guard let move = sighting.move else { return trace(to: sighting.state) }
        return trace(
            from: sighting.state, by: move, route: sighting.route, cells: sighting.cells, further: further)
    }
}
