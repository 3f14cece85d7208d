// What readers are shown of due dates: the list by due date, the line of the inbox, the doubt about a year that the
// calendar does not have.

import Engine
import Machines
import Source
import TestSupport
import Testing

@testable import Sessions

@Suite struct DueTests {
    private static let rulebook = """
        divisions "divisions.json"
        calendar "calendar.json"
        party person "自然人" { field name "姓名" text }
        party unit "单位" { field name "名称" text; field code "代码" text unique; field division "区划" division }
        matter leave "请假" {
            category "日常"
            applicant person
            target unit "单位" by code
            level first "初审" { reviewer target; approve; within 3 workdays }
        }
        matter trip "出差" {
            category "日常"
            applicant person
            target unit "单位" by code
            level first "初审" { reviewer target; approve; within 5 days }
        }
        matter note "备案" {
            category "日常"
            applicant person
            target unit "单位" by code
            level first "初审" { reviewer target; approve }
        }
        """

    /// Case 1 has no limit, 2 is due on 25 September, 3 on the worked Sunday 8 October, 4 on 3 October, a holiday.
    private func trial(_ language: Language = .zh, calendar: String? = nil) throws -> Trial {
        let calendar = try calendar ?? Repository.text("workflows/calendar.json")
        let files = [(name: "rules.matter", bytes: Array(Self.rulebook.utf8))]
        let rulebook = RulebookFiles(files, on: Trial.firstDay) { name in
            Array((name == "calendar.json" ? calendar : DiagnosticExample.divisions).utf8)
        }
        let trial = try Trial(rulebook, language: language)
        trial.run(
            """
            clock 2023-09-20
            register unit office name 某局 code 1 division 220000
            register person zhang name 张三
            register person li name 李四
            as li: apply note 1
            as li: apply leave 1
            clock 2023-09-27
            as zhang: apply leave 1
            clock 2023-09-28
            as zhang: apply trip 1
            """)
        return trial
    }

    @Test func casesAreListedByDueDateTheOverdueFirst() throws {
        let trial = try trial()
        trial.run("clock 2023-10-07")
        #expect(
            trial.run("as office: 期限") == """
                办件  期限        情况                       申报人  事项  现状
                ----  ----------  -------------------------  ------  ----  ----------------
                   2  2023-09-25  超期 4 个工作日            李四    请假  待“初审”某局审核
                   4  2023-10-03  超期 4 日                  张三    出差  待“初审”某局审核
                   3  2023-10-08  即将到期，还剩 1 个工作日  张三    请假  待“初审”某局审核
                共 3 件

                """)
        #expect(trial.run("as office: due trip").split(separator: "\n").count == 4)
        #expect(trial.run("as office: due note") == "没有限期办理的办件\n")
        #expect(trial.run("as zhang: due") == "没有限期办理的办件\n")
    }

    @Test func theInboxCountsWhatIsLateAndWhatIsAtHand() throws {
        let trial = try trial()
        trial.run("clock 2023-10-08")
        #expect(trial.run("as office: inbox").hasSuffix("2 件已超期，1 件今日到期：输入“期限”查看\n"))
        trial.run("clock 2023-09-28")
        #expect(trial.run("as office: inbox").hasSuffix("1 件已超期，2 件即将到期：输入“期限”查看\n"))
        #expect(!trial.run("as zhang: inbox").contains("到期"))
    }

    @Test func whatIsLateIsStillDecided() throws {
        let trial = try trial()
        trial.run("clock 2023-12-01")
        trial.run("as office: open 2")
        trial.run("as office: approve 同意")
        #expect(!trial.run("as office: due").contains("李四"))
    }

    @Test func bothLanguagesSayTheSame() throws {
        let trial = try trial(.en)
        trial.run("clock 2023-10-07")
        let lines = trial.run("as office: due").split(separator: "\n")
        #expect(lines.count == 6)
        #expect(lines[2].contains("overdue by 4 workdays") && lines[3].contains("overdue by 4 days"))
        #expect(lines[4].contains("due soon, 1 workday left"))
        #expect(trial.run("as office: inbox").hasSuffix("2 overdue, 1 due soon: see `due`\n"))
        trial.run("clock 2023-10-08")
        #expect(trial.run("as office: due").contains("due today"))
    }

    @Test func aYearWithoutHolidaysIsSaid() throws {
        let calendar = #"{"format": "zhuji-calendar-1", "years": [{"year": 2022, "holidays": [], "workdays": []}]}"#
        let trial = try trial(calendar: calendar)
        #expect(trial.run("as office: due").hasSuffix("注意：没有 2023 年的节假日，按周一至周五计算：办件 2、3\n"))
        let subject = try #require(trial.session.registry.case(CaseID(3)))
        #expect(trial.session.dueText(of: subject)?.contains("没有 2023 年的节假日") == true)
        trial.run("set output json")
        #expect(!trial.run("as office: due").contains("注意"))
    }

    @Test func anAuditorSeesWhatWaitsForAnybodyAndAnAdministratorNothing() throws {
        let trial = try trial()
        trial.run(
            """
            register unit other name 另一局 code 2 division 220000
            as li: apply trip 2
            register auditor watch
            register administrator chief
            """)
        #expect(trial.run("as watch: due").hasSuffix("共 4 件\n"))
        #expect(trial.run("as office: due").hasSuffix("共 3 件\n"))
        #expect(trial.run("as other: due").hasSuffix("共 1 件\n"))
        #expect(trial.perform("as chief: due").told.contains("[R"))
    }

    @Test func progressTellsTheDueDay() throws {
        let trial = try trial()
        trial.run("clock 2023-10-07")
        #expect(trial.run("as li: progress 2").contains("\n期限 2023-09-25，超期 4 个工作日\n"))
        #expect(trial.run("as office: progress 3").contains("\n期限 2023-10-08，即将到期，还剩 1 个工作日\n"))
        #expect(!trial.run("as li: progress 1").contains("期限"))
    }

    @Test func theListHasPages() throws {
        let trial = try trial()
        trial.run("set page 2")
        #expect(trial.run("as office: due").hasSuffix("第 1/2 页，共 3 件 · 下一页：翻页\n"))
        #expect(trial.run("as office: due --page 2").contains("2023-10-08"))
        trial.run("set output json")
        #expect(trial.run("as zhang: due") == "[]\n")
    }

    @Test func listsHaveTheDueDayAndWhatIsLate() throws {
        let trial = try trial()
        trial.run("clock 2023-10-07")
        trial.run("set output csv")
        for line in ["as office: list", "as office: list pending", "as li: list"] {
            let rows = trial.run(line)
            #expect(rows.contains("due,overdue\r\n") && rows.contains(",2023-09-25,4\r\n"), "\(line): \(rows)")
        }
        trial.run("set output table")
        #expect(trial.run("as office: list leave").contains("2023-09-25     4"))
        #expect(!trial.run("as office: list note").contains("期限"))
    }

    @Test func aFridayThatRanOutIsLateOnSaturday() throws {
        let trial = try trial()
        trial.run("clock 2023-10-10")
        trial.run("as li: apply leave 1")
        trial.run("clock 2023-10-14")
        #expect(trial.run("as office: due").contains("2023-10-13  超期不满 1 个工作日"))
        let subject = try #require(trial.session.registry.case(CaseID(5)))
        #expect(trial.session.dueCells(of: subject) == ["2023-10-13", "0"])
        #expect(trial.session.dueText(of: subject) == "期限 2023-10-13，超期不满 1 个工作日")
    }
}
