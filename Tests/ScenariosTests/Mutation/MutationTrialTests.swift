// Trying mutants of a small rulebook: what is equivalent, what the checker refuses, who notices, and what survives.

import Checking
import Scenarios
import Source
import Syntax
import Testing

struct MutationTrialTests {
    private static let rulebook = """
        party person "自然人" {
            field name "姓名" text length 1..50
            field unit "单位" unit optional set by binding
        }
        party unit "单位" {
            field name "名称" text
            field code "代码" credit-code unique
            field closed "已注销" flag
        }
        matter binding "绑定" {
            category  "绑定"
            applicant person
            period    once
            target    unit "单位" by code
            forbid    target.closed  else "单位已注销"
            level unit "单位审核" {
                reviewer  target
                approve   "通过"
                terminate "终止"
                within    5 days
            }
            level again "复核" {
                reviewer  target
                approve   "通过"
                terminate "终止"
            }
            on approved { set applicant.unit to target }
            revoke from unit
        }
        scenario "已注销的单位不能绑定" for binding {
            given unit office { name "某设计院"; closed yes }
            given person zhang { name "张三" }
            expect zhang cannot apply to office with R0401
        }
        scenario "绑定之后可以终止" for binding {
            given unit office { name "某设计院"; closed no }
            given person zhang { name "张三" }
            zhang:  apply to office
            expect  state unit.review
            office: terminate "不认识"
            zhang:  apply to office
            office: approve "认识"
            expect  state again.review
        }

        """

    private func verdicts(
        _ kind: String, strict: Bool = false, matter: String? = nil,
        _ detectors: [MutationDetector] = MutationDetector.all
    ) -> [MutationVerdict] {
        let tree = Parser.parse(SourceText(name: "a.matter", text: Self.rulebook)).tree
        let trial = MutationTrial(
            [tree], divisions: .missing, calendar: .missing, isStrict: strict, matter: matter, detectors: detectors)
        #expect(trial.witnessBefore == nil)
        return Mutant.all(of: [tree]).filter { $0.kind.name == kind }.map(trial.verdict)
    }

    @Test func aScenarioNotices() {
        #expect(verdicts("drop-condition") == [.noticed(.scenario("已注销的单位不能绑定"))])
        #expect(verdicts("flip-condition") == [.noticed(.scenario("已注销的单位不能绑定"))])
        #expect(verdicts("drop-terminate") == [.noticed(.scenario("绑定之后可以终止")), .survived])
    }

    @Test func nobodyNotices() {
        #expect(verdicts("drop-revoke") == [.survived])
        #expect(verdicts("shift-deadline") == [.survived, .survived])
        #expect(verdicts("drop-condition", []) == [.survived])
    }

    @Test func whatMeansTheSameIsEquivalent() {
        #expect(verdicts("add-recall") == [.survived, .equivalent])
        // The checker says itself that `optional` changes nothing here.
        #expect(verdicts("optional-level") == [.equivalent, .equivalent])
        #expect(verdicts("drop-condition", matter: "another") == [.equivalent])
    }

    @Test func aScenarioThatNoLongerFitsNotices() {
        #expect(verdicts("drop-level") == [.refused(code: "M0314"), .noticed(.scenario("绑定之后可以终止"))])
    }

    @Test func aWarningRefusesWhereItCounts() {
        let lax = verdicts("drop-effect")
        let strict = verdicts("drop-effect", strict: true)
        #expect(lax == [.survived])
        #expect(strict == [.refused(code: "M0511")])
    }

    @Test func detectorsAreAskedInTheirOrder() {
        let law = MutationDetector { $0.changed.isEmpty ? nil : .law("V0102") }
        let property = MutationDetector { _ in .property("甲") }
        let tree = Parser.parse(SourceText(name: "a.matter", text: Self.rulebook)).tree
        let trial = MutationTrial([tree], divisions: .missing, calendar: .missing, detectors: [law, property])
        #expect(trial.witnessBefore == .law("V0102"))
        let mutant = Mutant.all(of: [tree]).first { $0.kind.name == "drop-revoke" }
        #expect(mutant.map(trial.verdict) == .noticed(.law("V0102")))
    }
}
