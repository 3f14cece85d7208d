// Trials of single commands: what they answer, what they leave open, and the table they stand in.

import Engine
import Machines
import Source
import Storage
import Syntax
import TestSupport
import Testing

@testable import Sessions

@Suite struct CommandTests {
    private let people = """
        clock 2023-07-03
        register unit province name 省厅 credit-code 11220000TE0000010N kind 机关 division 220000 hrss yes
        register unit office name 设计院 credit-code 91220102TE0000053X kind 企业 division 220000
        register person zhang name 张三 citizen-id 220199198501010018
        as zhang: bind 91220102TE0000053X
        as office: next
        as office: approve 同意
        as zhang: apply talent-grading
        """

    private func trial(_ language: Language = .zh) throws -> Trial {
        let trial = try Trial(try Trial.shipped(), language: language)
        trial.give("a.pdf", "%PDF")
        trial.run(people)
        return trial
    }

    @Test func theNewsAtLoginAreOfWhoeverLogsIn() throws {
        let trial = try trial()
        #expect(trial.run("as office: login zhang").contains("填报中 1 件"))
        #expect(trial.session.account == "zhang")
    }

    @Test func aModuleIsFilledFromAFileInOneCommit() throws {
        let trial = try trial()
        trial.give("e.json", #"[{"school": "甲校", "degree": "硕士"}, {"毕业院校": "乙校", "学位": "博士"}]"#)
        let before = trial.store.head.sequence
        #expect(trial.run("as zhang: fill education --from e.json") == "已填写：学历学位，2 行 4 项\n")
        #expect(trial.store.head.sequence == before + 1)
        trial.give("b.json", #"{"grade": "A", "class": "丙"}"#)
        trial.run("as zhang: fill basic --from b.json")
        #expect(trial.run("as zhang: show basic").contains("申请评定级别：A 国内外顶尖人才"))
    }

    @Test func bothSpellingsAndFullWidthFormsMeanTheSame() throws {
        let trial = try trial()
        #expect(trial.run("以 zhang：填写 基本信息．申请评定级别 “B”") == "已填写：基本信息·申请评定级别 = B 国家级领军人才\n")
        #expect(trial.run("as zhang: fill basic.grade B") == "已填写：基本信息·申请评定级别 = B 国家级领军人才\n")
    }

    @Test func everyAccountKeepsItsOwnOpenCase() throws {
        let trial = try trial()
        trial.run("login zhang")
        #expect(trial.session.prompt == "[演练] zhang 办件 2> ")
        trial.run("as office: open 1")
        #expect(trial.session.desk.open == CaseID(2))
        trial.run("logout")
        #expect(trial.session.prompt == "[演练] 未登录> ")
        #expect(trial.perform("exit").outcome == .ended)
    }

    @Test func idsAreMaskedInListsAndWholeInExports() throws {
        let trial = try trial()
        trial.run(
            """
            as zhang: fill basic.grade B
            as zhang: fill basic.class 工程
            as zhang: fill education.1.school 甲校
            as zhang: fill education.1.degree 博士
            as zhang: attach education.1.proof a.pdf
            as zhang: fill contract.years 3
            as zhang: fill contract.insured yes
            as zhang: submit
            """)
        #expect(trial.run("as office: results").contains("2201**********0018"))
        #expect(!trial.run("as office: results").contains("220199198501010018"))
        trial.run("as office: export out.csv")
        #expect(
            trial.file("out.csv")
                == "\u{FEFF}姓名,证件号码,推荐单位,申请评定等级,人才认定分类,申报日期,业务标志,评审后评定级别\r\n"
                + "张三,220199198501010018,设计院,B,工程,2023-07-03,新申报,\r\n")
        #expect(trial.run("as office: results --name 李 --status 未认定") == "没有符合条件的记录\n")
    }

    @Test func whatPeopleTypeIsPrintedWithoutControlCharacters() throws {
        let trial = try trial()
        let said = trial.run("as zhang: fill basic.class \u{202E}红")
        #expect(said == "已填写：基本信息·人才认定分类 = \\u{202E}红\n")
        trial.give("class.json", #"{"class": "\u001B[31m红"}"#)
        trial.run("as zhang: fill basic --from class.json")
        #expect(trial.run("as zhang: show basic").contains("人才认定分类：\\u{1B}[31m红\n"))
    }

    @Test func listsAreSaidInTheFormThatWasSet() throws {
        let trial = try trial()
        trial.run("set output json")
        #expect(
            trial.run("as zhang: list talent-grading")
                == """
                [
                  {
                    "case": 2,
                    "applicant": "张三",
                    "matter": "人才分类定级评定",
                    "status": "填报中",
                    "times": 0,
                    "since": "2023-07-03",
                    "due": "",
                    "overdue": ""
                  }
                ]

                """)
        trial.run("set output csv")
        #expect(
            trial.run("as zhang: list talent-grading")
                .hasPrefix("\u{FEFF}case,applicant,matter,status,times,since,due,overdue\r\n"))
    }

    @Test func whatCanBeDoneIsWhatIsDone() throws {
        let trial = try trial(.en)
        let said = trial.run("as zhang: can")
        #expect(said.contains("revoke"))
        #expect(said.contains("[R0210]"))
        #expect(trial.perform("as zhang: submit").told.contains("[R0210]"))
        trial.run("as zhang: revoke")
    }

    @Test func everyVerbIsACommandUnderTheLanguagesNames() {
        for verb in Syntax.Verb.allCases {
            #expect(CommandTable.command(named: verb.english)?.chinese == verb.chinese)
        }
        let names = CommandTable.all.flatMap { [$0.name, $0.chinese] }
        #expect(Set(names).count == names.count)
    }

    @Test func everyCommandIsExplainedWithAnExample() throws {
        for language in Language.allCases {
            let trial = try Trial(try Trial.shipped(), language: language)
            for command in CommandTable.all {
                let said = trial.run("help \(command.name)")
                #expect(said.split(separator: "\n").count == 3, "\(command.name)")
                let name = language == .zh ? command.chinese : command.name
                #expect(command.example[language].hasPrefix(name), "\(command.name)")
            }
        }
    }
}

@Suite struct SessionPageTests {
    @Test func thePageNamesEveryCommand() throws {
        let page = try Repository.text("Docs/Sessions.md")
        let missing = CommandTable.all.filter { !page.contains("`\($0.name)` \($0.chinese)") }.map(\.name)
        #expect(missing == [])
    }

    @Test func thePagesSessionRuns() throws {
        let page = try Repository.text("Docs/Sessions.md")
        let blocks = page.split(separator: "```session\n").dropFirst().compactMap { $0.split(separator: "```").first }
        #expect(blocks.count == 1)
        for block in blocks { try Trial(try Trial.shipped()).run(String(block)) }
    }
}
