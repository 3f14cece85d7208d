// Laying out a document and a part of it: the edits, made, give what the formatter gives.

import Formatting
import Foundation
import Source
import TestSupport
import Testing

@testable import LanguageServer

@Suite struct LayoutTests {
    private static let path = "/province/a.matter"
    private let text = """
        party person "自然人" {
          field name   "姓名" text;  field unit "单位" text   # 单位
            # 以后
           # 再说
        }
        matter grading "分级" {   category “甲”
            applicant    person ；
        module basic "基本" { field level "级别" choice A "甲级"，B "乙级" }}

        """

    /// The document after the edits that a method gives.
    private func edited(_ text: String, _ method: String, _ more: [String: Any] = [:]) throws -> String {
        let editor = try Editor([:], encoding: "utf-8")
        editor.open(Self.path, text)
        let edits = try #require(try editor.ask(method, Self.path, more) as? [[String: Any]])
        return try text.edited(by: edits, in: .utf8)
    }

    private func laidOut(_ text: String) throws -> String {
        guard case .formatted(let bytes) = Formatter.format(SourceText(name: "", text: text)) else {
            Issue.record("does not parse")
            return ""
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func theEditsGiveTheCanonicalLayout() throws {
        #expect(try edited(text, "textDocument/formatting") == laidOut(text))
        #expect(try laidOut(text) != text)
    }

    /// Every source of the rulebook, its layout spoilt, is laid out as it was.
    @Test(arguments: ["talent-grading", "parties", "bindings", "declaration"]) func spoiltSourcesAreMended(
        name: String
    ) throws {
        let source = try String(contentsOf: Repository.url("workflows/\(name).matter"), encoding: .utf8)
        let spoilt = source.replacingOccurrences(of: "    ", with: "  ").replacingOccurrences(
            of: " {\n", with: "\n{  \n")
        #expect(try edited(spoilt, "textDocument/formatting") == source)
    }

    @Test func onlyThePartThatIsAskedForIsLaidOut() throws {
        let range = ["start": ["line": 5, "character": 0], "end": ["line": 6, "character": 0]]
        let lines = try edited(text, "textDocument/rangeFormatting", ["range": range]).components(separatedBy: "\n")
        let before = text.components(separatedBy: "\n")
        #expect(lines.prefix(5) == before.prefix(5))
        #expect(lines[5...6] == ["matter grading \"分级\" {", "    category  \"甲\""])
        #expect(lines.suffix(2) == before.suffix(2))
    }

    @Test func nothingIsChangedWhereNothingIsOutOfPlace() throws {
        let good = try laidOut(text)
        #expect(try edited(good, "textDocument/formatting") == good)
        let range = ["start": ["line": 0, "character": 0], "end": ["line": 99, "character": 0]]
        #expect(try edited(good, "textDocument/rangeFormatting", ["range": range]) == good)
    }
}
