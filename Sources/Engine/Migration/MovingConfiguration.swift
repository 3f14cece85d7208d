// Moving a configuration to another machine: where a case stands there, told by its configuration and by what is
// known of its declaration. A case's body is moved in `MovedBody.swift`.

import Machines

/// What stands against a move.
struct Standing: Error {
    let obstacles: [Obstacle]
}

/// One configuration on its way.
struct ConfigurationMove {
    let before: Configuration
    let succession: Succession
    /// The modules that hold something.
    let filled: ModuleSet
    /// The outcome that was recorded, or with which the case ended.
    let recorded: Int?
    /// Whether an office was found for the appraisal.
    let hasAppraiser: Bool

    private var old: Machine { succession.old }
    private var new: Machine { succession.new }
    private var state: State { old.states[Int(before.state.index)] }

    /// The configuration there, or every obstacle. WHY: where a resubmission went straight back and the new machine
    /// does not know that, it begins the ladder.
    var result: Result<Configuration, Standing> {
        let obstacles = obstacles
        guard obstacles.isEmpty, let target = succession.states[Int(before.state.index)] else {
            return .failure(Standing(obstacles: obstacles))
        }
        var moved = configuration(at: target)
        let to = new.states[Int(target.index)]
        if to.kind == .end || canGoOn(moved) { return .success(moved) }
        moved.resume = nil
        if canGoOn(moved) { return .success(moved) }
        return .failure(Standing(obstacles: [Obstacle(.noWayOn, [term(to)])]))
    }

    private var obstacles: [Obstacle] {
        guard let target = succession.states[Int(before.state.index)] else {
            return [Obstacle(.noState, [term(state)])]
        }
        let (from, to) = (state, new.states[Int(target.index)])
        guard mayGo(from, to) else { return [Obstacle(.otherState, [term(from), term(to)])] }
        var found: [Obstacle] = []
        let kind = new.facts.target?.kind
        if old.facts.applicant != new.facts.applicant || kind != nil && kind != old.facts.target?.kind {
            found.append(Obstacle(.otherParties))
        }
        if to.kind == .end { return found }
        found += filled.members.filter { succession.modules[$0] == nil }.map {
            Obstacle(.noModule, [Term(name: old.modules[$0].name, title: old.modules[$0].title)])
        }
        if let recorded, succession.outcomes[recorded] == nil {
            let outcome = old.outcomes[recorded]
            found.append(Obstacle(.noOutcome, [Term(name: outcome.name, title: outcome.title)]))
        }
        if to.kind != .draft { found += ladderObstacles(to) }
        return found
    }

    /// WHY: a route is fixed once, at the first submission, and what an outcome grants is written by a decision alone.
    private func mayGo(_ from: State, _ to: State) -> Bool {
        switch (from.kind, to.kind) {
        case (.end, .end): (from.outcome == nil) == (to.outcome == nil)
        case (.end, _): false
        case (_, .end): to.outcome == nil
        case (.draft, .draft): true
        case (.draft, _), (_, .draft): false
        default: true
        }
    }

    private func ladderObstacles(_ to: State) -> [Obstacle] {
        let lost = before.route.members.filter { succession.stages[$0] == nil }
        if !lost.isEmpty {
            return lost.map { Obstacle(.noLevel, [term(level: old.stages[$0].level, of: old)]) }
        }
        let route = StageSet(before.route.members.compactMap { succession.stages[$0] })
        var missing: [Int] = []
        for (index, stage) in new.stages.enumerated() {
            let level = new.levels[stage.level]
            let isMandatory = stage.position <= 1 && !level.isOptional && level.presence == nil
            // INVARIANT: a chain's positions stand next to each other from 1 upwards, on a route without a gap.
            let hasGap = stage.position > 1 && route.contains(index) && !route.contains(index - 1)
            let isAsked = isMandatory || to.stage == index
            if hasGap || isAsked && !route.contains(index), !missing.contains(stage.level) {
                missing.append(stage.level)
            }
        }
        var found = missing.map { Obstacle(.levelMissing, [term(level: $0, of: new)]) }
        if new.appraisal != nil, !hasAppraiser { found.append(Obstacle(.noAppraiser)) }
        return found
    }

    /// Whether the target is where the case is, under whatever name.
    func isSamePlace(_ target: StateID) -> Bool {
        let to = new.states[Int(target.index)]
        return to.kind == state.kind && to.stage == state.stage.flatMap { succession.stages[$0] }
    }

    private func configuration(at target: StateID) -> Configuration {
        let to = new.states[Int(target.index)]
        var after = Configuration(of: new)
        after.state = target
        after.visit = before.visit
        after.route = StageSet(before.route.members.compactMap { succession.stages[$0] })
        after.recorded = before.recorded.flatMap { succession.outcomes[Int($0)] }.map { UInt8(truncatingIfNeeded: $0) }
        after.resume = before.resume.flatMap { succession.stages[Int($0)] }.map { UInt8(truncatingIfNeeded: $0) }
        if to.kind == .draft { return after }
        after.flagged = succession.set(before.flagged)
        let editable = state.kind == .returned ? succession.set(before.editable) : after.flagged
        after.editable = to.kind == .returned ? editable : .none
        keepVerdicts(&after, at: to.stage)
        guard isSamePlace(target) else { return after }
        after.attached = succession.set(before.attached)
        if let undone = before.undo.state, let place = succession.states[Int(undone.index)],
            new.states[Int(place.index)].stage.map(after.route.contains) ?? true
        {
            after.undo.state = place
            after.undo.visit = before.undo.visit
            after.undo.attached = succession.set(before.undo.attached)
            after.undo.flagged = succession.set(before.undo.flagged)
            after.undo.entered = succession.set(before.undo.entered)
        }
        return after
    }

    private func keepVerdicts(_ after: inout Configuration, at stage: Int?) {
        var given: [Int: Verdicts] = [:]
        for index in old.stages.indices {
            guard let place = succession.stages[index] else { continue }
            var verdicts = succession.set(state.stage == index ? before.verdicts : before.shelved(index))
            let judged = new.levels[new.stages[place].level].judged
            verdicts.reopen(new.allModules.subtracting(judged))
            if !verdicts.judged.isEmpty { given[place] = verdicts }
        }
        if let stage { after.verdicts = given[stage] ?? Verdicts() }
        for place in new.stages.indices where place != stage {
            if let verdicts = given[place] { after.shelve(verdicts, for: place) }
        }
    }

    private func canGoOn(_ configuration: Configuration) -> Bool {
        let verbs: [Verb] = [.submit, .approve, .dispatch, .terminate, .return, .record, .publish]
        let open = verbs.filter { verb in
            new.rows(from: configuration.state, verb: verb).contains { row in
                let step = Step(verb, pick: new.transitions[row].pick)
                if case .success = new.row(for: step, from: configuration, route: nil) { return true }
                return false
            }
        }
        let onwards: [Verb] = [.submit, .approve, .dispatch]
        let asked = onwards.filter { !new.rows(from: configuration.state, verb: $0).isEmpty }
        return !open.isEmpty && asked.allSatisfy(open.contains) && leadsToEnd(configuration)
    }

    /// Whether an end can be reached on this route, guards and memory aside; a draft's route is still to be fixed.
    private func leadsToEnd(_ configuration: Configuration) -> Bool {
        if new.states[Int(configuration.state.index)].kind == .draft { return true }
        var seen = [configuration.state]
        var place = 0
        while place < seen.count {
            let state = seen[place]
            if new.states[Int(state.index)].kind == .end { return true }
            for row in new.transitions where row.from == state && !seen.contains(row.to) {
                let (has, lacks) = (row.selector.has, row.selector.lacks)
                if has.isSubset(of: configuration.route), lacks.intersection(configuration.route).isEmpty {
                    seen.append(row.to)
                }
            }
            place += 1
        }
        return false
    }

    private func term(_ state: State) -> Term { Term(name: state.name, title: state.title) }

    private func term(level: Int, of machine: Machine) -> Term {
        Term(name: machine.levels[level].name, title: machine.levels[level].title)
    }
}
