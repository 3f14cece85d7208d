// What is asked of cases that came over, and the faults that come of it. What the new machine's own cases break too is
// no fault of the crossing.

import Machines

/// Looks for what goes wrong only for moved cases.
struct Inquest {
    let crossing: Crossing
    let departures: Departures
    let destinations: Destinations
    let demands: [PropertyDemands]

    private var relation: Relation { destinations.relation }
    private var machine: Machine { destinations.relation.machine }
    private var ways: Ways { Ways(destinations.alone, Tracer(relation: relation, machine: crossing.new.machine)) }

    init(
        _ crossing: Crossing, _ departures: Departures, _ destinations: Destinations, _ demands: [PropertyDemands]
    ) {
        self.crossing = crossing
        self.departures = departures
        self.destinations = destinations
        self.demands = demands
    }

    /// Every fault; of one kind one for each state of the old machine.
    var faults: [CrossingFault] {
        var faults = Gathering()
        for number in departures.stranded {
            let before = departures.ways.space.relation.configuration(of: departures.ways.space.state(number))
            faults.add(
                CrossingFault(
                    kind: .stranded, before: before, after: nil, state: nil, trace: departures.ways.trace(to: number)))
        }
        if !destinations.states.isEmpty {
            let own = Own(findings: Judgement(ways, demands, Watches(relation, demands)).findings)
            deciding(&faults)
            standing(&faults, own)
            reaching(&faults, own)
        }
        passing(&faults)
        return faults.all
    }

    /// A fault of the root: the state of the new machine is where it shows.
    func fault(
        _ kind: CrossingFault.Kind, root place: Int, in state: Int, having bit: UInt64 = 0, of bits: [UInt64] = []
    ) -> CrossingFault {
        let number = bits.isEmpty ? nil : departures.all[place].first { bits[Int($0)] & bit != 0 }.map(Int.init)
        let old = departures.ways.space
        return CrossingFault(
            kind: kind, before: old.relation.configuration(of: old.state(number ?? departures.from[place])),
            after: destinations.roots[place].configuration, state: StateID(state),
            trace: departures.trace(to: place, having: bit, of: bits))
    }

    /// What one look at a state or a step decides.
    private func standing(_ faults: inout Gathering, _ own: Own) {
        let watches = Watches(relation, demands)
        for (watch, subject) in zip(watches.watches, watches.subjects) {
            for (number, at) in destinations.states.enumerated() {
                var isSeen = watch.ofStates?(at) ?? false
                if let ofSteps = watch.ofSteps {
                    relation.expand(at, isWhole: false) { row, _, new in
                        isSeen = isSeen || watch.ofRows[row.index] && ofSteps(row, at, new)
                    }
                }
                guard isSeen else { continue }
                let kind: CrossingFault.Kind =
                    switch subject {
                    case .editing: .law(.editingAsFlagged, property: nil)
                    case .dispatch: .law(.dispatchCarries, property: nil)
                    case .property(let index): .law(.propertyViolated, property: index)
                    }
                if own.breaks(kind, in: at.state) { continue }
                faults.add(fault(kind, root: destinations.rootOf[number], in: at.state))
            }
        }
    }

    /// Ends, the states that a property names, and the states that returned a case.
    private func reaching(_ faults: inout Gathering, _ own: Own) {
        let reaching = destinations.reaching
        let ends = bits { machine.states[$0].kind == .end }
        for (number, at) in destinations.states.enumerated() {
            let root = destinations.rootOf[number]
            let place = destinations.alone.count + number
            let end = CrossingFault.Kind.law(.endReachable, property: nil)
            if !reaching.reaches(ends, from: place), !own.breaks(end, in: at.state) {
                faults.add(fault(end, root: root, in: at.state))
            }
            if machine.states[at.state].kind == .end { continue }
            for (index, property) in demands.enumerated() {
                guard case .canReach(let states) = property.property.form else { continue }
                let kind = CrossingFault.Kind.law(.propertyViolated, property: index)
                let named = bits { state in states.contains { Int($0.index) == state } }
                if !reaching.reaches(named, from: place), !own.breaks(kind, in: at.state) {
                    faults.add(fault(kind, root: root, in: at.state))
                }
            }
            let back = CrossingFault.Kind.law(.returnComesBack, property: nil)
            if own.breaks(back, in: at.state) { continue }
            let here = bits { $0 == at.state }
            relation.expand(at, isWhole: false) { row, _, new in
                guard row.verb == .return, row.stage > 0, let next = destinations.place(of: new),
                    !reaching.reaches(here, from: next)
                else { return }
                faults.add(fault(back, root: root, in: at.state))
            }
        }
        comingBack(&faults, reaching)
    }

    /// Whoever returned the case before it moved sees it again, as he would have without the move.
    private func comingBack(_ faults: inout Gathering, _ reaching: Reaching) {
        let old = departures.ways.space.relation.machine
        let reviews = old.states.indices.filter { old.states[$0].kind == .review && crossing.states[$0] != nil }
        if reviews.isEmpty { return }
        let before = departures.ways.space.reachable { _ in false }
        for first in stride(from: 0, to: reviews.count, by: 64) {
            comingBack(Array(reviews[first..<min(first + 64, reviews.count)]), &faults, reaching, before)
        }
    }

    private func comingBack(_ reviews: [Int], _ faults: inout Gathering, _ reaching: Reaching, _ before: Reaching) {
        let returned = departures.returned(among: reviews)
        let old = departures.ways.space.relation.machine
        for (place, pending) in departures.gathered(returned).enumerated() where pending != 0 {
            for (index, state) in reviews.enumerated() where pending & 1 << UInt64(index) != 0 {
                guard let target = crossing.states[state].map({ Int($0.index) }) else { continue }
                let bit: UInt64 = 1 << UInt64(index)
                let here = bits { $0 == target }
                let isLost = destinations.roots[place].states.contains { root in
                    destinations.place(of: root).map { !reaching.reaches(here, from: $0) } ?? false
                }
                let could = departures.all[place].contains { number in
                    returned[Int(number)] & bit != 0
                        && before.reaches(bits(in: old) { $0 == state }, from: Int(number))
                }
                guard isLost, could else { continue }
                faults.add(fault(.neverBack(StateID(target)), root: place, in: target, having: bit, of: returned))
            }
        }
    }

    /// What a state is for can be done by the cases that come there.
    private func deciding(_ faults: inout Gathering) {
        for (place, root) in destinations.roots.enumerated() {
            for at in root.states where destinations.alone.number(of: at) == nil {
                let asked = Set(
                    [Verb.submit, .approve, .dispatch].filter { verb in
                        relation.rows.contains { $0.from == at.state && $0.verb == verb }
                    })
                let lacking = asked.subtracting(destinations.verbs(asked, from: at))
                for verb in [Verb.submit, .approve, .dispatch] where lacking.contains(verb) && !ownLack(verb, at.state)
                {
                    faults.add(fault(.noDecision(verb), root: place, in: at.state))
                }
            }
        }
    }

    /// Whether some of the new machine's own cases lack the verb in the state too.
    private func ownLack(_ verb: Verb, _ state: Int) -> Bool {
        (0..<destinations.alone.count).contains { number in
            let at = destinations.alone.state(number)
            return at.state == state && at.right | at.wrong == 0
                && !destinations.verbs([verb], from: at).contains(verb)
        }
    }

    private func bits(_ isIn: (Int) -> Bool) -> [UInt64] { bits(in: machine, isIn) }

    private func bits(in machine: Machine, _ isIn: (Int) -> Bool) -> [UInt64] {
        var bits = [UInt64](repeating: 0, count: (machine.states.count + 63) / 64)
        for state in machine.states.indices where isIn(state) { bits[state / 64] |= 1 << UInt64(state % 64) }
        return bits
    }
}

/// What the new machine's own cases break.
private struct Own {
    let findings: [Finding]

    func breaks(_ kind: CrossingFault.Kind, in state: Int) -> Bool {
        guard case .law(let law, let property) = kind else { return false }
        return findings.contains { finding in
            guard finding.law == law else { return false }
            if let property { return finding.property == property }
            return finding.place == .state(StateID(state))
        }
    }
}

extension CrossingFault.Kind {
    /// Whether the case stays where it is, or can not come back to somebody anyway.
    fileprivate var isAboutStaying: Bool {
        switch self {
        case .noDecision, .neverBack: true
        case .stranded, .law, .passedOver, .undispatched: false
        }
    }
}

/// Faults, of one kind one for each state of the old machine.
struct Gathering {
    private(set) var all: [CrossingFault] = []
    private var known: Set<Key> = []

    private struct Key: Hashable {
        let kind: CrossingFault.Kind
        let state: StateID
    }

    /// WHY: a case that can not be decided on comes back to nobody; that needs no telling.
    mutating func add(_ fault: CrossingFault) {
        if case .neverBack = fault.kind,
            all.contains(where: { $0.before.state == fault.before.state && $0.kind.isAboutStaying })
        {
            return
        }
        if known.insert(Key(kind: fault.kind, state: fault.before.state)).inserted { all.append(fault) }
    }
}
