// The manual's road through the engine: returns, verdicts, recalls, the ladder and its end.

import Engine
import Machines
import Testing

@Suite struct RoadTests {
    @Test func aLadderIsFixedAtTheSubmission() throws {
        var world = try World.province()
        let number = try world.submitted("zhang")
        let route = ["unit=office", "superior.1=bureau", "county=county", "prefecture=city", "province=hall"]
        #expect(world.route(number) == route)
        // The unit leaves its superior; the running case keeps its ladder (Q15).
        #expect(world.act("office", .release, on: 1) == nil)
        #expect(world.route(number) == route)
    }

    @Test func decidesBehindTheEventsOfTheCallersList() throws {
        var world = try World.province()
        let number = try world.submitted("zhang")
        let office = try #require(world.registry.account(named: "office"))
        let author = Author(
            account: "office", party: try #require(office.party), role: office.role, at: world.now)
        var events: [Event] = [.exported(filter: "", rows: 0)]
        let refusal = world.registry.decide(
            .approve(opinion: " \u{3000}\n"), on: CaseID(number), by: author, into: &events)
        #expect(refusal?.code.id == "R0204" && events.count == 1)
        let judging = Act.judge(.first(4), isRight: true, note: "")
        #expect(world.registry.decide(judging, on: CaseID(number), by: author, into: &events) == nil)
        #expect(events.last == .changed(CaseID(number), .judged(.first(4), isRight: true, note: "")))
        #expect(events.count == 2)
    }

    @Test func optionalLevelsArePassedOver() throws {
        var world = try World.province()
        #expect(world.act("office", .release, on: 1) == nil)
        let number = try world.submitted("zhang")
        #expect(world.route(number) == ["unit=office", "county=county", "prefecture=city", "province=hall"])
        try world.pass("office", number)
        #expect(world.state(number) == "county.review")
    }

    @Test("R045 only the flagged modules can be edited, and other verdicts survive")
    func onlyFlaggedModulesCanBeEdited() throws {
        var world = try World.province()
        let number = try world.submitted("zhang")
        let achievements = try world.modules("achievements")
        let others = try world.modules("basic", "education", "contract")
        #expect(world.act("office", .judge(achievements, isRight: false, note: "缺证明"), on: number) == nil)
        #expect(world.act("office", .judge(others, isRight: true, note: ""), on: number) == nil)
        #expect(world.act("office", .approve(opinion: "同意"), on: number) == "R0205")
        #expect(world.act("office", .return(.applicant, others, opinion: "请补充"), on: number) == "R0209")
        #expect(world.act("office", .return(.applicant, achievements, opinion: "请补充"), on: number) == nil)
        #expect(world.state(number) == "returned")
        let other = Answer(module: 0, row: 0, field: 3, value: .text("其他"))
        let refusal = world.refusal("zhang", .fill([other]), on: number)
        #expect(refusal?.code.id == "R0207")
        #expect(
            refusal?.argument("editable") == .terms([Term(name: "achievements", title: "业绩成果")]))
        let mended = Answer(module: 2, row: 0, field: 0, value: .text("国家科技进步奖"))
        #expect(world.act("zhang", .fill([mended]), on: number) == nil)
        #expect(world.act("zhang", .submit, on: number) == nil)
        let subject = try #require(world.registry.case(CaseID(number)))
        #expect(subject.configuration.verdicts.right == others)
        #expect(subject.configuration.verdicts.wrong.isEmpty)
        #expect(world.act("office", .approve(opinion: "同意"), on: number) == "R0204")
        #expect(world.act("office", .judge(achievements, isRight: true, note: ""), on: number) == nil)
        #expect(world.act("office", .approve(opinion: "同意"), on: number) == nil)
        #expect(world.act("office", .dispatch, on: number) == "R0701")
    }

    @Test func aReturnToALevelComesBackTheSameWay() throws {
        var world = try World.province()
        let number = try world.submitted("zhang")
        for account in ["office", "bureau", "county"] { try world.pass(account, number) }
        let education = try world.modules("education")
        #expect(world.act("city", .return(.level(0), education, opinion: "请核实学历"), on: number) == nil)
        #expect(world.state(number) == "unit.review")
        let subject = try #require(world.registry.case(CaseID(number)))
        #expect(subject.configuration.flagged == education)
        // The flagged module is to be judged again, and the dispatch needs its attachment anew.
        #expect(world.act("office", .approve(opinion: "属实"), on: number) == "R0204")
        #expect(world.act("office", .judge(education, isRight: true, note: "已核实"), on: number) == nil)
        #expect(world.act("office", .approve(opinion: "属实"), on: number) == nil)
        #expect(world.act("office", .dispatch, on: number) == "R0701")
        #expect(world.act("office", .attach(.dispatch(1), World.file("l.pdf")), on: number) == nil)
        #expect(world.act("office", .dispatch, on: number) == nil)
        #expect(world.state(number) == "superior.1.review")
    }

    @Test func aDecisionIsRecalledUntilSomebodyActs() throws {
        var world = try World.province()
        let number = try world.submitted("zhang")
        try world.pass("office", number)
        #expect(world.state(number) == "superior.1.review")
        #expect(world.act("bureau", .recall, on: number) == "R0203")
        #expect(world.act("office", .recall, on: number) == nil)
        #expect(world.state(number) == "unit.dispatch")
        // What was attached for the dispatch is still there.
        #expect(world.act("office", .dispatch, on: number) == nil)
        let all = try world.modules("basic", "education", "achievements", "contract")
        #expect(world.act("bureau", .judge(all, isRight: true, note: ""), on: number) == nil)
        #expect(world.act("office", .recall, on: number) == "R0203")
    }

    @Test func aReturnIsRecalledUntilTheApplicantActs() throws {
        var world = try World.province()
        let number = try world.submitted("zhang")
        let all = try world.modules("basic", "education", "achievements", "contract")
        #expect(world.act("office", .judge(all, isRight: true, note: ""), on: number) == nil)
        #expect(world.act("office", .return(.applicant, all, opinion: "误"), on: number) == nil)
        #expect(world.act("office", .recall, on: number) == nil)
        #expect(world.state(number) == "unit.review")
        #expect(world.act("zhang", .fill(World.answers), on: number) == "R0201")
        #expect(world.act("office", .approve(opinion: "同意"), on: number) == nil)
    }

    @Test("R060 a result is undecided for others until it is published")
    func resultsAreSeenWhenPublished() throws {
        var world = try World.province()
        let number = try world.submitted("zhang")
        for account in ["office", "bureau", "county", "city", "hall"] { try world.pass(account, number) }
        #expect(world.state(number) == "appraisal")
        #expect(world.act("hall", .publish, on: number) == "R0801")
        #expect(world.act("hall", .record(ResultRecord(outcome: 0, values: [])), on: number) == "R0804")
        let granted = ResultRecord(outcome: 0, values: [.choice(4)])
        #expect(world.act("office", .record(granted), on: number) == "R0303")
        #expect(world.act("hall", .record(granted), on: number) == nil)
        try #expect(world.visibleResult(number, "office") == nil)
        try #expect(world.visibleResult(number, "hall") == granted)
        #expect(world.act("hall", .publish, on: number) == nil)
        try #expect(world.visibleResult(number, "office") == granted)
        #expect(world.state(number) == "passed")
        #expect(world.act("hall", .record(granted), on: number) == "R0201")
        try #expect(world.apply("zhang", "talent-grading") == "R0402")
    }

    @Test("R018 a wrong division is cured by return, revocation and a new application")
    func aRevokedCaseMakesRoom() throws {
        var world = try World.province()
        let number = try world.submitted("zhang")
        #expect(world.act("zhang", .revoke, on: number) == "R0201")
        let basic = try world.modules("basic")
        let all = try world.modules("basic", "education", "achievements", "contract")
        #expect(world.act("office", .judge(all, isRight: true, note: ""), on: number) == nil)
        #expect(world.act("office", .return(.applicant, basic, opinion: "区划有误"), on: number) == nil)
        #expect(world.act("zhang", .revoke, on: number) == nil)
        #expect(world.state(number) == "revoked")
        try #expect(world.submitted("zhang") == number + 1)
    }

    @Test("R033 R036 the desk counts a unit's cases from its own side")
    func desksAreCounted() throws {
        var world = try World.province()
        let number = try world.submitted("zhang")
        #expect(try world.counts("office") == "1 0 0 0 0")
        let all = try world.modules("basic", "education", "achievements", "contract")
        #expect(world.act("office", .judge(all, isRight: true, note: ""), on: number) == nil)
        #expect(world.act("office", .approve(opinion: "同意"), on: number) == nil)
        #expect(try world.counts("office") == "0 1 0 0 0")
        #expect(world.act("office", .recall, on: number) == nil)
        #expect(world.act("office", .return(.applicant, all, opinion: "重填"), on: number) == nil)
        #expect(try world.counts("office") == "0 0 1 1 1")
        #expect(try world.counts("city") == "0 0 0 0 0")
        #expect(world.act("zhang", .submit, on: number) == nil)
        #expect(try world.counts("office") == "1 0 0 0 0")
    }
}

extension World {
    fileprivate func visibleResult(_ number: UInt32, _ account: String) throws -> ResultRecord? {
        let subject = try #require(registry.case(CaseID(number)))
        return subject.visibleResult(in: registry.machine(of: subject), for: author(account).party)
    }

    /// Pending, dispatch, returned, today and done.
    fileprivate func counts(_ account: String) throws -> String {
        let table = registry.deskTable(for: author(account).party, year: 2023, today: now.day)
        let counts = try #require(table.rows.first { $0.name == "talent-grading" }).counts
        #expect(counts.all == counts.pending + counts.dispatch + counts.done)
        return "\(counts.pending) \(counts.dispatch) \(counts.returned) \(counts.today) \(counts.done)"
    }
}
