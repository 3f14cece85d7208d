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

    @Test(
        "Q14 R020 three units that ask in a ring: the last approval is refused, in every order",
        arguments: [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
    func longerCirclesDoNotClose(order: [Int]) throws {
        var world = try World()
        try world.registerUnits()
        let third: World.Typed = [
            "name": "第三单位", "credit-code": "12220100TE0000070Y", "division": "220100", "hrss": "no", "kind": "企业",
        ]
        try #expect(world.register("unit", "third", third) == nil)
        let ring = [("office", "bureau"), ("bureau", "third"), ("third", "office")]
        for (unit, superior) in ring { try #expect(world.apply(unit, "unit-binding", to: superior) == nil) }
        for (place, index) in order.enumerated() {
            let expected = place == 2 ? "R0401" : nil
            let superior = ring[index].1
            #expect(world.act(superior, .approve(opinion: "同意"), on: UInt32(index + 1)) == expected)
        }
    }

    @Test("R027 Q15 Q16 a request that waits is withdrawn by its applicant alone, and makes room for another")
    func aPendingRequestIsWithdrawn() throws {
        var world = try World()
        try world.registerUnits()
        try #expect(world.apply("zhang", "personal-binding", to: "office") == nil)
        #expect(world.act("office", .revoke, on: 1) == "R0302")
        #expect(world.act("zhang", .revoke, on: 1) == nil)
        #expect(world.state(1) == "revoked")
        #expect(world.act("office", .approve(opinion: "同意"), on: 1) == "R0201")
        try #expect(world.apply("zhang", "personal-binding", to: "bureau") == nil)
        try #expect(world.apply("office", "unit-binding", to: "bureau") == nil)
        #expect(world.act("office", .revoke, on: 3) == nil)
        #expect(world.act("bureau", .approve(opinion: "同意"), on: 3) == "R0201")
    }

    @Test("R029 R032 a binding is approved or terminated; it can not be returned")
    func aBindingIsNotReturned() throws {
        var world = try World()
        try world.registerUnits()
        try #expect(world.apply("zhang", "personal-binding", to: "office") == nil)
        try #expect(world.apply("office", "unit-binding", to: "bureau") == nil)
        for (unit, number) in [("office", UInt32(1)), ("bureau", 2)] {
            #expect(world.act(unit, .return(.applicant, .none, opinion: "请改"), on: number) == "R0201")
            #expect(world.act(unit, .terminate(opinion: "资格不符"), on: number) == nil)
            #expect(world.state(number) == "terminated")
        }
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
