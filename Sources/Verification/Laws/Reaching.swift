// The laws of coming somewhere: an end, the level that returned a case, the states that a property names.

import Machines

extension Judgement {
    /// Whoever can not come where he must be able to come.
    var reaching: [Finding] {
        let goals = Goals(relation, properties)
        if relation.isQuick, goals.areMet(by: space.shadows) { return [] }
        let reaching = space.reachable { goals.areMet(in: $0, space) }
        return goals.findings(in: reaching, ways)
    }
}

/// What must be reachable from where.
private struct Goals {
    private let ends: [UInt64]
    private let isEnd: [Bool]
    /// By property, the states it names.
    private let named: [(property: Int, states: [UInt64])]
    /// The rows that return a case.
    private let returns: [AbstractRow]
    private let words: Int
    private let relation: Relation

    init(_ relation: Relation, _ properties: [PropertyDemands]) {
        let machine = relation.machine
        self.relation = relation
        let words = (machine.states.count + 63) / 64
        self.words = words
        isEnd = machine.states.map { $0.kind == .end }
        ends = Goals.bits(machine.states.indices.filter { machine.states[$0].kind == .end }, words)
        named = properties.enumerated().compactMap { index, property in
            guard case .canReach(let states) = property.property.form else { return nil }
            return (index, Goals.bits(states.map { Int($0.index) }, words))
        }
        returns = relation.rows.filter { $0.verb == .return && $0.stage > 0 }
    }

    /// Whether the shadows reach all that must be reached: then their states do. Where they do not, nothing is known.
    func areMet(by shadows: Shadows) -> Bool {
        for (number, state) in shadows.places.enumerated() {
            if !shadows.reaching.reaches(ends, from: number) { return false }
            if isEnd[state] { continue }
            guard named.allSatisfy({ shadows.reaching.reaches($0.states, from: number) }) else { return false }
        }
        return shadows.returned.allSatisfy { shadows.reaching.reaches(Goals.bits([$0.state], words), from: $0.shadow) }
    }

    /// Whether everything is reached that must be.
    func areMet(in reaching: Reaching, _ space: Space) -> Bool {
        for number in 0..<space.count {
            if !reaching.reaches(ends, from: number) { return false }
            if !named.isEmpty, !isEnd[space.state(number).state],
                !named.allSatisfy({ reaching.reaches($0.states, from: number) })
            {
                return false
            }
        }
        return lostReturns(in: reaching, space).isEmpty
    }

    /// The first of each kind that does not come where it must.
    func findings(in reaching: Reaching, _ ways: Ways) -> [Finding] {
        let space = ways.space
        var findings: [Finding] = []
        var told: Set<Int> = []
        var broken = named
        for number in 0..<space.count {
            let state = space.state(number).state
            if !reaching.reaches(ends, from: number), told.insert(state).inserted {
                findings.append(Finding(.endReachable, at: .state(StateID(state)), trace: ways.trace(to: number)))
            }
            if broken.isEmpty || isEnd[state] { continue }
            for (property, states) in broken where !reaching.reaches(states, from: number) {
                findings.append(
                    Finding(.propertyViolated, at: .property(property, nil), trace: ways.trace(to: number)))
                broken.removeAll { $0.property == property }
            }
        }
        for lost in lostReturns(in: reaching, space) {
            findings.append(
                Finding(
                    .returnComesBack, at: .state(StateID(relation.rows[lost.move.row].from)),
                    trace: ways.trace(from: lost.number, by: lost.move)))
        }
        return findings
    }

    /// The first return from each state after which the case never comes back there.
    private func lostReturns(in reaching: Reaching, _ space: Space) -> [(number: Int, move: Move)] {
        var lost: [(number: Int, move: Move)] = []
        var isReturning = [Bool](repeating: false, count: isEnd.count)
        for row in returns { isReturning[row.from] = true }
        for number in 0..<space.count {
            let at = space.state(number)
            guard isReturning[at.state] else { continue }
            let here = Goals.bits([at.state], words)
            relation.expand(at, isWhole: false) { row, move, new in
                guard isReturning[at.state], row.verb == .return, row.stage > 0, let next = space.number(of: new),
                    !reaching.reaches(here, from: next)
                else { return }
                isReturning[at.state] = false
                lost.append((number, move))
            }
        }
        return lost
    }

    private static func bits(_ states: [Int], _ words: Int) -> [UInt64] {
        var bits = [UInt64](repeating: 0, count: words)
        for state in states { bits[state / 64] |= 1 << UInt64(state % 64) }
        return bits
    }
}
