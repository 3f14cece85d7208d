// The rules that tell the nine matters apart, each tried at its boundary: what one day or one year more decides.

import Engine
import Machines
import Testing

/// A declaration on a day: answers, the rows of its lists, and what refuses it.
struct Declared: Sendable, CustomTestStringConvertible {
    let matter: String
    /// `MODULE.FIELD` and what is typed.
    let answers: [String: String]
    /// The number of rows of the modules that have more than one.
    var rows: [String: Int] = [:]
    var day = CivilDate(year: 2023, month: 7, day: 3)
    /// The sentence of the rule; nil where the declaration is accepted.
    var refused: String?

    var testDescription: String { "\(matter) \(answers.sorted { $0.key < $1.key }) \(refused ?? "")" }
}

@Suite struct MatterRuleTests {
    @Test(arguments: initialTitles + gradings + selections + transfers + reviews)
    func decidesAtTheBoundary(_ declared: Declared) throws {
        var world = try World.province()
        try world.bind("li", to: "office")
        world.now = try #require(declared.day).morning
        let number = try world.prepare(declared, by: "li")
        let refusal = world.refusal("li", .submit, on: number)
        guard let sentence = declared.refused else {
            #expect(refusal == nil)
            return
        }
        #expect(refusal?.code.id == "R0401")
        #expect(refusal?.argument("text") == .text(sentence))
    }

    /// Three years after it was passed, one year after it was not.
    @Test(arguments: [(0, 3), (1, 1)])
    func aGradingIsRepeatedOnlyAfterYears(_ outcome: Int, _ years: Int) throws {
        var world = try World.province()
        let number = try world.submitted("zhang")
        for account in ["office", "bureau", "county", "city", "hall"] { try world.pass(account, number) }
        let record = ResultRecord(outcome: outcome, values: outcome == 0 ? [.choice(1)] : [])
        #expect(world.act("hall", .record(record), on: number) == nil)
        #expect(world.act("hall", .publish, on: number) == nil)
        world.now = try #require(CivilDate(year: 2023 + years, month: 7, day: 2)).morning
        try #expect(world.apply("zhang", "talent-grading") == "R0401")
        world.now = try #require(CivilDate(year: 2023 + years, month: 7, day: 3)).morning
        try #expect(world.apply("zhang", "talent-grading") == nil)
    }

    @Test func someMattersAreNotForEveryUnit() throws {
        var world = try World.province()
        try #expect(world.apply("zhang", "private-title") == "R0401")
        try #expect(world.apply("zhang", "official-title") == nil)
        try #expect(world.apply("zhang", "title-review") == nil)
        // The two reviews exclude each other.
        try #expect(world.apply("zhang", "school-title-review") == "R0401")
        #expect(world.act("zhang", .release, on: 2) == "R0401")
    }

    @Test func aSchoolNeedsItsEducationBureau() throws {
        var world = try World.province()
        #expect(world.act("office", .release, on: 1) == nil)
        let teacher = Declared(matter: "school-title-review", answers: teaching, refused: nil)
        let number = try world.prepare(teacher, by: "zhang")
        #expect(world.act("zhang", .submit, on: number) == "R0601")
    }
}

private let initialTitles: [Declared] = [
    initialTitle("硕士", "否", since: "2023-07-03"),
    initialTitle("本科", "是", since: "2022-07-03"),
    initialTitle("本科", "是", since: "2022-07-04", "本科学历：从事相关专业工作应满一年，不相关的满两年"),
    initialTitle("本科", "否", since: "2021-07-03"),
    initialTitle("本科", "否", since: "2021-07-04", "本科学历：从事相关专业工作应满一年，不相关的满两年"),
    initialTitle("大专", "是", since: "2020-07-03"),
    initialTitle("大专", "否", since: "2020-07-03", "大专学历：从事相关专业工作应满三年，不相关的满四年"),
    initialTitle("中专", "是", since: "2018-07-03"),
    initialTitle("中专", "否", since: "2018-07-03", "中专学历：从事相关专业工作应满五年，不相关的满六年"),
    initialTitle("博士", "是", since: "2023-07-04", "从事本专业工作的日期不能晚于今天"),
]

private func initialTitle(
    _ education: String, _ isRelevant: String, since day: String, _ refused: String? = nil
) -> Declared {
    Declared(
        matter: "initial-title",
        answers: [
            "basic.education": education, "basic.relevant": isRelevant, "basic.started": day, "basic.speciality": "路桥",
            "work.summary": "一年来参加两座桥的设计。",
        ], refused: refused)
}

private let gradings: [Declared] = [
    grading(["contract.years": "3"]),
    grading(["contract.years": "2"], "全职聘用的，合同期应不少于三年"),
    grading(["contract.insured": "否"], "应在本单位缴纳社会保险"),
    grading(["contract.kind": "柔性引进", "contract.months": "4"]),
    grading(["contract.kind": "柔性引进", "contract.months": "3"], "柔性引进的，每年在吉林工作应不少于四个月"),
    grading(["basic.excluded": "公务员"], "公务员和参公人员、事业单位专职行政管理人员、受处分期间人员、失信联合惩戒对象不能申报"),
    // Born on 1978-12-31.
    grading(["basic.grade": "E", "basic.track": "专业技术人才"], on: CivilDate(year: 2024, month: 12, day: 30)),
    grading(
        ["basic.grade": "E", "basic.track": "专业技术人才"], on: CivilDate(year: 2024, month: 12, day: 31),
        "E 类专业技术人才应不超过四十五周岁"),
    grading(["basic.grade": "E", "basic.track": "技能人才"], on: CivilDate(year: 2024, month: 12, day: 31)),
    grading(
        ["basic.grade": "E", "basic.track": "技能人才"], on: CivilDate(year: 2029, month: 12, day: 31),
        "E 类技能人才应不超过五十周岁"),
    grading(["basic.grade": "D"], on: CivilDate(year: 2039, month: 12, day: 30)),
    grading(["basic.grade": "D"], on: CivilDate(year: 2039, month: 12, day: 31), "B、C、D 类申报人应不超过六十周岁"),
    grading(["basic.grade": "A"], on: CivilDate(year: 2039, month: 12, day: 31)),
]

private func grading(
    _ changed: [String: String], on day: CivilDate? = CivilDate(year: 2023, month: 7, day: 3), _ refused: String? = nil
) -> Declared {
    var answers = [
        "basic.grade": "C", "basic.class": "工程技术", "education.school": "吉林大学", "education.degree": "博士",
    ]
    if changed["contract.kind"] == nil {
        answers["contract.years"] = "5"
        answers["contract.insured"] = "是"
    }
    return Declared(
        matter: "talent-grading", answers: answers.merging(changed) { $1 }, rows: ["achievements": 0], day: day,
        refused: refused)
}

private let selections: [Declared] = [
    selection(latest: "2018-07-04"),
    selection(latest: "2018-07-03", refused: "应有近五年内取得的业绩成果"),
    selection(latest: "2023-07-04", refused: "成果取得日期不能晚于今天"),
    selection(latest: "2022-01-01", awarded: "是", refused: "已经是省有突出贡献中青年专家的，不再申报"),
]

private func selection(latest: String, awarded: String = "否", refused: String? = nil) -> Declared {
    Declared(
        matter: "expert-selection",
        answers: [
            "basic.post": "高级工程师", "basic.official": "否", "basic.awarded": awarded, "basic.latest": latest,
            "achievements.title": "某大桥", "achievements.year": "2022", "achievements.share": "1",
        ], rows: ["honours": 0], refused: refused)
}

private let transfers: [Declared] = [
    transfer(left: "2022-07-03", service: "5", "中级"),
    transfer(left: "2022-07-04", service: "5", "中级", "离开机关应满一年"),
    transfer(left: "2022-07-03", service: "4", "中级", "从事专业技术工作应满五年"),
    transfer(left: "2022-07-03", service: "10", "副高级"),
    transfer(left: "2022-07-03", service: "9", "副高级", "认定副高级，从事专业技术工作应满十年"),
    transfer(left: "2022-07-03", service: "14", "正高级", "认定正高级，从事专业技术工作应满十五年"),
]

private func transfer(left: String, service: String, _ sought: String, _ refused: String? = nil) -> Declared {
    Declared(
        matter: "official-title",
        answers: [
            "basic.former": "某局", "basic.left": left, "basic.service": service, "basic.sought": sought,
            "education.school": "吉林大学", "education.degree": "硕士",
        ], refused: refused)
}

private let reviews: [Declared] = [
    review("中级", held: "2018-07-03", sought: "副高级"),
    review("中级", held: "2018-07-04", sought: "副高级", "申报高级职称，现有职称应取得满五年；博士应满两年"),
    review("中级", held: "2021-07-03", sought: "副高级", education: "博士"),
    review("副高级", held: "2010-07-03", sought: "中级", "申报的职称应高于现有职称"),
    review("初级", held: "2010-07-03", sought: "初级", "申报级别应为中级、副高级或正高级"),
    Declared(matter: "school-title-review", answers: teaching, refused: nil),
    Declared(
        matter: "school-title-review", answers: teaching.merging(["basic.started": "2013-07-04"]) { $1 },
        refused: "任教应满十五年，乡村学校教师满十年"),
]

private func review(
    _ current: String, held: String, sought: String, education: String = "本科", _ refused: String? = nil
) -> Declared {
    Declared(
        matter: "title-review",
        answers: [
            "basic.series": "工程", "basic.education": education, "basic.current": current, "basic.held": held,
            "basic.sought": sought, "work.unit": "某院", "work.post": "设计", "work.since": "2008-07-01",
            "achievements.title": "某大桥",
        ], refused: refused)
}

/// A teacher in the country for ten years.
private let teaching = [
    "basic.subject": "数学", "basic.education": "本科", "basic.held": "2018-07-03", "basic.started": "2013-07-03",
    "basic.rural": "是", "teaching.title": "优质课", "teaching.year": "2022", "morals.opinion": "优秀",
]

extension World {
    fileprivate mutating func bind(_ person: String, to unit: String) throws {
        try #expect(apply(person, "personal-binding", to: unit) == nil)
        #expect(act(unit, .approve(opinion: "同意"), on: UInt32(registry.cases.count)) == nil)
    }

    /// Applies, fills in what is declared and attaches a file wherever one can be; the case's number.
    fileprivate mutating func prepare(_ declared: Declared, by account: String) throws -> UInt32 {
        let index = try #require(registry.ruleset.machine(named: declared.matter))
        let machine = registry.ruleset.machines[index]
        try #expect(apply(account, declared.matter) == nil)
        let number = UInt32(registry.cases.count)
        // WHY: a field that is there only for some answers comes after those, which stand before it in its module.
        for (module, definition) in machine.modules.enumerated() {
            for (field, one) in definition.fields.enumerated() {
                guard let typed = declared.answers[definition.name + "." + one.name] else { continue }
                let value = try parseValue(typed, for: one, in: registry.ruleset).get()
                let answer = Answer(module: module, row: 0, field: field, value: value)
                #expect(act(account, .fill([answer]), on: number) == nil, "\(definition.name).\(one.name)")
            }
            guard declared.rows[definition.name] != 0 else { continue }
            for attachment in definition.attachments.indices {
                let slot = FileSlot.module(module, row: 0, attachment: attachment)
                #expect(act(account, .attach(slot, World.file("a.pdf")), on: number) == nil)
            }
        }
        return number
    }
}

extension CivilDate {
    /// Nine o'clock in Jilin.
    var morning: Moment { Moment(milliseconds: Int64(dayNumber) * 86_400_000 + 3_600_000) }
}
