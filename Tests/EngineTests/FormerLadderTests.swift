// What a changed division and a released superior do to running cases: nothing; and how their content goes into a new
// application (R018).

import Engine
import Machines
import Testing

@Suite struct FormerLadderTests {
    @Test("R018 Q30 Q31 a changed division moves no submitted case, and names it; a draft goes the new way")
    func aChangedDivisionMovesNothing() throws {
        var world = try World.province()
        let sent = try world.submitted("zhang")
        try #expect(world.apply("li", "personal-binding", to: "office") == nil)
        #expect(world.act("office", .approve(opinion: "同意"), on: sent + 1) == nil)
        let draft = try world.declare("li")
        let route = world.route(sent)
        #expect(world.former("office") == [])
        try world.change("office", "division", to: "220102")
        #expect(world.route(sent) == route)
        #expect(world.former("office") == [sent])
        #expect(world.former("zhang") == [sent])
        #expect(world.former("li") == [])
        #expect(world.act("li", .submit, on: draft) == "R0605")
        try world.change("office", "division", to: "220104")
        #expect(world.former("office") == [])
    }

    @Test("R017 R018 the manual's way: return, revoke, apply again, and the new case goes by the new division")
    func theManualsWay() throws {
        var world = try World.province()
        let sent = try world.submitted("zhang")
        try world.change("office", "division", to: "220000")
        let all = try world.modules("basic", "education", "achievements", "contract")
        #expect(world.act("office", .judge(all, isRight: true, note: ""), on: sent) == nil)
        let back = Act.return(.applicant, try world.modules("basic"), opinion: "行政区划已更正")
        #expect(world.act("office", back, on: sent) == nil)
        try #expect(world.apply("zhang", "talent-grading", from: sent) == "R0402")
        #expect(world.act("zhang", .revoke, on: sent) == nil)
        #expect(world.former("office") == [])
        try #expect(world.apply("zhang", "talent-grading", from: sent) == nil)
        let (old, new) = (try world.body(sent), try world.body(sent + 1))
        #expect(new.answers == old.answers)
        #expect(new.stops == [])
        #expect(world.act("zhang", .submit, on: sent + 1) == nil)
        #expect(world.route(sent + 1) == ["unit=office", "superior.1=bureau", "province=hall"])
    }

    @Test("R018 what the profile says today goes before what an earlier case says")
    func theProfileGoesFirst() throws {
        var world = try World.province()
        let sent = try world.declare("zhang")
        #expect(world.act("zhang", .revoke, on: sent) == nil)
        try world.change("zhang", "name", to: "张三丰")
        try #expect(world.apply("zhang", "talent-grading", from: sent) == nil)
        #expect(try world.body(sent + 1).answers[0][0].values[0] == .text("张三丰"))
        #expect(try world.body(sent).answers[0][0].values[0] == .text("张三"))
    }

    @Test("R018 only one's own case of the same matter that has ended is taken over")
    func otherCasesAreNotTaken() throws {
        var world = try World.province()
        let sent = try world.declare("zhang")
        try #expect(world.apply("zhang", "talent-grading", from: sent) == "R0402")
        #expect(world.act("zhang", .revoke, on: sent) == nil)
        try #expect(world.apply("zhang", "talent-grading", from: 2) == "R0404")
        try #expect(world.apply("zhang", "talent-grading", from: 1) == "R0102")
        try #expect(world.apply("zhang", "talent-grading", from: 99) == "R0102")
        #expect(world.registry.cases.count == 3)
    }

    @Test("R017 an office that moves to another division is found there, and no longer where it was")
    func anOfficeMoves() throws {
        var world = try World()
        try world.registerUnits()
        let office = try #require(world.registry.ruleset.offices.first)
        let county = world.author("county").party
        #expect(world.registry.holder(of: office, division: 220104) == county)
        try world.change("county", "division", to: "220102")
        #expect(world.registry.holder(of: office, division: 220104) == nil)
        #expect(world.registry.holder(of: office, division: 220102) == county)
        try world.change("office", "hrss", to: "yes")
        #expect(world.registry.holder(of: office, division: 220104) == world.author("office").party)
        try world.change("county", "hrss", to: "no")
        #expect(world.registry.holder(of: office, division: 220102) == nil)
    }

    @Test("R027 Q15 a superior is released without a review, and the submitted cases stay on their way")
    func aReleasedSuperiorMovesNothing() throws {
        var world = try World.province()
        let sent = try world.submitted("zhang")
        let route = world.route(sent)
        #expect(world.act("office", .release, on: 1) == nil)
        #expect(world.state(1) == "released")
        #expect(world.route(sent) == route)
        #expect(world.former("office") == [sent])
        #expect(world.former("bureau") == [sent])
        try world.pass("office", sent)
        #expect(world.state(sent) == "superior.1.review")
    }
}

extension World {
    fileprivate func former(_ account: String) -> [UInt32] {
        registry.casesOnFormerLadders(of: author(account).party, at: now).map(\.id.number)
    }

    fileprivate func body(_ number: UInt32) throws -> CaseBody {
        try #require(registry.case(CaseID(number))).body
    }
}
