// The old machine's side of a crossing: its cases, where each goes, and what they may have behind them.

import Machines

/// Where the old machine's cases go.
struct Departures {
    let ways: Ways
    /// Where they come to, the first ones first.
    private(set) var configurations: [Configuration] = []
    /// By configuration, the first state from which cases come there.
    private(set) var from: [Int] = []
    /// By configuration, all states from which cases come there.
    private(set) var all: [[UInt32]] = []
    /// The first state of each state of the machine from which some cases can not go.
    private(set) var stranded: [Int] = []

    init(_ ways: Ways, _ fate: (Configuration) -> Crossing.Fate) {
        self.ways = ways
        let (space, relation) = (ways.space, ways.space.relation)
        /// By state without verdicts and answers, the configuration's place; nil where the case does not go.
        var known: [Abstract: Int?] = [:]
        var places: [Configuration: Int] = [:]
        var isStranded = relation.machine.states.map { _ in false }
        for number in 0..<space.count {
            var at = space.state(number)
            (at.right, at.wrong, at.cells) = (0, 0, 0)
            if let place = known[at] {
                if let place { all[place].append(UInt32(number)) }
                continue
            }
            var place: Int?
            switch fate(relation.configuration(of: at)) {
            case .stays: break
            case .stranded:
                if !isStranded[at.state] { stranded.append(number) }
                isStranded[at.state] = true
            case .moves(let after):
                place = places[after] ?? configurations.count
                if let place, place == configurations.count {
                    places[after] = place
                    configurations.append(after)
                    from.append(number)
                    all.append([])
                }
            }
            known[at] = .some(place)
            if let place { all[place].append(UInt32(number)) }
        }
    }

    /// Bits of the old machine's states, gathered by configuration.
    func gathered(_ bits: [UInt64]) -> [UInt64] {
        all.map { $0.reduce(0) { $0 | bits[Int($1)] } }
    }

    /// By state, which of these states of the machine, 64 at most, returned the case that has not come back to them
    /// since: a bit for each by its place.
    func returned(among reviews: [Int]) -> [UInt64] {
        let machine = ways.space.relation.machine
        var bitOf = machine.states.map { _ in UInt64(0) }
        for (place, state) in reviews.enumerated() { bitOf[state] = 1 << UInt64(place) }
        var start: [Int: UInt64] = [:]
        for number in 0..<ways.space.count {
            let at = ways.space.state(number)
            if bitOf[at.state] == 0 { continue }
            ways.space.relation.expand(at, isWhole: false) { row, _, new in
                guard let next = ways.space.number(of: new) else { return }
                if row.isReturn { start[next, default: 0] |= bitOf[at.state] & ~bitOf[new.state] }
            }
        }
        return history(start) { _, _, new, bits in
            machine.states[new.state].kind == .end ? 0 : bits & ~bitOf[new.state]
        }
    }

    /// By state, the duties that a case may have left undone.
    func undone(_ duties: [Duty]) -> [UInt64] {
        history([0: Duty.all(duties.count)]) { row, at, _, bits in
            duties.indices.reduce(bits) { bits, place in
                duties[place].isUndoneOld(row, at)
                    ? bits | 1 << UInt64(place) : duties[place].isDoneOld(row) ? bits & ~(1 << UInt64(place)) : bits
            }
        }
    }

    private func history(
        _ start: [Int: UInt64], _ pass: (AbstractRow, Abstract, Abstract, UInt64) -> UInt64
    ) -> [UInt64] {
        let space = ways.space
        return Histories(
            space.count, start: start, state: space.state, number: space.number, relation: space.relation, pass: pass
        ).bits
    }

    /// The trace of the nearest case that goes to the configuration and has the bit.
    func trace(to place: Int, having bit: UInt64 = 0, of bits: [UInt64] = []) -> Trace? {
        let number = bits.isEmpty ? nil : all[place].first { bits[Int($0)] & bit != 0 }.map(Int.init)
        return ways.trace(to: number ?? from[place])
    }
}

extension Duty {
    /// The bits of that many duties.
    static func all(_ count: Int) -> UInt64 { count >= 64 ? .max : (1 << UInt64(count)) - 1 }
}
