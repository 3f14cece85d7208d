// What is offered where the cursor stands. The cursor is written as `|`.

import Foundation
import Syntax
import Testing

@testable import LanguageServer

@Suite struct CompletionTests {
    private static let path = "/province/b.matter"
    private static let parties = """
        party unit "单位" {
            field name "名称" text
            field superior "上级" unit optional
        }
        party person "自然人" {
            field name "姓名" text
            field unit "单位" unit
            field sex  "性别" choice 男, 女
        }
        route ladder {
            level bureau "主管" { reviewer applicant.unit; approve }
        }

        """

    private static let choosing = """
        matter m "甲" {
            applicant person
            module basic "甲" { field grade "级别" choice A, B; field done "完成" flag }
            module works "作品" list 0..9 { field kind "类别" choice 书, 画 }
            appraisal "评审" { outcome passed "通过" { field grade "级别" choice C, D } }

        """

    private func offers(_ text: String) throws -> [[String: Any]] {
        let editor = try Editor(["/province/a.matter": Self.parties])
        let parts = text.components(separatedBy: "|")
        editor.open(Self.path, parts.joined())
        let lines = parts[0].components(separatedBy: "\n")
        let position = ["line": lines.count - 1, "character": lines.last?.utf16.count ?? 0]
        let found = try editor.ask("textDocument/completion", Self.path, ["position": position])
        return try #require(found as? [[String: Any]])
    }

    private func labels(_ text: String) throws -> [String] {
        try offers(text).compactMap { $0["label"] as? String }
    }

    @Test(arguments: [
        ("|", "matter", "field"), ("par|", "party", "level"), ("matter m \"甲\" {\n    |\n}\n", "applicant", "party"),
        ("matter m \"甲\" {\n    applicant person\n    ca|\n}\n", "category", "scenario"),
        ("matter m \"甲\" {\n    level a \"甲\" { | }\n}\n", "reviewer", "module"),
        ("matter m \"甲\" {\n    applicant |\n}\n", "person", "matter"),
        ("matter m \"甲\" {\n    applicant person\n    require applicant.|\n}\n", "unit", "superior"),
        ("matter m \"甲\" {\n    applicant person\n    require applicant.unit.|\n}\n", "superior", "unit"),
        ("matter m \"甲\" {\n    module basic \"甲\" { field a \"甲\" text }\n    require basic.|\n}\n", "a", "name"),
        ("matter m \"甲\" {\n    route |\n}\n", "ladder", "m"),
        (
            "matter m \"甲\" {\n    route ladder\n    level top \"乙\" { reviewer target; return to | }\n}\n",
            "bureau", "person"
        ),
        (choosing + "    require basic.grade is |\n}\n", "A", "no"),
        (choosing + "    require basic.grade >= |\n}\n", "B", "basic"),
        (choosing + "    require basic.grade in (|\n}\n", "A", "basic"),
        (choosing + "    require basic.grade in (A, |\n}\n", "B", "applicant"),
        (choosing + "    require basic.done is |\n}\n", "yes", "A"),
        (choosing + "}\nscenario \"甲\" for m {\n    a: fill basic.|\n}\n", "grade", "name"),
        (choosing + "}\nscenario \"甲\" for m {\n    a: fill basic.grade |\n}\n", "A", "grade"),
        (choosing + "}\nscenario \"甲\" for m {\n    a: fill works.1.|\n}\n", "kind", "grade"),
        (choosing + "}\nscenario \"甲\" for m {\n    a: fill works.1.kind |\n}\n", "书", "A"),
        (choosing + "}\nscenario \"甲\" for m {\n    a: record passed grade |\n}\n", "C", "A"),
        (choosing + "}\nscenario \"甲\" for m {\n    given person p { sex |\n}\n", "男", "A"),
        ("scenario \"甲\" for | {\n}\nmatter m \"甲\" {\n}\n", "m", "person"),
        ("party p \"甲\" {\n    field a \"甲\" unit set by |\n}\nmatter m \"甲\" {\n}\n", "m", "unit"),
    ])
    func whatFitsIsOfferedAndWhatDoesNotIsNot(text: String, offered: String, absent: String) throws {
        let labels = try labels(text)
        #expect(labels.contains(offered), "\(labels)")
        #expect(!labels.contains(absent), "\(labels)")
    }

    @Test(arguments: ["# par|", "matter m \"par|\" {\n}\n"]) func nothingIsOfferedInTextsAndComments(text: String)
        throws
    {
        #expect(try offers(text).isEmpty)
    }

    @Test func aChineseDocumentIsOfferedChineseKeywords() throws {
        let labels = try labels("事项 甲 \"甲\" {\n    类别 \"乙\"\n    |\n}\n")
        #expect(labels.contains("申报人") && !labels.contains("applicant"))
    }

    @Test(arguments: ["|", "主体 甲 \"甲\" {\n}\n|"]) func aBlockIsOfferedWhole(text: String) throws {
        let isChinese = text.count > 1
        let offer = try #require(
            try offers(text).first { $0["label"] as? String == (isChinese ? "事项" : "matter") })
        let edit = try #require(offer["textEdit"] as? [String: Any])
        #expect(offer["insertTextFormat"] as? Int == 2)
        let block = try #require(edit["newText"] as? String)
        #expect(block.contains(isChinese ? "申报人 ${4:person}" : "applicant ${4:person}"))
    }

    @Test func theWordThatIsBegunIsReplaced() throws {
        let offer = try #require(try offers("party p \"甲\" {\n}\npar|").first)
        let range = try #require((offer["textEdit"] as? [String: Any])?["range"] as? [String: [String: Int]])
        #expect(range == ["start": ["line": 2, "character": 0], "end": ["line": 2, "character": 3]])
    }

    /// The blocks that are offered parse as they stand once their places are filled in.
    @Test(arguments: ["english", "chinese"]) func blocksAreFreeOfMistakesOfForm(spelling: String) throws {
        let spelling = spelling == "english" ? DocumentSpelling.english : .chinese
        for (keyword, isTop) in [(Keyword.party, true), (.matter, true), (.route, true), (.scenario, true)] {
            let text = try #require(Snippet.text(of: keyword, spelling, isTop: isTop))
            let filled = text.replacing(/\$\{\d:([^}]*)\}/) { String($0.1) }.replacing("$0", with: "")
            let editor = try Editor(["/province/a.matter": Self.parties])
            editor.open(Self.path, filled + "\n")
            let codes = editor.codes(Self.path) ?? []
            #expect(!codes.contains { $0.hasPrefix("M01") || $0.hasPrefix("M02") }, "\(filled): \(codes)")
        }
    }
}
