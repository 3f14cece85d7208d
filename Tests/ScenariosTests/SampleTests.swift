// Samples: of every type, within every bound, and such that conditions are met where some answers meet them.

import Compilation
import Engine
import Machines
import Scenarios
import Testing

@Suite struct SampleTests {
    @Test func samplesFitTheirFields() {
        let types: [FieldType] = [
            .text, .number, .date, .year, .flag, .choice([Choice(name: "a", title: "a")]), .citizenID, .creditCode,
            .division, .phone, .email, .money,
        ]
        let ruleset = Ruleset(
            parties: [], offices: [], divisions: [Division(code: 220000, name: "省", parent: nil)], machines: [])
        let samples = Samples(for: ruleset)
        for type in types {
            for number in [1, 998, 999, 1000, 54_321] {
                var field = Field(name: "f", title: "f", type: type)
                field.isUnique = true
                field.length = type == .text ? 7...9 : nil
                field.range = type == .money ? 5...7 : type == .number ? 50_000...60_000 : nil
                let value = samples.value(for: field, number: number, today: ScriptRunner.firstDay)
                #expect(value.isSet)
                #expect(refuse(value, for: field) == nil, "\(type) \(number): \(value)")
            }
        }
        let unique = [FieldType.citizenID, .creditCode, .text].map { type in
            Set(
                (1...3000).map { number in
                    var field = Field(name: "f", title: "f", type: type)
                    field.isUnique = true
                    return samples.value(for: field, number: number, today: ScriptRunner.firstDay)
                }
            ).count
        }
        #expect(unique == [3000, 3000, 3000])
    }

    @Test(arguments: [
        "talent-grading", "title-review", "school-title-review", "official-title", "private-title", "initial-title",
        "expert-selection",
    ])
    func aFilledCaseOfEveryMatterCanBeSubmitted(matter: String) throws {
        let kind = matter == "school-title-review" ? "事业单位" : "企业"
        try check(
            matter,
            """
            given unit own { name "本单位"; division 220104; kind \(kind); superior office }
            given person li { name "李四"; unit own }
            li: apply
            li: fill everything
            li: submit
            expect count unit 1
            """)
    }

    @Test(arguments: [
        "forbid m.grade is a else \"一\"\nrequire m.grade in (b, c) else \"二\"\nforbid m.grade is b else \"三\"",
        "require m.score > 41 else \"一\"\nforbid m.score >= 43 else \"二\"",
        "require m.fee is 12.34 else \"一\"", "require years since m.day >= 7 else \"一\"",
        "forbid m.day > today else \"一\"\nrequire m.day > 2023-06-30 else \"二\"",
        "require age of m.id > 55 else \"一\"\nforbid age of m.id > 60 else \"二\"",
        "require m.note is set else \"一\"\nrequire m.note is \"此\" else \"二\"",
        "require count of l >= 4 else \"一\"", "require m.yes else \"一\"", "require m.name is applicant.name else \"一\"",
        "require m.place is 220104 else \"一\"", "require m.who is applicant else \"一\"",
        "require m.late is set and m.late is y else \"一\"",
        "require m.grade is c and m.score is 7 and m.yes or m.grade is a and m.grade is b else \"一\"",
    ])
    func conditionsAreMetWhereSomeAnswersMeetThem(conditions: String) throws {
        let book = try Book(
            """
            divisions "d.json"
            party person "人" { field name "名" text; field friend "友" person optional }
            matter m "事" {
                category "类"
                applicant person
                \(conditions.split(separator: "\n").joined(separator: "\n    "))
                module m "块" {
                    field grade "级" choice a, b, c
                    field score "分" number range 0..100
                    field fee "费" money
                    field day "日子" date
                    field id "证" citizen-id
                    field note "注" text optional
                    field yes "否" flag
                    field name "名" text
                    field place "地" division
                    field who "谁" person
                    field late "迟" choice x, y when grade is c
                }
                module l "表" list 2..9 { field t "项" text }
                level one "一级" { reviewer applicant; approve "通过" }
            }
            scenario "题" for m {
                given person other { }
                given person zhang { }
                zhang: apply
                zhang: fill everything
                zhang: submit
                expect state one
            }
            """, besideWorkflows: false)
        let script = try #require(book.scripts.first)
        let failure = ScriptRunner(for: book.compiled.ruleset).run(script).failure
        #expect(failure.map { "\($0.finding)" } == nil)
    }
}
