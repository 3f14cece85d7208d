// What an editor asks of a document: layout, symbols, folds, colours, fixes.

import Foundation
import Testing

@testable import LanguageServer

@Suite struct FeatureTests {
    private static let path = "/province/a.matter"
    private let text = """
        # 主体
        # 以后还有
        party person "自然人" {
            field name "姓名"   text
            field unit "单位" text
        }
        matter grading "分级" {
            category "甲"
            applicant person
            module basic "基本" {
                field level "级别" choice A "甲级", B "乙级"
            }
            require applicant.name is set else "请填写"
            level first "初审" { reviewer applicant.unit; approve }
        }

        """

    private func editor() throws -> Editor {
        let editor = try Editor([:])
        editor.open(Self.path, text)
        return editor
    }

    @Test func layingOutChangesOnlyWhatIsOutOfPlace() throws {
        let edits = try #require(try editor().ask("textDocument/formatting", Self.path) as? [[String: Any]])
        let first = try #require(edits.first?["range"] as? [String: [String: Int]])
        #expect(first["start"] == ["line": 3, "character": 20] && first["end"] == ["line": 3, "character": 22])
        #expect(edits.first?["newText"] as? String == "")
    }

    @Test func whatDoesNotParseIsNotLaidOut() throws {
        let editor = try Editor([:])
        editor.open(Self.path, "party {{\n")
        #expect((try editor.ask("textDocument/formatting", Self.path) as? [Any])?.isEmpty == true)
    }

    @Test func symbolsAreATree() throws {
        let symbols = try #require(try editor().ask("textDocument/documentSymbol", Self.path) as? [[String: Any]])
        #expect(symbols.compactMap { $0["name"] as? String } == ["person", "grading"])
        #expect(symbols.compactMap { $0["detail"] as? String } == ["自然人", "分级"])
        let inside = try #require(symbols.last?["children"] as? [[String: Any]])
        #expect(inside.compactMap { $0["name"] as? String } == ["basic", "first"])
        let fields = try #require(inside.first?["children"] as? [[String: Any]])
        #expect(fields.compactMap { $0["name"] as? String } == ["level"])
    }

    @Test(arguments: [("分级", ["grading 分级"]), ("LEVEL", ["level 级别"]), ("没有", [])])
    func symbolsAreFoundByNameAndTitle(query: String, names: [String]) throws {
        let found = try #require(try editor().request("workspace/symbol", ["query": query]) as? [[String: Any]])
        #expect(found.compactMap { $0["name"] as? String } == names)
    }

    @Test func blocksAndCommentsFold() throws {
        let folds = try #require(try editor().ask("textDocument/foldingRange", Self.path) as? [[String: Any]])
        let lines = folds.map { "\($0["startLine"] ?? "")-\($0["endLine"] ?? "") \($0["kind"] ?? "")" }
        #expect(lines == ["0-1 comment", "2-4 ", "6-13 ", "9-10 "])
    }

    @Test func coloursCoverEveryWordOnce() throws {
        let result = try #require(
            try editor().ask("textDocument/semanticTokens/full", Self.path) as? [String: [Int]])
        let numbers = try #require(result["data"])
        #expect(numbers.count % 5 == 0)
        var (line, character) = (0, 0)
        let lines = text.components(separatedBy: "\n").map { Array($0.utf16) }
        var words: [String: String] = [:]
        for start in stride(from: 0, to: numbers.count, by: 5) {
            character = numbers[start] == 0 ? character + numbers[start + 1] : numbers[start + 1]
            line += numbers[start]
            let word = lines[line][character..<character + numbers[start + 2]]
            words[String(decoding: word, as: UTF16.self)] = SemanticToken.allCases[numbers[start + 3]].rawValue
        }
        let expected = [
            "# 主体": "comment", "party": "keyword", "\"自然人\"": "string", "grading": "class", "basic": "struct",
            "first": "method", "text": "keyword", "unit": "property",
        ]
        for (word, kind) in expected { #expect(words[word] == kind, "\(word)") }
        let part = try #require(
            try editor().ask(
                "textDocument/semanticTokens/range", Self.path,
                ["range": ["start": ["line": 2, "character": 0], "end": ["line": 3, "character": 0]]])
                as? [String: [Int]])
        #expect(part["data"]?.prefix(2) == [2, 0] && part["data"]?.count == 15)
    }

    @Test func aFixIsOfferedWhereItsFindingStands() throws {
        let editor = try Editor([:])
        editor.open(Self.path, text.replacingOccurrences(of: "applicant.name", with: "applicant.nmae"))
        let found = try #require(editor.findings[Self.path])
        let finding = try #require(found.first { ($0["message"] as? String)?.contains("nmae") == true })
        let range = try #require(finding["range"])
        let offered = try #require(
            try editor.ask("textDocument/codeAction", Self.path, ["range": range, "context": ["diagnostics": []]])
                as? [[String: Any]])
        let action = try #require(offered.first)
        #expect(action["kind"] as? String == "quickfix")
        let edit = try #require((action["edit"] as? [String: [String: [[String: Any]]]])?["changes"])
        #expect(edit[Editor.uri(Self.path)]?.first?["newText"] as? String == "name")
        let elsewhere = try editor.ask(
            "textDocument/codeAction", Self.path,
            ["range": editor.range((0, 0), (0, 0)), "context": ["diagnostics": []]])
        #expect((elsewhere as? [Any])?.isEmpty == true)
    }
}
