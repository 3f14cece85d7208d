// Every statement of a matter and of a level is in the checked definition, with what it says.

import Checking
import Source
import Testing

@Suite struct StatementTests {
    @Test func everyStatementOfAMatterIsKept() throws {
        let matter = try definition()
        #expect(matter.aliases == ["甲", "乙"] && matter.category == "类别" && matter.period == .once)
        #expect(matter.target?.title == "单位" && matter.applicant == 0)
        #expect(matter.window?.first == .date(year: 2023, month: 3, day: 1))
        #expect(matter.window?.last == .date(year: 2023, month: 6, day: 30))
        #expect(matter.conditions.map(\.kind) == [.require, .forbid, .warn])
        #expect(matter.conditions.map(\.text) == ["要", "禁", "醒"])
        #expect(matter.modules.map(\.rows) == [nil, 1...3])
        #expect(matter.modules[1].attachments.map(\.isOptional) == [false, true])
        #expect(matter.modules[1].attachments.first?.kinds == ["pdf", "jpg"])
        #expect(matter.attachments.map(\.name) == ["letter", "report"])
        #expect(matter.outcomes.map(\.name) == ["passed", "failed"])
        #expect(matter.outcomes.map(\.effects.count) == [2, 1])
        #expect(matter.outcomes.last?.effects.first?.value == nil)
        #expect(matter.appraisal?.undecidedTitle == "未认定" && matter.appraisal?.publish.title == "公布")
        #expect(matter.release?.verb.title == "解除" && matter.release?.conditions.count == 1)
        #expect(matter.release?.effects.count == 1)
        #expect(
            matter.revocation?.places == [.draft, .returned, .review(level: 0), .dispatch(level: 0), .appraisal])
    }

    @Test func everyStatementOfALevelIsKept() throws {
        let matter = try definition()
        let first = try #require(matter.levels.first)
        #expect(first.isOptional && first.presence != nil && first.judged == [0, 1])
        #expect(first.conditions.map(\.kind) == [.require, .forbid])
        #expect(first.approve.title == "过" && first.terminate?.title == "止" && first.recall?.title == nil)
        #expect(first.recall != nil && first.deadline?.days == 10 && first.deadline?.countsWorkdaysOnly == true)
        #expect(first.dispatch?.attachments == [0, 1] && first.dispatch?.needsAll == false)
        let second = try #require(matter.levels.last)
        #expect(second.returns.map { $0.targets.map(\.place) } == [[.applicant], [.level(0)]])
        #expect(second.returns.map(\.resumes) == [true, false])
        #expect(second.judged == [1] && second.dispatch?.needsAll == true)
        #expect(second.deadline?.countsWorkdaysOnly == false)
        #expect(matter.levels.map(\.name) == ["first", "second"])
    }

    @Test func theWriterOfAFieldIsKept() throws {
        let (rulebook, _) = checked([text, sampleParties])
        let owner = rulebook.parties.first { $0.name == "owner" }
        #expect(owner?.fields.map(\.writer) == [nil, 0])
        #expect(owner?.fields.map(\.isOptional) == [false, true])
    }

    private func definition() throws -> MatterDefinition {
        let (rulebook, diagnostics) = checked([text, sampleParties])
        #expect(diagnostics.filter { $0.severity == .error }.map { $0.headline(in: .en) } == [])
        return try #require(rulebook.matters.first)
    }

    private let text = """
        party owner "业主" {
            field code "代码" text
            field seat "席位" unit optional set by m
        }
        route ladder "阶梯" {
            level zero "零级" { reviewer applicant.seat; approve }
            level first "一级" {
                reviewer  target
                when      applicant.code is not "x"
                optional
                judge     every module
                require   applicant.seat is not set else "要"
                forbid    count of works > 2 else "禁"
                approve   "过"
                terminate "止"
                recall
                dispatch  with letter or report
                within    10 workdays
            }
        }
        matter m "事项" {
            alias     "甲"
            alias     "乙"
            category  "类别"
            applicant owner
            target    unit "单位" by credit-code
            period    once
            opens     2023-03-01 to 2023-06-30
            require   applicant.code is not "a" else "要"
            forbid    applicant has open m else "禁"
            warn      years since last passed of m < 3 "醒"
            module basic "基本" { field note "备注" text from applicant.code }
            module works "业绩" list 1..3 {
                field title "名称" text
                attachment proof "证明" pdf, jpg up to 1 MB
                attachment more "其他" pdf up to 1 MB optional
            }
            attachment letter "申报函" pdf up to 1 MB
            attachment report "报告" pdf up to 1 MB
            route ladder without zero
            level second "二级" {
                reviewer hrss at province of target.division
                judge    works
                approve
                return   "退" to applicant resume
                return   to first
                dispatch with letter, report
                within   3 days
            }
            appraisal "评审" {
                office    hrss at province of target.division
                undecided "未认定"
                outcome   passed "通过"
                outcome   failed "未通过"
                publish   "公布"
            }
            on passed { set applicant.seat to target; set applicant.code to "过" }
            on failed { clear applicant.seat }
            release "解除" by applicant { forbid applicant has open m else "未结"; clear applicant.seat }
            revoke from draft, returned, first, appraisal
        }
        """
}
