// The cases that were there before: one that has come to an outcome some years ago, and those that others have under
// way. They go the straightest way, with the people who are there.

import Engine
import Machines

extension Playing {
    /// Lets earlier cases come to their outcomes as long ago as the premises say.
    mutating func addEarlierCases() throws(Unenactable) {
        var wanted: [(day: CivilDate, fact: Fact, machine: Int, outcome: Int)] = []
        for fact in settlement.told {
            guard case .yearsSinceOutcome(let matter, let outcome) = fact else { continue }
            for step in settlement.days.indices {
                guard case .number(let years)? = settlement.value(of: fact, at: step) else { continue }
                guard let index = ruleset.machine(named: matter),
                    let place = ruleset.machines[index].outcomes.firstIndex(where: { $0.name == outcome }),
                    years >= 0, Int(years / Value.numberScale) < settlement.days[step].components.year - 1
                else { throw Unenactable.fact(fact, step: step == 0 ? nil : step - 1) }
                let day = settlement.days[step].yearsEarlier(Int(years / Value.numberScale))
                wanted.append((day, fact, index, place))
                break
            }
        }
        for item in wanted.sorted(by: { ($0.day, $0.machine, $0.outcome) < ($1.day, $1.machine, $1.outcome) }) {
            turnClock(to: item.day)
            guard try bring(item.machine, to: item.outcome) else { throw Unenactable.fact(item.fact, step: nil) }
        }
    }

    /// Begins a case of another matter and leaves it under way; whether it can be.
    mutating func begin(_ index: Int, by party: Int) throws(Unenactable) -> Bool {
        let other = ruleset.machines[index]
        guard other.facts.applicant == cast.members[party].kind else { return false }
        let target = other.facts.target.map { aim($0, of: party) }
        if other.modules.isEmpty, ladder(of: other, from: party, to: target) == nil { return false }
        add(party, .apply(target: target), on: index)
        return true
    }

    /// Leads a case of the applicant to an outcome; whether there is a way.
    private mutating func bring(_ index: Int, to outcome: Int) throws(Unenactable) -> Bool {
        let other = ruleset.machines[index]
        guard other.facts.applicant == cast.members[cast.applicant].kind else { return false }
        let target = other.facts.target.map { aim($0, of: cast.applicant) }
        guard let (ladder, route) = ladder(of: other, from: cast.applicant, to: target) else { return false }
        add(cast.applicant, .apply(target: target), on: index)
        if !other.modules.isEmpty {
            add(cast.applicant, .fillEverything, on: index)
            add(cast.applicant, .submit, on: index)
        }
        for stage in route.members {
            guard let holder = ladder.holders[stage] else { return false }
            let level = other.levels[other.stages[stage].level]
            if !level.judged.isEmpty { add(holder, .judge(.everything, isRight: true, note: ""), on: index) }
            add(holder, .approve(opinion: sample(.approve, zh: "情况属实，同意。", en: "In order.")), on: index)
            guard let needed = other.dispatchNeeds(of: stage) else { continue }
            for attachment in needed { add(holder, .attach(.dispatch(attachment), file: nil), on: index) }
            add(holder, .dispatch, on: index)
        }
        guard let appraiser = ladder.appraiser else { return other.appraisal == nil }
        add(appraiser, .record(outcome: outcome, values: resultValues(of: outcome, on: other)), on: index)
        add(appraiser, .publish, on: index)
        return true
    }

    private mutating func aim(_ target: Target, of party: Int) -> Int {
        // Whom the party is bound to already is bound again by it, so that nothing changes.
        let fields = ruleset.parties[cast.members[party].kind].fields.indices
        let bound = fields.compactMap { field -> Int? in
            guard case .party(let other)? = cast.members[party].values[field],
                cast.members[other].kind == target.kind
            else { return nil }
            return other
        }.first
        let known = cast.members.indices.first { $0 != party && cast.members[$0].kind == target.kind }
        let member = bound ?? known ?? cast.add(target.kind)
        cast.name(member, .target(target.title))
        cast.beFound(member)
        return member
    }

    /// Who decides on another matter as the people stand now. Levels are passed over where nobody is there for them;
    /// nil where somebody must be.
    private mutating func ladder(
        of other: Machine, from party: Int, to target: Int?
    ) -> (ladder: Ladder, route: StageSet)? {
        guard party == cast.applicant else { return nil }
        let before = cast.target
        cast.target = target
        defer { cast.target = before }
        var route = StageSet.none
        for (index, level) in other.levels.enumerated() {
            let values = other.expressions.facts.map { fact -> Value in
                if case .path(let path) = fact { cast.value(at: path) } else { .unset }
            }
            if let presence = level.presence, !other.expressions.holds(presence, given: values) { continue }
            let stages = other.stages.indices.filter { other.stages[$0].level == index }
            let count: Int
            switch level.reviewer {
            case .party(let path): count = cast.member(at: path) == nil && level.isOptional ? 0 : 1
            case .chain(let path, let field, _):
                count = max(cast.chain(from: path, field: field).count, level.isOptional ? 0 : 1)
            case .office(_, let tier, let path):
                var depth = 0
                if case .division(let code) = cast.value(at: path) { depth = ruleset.lineage(of: code).count }
                count = depth > tier || !level.isOptional ? 1 : 0
            }
            for stage in stages.prefix(count) { route.insert(stage) }
        }
        return cast.makeLadder(route, of: other) { _ in true }.map { ($0, route) }
    }
}

extension Machine {
    /// The attachments without which a case is not sent on from the stage; nil where it is not sent on there.
    fileprivate func dispatchNeeds(of stage: Int) -> [Int]? {
        guard let state = states.firstIndex(where: { $0.kind == .dispatch && $0.stage == stage }) else { return nil }
        guard let row = rows(from: StateID(state), verb: .dispatch).first else { return nil }
        var needed: [Int] = []
        for test in transitions[row].guards {
            switch test {
            case .attachedAll(let kinds): needed += kinds.members
            case .attachedAny(let kinds): needed += kinds.members.prefix(1)
            default: break
            }
        }
        return needed
    }
}
