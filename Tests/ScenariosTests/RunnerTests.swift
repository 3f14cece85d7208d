// Running scenarios: every statement, right and wrong, on the rulebook of the repository.

import Compilation
import Engine
import Machines
import Scenarios
import Testing

@Suite struct RunnerTests {
    @Test func aCaseGoesItsWholeWay() throws {
        try check(
            "talent-grading",
            """
            zhang: apply
            expect state draft
            expect holder zhang
            zhang: fill everything
            zhang: submit
            expect state unit
            expect holder office
            office: judge others right
            office: approve
            expect state unit.dispatch
            expect count unit.dispatch 1 for office
            expect count unit.dispatch 0 for city
            office: attach letter "函.pdf"
            expect attached letter
            office: dispatch
            bureau: judge everything right
            bureau: approve
            city: judge everything right
            city: approve "同意"
            expect count province 1 for hall
            expect count province 1 for city
            expect count unit 0 for city
            expect due 2023-07-17
            expect not warned
            hall: judge everything right
            hall: approve
            expect state appraisal
            hall: record passed grade A
            expect result undecided for zhang
            expect result passed for hall
            expect result passed
            hall: publish
            expect result passed for zhang
            expect state passed
            expect zhang cannot apply with R0402
            """)
    }

    @Test func aReturnOpensOnlyWhatWasJudgedWrong() throws {
        try check(
            "talent-grading",
            """
            zhang: apply
            zhang: fill everything
            zhang: submit
            office: judge achievements wrong "缺证明"
            office: judge others right
            office: return to applicant "请补充证明"
            expect state returned
            expect editable achievements
            expect zhang cannot fill basic.class "其他" with R0207
            expect count returned 1 for office
            expect count returned 0 for bureau
            expect count returned 1
            """)
    }

    @Test(arguments: [
        ("!expect state returned", "state"), ("!expect editable basic", "editable"),
        ("!expect holder office, zhang", "holder"), ("!expect count unit 2", "count"),
        ("!expect due 2023-07-04", "due"), ("!expect warned", "warned"),
        ("!office: judge everything right; office: approve; expect due 2023-07-04", "due"),
        ("!expect result passed", "result"), ("!expect attached letter", "notAttached"),
        ("!expect office cannot judge everything right with R0301", "notRefused"),
        ("!expect zhang cannot approve with R0207", "refusedOtherwise"), ("!zhang: submit", "refused"),
        ("!office: approve", "refused"), ("!office: judge everything right; office: approve \"\"", "refused"),
    ])
    func whatIsOtherwiseIsFound(statement: String, finding: String) throws {
        let steps = statement.dropFirst().split(separator: ";").map { $0.drop { $0 == " " } }
        let last = "!" + (steps.last ?? "")
        let failure = try check(
            "talent-grading",
            (["zhang: apply", "zhang: fill everything", "zhang: submit"] + steps.dropLast().map(String.init) + [last])
                .joined(separator: "\n"))
        #expect(failure.map { "\($0.finding)".hasPrefix(finding) } == true)
        #expect(failure?.subject?.body.deeds.isEmpty == false)
    }

    @Test func aRefusalThatIsExpectedChangesNothing() throws {
        try check(
            "talent-grading",
            """
            expect zhang cannot submit with R0102
            zhang: apply
            expect zhang cannot submit with R0210
            expect office cannot fill everything with R0102
            expect state draft
            !expect zhang cannot fill everything with R0207
            """)
    }

    @Test func theClockDecides() throws {
        try check(
            "talent-grading",
            """
            clock 2024-12-31
            zhang: apply
            expect zhang cannot apply with R0402
            clock 2025-01-01
            zhang: apply
            expect count draft 2
            """)
    }

    @Test func partiesMayNameThoseGivenBefore() throws {
        let failure = try check(
            "personal-binding",
            """
            expect zhang cannot apply to office with R0401
            given person li { name "李四" }
            li: apply to office
            office: approve
            expect state approved
            li: release
            !expect state approved
            """)
        #expect(failure.map { "\($0.finding)".hasPrefix("state") } == true)
    }

    @Test func anActMayBeAboutAnotherMatter() throws {
        try check(
            "personal-binding",
            """
            given person li { name "李四" }
            li: apply to office
            office: approve
            li: apply for talent-grading
            expect state approved
            expect li cannot release with R0401
            li: revoke for talent-grading
            li: release
            expect state released
            expect li cannot apply for talent-grading with R0401
            """)
    }

    @Test func aScenarioIsRunForEachOfItsMatters() throws {
        let book = try Book(
            """
            情景 "题" 用于 talent-grading, personal-binding {
                given unit office { }
                given person zhang { }
                应 zhang 不能 核对 其余 无误 附 R0102
                office: 核对 用于 talent-grading 其余 无误
                expect count terminated 0
            }
            """)
        let names = book.scripts.map { book.compiled.ruleset.machines[$0.machine].facts.name }
        #expect(names == ["talent-grading", "personal-binding"])
        let runner = ScriptRunner(for: book.compiled.ruleset)
        let failures = book.scripts.map { runner.run($0).failure.map(book.text) }
        #expect(failures == Array(repeating: "office: 核对 用于 talent-grading 其余 无误", count: 2))
    }

    @Test func ofTwoCasesTheOneIsMeantThatTheActorCanActOn() throws {
        try check(
            "unit-binding",
            """
            given unit a { name "甲"; division 220104 }
            given unit b { name "乙"; division 220104 }
            a: apply to b
            b: apply to a
            a: approve
            expect state approved
            expect b cannot approve with R0401
            expect state superior
            b: terminate
            expect state terminated
            """)
    }

    @Test func whoSendsACaseOnFillsInWhatGoesAlong() throws {
        try check(
            "talent-grading",
            """
            zhang: apply
            zhang: fill everything
            zhang: submit
            office: judge everything right
            office: approve
            expect office cannot dispatch with R0701
            expect zhang cannot fill everything with R0301
            office: fill everything
            expect attached recommendation
            expect attached letter
            expect office cannot fill everything with R0201
            office: dispatch
            expect state county
            """)
    }

    @Test func anEmptyTextTakesAValueAway() throws {
        try check(
            "talent-grading",
            """
            zhang: apply
            zhang: fill everything
            zhang: fill basic.grade ""
            expect zhang cannot submit with R0210
            zhang: fill basic.grade A
            zhang: fill contract.years ""
            expect zhang cannot submit with R0210
            """)
    }

    @Test func whatIsRefusedMayBeBeyondTheLastRow() throws {
        try check("talent-grading", "zhang: apply\nexpect zhang cannot fill education.11.school \"校\" with R0503")
    }
}
