// What can be made of a rulebook at a place: titles, routes; scenarios run and machines shown.

import Foundation
import Source
import TestSupport
import Testing

@testable import LanguageServer

@Suite struct ActionTests {
    private static let path = "/province/a.matter"
    private static let parties = """
        party unit "单位" { field name "名称" text }
        party person "自然人" {
            field name "姓名" text
            field unit "推荐单位" unit
        }

        """
    private static let matter = """
        # 分级怎么办。
        ## 分级。
        matter grading "分级" {
            category  "甲"
            applicant person
            module basic "基本" { field a "甲项" text }
            # 先由单位审核。
            level first "初审" { reviewer applicant.unit; judge every module; approve; return to applicant }  # 单位
            level second "复审" { reviewer applicant.unit; approve; return to first }
            revoke "撤销" from draft
        }

        """
    private static let scenario = """
        scenario "通过" for grading {
            given unit office {}
            given person zhang { unit office }
            zhang: apply
            zhang: fill everything
            zhang: submit
            office: judge everything right
            office: approve
            expect state second
        }

        """

    private func actions(_ text: String, from start: (Int, Int), to end: (Int, Int)) throws -> [[String: Any]] {
        let editor = try Editor([:])
        editor.open(Self.path, text)
        let found = try editor.ask(
            "textDocument/codeAction", Self.path,
            ["range": editor.range(start, end), "context": ["diagnostics": []]])
        return try #require(found as? [[String: Any]])
    }

    /// The text with the edits of an action made, the last first.
    private func edited(_ text: String, by action: [String: Any]) throws -> String {
        let changes = try #require((action["edit"] as? [String: [String: [[String: Any]]]])?["changes"])
        return try text.edited(by: #require(changes[Editor.uri(Self.path)]), in: .utf16)
    }

    // MARK: Titles

    @Test(arguments: [
        ("party company { field name \"单位名称\" text }", 6, "party company \"（待填标题）\" {"),
        ("party 企业 { field name \"单位名称\" text }", 6, "party 企业 \"企业\" {"),
        ("party company \"企业\" { field name text }", 28, "field name \"姓名\" text"),
        ("party company \"企业\" { field unit text }", 28, "field unit \"推荐单位\" text"),
        ("party company \"企业\" { field name \"Name\" text }", 34, "field name \"姓名\" text"),
    ])
    func aTitleIsAdded(declaration: String, column: Int, expected: String) throws {
        let names = "party p \"人\" { field name \"姓名\" text; field unit \"推荐单位\" text }\n"
        let text = names + declaration + "\n"
        let found = try actions(text, from: (1, column), to: (1, column))
        let action = try #require(found.first { ($0["title"] as? String)?.contains("Chinese title") == true })
        let edited = try edited(text, by: action)
        #expect(edited.contains(expected), "\(edited)")
    }

    @Test func aTitleThatIsThereIsLeftAlone() throws {
        #expect(try actions(Self.parties, from: (0, 7), to: (0, 7)).isEmpty)
    }

    // MARK: Routes

    @Test func levelsBecomeARoute() throws {
        let text = Self.parties + Self.matter
        let found = try actions(text, from: (12, 10), to: (13, 10))
        let action = try #require(found.first { $0["kind"] as? String == "refactor.extract" })
        #expect(action["title"] as? String == "extract 2 levels to a route")
        #expect(
            try edited(text, by: action) == Self.parties + """
                route grading-route "分级审核级次" {
                    # 先由单位审核。
                    level first "初审" { reviewer applicant.unit; judge every module; approve; return to applicant }  # 单位
                    level second "复审" { reviewer applicant.unit; approve; return to first }
                }

                # 分级怎么办。
                ## 分级。
                matter grading "分级" {
                    category  "甲"
                    applicant person
                    module basic "基本" { field a "甲项" text }
                    route grading-route
                    revoke "撤销" from draft
                }

                """)
    }

    /// The second level alone would return to a level that the route does not have; between two levels stands another
    /// statement; a cursor inside of a level asks for nothing.
    @Test func whatWouldNotBeSoundIsNotOffered() throws {
        let text = Self.parties + Self.matter
        func kinds(_ text: String, _ start: (Int, Int), _ end: (Int, Int)) throws -> [String] {
            try actions(text, from: start, to: end).compactMap { $0["kind"] as? String }
        }
        #expect(try kinds(text, (12, 10), (12, 10)) == ["refactor.extract"])
        #expect(try kinds(text, (9, 4), (10, 4)).isEmpty)
        let apart = text.replacingOccurrences(of: "    level second", with: "    alias \"乙\"\n    level second")
        #expect(try kinds(apart, (12, 10), (14, 10)).isEmpty)
    }

    // MARK: Scenarios and machines

    private func lenses(_ editor: Editor) throws -> [(title: String, command: String, arguments: [Any])] {
        let found = try #require(try editor.ask("textDocument/codeLens", Self.path) as? [[String: Any]])
        return try found.map { lens in
            let command = try #require(lens["command"] as? [String: Any])
            return (
                try #require(command["title"] as? String), try #require(command["command"] as? String),
                try #require(command["arguments"] as? [Any])
            )
        }
    }

    private func execute(_ editor: Editor, _ place: Int) throws -> [String: Any] {
        let lens = try lenses(editor)[place]
        let result = try editor.request(
            "workspace/executeCommand", ["command": lens.command, "arguments": lens.arguments])
        return try #require(result as? [String: Any])
    }

    @Test func aScenarioIsRunAsItIsTyped() throws {
        let editor = try Editor([:], locale: "zh-cn")
        let text = Self.parties + Self.matter + Self.scenario
        editor.open(Self.path, text)
        #expect(try lenses(editor).map(\.title) == ["▶ 运行此情景", "显示流程图"])
        #expect(try execute(editor, 0)["passed"] as? Bool == true)
        #expect(editor.asked.last?["method"] as? String == "window/showMessage")
        let line = text.components(separatedBy: "\n").count - 4
        editor.type("returned", in: Self.path, from: (line + 1, 17), to: (line + 1, 23))
        #expect(try execute(editor, 0)["passed"] as? Bool == false)
        let failure = try #require(editor.findings[Self.path]?.first { $0["source"] as? String == "zhuji test" })
        #expect((failure["message"] as? String)?.hasPrefix("状态不符；应为：") == true)
        let range = try #require(failure["range"] as? [String: [String: Int]])
        #expect(range["start"]?["line"] == line + 1)
        editor.type(" ", in: Self.path, from: (0, 0), to: (0, 0))
        #expect(editor.findings[Self.path]?.contains { $0["source"] as? String == "zhuji test" } == false)
    }

    @Test(arguments: [true, false]) func aMachineIsShown(shows: Bool) throws {
        let editor = try Editor([:], shows: shows)
        editor.open(Self.path, Self.parties + Self.matter)
        let path = try #require(try execute(editor, 0)["path"] as? String)
        let name = try #require(path.split(separator: "/").last)
        #expect(editor.files.kept[String(name)]?.contains("second") == true)
        #expect(editor.asked.last?["method"] as? String == (shows ? "window/showDocument" : "window/showMessage"))
    }

    @Test(arguments: [
        ("zhuji.unknown", 0, CallFault.Code.invalidParams), ("zhuji.runScenario", 9, .requestFailed),
        ("zhuji.showMachine", 0, .invalidParams),
    ])
    func whatCanNotBeDoneIsRefused(command: String, argument: Int, code: CallFault.Code) throws {
        let editor = try Editor([:])
        editor.open(Self.path, Self.parties + Self.matter)
        let answer = try editor.request(
            "workspace/executeCommand", ["command": command, "arguments": [Editor.uri(Self.path), argument]])
        #expect((answer as? [String: Any])?["code"] as? Int == code.rawValue)
    }

    @Test func nothingIsRunWhileThereAreErrors() throws {
        let editor = try Editor([:])
        editor.open(Self.path, Self.parties + Self.matter + Self.scenario + "matter {")
        let answer = try editor.request(
            "workspace/executeCommand", ["command": "zhuji.runScenario", "arguments": [Editor.uri(Self.path), 0]])
        #expect((answer as? [String: Any])?["code"] as? Int == CallFault.Code.requestFailed.rawValue)
    }
}
