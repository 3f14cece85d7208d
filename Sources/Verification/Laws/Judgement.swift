// The laws that need the whole space: what is never reached or taken, what can not be left, and what happens twice.

import Machines

/// Looks through an explored machine for what is against the laws.
struct Judgement {
    let ways: Ways
    let properties: [PropertyDemands]
    private let watches: Watches

    var space: Space { ways.space }
    var relation: Relation { ways.space.relation }
    private var machine: Machine { relation.machine }

    init(_ ways: Ways, _ properties: [PropertyDemands], _ watches: Watches) {
        self.ways = ways
        self.properties = properties
        self.watches = watches
    }

    /// All findings. Where the space is not whole, only what was seen is found.
    var findings: [Finding] {
        guard let application = relation.worlds.worldOfApplication() else {
            return [Finding(.decisionTakeable, at: .application)]
        }
        _ = application
        return sighted + onceOnly + ordered + (space.isWhole ? missing + reaching + silent : [])
    }

    private var sighted: [Finding] {
        var findings: [Finding] = []
        for (index, subject) in watches.subjects.enumerated() {
            guard let sighting = space.sightings[index] else { continue }
            switch subject {
            case .editing:
                let state = StateID(space.state(sighting.state).state)
                findings.append(Finding(.editingAsFlagged, at: .state(state), trace: ways.trace(to: sighting)))
            case .dispatch(let state):
                findings.append(Finding(.dispatchCarries, at: .state(state), trace: ways.trace(to: sighting)))
            case .property(let index):
                let further = breaches(of: properties[index], at: sighting)
                findings.append(
                    Finding(
                        .propertyViolated, at: .property(index, nil),
                        trace: ways.trace(to: sighting, further: further)))
            }
        }
        return findings + atApplication
    }

    /// The ways in which the world breaks the property at the step that was seen; nil in a state.
    private func breaches(of property: PropertyDemands, at sighting: Sighting) -> [[Demand]]? {
        guard let move = sighting.move else { return nil }
        let row = relation.rows[move.row]
        let at = space.state(sighting.state)
        var ways: [[Demand]]?
        relation.expand(at, isWhole: false) { _, other, new in
            guard ways == nil, other == move, new.route == sighting.route, new.cells == sighting.cells else { return }
            ways = property.breaches(
                attached: row.attachedAlong(from: at, to: new), isWithApplicant: relation.isWithApplicant(new))
        }
        return ways
    }

    /// What must hold directly after the application.
    private var atApplication: [Finding] {
        properties.enumerated().compactMap { index, property in
            switch property.property.form {
            case .always(let deed?, _), .never(let deed?, _):
                guard deed.verb == .apply else { return nil }
                let breaches = property.breaches(attached: 0, isWithApplicant: true)
                guard let trace = ways.tracer.trace(ofApplicationMeeting: breaches) else { return nil }
                return Finding(.propertyViolated, at: .property(index, nil), trace: trace)
            case .always, .never, .onlyAfter, .canReach: return nil
            }
        }
    }
}

extension Judgement {
    /// Properties of the form: the first only after the second.
    private var ordered: [Finding] {
        properties.enumerated().compactMap { index, property in
            guard case .onlyAfter(let later, let earlier) = property.property.form, earlier.verb != .apply else {
                return nil
            }
            if later.verb == .apply {
                let trace = ways.tracer.trace(ofApplicationMeeting: [[]])
                return Finding(.propertyViolated, at: .property(index, nil), trace: trace)
            }
            let isLater = relation.rows.map { later.matches($0, in: machine) }
            let isEarlier = relation.rows.map { earlier.matches($0, in: machine) }
            guard !relation.isQuick || RowGraph(relation).mayTake(isLater, without: isEarlier) else { return nil }
            let legs = space.search(phases: 1) { _, row, _ in
                isLater[row.index] ? .goal : isEarlier[row.index] ? .nowhere : .phase(0)
            }
            return legs.map { Finding(.propertyViolated, at: .property(index, nil), trace: ways.tracer.trace($0)) }
        }
    }

    /// Stages that decide twice in one visit.
    private var onceOnly: [Finding] {
        machine.stages.indices.compactMap { stage in
            let decides = relation.rows.map { isDecision($0, of: stage) && space.firstTaken[$0.index] != nil }
            guard mayDecideTwice(decides) else { return nil }
            let legs = space.search(phases: 2) { phase, row, _ in
                let isNew = row.does.enter || row.does.undo
                if phase == 1, decides[row.index] { return .goal }
                if phase == 1, isNew { return .nowhere }
                return .phase(decides[row.index] && !isNew ? 1 : phase)
            }
            guard let legs, let last = legs.last else { return nil }
            let row = machine.transitions[last.row]
            return Finding(
                .decidedOnce, at: .decision(row.from, row.verb, row.pick), trace: ways.tracer.trace(legs))
        }
    }

    private func isDecision(_ row: AbstractRow, of stage: Int) -> Bool {
        guard case .stage(stage) = machine.transitions[row.index].actor else { return false }
        return row.verb == .approve || row.verb == .return || row.verb == .terminate
    }

    /// Whether the table alone leaves it open that a decision follows another without a new visit.
    private func mayDecideTwice(_ decides: [Bool]) -> Bool {
        let stays = relation.rows.filter { !$0.does.enter && !$0.does.undo }
        var reached = Set(stays.filter { decides[$0.index] }.map(\.to))
        var hasGrown = true
        while hasGrown {
            let next = Set(stays.filter { reached.contains($0.from) }.map(\.to))
            hasGrown = !next.isSubset(of: reached)
            reached.formUnion(next)
        }
        return relation.rows.contains { decides[$0.index] && reached.contains($0.from) }
    }
}

extension Judgement {
    /// States that are never reached, and rows that are never taken.
    private var missing: [Finding] {
        var isReached = machine.states.map { _ in false }
        isReached[Int(machine.initial.index)] = true
        for row in relation.rows where space.firstTaken[row.index] != nil { isReached[row.to] = true }
        var findings = machine.states.indices.filter { !isReached[$0] }.map {
            Finding(.stateReached, at: .state(StateID($0)))
        }
        var last: (Int, Verb, Pick)?
        for row in relation.rows where space.firstTaken[row.index] == nil && isReached[row.from] {
            let alike = relation.rows.filter { $0.from == row.from && $0.verb == row.verb && $0.pick == row.pick }
            if alike.contains(where: { space.firstTaken[$0.index] != nil }) || isRecalledElsewhere(row) {
                findings.append(Finding(.rowUntaken, at: .row(row.index)))
            } else if last.map({ $0 != (row.from, row.verb, row.pick) }) ?? true {
                last = (row.from, row.verb, row.pick)
                findings.append(Finding(.decisionTakeable, at: .decision(StateID(row.from), row.verb, row.pick)))
            }
        }
        return findings
    }

    /// Whether the row is a recall, and the level takes decisions back from another state.
    private func isRecalledElsewhere(_ row: AbstractRow) -> Bool {
        guard row.verb == .recall, let level = level(of: row) else { return false }
        return relation.rows.contains {
            $0.verb == .recall && space.firstTaken[$0.index] != nil && self.level(of: $0) == level
        }
    }

    private func level(of row: AbstractRow) -> Int? {
        guard case .stage(let stage) = machine.transitions[row.index].actor else { return nil }
        return machine.stages[stage].level
    }

    /// Properties that speak of what never happens.
    private var silent: [Finding] {
        properties.enumerated().flatMap { index, property -> [Finding] in
            let deeds: [DeedPattern] =
                switch property.property.form {
                case .always(let deed, _), .never(let deed, _): deed.map { [$0] } ?? []
                case .onlyAfter(let later, let earlier): [later, earlier]
                case .canReach: []
                }
            return deeds.filter { deed in
                deed.verb != .apply
                    && !relation.rows.contains {
                        space.firstTaken[$0.index] != nil && deed.matches($0, in: machine)
                    }
            }.map { Finding(.deedNeverDone, at: .property(index, $0)) }
        }
    }
}
