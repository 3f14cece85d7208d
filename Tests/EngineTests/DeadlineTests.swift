// When cases are due: the limits of their levels from each entry into a state, by the calendar that is now in use.

import Engine
import Machines
import Testing

/// A ladder of two levels of the target, one that counts workdays and dispatches, one that counts days.
private let rulebook = """
    divisions "divisions.json"
    calendar "calendar.json"
    party person "自然人" { field name "姓名" text }
    party unit "单位" { field name "名称" text; field code "代码" text unique; field division "区划" division }
    matter leave "请假" {
        category "日常"
        applicant person
        target unit "单位" by code
        module basic "信息" { field note "说明" text optional }
        attachment letter "申报函" pdf up to 5 MB
        level first "初审" {
            reviewer target
            judge every module
            approve
            return to applicant
            recall
            dispatch with letter
            within 3 workdays
        }
        level second "复审" { reviewer target; approve; return to first; within 5 days }
        level last "备案" { reviewer target; approve }
    }
    """

@Suite struct DeadlineTests {
    private var world: World

    /// A case that was submitted on 27 September 2023, two days before eight days off.
    init() throws {
        world = try World(rulebook: rulebook)
        try #expect(world.register("person", "zhang", ["name": "张三"]) == nil)
        try #expect(world.register("unit", "office", ["name": "某局", "code": "1", "division": "220000"]) == nil)
        world.now = try day("2023-09-26").morning
        try #expect(world.apply("zhang", "leave", to: "office") == nil)
        #expect(due == nil)
        world.now = try day("2023-09-27").morning
        #expect(world.act("zhang", .submit, on: 1) == nil)
    }

    private var due: String? { world.registry.case(CaseID(1)).flatMap { world.registry.due(of: $0)?.day.description } }

    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    @Test func theDayOfEntryDoesNotCountAndWorkedWeekendsDo() throws {
        #expect(due == "2023-10-08")
        let found = try #require(world.registry.case(CaseID(1)).flatMap(world.registry.due))
        #expect(found.limit == Deadline(days: 3, countsWorkdaysOnly: true) && found.unknownYear == nil)
    }

    @Test(arguments: [
        ("2023-09-27", DueStanding.ahead(3), true), ("2023-09-28", .ahead(2), true), ("2023-10-06", .ahead(2), true),
        ("2023-10-07", .ahead(1), true), ("2023-10-08", .today, true), ("2023-10-09", .overdue(1), false),
        ("2023-10-13", .overdue(5), false), ("2023-10-15", .overdue(5), false), ("2023-09-26", .ahead(4), false),
    ])
    func aLimitOfWorkdaysIsToldInWorkdays(_ text: String, _ standing: DueStanding, _ isSoon: Bool) throws {
        let found = try #require(world.registry.case(CaseID(1)).flatMap(world.registry.due))
        #expect(world.registry.standing(of: found, on: try day(text)) == standing)
        #expect(world.registry.isSoon(found, on: try day(text)) == isSoon)
    }

    @Test mutating func actingInAStateMovesNoDueDay() throws {
        world.now = try day("2023-09-28").morning
        #expect(world.act("office", .judge(ModuleSet([0]), isRight: true, note: ""), on: 1) == nil)
        #expect(due == "2023-10-08")
    }

    @Test mutating func everyEntryIntoAStateBeginsAnew() throws {
        try judge(isRight: false, on: "2023-10-07")
        #expect(world.act("office", .return(.applicant, ModuleSet([0]), opinion: "请补充"), on: 1) == nil)
        #expect(due == nil, "days with the applicant have no limit")
        world.now = try day("2023-10-12").morning
        #expect(world.act("zhang", .submit, on: 1) == nil)
        #expect(due == "2023-10-17", "after a return and a new submission")

        try judge(isRight: true, on: "2023-10-13")
        #expect(world.act("office", .approve(opinion: "同意"), on: 1) == nil)
        #expect(due == "2023-10-18", "waiting to be dispatched")
        world.now = try day("2023-10-16").morning
        #expect(world.act("office", .recall, on: 1) == nil)
        #expect(due == "2023-10-19", "after a recall")

        #expect(world.act("office", .approve(opinion: "同意"), on: 1) == nil)
        #expect(world.act("office", .attach(.dispatch(0), World.file("r.pdf")), on: 1) == nil)
        world.now = try day("2023-10-20").morning
        #expect(world.act("office", .dispatch, on: 1) == nil, "being late refuses nothing")
        #expect(due == "2023-10-25", "five days, whatever days they are")
        #expect(world.act("office", .return(.level(0), ModuleSet([]), opinion: "请核实"), on: 1) == nil)
        #expect(due == "2023-10-25", "three workdays after a return to the level")

        #expect(world.act("office", .approve(opinion: "同意"), on: 1) == nil)
        #expect(world.act("office", .attach(.dispatch(0), World.file("r.pdf")), on: 1) == nil)
        #expect(world.act("office", .dispatch, on: 1) == nil)
        #expect(world.act("office", .approve(opinion: "同意"), on: 1) == nil)
        #expect(world.state(1) == "last.review" && due == nil, "a level without a limit")
    }

    @Test mutating func runningCasesCountByTheCalendarNowInUse() throws {
        let old = world.registry.ruleset
        let plain = Ruleset(
            parties: old.parties, offices: old.offices, divisions: old.divisions, machines: old.machines)
        world.fold(.deployed(hash: "plain"), by: "") { _ in plain }
        #expect(due == "2023-10-02", "without holidays")
        let found = try #require(world.registry.case(CaseID(1)).flatMap(world.registry.due))
        #expect(found.unknownYear == 2023)
    }

    @Test func aLimitOfDaysIsToldInDays() throws {
        let limit = Deadline(days: 5, countsWorkdaysOnly: false)
        let due = Due(day: try day("2023-10-06"), limit: limit, unknownYear: nil)
        #expect(world.registry.standing(of: due, on: try day("2023-10-01")) == .ahead(5))
        #expect(world.registry.isSoon(due, on: try day("2023-09-30")), "soon is told by workdays")
        #expect(world.registry.standing(of: due, on: try day("2023-10-08")) == .overdue(2))
    }

    private mutating func judge(isRight: Bool, on text: String) throws {
        world.now = try day(text).morning
        let note = isRight ? "" : "缺说明"
        #expect(world.act("office", .judge(ModuleSet([0]), isRight: isRight, note: note), on: 1) == nil)
    }
}
