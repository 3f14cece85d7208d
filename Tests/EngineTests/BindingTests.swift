// Bindings: what a unit and a person may be bound to, in every order of asking and approving.

import Engine
import Machines
import Testing

@Suite struct BindingTests {
    @Test("R020 a unit can not be its own superior")
    func selfBindingIsRefused() throws {
        var world = try World()
        try world.registerUnits()
        try #expect(world.apply("office", "unit-binding", to: "office") == "R0401")
        #expect(world.registry.cases.isEmpty)
    }

    @Test("R023 an office of human resources is nobody's superior unit")
    func officesAreNoSuperiors() throws {
        var world = try World()
        try world.registerUnits()
        try #expect(world.apply("office", "unit-binding", to: "county") == "R0401")
    }

    @Test(
        "Q14 two units that ask to be each other's superior: the second approval is refused, in either order",
        arguments: [false, true])
    func circlesDoNotClose(isSecondFirst: Bool) throws {
        var world = try World()
        try world.registerUnits()
        try #expect(world.apply("office", "unit-binding", to: "bureau") == nil)
        try #expect(world.apply("bureau", "unit-binding", to: "office") == nil)
        let approvals: [(String, UInt32)] = [("bureau", 1), ("office", 2)]
        let order = isSecondFirst ? approvals.reversed() : approvals
        #expect(world.act(order[0].0, .approve(opinion: "同意"), on: order[0].1) == nil)
        #expect(world.act(order[1].0, .approve(opinion: "同意"), on: order[1].1) == "R0401")
        #expect(world.state(order[1].1) == "superior.review")
        // The second request can still be ended.
        #expect(world.act(order[1].0, .terminate(opinion: "互为上级"), on: order[1].1) == nil)
    }

    @Test("R026 the superior stands in the profile after the approval, and not before")
    func theSuperiorShowsAfterTheApproval() throws {
        var world = try World()
        try world.registerUnits()
        let field = try #require(world.registry.ruleset.parties[1].field(named: "superior"))
        func superior() -> Value? { world.registry.party(world.author("office").party)?.value(field) }
        try #expect(world.apply("office", "unit-binding", to: "bureau") == nil)
        #expect(superior() == .unset)
        #expect(world.act("bureau", .approve(opinion: "同意"), on: 1) == nil)
        #expect(superior() == .party(world.author("bureau").party))
        try #expect(world.apply("office", "unit-binding", to: "bureau") == "R0402")
        #expect(world.act("office", .release, on: 1) == nil)
        #expect(superior() == .unset)
        try #expect(world.apply("office", "unit-binding", to: "bureau") == nil)
    }

    @Test("R030 after a termination another unit may be asked")
    func aTerminatedBindingMakesRoom() throws {
        var world = try World()
        try world.registerUnits()
        try #expect(world.apply("zhang", "personal-binding", to: "office") == nil)
        try #expect(world.apply("zhang", "personal-binding", to: "bureau") == "R0402")
        #expect(world.act("bureau", .approve(opinion: "同意"), on: 1) == "R0102")
        #expect(world.act("office", .approve(opinion: " "), on: 1) == "R0211")
        #expect(world.act("office", .terminate(opinion: "非本单位人员"), on: 1) == nil)
        try #expect(world.apply("zhang", "personal-binding", to: "bureau") == nil)
    }

    @Test("Q16 a person keeps the unit while a declaration runs")
    func aRunningDeclarationHoldsTheBinding() throws {
        var world = try World.province()
        let number = try world.declare("zhang")
        #expect(world.act("zhang", .release, on: 2) == "R0401")
        #expect(world.act("zhang", .revoke, on: number) == nil)
        #expect(world.act("zhang", .release, on: 2) == nil)
        try #expect(world.apply("zhang", "talent-grading") == "R0401")
    }
}
