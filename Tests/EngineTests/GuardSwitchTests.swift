// Rules that every matter has, switched off one at a time in the compiled machine: each is one guard or one effect of
// its rows, and without it the step that it refuses is taken.

import Engine
import Machines
import Testing

/// A guard or an effect, and what it alone refuses.
struct GuardSwitch: Sendable, CustomTestStringConvertible {
    /// Begins with the number of the requirement that the rule holds.
    let name: String
    let verb: Verb
    /// The row without the rule.
    let off: @Sendable (Transition) -> Transition
    /// What leads there, from a case that the unit reviews.
    let before: @Sendable (inout World, UInt32) throws -> Void
    let refused: @Sendable (inout World, UInt32) throws -> String?
    let code: String

    var testDescription: String { name }

    static let all = [
        GuardSwitch(
            name: "R043 Q18 what is not judged is not approved", verb: .approve,
            off: without { if case .judged = $0 { true } else { false } }, before: { _, _ in },
            refused: { $0.act("office", .approve(opinion: "同意"), on: $1) }, code: "R0204"),
        GuardSwitch(
            name: "R043 Q18 what is judged wrong is not approved", verb: .approve,
            off: without { if case .noneWrong = $0 { true } else { false } }, before: judgeAchievementsWrong,
            refused: { $0.act("office", .approve(opinion: "同意"), on: $1) }, code: "R0205"),
        GuardSwitch(
            name: "R044 a return names a module", verb: .return,
            off: without { if case .namesSome = $0 { true } else { false } }, before: judgeAllRight,
            refused: { $0.act("office", .return(.applicant, .none, opinion: "请改"), on: $1) }, code: "R0208"),
        GuardSwitch(
            name: "R046 Q17 a return leaves out no module judged wrong", verb: .return,
            off: without { if case .namesWrong = $0 { true } else { false } }, before: judgeAchievementsWrong,
            refused: { world, number in
                let basic = try world.modules("basic")
                return world.act("office", .return(.applicant, basic, opinion: "请改"), on: number)
            }, code: "R0209"),
        GuardSwitch(
            name: "R045 only the named modules are opened", verb: .return,
            off: { row in
                guard row.effects.contains(.openNamed) else { return row }
                return row.with(effects: row.effects.subtracting(.openNamed).union(.openAll))
            },
            before: { world, number in
                try judgeAchievementsWrong(&world, number)
                let achievements = try world.modules("achievements")
                #expect(world.act("office", .return(.applicant, achievements, opinion: "请改"), on: number) == nil)
            },
            refused: { world, number in
                let other = Answer(module: 0, row: 0, field: 3, value: .text("其他"))
                return world.act("zhang", .fill([other]), on: number)
            }, code: "R0207"),
    ]

    private static func without(
        _ rule: @escaping @Sendable (Guard) -> Bool
    ) -> @Sendable (Transition) -> Transition {
        { row in row.with(guards: row.guards.filter { !rule($0) }) }
    }

    @Sendable private static func judgeAllRight(_ world: inout World, _ number: UInt32) throws {
        let all = try world.modules("basic", "education", "achievements", "contract")
        #expect(world.act("office", .judge(all, isRight: true, note: ""), on: number) == nil)
    }

    @Sendable private static func judgeAchievementsWrong(_ world: inout World, _ number: UInt32) throws {
        try judgeAllRight(&world, number)
        let achievements = try world.modules("achievements")
        #expect(world.act("office", .judge(achievements, isRight: false, note: "缺证明"), on: number) == nil)
    }
}

@Suite struct GuardSwitchTests {
    @Test("R043 R044 R045 R046 a guard switched off refuses no more", arguments: GuardSwitch.all)
    func aGuardSwitchedOffRefusesNoMore(_ row: GuardSwitch) throws {
        #expect(try play(row) { $0 } == row.code)
        #expect(try play(row, row.off) == nil)
    }

    private func play(_ row: GuardSwitch, _ edit: (Transition) -> Transition) throws -> String? {
        var world = try World.province()
        world.deploy { machine in
            machine.with(transitions: machine.transitions.map { $0.verb == row.verb ? edit($0) : $0 })
        }
        let number = try world.submitted("zhang")
        try row.before(&world, number)
        return try row.refused(&world, number)
    }
}

extension World {
    /// Takes a rulebook with every machine edited into use.
    fileprivate mutating func deploy(_ edit: (Machine) -> Machine) {
        let old = registry.ruleset
        let edited = Ruleset(
            parties: old.parties, offices: old.offices, divisions: old.divisions, calendar: old.calendar,
            machines: old.machines.map(edit), opinions: old.opinions)
        fold(.deployed(hash: "edited"), by: "") { _ in edited }
    }
}

extension Transition {
    fileprivate func with(guards: [Guard]? = nil, effects: Effects? = nil) -> Transition {
        Transition(
            from: from, verb: verb, pick: pick, selector: selector, actor: actor, guards: guards ?? self.guards,
            effects: effects ?? self.effects, to: to)
    }
}
