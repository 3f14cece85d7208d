// From names to what they mean and back, over all files. The cursor is written as `|`.

import Checking
import Foundation
import Source
import Syntax
import Testing

@testable import LanguageServer

@Suite struct NameTests {
    private static let parties = """
        ## 用人单位。
        party unit "单位" {
            field name "名称" text
            field superior "上级" unit optional
        }
        party person "自然人" {
            field name "姓名" text
            field unit "单位" unit
        }
        route ladder {
            level bureau "主管" { reviewer applicant.unit.superior; approve }
        }

        """
    private static let matter = """
        ## 人才分级。
        matter grading "分级" {
            category "分级"
            applicant person
            module basic "基本" { field level "级别" choice A "甲级", B "乙级" }
            require applicant.unit is set else "请绑定"
            require basic.level is A else "请填写"
            level first "初审" { reviewer applicant.unit; judge basic; approve }
            route ladder
            level last "终审" { reviewer applicant.unit; approve; return to first, bureau }
        }

        """
    private static let (first, second) = ("/province/a.matter", "/province/b.matter")

    private func editor(_ text: String = matter) throws -> Editor {
        let editor = try Editor([Self.first: Self.parties, Self.second: text])
        editor.open(Self.first, Self.parties)
        editor.open(Self.second, text)
        return editor
    }

    /// The place of the `|` in the matter's text with it, as parameters.
    private func position(of word: String, after before: String) throws -> [String: Any] {
        let start = try #require(Self.matter.range(of: before))
        let found = try #require(Self.matter.range(of: word, range: start.upperBound..<Self.matter.endIndex))
        let lines = Self.matter[..<found.lowerBound].components(separatedBy: "\n")
        return ["line": lines.count - 1, "character": (lines.last?.utf16.count ?? 0) + 1]
    }

    private func start(_ location: Any?) -> String {
        let location = location as? [String: Any] ?? [:]
        let file = (location["uri"] as? String)?.split(separator: "/").last ?? "here"
        let place = (location["range"] as? [String: [String: Int]])?["start"] ?? [:]
        return "\(file):\(place["line"] ?? -1):\(place["character"] ?? -1)"
    }

    @Test(arguments: [
        ("person", "applicant ", "a.matter:5:6"), ("unit", "require applicant.", "a.matter:7:10"),
        ("ladder", "route ", "a.matter:9:6"), ("basic", "judge ", "b.matter:4:11"),
        ("level", "require basic.", "b.matter:4:30"), ("bureau", "return to first, ", "a.matter:10:10"),
        ("first", "return to ", "b.matter:7:10"), ("grading", "matter ", "b.matter:1:7"),
    ])
    func aNameLeadsToItsDeclaration(word: String, before: String, place: String) throws {
        let found = try editor().ask(
            "textDocument/definition", Self.second, ["position": position(of: word, after: before)])
        #expect(start(found) == place)
    }

    @Test func whatIsNoNameLeadsNowhere() throws {
        let place = try position(of: "category", after: "{")
        for method in ["textDocument/definition", "textDocument/prepareRename"] {
            #expect(try editor().ask(method, Self.second, ["position": place]) is NSNull)
        }
    }

    @Test func usesAreFoundInAllFiles() throws {
        let place = try position(of: "unit", after: "require applicant.")
        let editor = try editor()
        for (isIncluded, count) in [(true, 5), (false, 4)] {
            let found = try #require(
                try editor.ask(
                    "textDocument/references", Self.second,
                    ["position": place, "context": ["includeDeclaration": isIncluded]]) as? [Any])
            #expect(found.count == count, "\(found.map(start))")
        }
        let marked = try #require(
            try editor.ask("textDocument/documentHighlight", Self.second, ["position": place]) as? [[String: Any]])
        #expect(marked.count == 3 && marked.allSatisfy { $0["kind"] as? Int == 2 })
    }

    @Test func aNewNameStandsEverywhere() throws {
        let editor = try editor()
        let place = try position(of: "basic", after: "judge ")
        let prepared = try editor.ask("textDocument/prepareRename", Self.second, ["position": place])
        #expect((prepared as? [String: Any])?["placeholder"] as? String == "basic")
        let before = editor.codes(Self.second)
        let result = try editor.ask("textDocument/rename", Self.second, ["position": place, "newName": "基本情况"])
        let changes = try #require((result as? [String: [String: [[String: Any]]]])?["changes"])
        #expect(changes.count == 1)
        let edits = try #require(changes[Editor.uri(Self.second)])
        #expect(edits.count == 3)
        let text = Self.matter.replacing(/basic/, with: "基本情况")
        let renamed = try self.editor(text)
        #expect(renamed.codes(Self.second) == before)
    }

    @Test(arguments: ["", "a b", "matter", "事项", "1", "\"x\"", "a\n"]) func whatCanBeNoNameIsRefused(name: String)
        throws
    {
        let place = try position(of: "basic", after: "judge ")
        let error = try editor().ask("textDocument/rename", Self.second, ["position": place, "newName": name])
        #expect((error as? [String: Any])?["code"] as? Int == CallFault.Code.requestFailed.rawValue)
    }

    @Test func hoverShowsTheDeclarationItsDocumentationAndTheWay() throws {
        let editor = try editor()
        let shown = { (word: String, before: String) -> String in
            let place = try position(of: word, after: before)
            let result = try editor.ask("textDocument/hover", Self.second, ["position": place])
            return ((result as? [String: Any])?["contents"] as? [String: String])?["value"] ?? ""
        }
        #expect(
            try shown("grading", "matter ") == "```matter\nmatter grading \"分级\"\n```\n\nlevels: 初审 → 主管 → 终审\n\n人才分级。")
        #expect(try shown("unit", "require applicant.") == "```matter\nfield unit \"单位\" unit\n```")
    }

    @Test(arguments: [("route ladder\n", "1 level"), ("route ladder without bureau\n", "0 levels")])
    func theUseOfARouteSaysHowManyLevelsItBrings(use: String, label: String) throws {
        let text = Self.matter.replacing("route ladder\n", with: use)
        let editor = try editor(text)
        let found = try editor.ask(
            "textDocument/inlayHint", Self.second, ["range": editor.range((0, 0), (20, 0))])
        let hints = try #require(found as? [[String: Any]])
        #expect(hints.map { $0["label"] as? String } == [label])
        #expect((hints.first?["position"] as? [String: Int])?["character"] == 4 + use.count - 1)
        let above = try editor.ask("textDocument/inlayHint", Self.second, ["range": editor.range((0, 0), (1, 0))])
        #expect((above as? [Any])?.isEmpty == true)
    }

    /// Every name that the shipped rulebook uses stands where it is said to, and means a name that is spelt alike.
    @Test func namesOfTheShippedRulebookMeanNamesSpeltAlike() throws {
        let rulebook = try shippedRulebook()
        let uses = rulebook.nameUses
        #expect(uses.count > 1000)
        let text = { (location: Location) in
            rulebook.sources[Int(location.file.index)].source.text(of: location.span)
        }
        for use in uses {
            let (used, declared) = (text(use.location), text(use.declaration))
            #expect(used == declared, "\(used) \(declared)")
            #expect(rulebook.declaringNode(ofName: use.declaration) != nil, "\(declared)")
        }
    }
}
