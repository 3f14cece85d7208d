// Trials of what is told of a case on its way: its ladder, its history, and what a resubmission changed.

import Engine
import Machines
import Source
import Testing

@testable import Sessions

@Suite struct ChangesTests {
    private func resubmitted(_ language: Language = .zh) throws -> Trial {
        let trial = try Trial.province(language)
        trial.give("new.pdf", "%PDF-1.4 other\n")
        trial.run(
            """
            clock 2023-07-05
            as returned: open 14
            as returned: fill education.1.school 东北师范大学
            as returned: fill education.2.school 长春大学
            as returned: fill education.2.degree 学士
            as returned: attach education.2.proof new.pdf
            as returned: detach education.1.proof
            as returned: attach education.1.proof new.pdf
            """)
        return trial
    }

    @Test func aReviewerSeesAtOnceWhatWasChangedByR045() throws {
        let trial = try resubmitted()
        #expect(trial.run("as university: open 14").split(separator: "\n").count == 2)
        trial.run("as returned: submit")
        let opened = trial.run("as university: open 14")
        #expect(opened.contains("  第 2 次提交相对第 1 次的改动：学历学位 5 处（查看 --changes）\n"), "\(opened)")
        #expect(
            trial.run("as university: show --changes") == """
                第 2 次提交相对第 1 次的改动：
                  学历学位
                    1. 毕业院校：吉林大学 → 东北师范大学
                       学历学位证书：- proof.pdf（15 B），+ new.pdf（15 B）
                    2. 新增
                       毕业院校：长春大学
                       学位：学士
                       学历学位证书：+ new.pdf（15 B）

                """)
        #expect(trial.run("as university: show basic --changes") == "第 2 次提交相对第 1 次的改动：没有\n")
        #expect(trial.run("as university: history --changes").contains("    1. 毕业院校：吉林大学 → 东北师范大学"))
        #expect(trial.run("as university: history").contains("第 2 次提交\n"))
    }

    @Test func theApplicantSeesWhatIsNotSubmittedYet() throws {
        let trial = try resubmitted(.en)
        let said = trial.run("as returned: show --changes")
        #expect(
            said.hasPrefix("changed since the last submission, not submitted yet:\n  education\n    1. school: 吉林大学 → ")
        )
        #expect(trial.run("as university: open 14\nas university: show --changes").contains("submitted once"))
        #expect(trial.run("as waiting: open 12\nas waiting: show --changes").contains("submitted once"))
    }

    @Test func aReviewerSeesAllThatWasChangedSinceItsOwnDecision() throws {
        let trial = try resubmitted(.en)
        trial.run(
            """
            as returned: submit
            as university: open 14
            as university: judge others right
            as university: judge contract wrong
            as university: return to applicant 再改
            as returned: fill contract.years 5
            as returned: submit
            as university: judge all right
            as university: approve 同意
            as university: attach letter proof.pdf
            as university: dispatch
            """)
        let subject = try #require(trial.session.registry.case(CaseID(14)))
        #expect(subject.body.submissions == 3)
        #expect(subject.changes(from: 1, to: 3).map(\.module) == [1, 3])
        #expect(subject.changes(from: 1, to: 2).map(\.module) == [1])
        #expect(subject.changes(from: 2, to: 3).map(\.module) == [3])
        #expect(subject.changes(from: 1, to: 1) == [])
        #expect(
            trial.run("as university: show --changes").hasPrefix(
                "changed from submission 2 to submission 3:\n  contract"))
        #expect(trial.run("as hall: open 14\nas hall: show --changes").contains("from submission 2 to"))
    }

    @Test func aCaseThatIsSubmittedOnceHoldsItsAnswersOnce() throws {
        let cases = try Trial.province().session.registry.cases
        #expect(cases.allSatisfy { $0.body.submitted == nil && $0.body.revisions.isEmpty })
    }

    @Test func rowsThatAreGoneAndRowsThatStandAreTold() throws {
        let some = try #require(try Trial.province().session.registry.cases.last)
        func rows(_ numbers: [Int]) -> [Row] { numbers.map { Row(values: [.whole($0)]) } }
        func places(_ old: [Int], _ new: [Int]) -> [String] {
            var body = CaseBody()
            body.answers = [rows(new)]
            body.submitted = [rows(old)]
            var subject = some
            subject.body = body
            return subject.changes(from: 1, to: nil).flatMap(\.rows).map {
                "\($0.before.map(String.init) ?? "-")>\($0.after.map(String.init) ?? "-")"
            }
        }
        #expect(places([1, 2, 3], [1, 2, 3]) == [])
        #expect(places([1, 2, 3], [1, 3]) == ["1>-"])
        #expect(places([1, 3], [1, 2, 3]) == ["->1"])
        #expect(places([1, 2], [2, 1]) == ["0>0", "1>1"])
        #expect(places([], [1]) == ["->0"])
        #expect(places([1, 1], [1]) == ["1>-"])
        #expect(places([1, 2, 3, 4], [5, 4]) == ["0>0", "1>-", "2>-"])
    }
}

@Suite struct ShowTests {
    @Test func theModulesOfR041ComeFirstWithWhatIsLeftToJudgeByR042() throws {
        let trial = try Trial.province(.zh)
        trial.run("as institute: open 12\nas institute: judge basic right\nas institute: judge education wrong")
        let said = trial.run("as institute: show").split(separator: "\n")
        #expect(said[1] == "模块：基本信息 无误、学历学位 有误、业绩成果 未核对、合同与社保 未核对（还有 2 个没有核对）")
        #expect(said.contains("学历学位（1 行） · 有误") && said.contains("合同与社保 · 未核对"))
        #expect(said.contains("  证件号码：220102199203010023"))
    }

    @Test func longAnswersAreBrokenAtTheTerminalsWidth() {
        let answer = Sessions.Answer(lines: ["  成果名称：" + String(repeating: "某大桥设计，", count: 6), "short"])
        #expect(
            answer.rendered(.table, in: .zh, columns: 40) == """
                  成果名称：某大桥设计，某大桥设计，某大
                    桥设计，某大桥设计，某大桥设计，某大
                    桥设计，
                short

                """)
    }
}

@Suite struct ProgressTests {
    @Test func theLadderOfR050SaysWhatLiesBehindAndAhead() throws {
        let trial = try Trial.province(.zh)
        trial.run(
            """
            clock 2023-07-05
            as institute: open 13
            as institute: attach letter proof.pdf
            as institute: dispatch
            clock 2023-07-08
            """)
        #expect(
            trial.run("as approved: open 13\nas approved: progress").split(separator: "\n").dropFirst().joined(
                separator: "\n")
                    == """
                    办件 13 章三 · 人才分类定级评定 · 待“上级主管部门”某建设局审核
                    现由某建设局办理，自 2023-07-05 09:03，已 3 天
                    [x]  申报人                提交    2023-07-03  章三
                    [x]  推荐单位              送审    2023-07-05  某设计院
                         “同意”
                    [>]  上级主管部门          审核中  2023-07-05  某建设局
                    [ ]  县（市、区）人社部门                      区人社局
                    [ ]  市（州）人社部门                          市人社局
                    [ ]  省人社厅                                  省人社厅
                    [ ]  线下评审                                  省人社厅
                    """)
    }

    @Test func afterAReturnTheRoundsBehindAreSaid() throws {
        let trial = try Trial.province(.en)
        let said = trial.run("as returned: progress 14")
        #expect(said.contains("章四 has it since 2023-07-03 09:00, since today\n"), "\(said)")
        #expect(said.contains("[>]  applicant"))
        #expect(said.contains("[ ]  unit"))
        #expect(said.contains("before: return"))
        #expect(trial.run("as drafting: progress 11").contains("not submitted yet"))
        let ended = trial.run("as terminated: progress 17")
        #expect(ended.contains("[x]  unit") && ended.contains("[-]  province") && ended.contains("[x]  end"))
    }

    @Test func aRecalledDecisionIsNoDecision() throws {
        let trial = try Trial.province(.zh)
        trial.run("as institute: open 13\nas institute: recall")
        let said = trial.run("as institute: progress")
        #expect(said.contains("[>]  推荐单位              审核中  "), "\(said)")
    }
}
