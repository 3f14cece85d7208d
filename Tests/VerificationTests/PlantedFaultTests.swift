// Faults planted into a small matter: each law and each kind of property is broken once, and the way that shows it is
// as short as the shortest that the machine's own steps have.

import Compilation
import Machines
import Testing
import Verification

private let leave = """
    party person "人" {
        field name "姓名" text
        field unit "单位" unit optional
    }
    party unit "单位" {
        field name "名称" text
        field division "区划" division
        field bureau "局" flag
    }
    office bureau "局" among unit when bureau by division tiers province "省", prefecture "市", county "县"
    matter leave "请假" {
        category "日常"
        applicant person
        module basic "基本信息" { field days "天数" number }
        module more "更多" { field note "说明" text }
        attachment letter "申请书" pdf up to 1 MB
        level unit "单位" {
            reviewer applicant.unit
            judge every module
            approve
            return to applicant
            recall
            dispatch with letter
        }
        level county "县" {
            reviewer bureau at county of applicant.unit.division
            optional
            judge every module
            approve
            return to applicant, unit
            terminate
        }
        revoke from draft, returned
    }
    """

/// A matter in which something was changed, and what is found against it.
private struct Planted {
    let ruleset: Ruleset
    let machine: Machine
    let exploration: Exploration

    /// The small matter with its rows changed, and with these statements for a property.
    init(_ statements: String = "", _ change: (Machine, Transition) -> Transition? = { $1 }) throws {
        let property = statements.isEmpty ? "" : "\nproperty \"性质\" for leave { \(statements) }\n"
        let trial = try Trial(texts: ["divisions \"divisions.json\"\n" + leave + property])
        let sound = trial.ruleset.machines[0]
        let changed = sound.with(transitions: sound.transitions.compactMap { change(sound, $0) })
        machine = changed
        ruleset = Ruleset(
            parties: trial.ruleset.parties, offices: trial.ruleset.offices, divisions: trial.ruleset.divisions,
            machines: [changed])
        exploration = Verification.explore(ruleset, machine: 0, properties: trial.compiled.properties[0])
    }

    /// Expects the finding, and that its way is as short as the shortest with the machine's own steps.
    func check<Memory: Hashable>(
        _ law: String, _ memory: Memory, remember: (Memory, PlainExploration.Taken) -> Memory,
        _ location: SourceLocation = #_sourceLocation,
        to isWanted: (Memory, PlainExploration.Taken) -> Bool
    ) throws {
        let finding = try #require(exploration.findings.first { $0.law.id == law }, sourceLocation: location)
        let trace = try #require(finding.trace, sourceLocation: location)
        let plain = PlainExploration(machine: machine, routes: exploration.routes) { _ in true }
        #expect(
            trace.steps.count == plain.distance(memory, remember, to: isWanted), "\(trace.steps)",
            sourceLocation: location)
        #expect(replay(trace, on: machine) != nil, sourceLocation: location)
    }

    func check(
        _ law: String, _ location: SourceLocation = #_sourceLocation,
        to isWanted: (PlainExploration.Taken) -> Bool
    ) throws {
        try check(law, 0, remember: { memory, _ in memory }, location, to: { _, taken in isWanted(taken) })
    }

    func state(_ name: String) -> StateID { machine.state(name) }

    var laws: Set<String> { Set(exploration.violations.map(\.law.id)) }
}

extension Machine {
    fileprivate func state(_ name: String) -> StateID { StateID(states.firstIndex { $0.name == name } ?? 0) }
}

extension Transition {
    fileprivate func with(guards: [Guard]? = nil, effects: Effects? = nil, to: StateID? = nil) -> Transition {
        Transition(
            from: from, verb: verb, pick: pick, selector: selector, actor: actor, guards: guards ?? self.guards,
            effects: effects ?? self.effects, to: to ?? self.to)
    }
}

@Test func theSmallMatterIsSound() throws {
    let planted = try Planted()
    #expect(planted.exploration.findings == [])
    #expect(planted.exploration.routes.count == 2)
}

@Test func aStateThatNoCaseReachesIsFound() throws {
    let planted = try Planted { $1.to == $0.state("county.review") ? nil : $1 }
    #expect(
        planted.exploration.findings.contains {
            $0.law.id == "V0101" && $0.place == .state(planted.state("county.review"))
        })
    #expect(
        !planted.exploration.findings.contains { $0.law.id == "V0101" && $0.place == .state(planted.state("returned")) }
    )
}

@Test func aStateWithoutAWayOutIsFound() throws {
    let planted = try Planted { $1.verb == .dispatch || $1.verb == .recall ? nil : $1 }
    let dispatch = planted.state("unit.dispatch")
    try planted.check("V0102") { $0.after.state == dispatch }
    // What can be recalled can be returned and revoked.
    let recalling = try Planted { $1.verb == .dispatch ? nil : $1 }
    #expect(recalling.laws == ["V0101"])
}

@Test func aDecisionThatNobodyCanTakeIsFound() throws {
    let planted = try Planted { machine, row in
        row.verb == .terminate ? row.with(guards: [.attachedAll(AttachmentSet([0]))]) : row
    }
    let place = Finding.Place.decision(planted.state("county.review"), .terminate, .nothing)
    #expect(planted.exploration.findings.contains { $0.law.id == "V0103" && $0.place == place })
    #expect(planted.laws == ["V0101", "V0103"])
}

@Test func aReturnWithoutAWayBackIsFound() throws {
    let planted = try Planted { $1.from == $0.state("returned") && $1.verb == .submit ? nil : $1 }
    // The unit can recall its return, the county can not.
    let county = planted.state("county.review")
    #expect(planted.exploration.violations.map(\.place) == [.state(county)])
    try planted.check("V0105") { $0.before.state == county && $0.step.pick == .applicant }
}

@Test func editingWhatWasNotFlaggedIsFound() throws {
    let planted = try Planted { machine, row in
        row.effects.contains(.openNamed) ? row.with(effects: row.effects.subtracting(.openNamed).union(.openAll)) : row
    }
    let returned = planted.state("returned")
    try planted.check("V0106") { $0.after.state == returned && $0.after.editable != $0.after.flagged }
}

@Test func editingUnderReviewIsFound() throws {
    let planted = try Planted { $1.with(effects: $1.effects.subtracting(.closeEditing)) }
    let review = planted.state("unit.review")
    try planted.check("V0106") { $0.after.state == review && $0.after.editable != .none }
}

@Test func aDispatchWithoutAttachmentIsFound() throws {
    let planted = try Planted { $1.verb == .dispatch ? $1.with(guards: []) : $1 }
    try planted.check("V0107") { $0.step.verb == .dispatch && $0.before.attached == .none }
}

@Test func decidingTwiceIsFound() throws {
    let planted = try Planted { machine, row in
        guard row.verb == .dispatch, row.to == machine.state("county.review") else { return row }
        return row.with(effects: row.effects.subtracting(.enter), to: machine.state("unit.review"))
    }
    let rows = planted.machine.transitions
    func decides(_ taken: PlainExploration.Taken) -> Bool {
        rows[taken.row].actor == .stage(0) && [.approve, .return].contains(taken.step.verb)
    }
    try planted.check(
        "V0108", false,
        remember: { hasDecided, taken in
            let isNew = rows[taken.row].effects.contains(.enter) || rows[taken.row].effects.contains(.undo)
            return !isNew && (hasDecided || decides(taken))
        },
        to: { $0 && decides($1) })
}

@Test func aBrokenAlwaysIsFound() throws {
    let planted = try Planted("always after unit.approve: attached letter")
    try planted.check("V0201") { $0.step.verb == .approve && $0.before.state == planted.state("unit.review") }
    let kept = try Planted("always after unit.dispatch: attached letter")
    #expect(kept.exploration.findings == [])
    let standing = try Planted("always attached letter")
    #expect(standing.laws == ["V0201"])
}

@Test func aBrokenNeverIsFound() throws {
    let planted = try Planted("never attached letter")
    try planted.check("V0201") { $0.after.attached != .none }
    let kept = try Planted("never after county.approve: attached letter")
    #expect(kept.exploration.findings == [])
}

@Test func aRuleOfAPropertyIsAskedInOneWorld() throws {
    let planted = try Planted("never after unit.approve: basic.days > 10 and basic.days < 12")
    try planted.check(
        "V0201", false, remember: { $0 || $1.step.verb == .fill }, to: { $0 && $1.step.verb == .approve })
    let impossible = try Planted("never after unit.approve: basic.days > 12 and basic.days < 12")
    #expect(impossible.exploration.findings == [])
    let certain = try Planted("always after unit.approve: basic.days is set")
    #expect(certain.exploration.findings == [])
}

@Test func aBrokenOrderIsFound() throws {
    let planted = try Planted("county.approve only after county.judge; county.approve only after unit.return")
    #expect(planted.exploration.violations.map(\.place) == [.property(1, nil)])
    let county = planted.state("county.review")
    try planted.check(
        "V0201", false, remember: { $0 || ($1.step.verb == .return && $1.before.state != county) },
        to: { !$0 && $1.step.verb == .approve && $1.before.state == county })
}

@Test func aPlaceThatCanNotBeReachedIsFound() throws {
    let planted = try Planted("from every state can reach terminated")
    #expect(planted.laws == ["V0201"])
    let kept = try Planted("from every state can reach end")
    #expect(kept.exploration.findings == [])
}

@Test func aDeedThatNeverHappensIsRemarked() throws {
    let planted = try Planted("never after county.terminate: attached letter") { $1.verb == .terminate ? nil : $1 }
    #expect(planted.exploration.findings.contains { $0.law.id == "V0202" })
    #expect(planted.laws == ["V0101"])
}

@Test func aRecallThatTheLevelTakesElsewhereIsARemark() throws {
    func never(_ machine: Machine, _ row: Transition) -> Transition {
        var selector = row.selector
        selector.memory = .undo(machine.initial)
        return Transition(
            from: row.from, verb: row.verb, pick: row.pick, selector: selector, actor: row.actor, guards: row.guards,
            effects: row.effects, to: row.to)
    }
    let elsewhere = try Planted { machine, row in
        row.verb == .recall && row.from == machine.state("returned") ? never(machine, row) : row
    }
    #expect(elsewhere.exploration.findings.map(\.law.id) == ["V0104"])
    let nowhere = try Planted { $1.verb == .recall ? never($0, $1) : $1 }
    #expect(nowhere.laws == ["V0103"])
}
