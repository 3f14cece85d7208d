// Premises enacted: what a trace needs of the world is brought about by people, earlier cases, others' cases and the
// clock, or the fact that can not be is named.

import Compilation
import Machines
import Scenarios
import Source
import Testing
import Verification

private let small = """
    divisions "divisions.json"
    party person "人" {
        field name   "姓名"     text
        field id     "证件号码" citizen-id  unique
        field unit   "单位"     unit  optional  set by joining
        field grade  "级别"     choice 低, 中, 高  optional
    }
    party unit "单位" {
        field name     "名称" text
        field code     "代码" credit-code  unique
        field division "区划" division
        field bureau   "局"   flag
        field superior "上级" unit  optional  set by rising
    }
    office bureau "局" among unit when bureau by division tiers province "省", prefecture "市", county "县"
    matter joining "绑定" {
        category  "绑定"
        applicant person
        target    unit "单位" by code
        level unit "单位" { reviewer target; approve }
        on approved { set applicant.unit to target }
    }
    matter rising "上级绑定" {
        category  "绑定"
        applicant unit
        target    unit "上级" by code
        forbid    target is applicant                else "自己"
        forbid    applicant in target.superior chain else "下级"
        level superior "上级" { reviewer target; approve }
        on approved { set applicant.superior to target }
    }

    """

/// The small rulebook with a matter of these statements; `leave` is the third.
private func check(
    _ statements: String, reaching state: String = "approved", sourceLocation: SourceLocation = #_sourceLocation
) throws -> String {
    let text =
        small + """
            matter leave "请假" {
                category  "日常"
                applicant person
                module basic "基本信息" {
                    field days  "天数" number
                    field since "开始" date  optional
                }
                module more "更多" list 0..5 { field note "说明" text }
                level unit "单位" { reviewer applicant.unit; judge every module; approve; return to applicant }
                \(statements)
                revoke from draft, returned
            }
            """
    let ruleset = try Book(text, besideWorkflows: false, sourceLocation: sourceLocation).compiled.ruleset
    let machine = ruleset.machines[2]
    let place = try #require(machine.states.firstIndex { $0.name == state }, sourceLocation: sourceLocation)
    let trace = try #require(
        explore(ruleset, machine: 2).trace(toState: StateID(place)), sourceLocation: sourceLocation)
    switch enact(trace, of: ruleset, titled: "题", in: .en) {
    case .script(let script): return script.session(of: ruleset, in: .en)
    case .unenactable(let why): return why.words(of: machine).en
    }
}

@Suite struct PremiseTests {
    @Test func answersAndFieldsAreThoseThatAreNeeded() throws {
        let session = try check(
            """
            require applicant.grade is 高 else "级别"
            require basic.days > 12 and basic.days < 14 else "天数"
            require count of more >= 2 else "说明"
            """)
        #expect(session.contains("grade 高") && session.contains("fill basic.days 13"))
        #expect(session.contains("fill more.2.note"))
    }

    @Test func anEarlierCaseComesToItsOutcomeYearsBefore() throws {
        let session = try check("require years since last approved of joining >= 3 else \"三年\"")
        #expect(session.contains("apply joining 9") && session.contains("open 1\n") && session.contains("open 2"))
        let days = session.split(separator: "\n").filter { $0.hasPrefix("clock") }
        #expect(days.count == 2 && days[0] < days[1])
    }

    @Test func othersHaveACaseUnderWay() throws {
        let session = try check("require applicant has open joining else \"在办\"")
        #expect(session.contains("apply joining"))
    }

    @Test func aDayIsChosenOnWhichItCanBeDone() throws {
        #expect(try check("require today > 2030-01-05 else \"日\"").contains("clock 2030-01-0"))
        #expect(try check("opens 2025-03-01 to 2025-03-31").contains("clock 2025-03-"))
        #expect(try check("require age of applicant.id >= 60 else \"年\"").contains("given person zhang"))
    }

    @Test func superiorsStandAsFarUpAsTheLadderGoes() throws {
        let session = try check(
            """
            level above "上级" { reviewer applicant.unit.superior then superior up to 3; optional; approve }
            level city "市" { reviewer bureau at prefecture of applicant.unit.division; optional; approve }
            """, reaching: "above.3.review")
        #expect(session.contains("given unit above-3") && session.contains("superior above-3"))
    }

    @Test func whatOneMustNotDoWithOneselfIsDoneWithAnother() throws {
        let ruleset = try Book(small, besideWorkflows: false).compiled.ruleset
        let exploration = explore(ruleset, machine: 1)
        for state in ["approved", "superior.review"] {
            let place = try #require(ruleset.machines[1].states.firstIndex { $0.name == state })
            let trace = try #require(exploration.trace(toState: StateID(place)))
            #expect(enact(trace, of: ruleset, titled: "", in: .zh).script != nil)
        }
    }

    @Test func aPremiseThatCanNotBeIsNamed() throws {
        let ruleset = try Book(small, besideWorkflows: false).compiled.ruleset
        // The unit can not terminate.
        let trace = Trace(
            machine: 0, application: Premise(),
            steps: [
                TraceStep(
                    Step(.submit), by: .applicant,
                    given: Premise(values: [:], route: StageSet([0]))),
                TraceStep(Step(.terminate), by: .stage(0)),
            ])
        guard case .unenactable(.step(1)) = enact(trace, of: ruleset, titled: "", in: .zh) else {
            Issue.record("a step that is none of the machine was enacted")
            return
        }
        let circle = Fact.openCase(subject: Path(root: .applicant, fields: []), matter: "nothing")
        var needed = Premise()
        needed.others = [circle: .flag(true)]
        let asking = Trace(
            machine: 0, application: needed,
            steps: [TraceStep(Step(.submit), by: .applicant, given: Premise(values: [:], route: StageSet([0])))])
        guard case .unenactable(.fact(circle, step: nil)) = enact(asking, of: ruleset, titled: "", in: .zh) else {
            Issue.record("a case of a matter that is not there was under way")
            return
        }
    }
}
