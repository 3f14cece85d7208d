// How statements are written: the table of forms against the parser, and the part that is being written.

import Foundation
import Source
import Syntax
import Testing

@testable import LanguageServer

@Suite struct SignatureTests {
    private static let path = "/province/a.matter"

    /// The signatures at `|`: the labels, the part of the first that is marked, and what is said of it.
    private func help(_ text: String, locale: String = "en") throws -> (labels: [String], part: String, said: String) {
        let editor = try Editor([:], locale: locale)
        let parts = text.components(separatedBy: "|")
        editor.open(Self.path, parts.joined())
        let lines = parts[0].components(separatedBy: "\n")
        let position = ["line": lines.count - 1, "character": lines.last?.utf16.count ?? 0]
        let result = try editor.ask("textDocument/signatureHelp", Self.path, ["position": position])
        let signatures = (result as? [String: Any])?["signatures"] as? [[String: Any]] ?? []
        let labels = signatures.compactMap { $0["label"] as? String }
        guard let first = signatures.first, let active = first["activeParameter"] as? Int else {
            return (labels, "", "")
        }
        let ranges = try #require(first["parameters"] as? [[String: [Int]]]).compactMap { $0["label"] }
        let said = first["documentation"] as? String ?? ""
        guard ranges.indices.contains(active) else { return (labels, "", said) }
        let units = Array(labels[0].utf16)[ranges[active][0]..<ranges[active][1]]
        return (labels, String(decoding: units, as: UTF16.self), said)
    }

    @Test(arguments: [
        ("field |", "‹name›"), ("field na|", "‹name›"), ("field name |", "[\"title\"]"),
        ("field name \"姓名\" |", "‹type›"), ("field name text |", "[optional]"),
        ("field name \"姓名\" text length |", "[length ‹n› .. ‹n›]"),
        ("field unit \"甲\" unit set by |", "[set by ‹matter›]"),
        ("field unit \"甲\" unit when a is |", "[when ‹expression›]"), ("require |", "‹expression›"),
        ("require a is set |", "else \"text\""), ("require a is set else |", "else \"text\""),
        ("alias \"甲\", |", "\"text\""),
        ("level unit \"甲\" |", ""), ("opens 2024-01-01 to |", "to ‹date›"), ("route |", "‹name›"),
        ("route a without b, |", "[without ‹levels›]"), ("target unit \"甲\" |", "by ‹field›"),
    ])
    func thePartThatComesIsMarked(statement: String, part: String) throws {
        let help = try help("matter m \"甲\" {\n    \(statement)\n}\n")
        #expect(help.part == part, "\(help)")
    }

    @Test(arguments: [
        (
            "matter m \"甲\" {\n    level a \"甲\" { return \"退\" to applicant |",
            "return [\"title\"] to ‹targets› [resume]"
        ),
        ("matter m \"甲\" {\n    level a \"甲\" { reviewer hrss at |", "reviewer ‹office› at ‹tier› of ‹path›"),
        ("matter m \"甲\" {\n    level a \"甲\" { within 3 workdays |", "within ‹n› workdays"),
        ("scenario \"甲\" for m {\n    expect count returned |", "expect count ‹place› ‹n› [for ‹actor›]"),
        ("scenario \"甲\" for m {\n    zhang: judge basic wrong |", "judge ‹modules› wrong \"text\""),
        ("route |", "route ‹name› [\"title\"]"), ("路径 |", "路径 ‹名称› [\"标题\"]"),
        ("事项 甲 \"甲\" {\n    级次 乙 \"乙\" { 退回 |", "退回 [\"标题\"] 至 ‹退到何处› [续审]"),
    ])
    func theFormThatFitsComesFirst(text: String, label: String) throws {
        #expect(try help(text + "\n").labels.first == label)
    }

    @Test(arguments: [
        "|", "# field |", "matter m \"甲\" { |", "matter m \"甲\" {\n    field a text\n    |\n}", "gibberish |",
    ])
    func whereNoStatementIsWrittenNothingIsShown(text: String) throws {
        #expect(try help(text).labels.isEmpty)
    }

    @Test func aMeaningIsInTheReadersLanguage() throws {
        let text = "matter m \"甲\" {\n    forbid |\n}\n"
        #expect(try help(text).said == "refuses where it holds")
        #expect(try help(text, locale: "zh-cn").said == "成立时拒绝，并告知理由")
    }

    @Test func aKeywordSaysHowItsStatementIsWritten() throws {
        let editor = try Editor([:])
        editor.open(Self.path, "matter m \"甲\" {\n    category \"甲\"\n    period yearly\n}\n")
        func shown(_ line: Int, _ character: Int) throws -> String {
            let position = ["position": ["line": line, "character": character]]
            let result = try editor.ask("textDocument/hover", Self.path, position) as? [String: Any]
            return (result?["contents"] as? [String: String])?["value"] ?? ""
        }
        #expect(try shown(1, 6) == "```matter\ncategory \"text\"\n```\nwhere it stands in the list of matters")
        #expect(try shown(0, 2).hasPrefix("```matter\nmatter ‹name› [\"title\"]\n```"))
        #expect(try shown(2, 14).isEmpty && shown(1, 3).isEmpty)
    }

    // MARK: The table

    private static func sample(of slot: Slot) -> String {
        switch slot {
        case .title, .text: "\"甲\""
        case .type: "text"
        case .path: "a.b"
        case .value: "yes"
        case .expression: "a.b is set"
        case .date: "2024-01-01"
        case .number: "1"
        case .kinds: "pdf, jpg"
        case .unit: "MB"
        case .place, .states: "draft"
        case .tiers: "b \"乙\""
        case .event, .verb: "submit"
        case .code: "R0101"
        default: "a"
        }
    }

    /// The blocks that a statement may stand in, as what stands around it.
    private static let blocks = [
        ("", ""), ("party p \"甲\" {", "}"), ("matter p \"甲\" {", "}"), ("matter p \"甲\" { level l \"甲\" {", "} }"),
        ("matter p \"甲\" { module l \"甲\" {", "} }"), ("matter p \"甲\" { appraisal \"甲\" {", "} }"),
        ("matter p \"甲\" { on approved {", "} }"), ("scenario \"甲\" for p {", "}"), ("scenario \"甲\" for p { a:", "}"),
        ("property \"甲\" for p {", "}"), ("migrate p to q {", "}"),
    ]

    /// Whether a text has no mistake of form in a block: as a statement, or as one that opens a block of its own.
    private static func isFree(_ text: String, in block: (before: String, after: String)) -> Bool {
        [text, text + " { }", text + " { name \"甲\" }"].contains { statement in
            let source = SourceText(name: "", text: "\(block.before) \(statement)\n\(block.after)\n")
            return !Parser.parse(source).diagnostics.contains { $0.severity == .error }
        }
    }

    /// A statement of a form, its places filled in.
    private static func text(
        of form: StatementForm, _ parts: [StatementForm.Part], _ spelling: DocumentSpelling
    ) -> String {
        let words = parts.flatMap(\.words).map { word -> String in
            switch word {
            case .keyword(let keyword): spelling.text(of: keyword)
            case .sign(let sign): sign
            case .slot(.value) where form.keyword == .period: spelling.text(of: .yearly)
            case .slot(let slot): sample(of: slot)
            }
        }
        return ([spelling.text(of: form.keyword)] + words).joined(separator: " ")
    }

    @Test func everyFormIsOneThatTheParserTakes() {
        let tables: [([StatementForm], ClosedRange<Int>)] = [
            (StatementForm.declarations, 0...0), (StatementForm.rules, 1...10), (StatementForm.scenarios, 7...9),
            (StatementForm.actions, 8...8),
        ]
        for (forms, blocks) in tables {
            for form in forms {
                for spelling in [DocumentSpelling.english, .chinese] {
                    for parts in [form.parts, form.parts.filter { !$0.isOptional }] {
                        let text = Self.text(of: form, parts, spelling)
                        #expect(Self.blocks[blocks].contains { Self.isFree(text, in: $0) }, "\(text)")
                    }
                }
            }
        }
    }

    /// Every keyword that a statement can begin with has a form.
    @Test func everyStatementHasAForm() {
        let texts = Self.blocks.map(\.0)
        for text in texts where !text.hasSuffix(":") {
            let tree = Parser.parse(SourceText(name: "", text: text + "\n")).tree
            for keyword in tree.statementKeywords(at: tree.source.bytes.count) ?? [] {
                let forms = StatementForm.forms(of: keyword, isAction: false, isTop: text.isEmpty)
                #expect(!forms.isEmpty, "\(keyword.english) in \(text)")
            }
        }
        for verb in Verb.allCases {
            #expect(!StatementForm.forms(of: verb.keyword, isAction: true, isTop: false).isEmpty, "\(verb)")
        }
    }
}
