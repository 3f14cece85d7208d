// The world behind the manual's screen: one unit in 2022, with as many real cases in each state as its dashboard shows.
// What the dashboard then says is judged in `ManualScreenTests.swift`.

import Engine
import Foundation
import Machines
import Source
import TestSupport
import Testing

@testable import Sessions

/// One row of the manual's table.
struct ManualRow: Sendable {
    let category: String
    let title: String
    let matter: String
    let pending: Int
    let dispatch: Int
    let returned: Int
    let today: Int
    let done: Int

    var counts: [Int] { [pending, dispatch, returned, today, done] }

    /// The table as the manual prints it; two categories span two rows each.
    static let all = [
        ManualRow("自然人基础业务", "个人绑定推荐单位", "personal-binding", 1, 0, 0, 0, 10),
        ManualRow("法人基础业务", "单位绑定上级单位", "unit-binding", 1, 0, 0, 0, 3),
        ManualRow("职称评审", "职称评审（通用）", "title-review", 5, 1, 3, 0, 27),
        ManualRow("职称评审", "中小学正高级职称评审", "school-title-review", 1, 1, 0, 0, 3),
        ManualRow("高层次和特殊人才职称认定", "高层次和特殊人才职称认定（机关分流）", "official-title", 2, 1, 0, 0, 1),
        ManualRow("高层次和特殊人才职称认定", "高层次和特殊人才职称认定（民营路径）", "private-title", 0, 0, 0, 0, 3),
        ManualRow("职称认定", "职称认定（初版）", "initial-title", 1, 0, 0, 0, 0),
        ManualRow("人才分类定级服务", "人才分类定级评鉴", "talent-grading", 0, 0, 0, 0, 1),
        ManualRow("人才选拔业务", "省有突出贡献中青年专家选拔", "expert-selection", 3, 0, 1, 0, 7),
    ]

    /// The rows of declarations, whose applicants have to be bound first.
    static let declarations = all.dropFirst(2)

    private init(
        _ category: String, _ title: String, _ matter: String, _ pending: Int, _ dispatch: Int, _ returned: Int,
        _ today: Int, _ done: Int
    ) {
        (self.category, self.title, self.matter) = (category, title, matter)
        (self.pending, self.dispatch, self.returned, self.today, self.done) = (pending, dispatch, returned, today, done)
    }
}

/// A session in which the unit `changchun` has the manual's cases on its desk.
struct ManualWorld {
    let trial: Trial
    private var persons = 0

    /// The cases come about by commands alone, over the rulebook that ships; only the title of one matter is the alias
    /// by which the manual's screen calls it (Q01).
    init() throws {
        trial = try Trial(try ManualWorld.rulebook(), language: .zh)
        for name in ["a.pdf", "b.pdf"] { trial.give(name, "%PDF-1.4\n") }
        for (name, content) in ManualWorld.modules { trial.give(name, content) }
        registerUnits()
        // Those who declare were bound the year before, all but ten.
        let declaring = ManualRow.declarations.reduce(0) { $0 + $1.pending + $1.dispatch + $1.done }
        trial.run("clock 2021-05-10")
        for _ in 0..<declaring - 10 { bind(person: nextPerson()) }
        trial.run("clock 2022-02-14")
        for _ in 0..<10 { bind(person: nextPerson()) }
        trial.run("as \(nextPerson()): bind \(ManualWorld.code)")
        bindUnits()
        persons = 0
        for row in ManualRow.declarations { declare(row) }
    }

    /// A person's account of this number, registered where it is new.
    private mutating func nextPerson() -> String {
        persons += 1
        let name = ManualWorld.account(persons)
        trial.run("register person \(name) name 申报人\(persons) citizen-id \(ManualWorld.citizenID(persons))")
        return name
    }

    private func bind(person name: String) {
        trial.run("as \(name): bind \(ManualWorld.code)\nas changchun: next\nas changchun: approve 同意")
    }

    private func registerUnits() {
        let units = [
            ("hall", "省人社厅", "12220000TE0000900M", "机关", "220000", "yes"),
            ("bureau", "长春市", "12220100TE0000901X", "机关", "220100", "no"),
            ("changchun", "长春", ManualWorld.code, "社会组织", "220000", "no"),
            ("first", "第一分院", "12220102TE00009031", "事业单位", "220102", "no"),
            ("second", "第二分院", "12220100TE00009047", "事业单位", "220100", "no"),
            ("third", "第三分院", "12220000TE00009055", "事业单位", "220000", "no"),
            ("fourth", "第四分院", "12220200TE0000906J", "事业单位", "220200", "no"),
        ]
        for (account, name, code, kind, division, isOffice) in units {
            trial.run(
                "register unit \(account) name \(name) credit-code \(code) kind \(kind) division \(division)"
                    + " hrss \(isOffice)")
        }
        trial.run("as changchun: bind 12220100TE0000901X\nas bureau: next\nas bureau: approve 同意")
    }

    /// Three units have the unit as their superior, a fourth asks.
    private func bindUnits() {
        for unit in ["first", "second", "third"] {
            trial.run("as \(unit): bind \(ManualWorld.code)")
            trial.run("as changchun: open \(trial.session.registry.cases.count)\nas changchun: approve 同意")
        }
        trial.run("as fourth: bind \(ManualWorld.code)")
    }

    private mutating func declare(_ row: ManualRow) {
        trial.run("clock 2022-06-06")
        for place in 0..<row.pending + row.dispatch + row.done {
            persons += 1
            apply(ManualWorld.account(persons), row.matter)
            guard place >= row.pending else { continue }
            trial.run("as changchun: open \(trial.session.registry.cases.count)")
            switch place - row.pending {
            case ..<row.dispatch: decide(["judge all right", "approve 同意"])
            case ..<(row.dispatch + row.returned):
                decide(["judge basic wrong", "judge others right", "return to applicant 请补充"])
            case let done where done % 2 == 0: decide(["terminate 不符合条件"])
            default: decide(["judge all right", "approve 同意"] + dispatchLines(row.matter))
            }
        }
    }

    private func decide(_ lines: [String]) {
        for line in lines { trial.run("as changchun: " + line) }
    }

    private func dispatchLines(_ matter: String) -> [String] {
        let second =
            switch matter {
            case "title-review", "school-title-review", "expert-selection": ["attach notice b.pdf"]
            default: [String]()
            }
        return ["attach recommendation a.pdf"] + second + ["dispatch"]
    }

    private func apply(_ account: String, _ matter: String) {
        let machines = trial.session.registry.ruleset.machines
        guard let machine = machines.first(where: { $0.facts.name == matter }) else { return }
        var lines = ["apply \(matter)"]
        for module in machine.modules {
            let file = "\(matter).\(module.name).json"
            if trial.file(file) != nil { lines.append("fill \(module.name) --from \(file)") }
        }
        for module in machine.modules where module.rows?.lowerBound != 0 {
            let row = module.rows == nil ? "" : ".1"
            lines += module.attachments.map { "attach \(module.name)\(row).\($0.name) a.pdf" }
        }
        for line in lines + ["submit"] { trial.run("as \(account): \(line)") }
    }
}

extension ManualWorld {
    private static let code = "12220102TE0000902X"

    private static func account(_ number: Int) -> String { "person-\(number)" }

    /// Somebody born on 1 January 1985, by number; with the check digit of GB 11643.
    private static func citizenID(_ number: Int) -> String {
        let digits = "22010219850101" + String(repeating: "0", count: 3 - String(number).count) + String(number)
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
        return digits + ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11]
    }

    private static func rulebook() throws -> RulebookFiles {
        let paths = Repository.files(below: "workflows", suffix: ".matter").filter { !$0.contains("scenarios") }
        let sources = try paths.map { path in
            let text = try Repository.text(path).replacing(
                "matter talent-grading \"人才分类定级评定\" {\n    alias     \"人才分类定级评鉴\"",
                with: "matter talent-grading \"人才分类定级评鉴\" {\n    alias     \"人才分类定级评定\"")
            return (name: path, bytes: Array(text.utf8))
        }
        return RulebookFiles(sources, on: Trial.firstDay) { path in
            (try? Data(contentsOf: Repository.url(path))).map { [UInt8]($0) }
        }
    }

    /// What is filled in, by matter and module.
    private static let modules = [
        "title-review.basic.json": #"{"series": "工程", "education": "本科", "current": "无", "sought": "中级"}"#,
        "title-review.work.json": #"[{"unit": "长春", "post": "工程师", "since": "2010-07-01"}]"#,
        "title-review.achievements.json": #"[{"title": "某项目"}]"#,
        "school-title-review.basic.json":
            #"{"subject": "数学", "education": "本科", "held": "2014-09-01", "started": "2003-09-01", "rural": "否"}"#,
        "school-title-review.teaching.json": #"[{"title": "优秀课例", "year": "2021"}]"#,
        "school-title-review.morals.json": #"{"opinion": "优秀"}"#,
        "official-title.basic.json": #"{"former": "某局", "left": "2018-03-01", "service": "8", "sought": "中级"}"#,
        "official-title.education.json": #"[{"school": "吉林大学", "degree": "硕士"}]"#,
        "private-title.basic.json": #"{"post": "总工程师", "sought": "副高级"}"#,
        "private-title.contract.json": #"{"private": "是", "months": "36", "insured": "36"}"#,
        "private-title.achievements.json": #"[{"title": "某产品", "award": "市级"}]"#,
        "initial-title.basic.json":
            #"{"education": "硕士", "relevant": "是", "started": "2019-07-01", "speciality": "土木工程"}"#,
        "initial-title.work.json": #"{"summary": "完成各项工作。"}"#,
        "talent-grading.basic.json": #"{"grade": "C", "class": "工程技术"}"#,
        "talent-grading.education.json": #"[{"school": "吉林大学", "degree": "博士"}]"#,
        "talent-grading.contract.json": #"{"years": "3", "insured": "是"}"#,
        "expert-selection.basic.json": #"{"post": "研究员", "official": "否", "awarded": "否", "latest": "2021-05-01"}"#,
        "expert-selection.achievements.json": #"[{"title": "某成果", "year": "2021", "share": "1"}]"#,
    ]
}
