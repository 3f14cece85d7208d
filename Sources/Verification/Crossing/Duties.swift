// What must have been done before a case is granted: every stage of its ladder approved it, and what properties order
// has come to pass; be it before the move or behind it.

import Machines

extension Inquest {
    /// Cases that may do what they may not, because something that the new machine never lacks is lacking behind the
    /// move.
    func passing(_ faults: inout Gathering) {
        let duties = stageDuties(.approve) + stageDuties(.dispatch) + propertyDuties
        var first = 0
        while first < duties.count {
            let some = Array(duties[first..<min(first + 64, duties.count)])
            passing(some, &faults)
            first += 64
        }
    }

    private func passing(_ duties: [Duty], _ faults: inout Gathering) {
        let own = undone([0: Duty.all(duties.count)], duties)
        let broken = (0..<destinations.alone.count).reduce(into: UInt64(0)) { broken, number in
            if own[number] & ~broken != 0 { broken |= breach(at: number, own[number], duties) }
        }
        let before = departures.undone(duties)
        let lacking = departures.gathered(before).map { $0 & ~broken }
        var start: [Int: UInt64] = [:]
        for (place, root) in destinations.roots.enumerated() where lacking[place] != 0 {
            for state in root.states {
                guard let number = destinations.place(of: state) else { continue }
                let further = lacking[place] & ~own[number]
                if further != 0 { start[number, default: 0] |= further }
            }
        }
        if start.isEmpty { return }
        let behind = undone(start, duties)
        var wrong: UInt64 = 0
        for number in behind.indices where behind[number] & ~wrong != 0 {
            wrong |= breach(at: number, behind[number], duties)
        }
        guard wrong != 0 else { return }
        blame(duties, wrong, lacking, before, own, &faults)
    }

    /// The roots from which it comes to that, one by one.
    private func blame(
        _ duties: [Duty], _ wrong: UInt64, _ lacking: [UInt64], _ before: [UInt64], _ own: [UInt64],
        _ faults: inout Gathering
    ) {
        var told: Set<[Int]> = []
        for (place, root) in destinations.roots.enumerated() where lacking[place] & wrong != 0 {
            for duty in duties.indices where lacking[place] & wrong & 1 << UInt64(duty) != 0 {
                let bit: UInt64 = 1 << UInt64(duty)
                let origin = departures.all[place].first { before[Int($0)] & bit != 0 }.map(Int.init)
                let state = departures.ways.space.state(origin ?? departures.from[place]).state
                if told.contains([duty, state]) { continue }
                var start: [Int: UInt64] = [:]
                for at in root.states {
                    if let number = destinations.place(of: at), own[number] & bit == 0 { start[number] = bit }
                }
                let behind = undone(start, duties)
                guard let number = behind.indices.first(where: { breach(at: $0, behind[$0], duties) & bit != 0 })
                else { continue }
                told.insert([duty, state])
                faults.add(
                    fault(
                        duties[duty].kind, root: place, in: destinations.state(number).state, having: bit, of: before))
            }
        }
    }

    /// The duties that a step from the state breaks.
    private func breach(at number: Int, _ bits: UInt64, _ duties: [Duty]) -> UInt64 {
        if bits == 0 { return 0 }
        let at = destinations.state(number)
        var broken: UInt64 = 0
        destinations.relation.expand(at, isWhole: false) { row, _, _ in
            for place in duties.indices where bits & 1 << UInt64(place) != 0 && duties[place].isAsked(row, at) {
                if !duties[place].isDoneNew(row) { broken |= 1 << UInt64(place) }
            }
        }
        return broken
    }

    private func undone(_ start: [Int: UInt64], _ duties: [Duty]) -> [UInt64] {
        Histories(
            destinations.alone.count + destinations.states.count, start: start, state: destinations.state,
            number: destinations.place, relation: destinations.relation
        ) { row, at, _, bits in
            duties.indices.reduce(bits) { bits, place in
                duties[place].isUndoneNew(row, at)
                    ? bits | 1 << UInt64(place) : duties[place].isDoneNew(row) ? bits & ~(1 << UInt64(place)) : bits
            }
        }.bits
    }

    private var old: Machine { departures.ways.space.relation.machine }
    private var new: Machine { destinations.relation.machine }

    /// That each stage which does it in both machines has done it. WHY: what the old machine never did is no part of
    /// the case's course; that a whole level is new is found when the case moves.
    private func stageDuties(_ verb: Verb) -> [Duty] {
        let (old, new, relation) = (old, new, destinations.relation)
        func decider(_ row: AbstractRow, _ machine: Machine) -> Int? {
            if case .stage(let stage) = machine.transitions[row.index].actor { stage } else { nil }
        }
        func undone(_ row: AbstractRow, _ at: Abstract, _ machine: Machine) -> Int? {
            guard row.does.undo, at.undoState > 0 else { return nil }
            let state = machine.states[at.undoState - 1]
            return state.kind == (verb == .approve ? .review : .dispatch) ? state.stage : nil
        }
        let isGrant = new.states.map { $0.kind == .end && $0.outcome != nil }
        let stages = crossing.stages
        let before = departures.ways.space.relation.rows
        return new.stages.indices.filter { stage in
            before.contains { $0.verb == verb && decider($0, old).flatMap { stages[$0] } == stage }
        }.map { stage in
            Duty(
                isDoneOld: { $0.verb == verb && decider($0, old).flatMap { stages[$0] } == stage },
                isDoneNew: { $0.verb == verb && decider($0, new) == stage },
                isUndoneOld: { row, at in undone(row, at, old).flatMap { stages[$0] } == stage },
                isUndoneNew: { row, at in undone(row, at, new) == stage },
                isAsked: { row, at in
                    isGrant[row.to] && relation.routes[at.route] & 1 << UInt32(stage) != 0
                },
                kind: verb == .approve ? .passedOver(stage: stage) : .undispatched(stage: stage))
        }
    }

    private var propertyDuties: [Duty] {
        let (old, new, stages) = (old, new, crossing.stages)
        return demands.enumerated().compactMap { index, property in
            guard case .onlyAfter(let later, let earlier) = property.property.form, earlier.verb != .apply,
                later.verb != .apply
            else { return nil }
            func isOld(_ row: AbstractRow) -> Bool {
                guard row.verb == earlier.verb else { return false }
                guard let level = earlier.level else { return true }
                var stage = row.stage > 0 ? row.stage - 1 : nil
                if case .stage(let decider) = old.transitions[row.index].actor { stage = decider }
                return stage.flatMap { stages[$0] }.map { new.stages[$0].level } == level
            }
            return Duty(
                isDoneOld: isOld, isDoneNew: { earlier.matches($0, in: new) }, isUndoneOld: { _, _ in false },
                isUndoneNew: { _, _ in false }, isAsked: { row, _ in later.matches(row, in: new) },
                kind: .law(.propertyViolated, property: index))
        }
    }
}
