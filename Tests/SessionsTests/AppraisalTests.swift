// Trials of recording, correcting and publishing results, singly and from the file of a meeting (R057–R062, Q33).

import Engine
import Machines
import Source
import Storage
import Testing

@testable import Sessions

/// A file of a meeting that must be refused as a whole, with the line that must be told of.
private struct BadSheet: CustomTestStringConvertible, Sendable {
    let rows: String
    let told: String
    let code: String

    init(_ rows: String, _ told: String, _ code: String = "P0150") {
        self.rows = rows
        self.told = told
        self.code = code
    }

    var testDescription: String { told }

    static let head = "办件,姓名,证件号码,评审结果,评审后评定级别\n"
    static let all = [
        BadSheet(head + "15,章五,,通过,\n", "第 2 行：评审结果“通过”须填写：评审后评定级别 [R0804]"),
        BadSheet(head + "15,章五,,通过,F\n", "第 2 行“评审后评定级别”：“评审后评定级别”应为"),
        BadSheet(head + "15,章五,,未通过,B\n", "第 2 行“评审后评定级别”：结果“未通过”没有这一项，应留空"),
        BadSheet(head + "15,章五,,优秀,\n", "第 2 行“评审结果”：没有名为“优秀”的评审结果 [R0802]"),
        BadSheet(head + "15,章五,,,B\n", "第 2 行“评审结果”：没有写结果，却写了评审后评定级别"),
        BadSheet(head + "\n15,章六,,未通过,\n", "第 3 行“姓名”：办件 15 的申报人是“章五”，不是“章六”"),
        BadSheet(head + "15,章五,220102199607010062,未通过,\n", "第 2 行“证件号码”：与办件 15 不符"),
        BadSheet(head + "15,章五,2.20102E+17,未通过,\n", "表格软件把它当成数字改了"),
        BadSheet(head + "15,章五,220102199506010000,未通过,\n", "表格软件把它当成数字改了"),
        BadSheet(head + "15,,,未通过,\n15,,,未通过,\n", "第 3 行：与第 2 行是同一办件"),
        BadSheet(head + "15,,,未通过,\n,章五,220102199506010055,未通过,\n", "第 3 行：与第 2 行是同一办件"),
        BadSheet(head + "16,章六,,未通过,\n", "第 2 行：办件处于“通过”，现在不能“登记”"),
        BadSheet(head + "12,章二,,未通过,\n", "第 2 行：办件处于“待审核”，现在不能“登记”"),
        BadSheet(head + "99,,,未通过,\n", "第 2 行“办件”：没有编号为 99 的办件"),
        BadSheet(head + "十五,,,未通过,\n", "第 2 行“办件”：“十五”不是办件编号 [P0118]"),
        BadSheet(head + ",章五,,未通过,\n", "第 2 行：要写办件编号，或者写姓名和证件号码"),
        BadSheet(head + ",章六,220102199607010062,未通过,\n", "第 2 行“证件号码”：没有这个证件号码的待评审办件"),
        BadSheet(head + "15,章五,,未通过,,多余\n", "第 2 行：比第一行多出几格"),
        BadSheet("评审结果\n通过\n", "缺少列：办件或证件号码", "P0151"),
        BadSheet("证件号码,评审结果\nx,通过\n", "缺少列：办件或姓名", "P0151"),
        BadSheet("办件,姓名\n15,章五\n", "缺少列：评审结果", "P0151"),
        BadSheet("办件,评审结果,评审后级别\n15,通过,B\n", "评审后评定级别", "P0153"),
        BadSheet("办件,编号,评审结果\n15,15,通过\n", "是同一项", "P0154"),
        BadSheet("办件,评审结果\n15,\"未通过\n", "第 2 行的引号没有成对", "P0112"),
        BadSheet("办件,评审结果\n15,\"未\"通过\n", "第 2 行的引号后面还有内容", "P0112"),
        BadSheet("\u{FEFF}\r\n", "文件是空的", "P0112"),
    ]
}

@Suite struct MeetingTests {
    private func check(_ sheet: String, _ expected: String, at location: SourceLocation = #_sourceLocation) throws {
        let play = try ProvincePlay()
        try play.give("m.csv", sheet)
        let said = play.run("as hall: record --from m.csv", at: location)
        #expect(said.contains(expected), "\(said)", sourceLocation: location)
    }

    @Test(arguments: BadSheet.all)
    private func r057ABadLineIsNamedAndNothingIsRecorded(_ bad: BadSheet) throws {
        let play = try ProvincePlay()
        try play.give("m.csv", bad.rows)
        let head = play.store.head
        let told = play.refuse("as hall: record --from m.csv")
        #expect(told.contains("拒绝[\(bad.code)]"), "\(told)")
        #expect(told.contains(bad.told), "\(told)")
        #expect(play.store.head == head)
    }

    @Test func r057EveryBadLineIsNamedInOrder() throws {
        let play = try ProvincePlay()
        let told = play.refuse("as hall: record --from meeting-bad.csv")
        let lines = told.split(separator: "\n").compactMap { $0.firstMatch(of: /第 (\d+) 行/).map { String($0.1) } }
        #expect(lines == ["2", "3", "4", "5", "6"], "\(told)")
        #expect(told.contains("有 5 处不能登记，一件都没有登记"))
    }

    @Test func r057ColumnsGoByNameOrTitleInAnyOrder() throws {
        try check("outcome,grade,case\npassed,B,15\n", "已登记 1 人：通过 1\n  办件 15 章五 · 通过，评审后评定级别 B")
        try check("评审后评定级别,评审结果,证件号码,姓 名\r\nB,通过,220102199506010055,章五\r\n", "通过，评审后评定级别 B")
        try check("\u{FEFF}\"办件\",\"评审结果\"\r\n\"15\",\"未通过\"\r\n,,,\r\n", "已登记 1 人：未通过 1")
        try check("办件,评审结果,备注,评委签字\n15,未通过,\"一,二\n三\",甲\n", "没有用到的列：评委签字")
        try check("办件,评审结果\r15,未通过\r", "已登记 1 人：未通过 1")
        try check("办件,证件号码,评审结果\n15,2201**********0055,未通过\n", "已登记 1 人：未通过 1")
        try check("办件,评审结果\n15,\n", "没有新的结果，未登记\n没有写结果、未登记 1 人：办件 15")
    }

    @Test func r057AResultIsCorrectedUntilItIsPublished() throws {
        let play = try ProvincePlay()
        try play.give("m.csv", "办件,评审结果,评审后评定级别\n15,通过,B\n")
        play.run("as hall: record --from m.csv")
        #expect(play.run("as hall: record --from m.csv").contains("结果没有变化 1 人：办件 15"))
        try play.give("m.csv", "办件,评审结果,评审后评定级别\n15,通过,C\n")
        #expect(play.run("as hall: record --from m.csv").contains("评审后评定级别 C · 更正"))
        let history = play.run("as hall: history 15")
        #expect(history.contains("评审后评定级别 B") && history.contains("评审后评定级别 C"), "\(history)")
        play.run("as hall: publish --all")
        #expect(play.refuse("as hall: record --from m.csv").contains("[R0201]"))
        play.run("as hall: open 15")
        for line in ["record failed", "publish", "recall"] { play.refuse("as hall: \(line)") }
        let seen = play.run("as appraised: history 15")
        #expect(!seen.contains("评审后评定级别 B") && seen.contains("评审后评定级别 C"), "\(seen)")
    }

    @Test func r060RecordedResultsCountForNobodyElseBeforeTheyArePublished() throws {
        let play = try ProvincePlay(after: ["as hall: open 15", "as hall: record passed grade B"])
        for account in ["appraised", "university"] {
            #expect(play.run("as \(account): progress 15").contains("未认定"))
            #expect(!play.run("as \(account): history 15").contains("评审后评定级别"))
        }
        play.run("as hall: publish")
        #expect(play.run("as university: results --name 章五").contains("通过"))
    }

    @Test func r057InASelectionTheWordsMeanEachMattersOwnOutcome() throws {
        let trial = try Trial(
            RulebookFiles([(name: "two.matter", bytes: Array(twoMatters.utf8))], on: Trial.firstDay) { _ in nil },
            language: .zh)
        trial.run(
            """
            register unit office name 单位 code U
            register person a name 甲 code A
            register person b name 乙 code B
            as a: apply first U
            as b: apply second U
            login office
            open 1
            approve 同意
            open 2
            approve 同意
            """)
        trial.give("r.pdf", "%PDF")
        #expect(trial.perform("select all").outcome == .done)
        #expect(trial.perform("attach letter r.pdf").told.contains("[R0508]"))
        trial.run("attach report r.pdf\ndispatch\nselect 1,2")
        #expect(trial.perform("record passed grade A").told.contains("[R0502]"))
        trial.run("record failed")
        let outcomes = trial.session.registry.cases.map { subject in
            subject.body.result.map { trial.session.registry.machine(of: subject).outcomes[$0.outcome].name }
        }
        #expect(outcomes == ["failed", "failed"])
    }

    @Test func r061PassedIsAGradeThatMayDifferFromTheOneSought() throws {
        let play = try ProvincePlay(after: ["as hall: open 15", "as hall: record passed grade D", "as hall: publish"])
        play.run("as university: export 15 out.csv")
        let row = try #require(play.file("out.csv")?.split(separator: "\r\n").last)
        #expect(row.hasPrefix("章五,220102199506010055,某高校,B,工程技术,") && row.hasSuffix(",D"), "\(row)")
    }

    @Test func r057PublishedResultsAreNewsForApplicantAndUnit() throws {
        let play = try ProvincePlay(after: ["as hall: open 15", "as hall: record passed grade C"])
        #expect(!play.run("as appraised: inbox").contains("公布"))
        play.run("as hall: publish")
        #expect(
            play.run("as appraised: inbox") == "评审结果已公布：人才分类定级评定 · 通过，评审后评定级别 C（办件 15）\n")
        let unit = play.run("as university: inbox")
        #expect(unit.hasPrefix("评审结果已公布 2 件：办件 15 章五 通过、办件 16 章六 通过\n"), "\(unit)")
        #expect(!play.run("as hall: inbox").contains("评审结果已公布"))
        #expect(play.run("login appraised").contains("评审结果已公布"))
        #expect(!play.run("login appraised").contains("评审结果已公布"), "what was seen at the last login is no news")
    }

    @Test func q32AfterATerminationAnotherDeclarationIsAllowed() throws {
        let play = try ProvincePlay()
        #expect(play.run("as terminated: apply talent-grading").contains("人才分类定级评定"))
    }

    @Test func r062TheListForAMeetingIsFilledInAndReadBack() throws {
        let play = try ProvincePlay(after: ["as waiting: open 12"])
        let said = play.run("as hall: export --meeting m.csv")
        #expect(said.contains("已导出待评审 1 人：m.csv；填好后：登记 --from m.csv"), "\(said)")
        let list = try #require(play.file("m.csv"))
        #expect(
            list == "\u{FEFF}办件,姓名,证件号码,推荐单位,申请评定等级,人才认定分类,评审结果,评审后评定级别\r\n"
                + "15,章五,2201**********0055,某高校,B,工程技术,,\r\n")
        try play.give("m.csv", list.replacing("工程技术,,", with: "工程技术,通过,C"))
        #expect(play.run("as hall: record --from m.csv").contains("办件 15 章五 · 通过，评审后评定级别 C"))
        #expect(play.refuse("as university: export --meeting n.csv").contains("[R0803]"))
        #expect(play.refuse("as hall: export --meeting --name 章六 n.csv").contains("[R0803]"))
        play.run("as hall: export 15-16 --meeting --name 章五 n.csv")
        #expect(play.file("n.csv")?.contains("15,章五") == true)
        #expect(try play.exports() == ["hall [meeting] 1", "hall [meeting cases=15,16 name=章五] 1"])
    }
}

@Suite struct ExportTests {
    @Test func q40TheHeadingsAreTheManualsWordForWord() throws {
        let play = try ProvincePlay()
        play.run("as university: export out.csv")
        #expect(
            play.file("out.csv")?.hasPrefix(
                "\u{FEFF}姓名,证件号码,推荐单位,申请评定等级,人才认定分类,申报日期,业务标志,评审后评定级别\r\n") == true)
        #expect(play.file("out.csv")?.contains(",新申报,") == true)
    }

    @Test func r065SelectedRowsAreExported() throws {
        let play = try ProvincePlay()
        play.run("as university: export 15-16 two.csv")
        #expect(play.file("two.csv")?.split(separator: "\r\n").count == 3)
        play.run("as university: select 16\nas university: export selected --status 通过 one.json")
        let json = try #require(play.file("one.json"))
        let members = [
            ("case", "16"), ("id", "\"220102199607010062\""), ("status", "\"passed\""), ("granted", "\"B\""),
        ]
        for (key, value) in members { #expect(json.contains("\"\(key)\": \(value)"), "\(json)") }
        #expect(
            try play.exports() == ["university [cases=15,16] 2", "university [cases=16 status=通过] 1"])
    }

    @Test func r067AnEmptySetSaysSoAndWritesNothing() throws {
        let play = try ProvincePlay()
        #expect(play.refuse("as university: export --status 未通过 none.csv").contains("[R0803]"))
        #expect(play.file("none.csv") == nil)
        #expect(try play.exports() == [])
    }

    @Test func r066AFileThatIsThereIsKeptUnlessForced() throws {
        let play = try ProvincePlay()
        try play.give("out.csv", "old")
        #expect(play.refuse("as university: export out.csv").contains("[P0152]"))
        #expect(play.file("out.csv") == "old")
        play.run("as university: export --force out.csv")
        #expect(play.file("out.csv")?.hasPrefix("\u{FEFF}姓名,") == true)
    }

    @Test func r066AtATerminalOneIsAskedBeforeAFileIsReplaced() throws {
        let play = try ProvincePlay(isInteractive: true)
        try play.give("out.csv", "old")
        for answer in ["否", "", "n"] {
            play.answer(answer)
            play.refuse("as university: export out.csv")
        }
        play.answer()
        play.refuse("as university: export out.csv")
        #expect(play.file("out.csv") == "old")
        play.answer("是")
        #expect(play.run("as university: export out.csv").contains("out.csv 已存在，覆盖吗？"))
        #expect(play.file("out.csv")?.hasPrefix("\u{FEFF}姓名,") == true)
        #expect(try play.exports().count == 1)
    }

    @Test func r066WhatCouldNotBeWrittenLeavesNoEvent() throws {
        let play = try ProvincePlay()
        play.isUnwritable = true
        #expect(play.refuse("as university: export out.csv").contains("[P0119]"))
        #expect(try play.exports() == [])
    }

    @Test func r066FormulasAreDead() throws {
        let play = try ProvincePlay(after: ["as university: profile set name \"=cmd()\""])
        play.run("as university: export 16 out.csv")
        #expect(play.file("out.csv")?.contains("章六,220102199607010062,'=cmd(),") == true)
    }
}

/// Two matters that call alike what stands at different places.
private let twoMatters = """
    party person "自然人" {
        field name "姓名" text
        field code "编号" text unique
    }
    party unit "单位" {
        field name "单位名称" text
        field code "编号"     text unique
    }
    matter first "一" {
        category  "其他"
        applicant person
        target    unit "单位" by code
        attachment letter "函"   pdf up to 1 MB
        attachment report "报告" pdf up to 1 MB
        level     unit "单位" { reviewer target; approve "通过"; dispatch "送审" with report }
        appraisal "评审" {
            office    target
            undecided "未认定"
            outcome   passed "通过" { field grade "级别" choice A, B }
            outcome   failed "未通过"
            publish   "公布"
        }
    }
    matter second "二" {
        category  "其他"
        applicant person
        target    unit "单位" by code
        attachment report "报告" pdf up to 1 MB
        level     unit "单位" { reviewer target; approve "通过"; dispatch "送审" with report }
        appraisal "评审" {
            office    target
            undecided "未认定"
            outcome   failed "未通过"
            outcome   passed "通过"
            publish   "公布"
        }
    }
    """
