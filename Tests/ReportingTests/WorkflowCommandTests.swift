// Diagnostics as SARIF and as workflow commands: places in Chinese text, escapes, order. The schema is tried outside.

import Foundation
import Reporting
import Source
import TestSupport
import Testing

struct WorkflowCommandTests {
    private static let sources = SourceSet(files: [
        ("./规则 100%/a,b.matter", Array("\u{FEFF}事项 𠀀外出\r\n\t要求 甲\r级次\n".utf8)),
        ("/home/clerk/rules/c:d.matter", Array("matter x\n".utf8)),
    ])

    private static let grave = DiagnosticCode(
        "M9901", .error, headline: Words(zh: "没有{name}", en: "there is no {name}"),
        cure: Words(zh: "请写作 }。", en: "Write }."))
    private static let mild = DiagnosticCode(
        "M9902", .warning, headline: Words(zh: "可疑", en: "doubtful"), cure: Words(zh: "", en: ""))

    private static func diagnostics() throws -> [Diagnostic] {
        [
            Diagnostic(mild, at: try spot("𠀀外出")),
            Diagnostic(
                grave, at: try spot("甲"), ["name": .text("100%\n::error::{x}\u{202E}")],
                labels: [Label(at: try spot("x", in: 1), Sentence(zh: "另见{a}", en: "see {a}", ["a": .name("x")]))],
                notes: Diagnostic.nearNote("乙"),
                fixes: [FixIt(at: try spot("甲"), replacement: "\"乙\"", isCertain: true)]),
            Diagnostic(grave, at: try spot("事项 𠀀外出\r\n\t要求"), ["name": .name("x")]),
            Diagnostic(mild, at: try spot("级次")),
            Diagnostic(mild, at: Location(FileID(9), Span(0, 1))),
        ]
    }

    @Test(arguments: [(Language.zh, "zh"), (.en, "en")])
    func writesWorkflowCommands(_ language: Language, _ name: String) throws {
        let text = workflowCommands(
            try Self.diagnostics(), in: Self.sources, language: language, folder: "/home/clerk/rules")
        let golden = ["zh": "workflow-commands-zh.txt", "en": "workflow-commands-en.txt"]
        Golden.check(text, at: "Tests/ReportingTests/Golden/" + (golden[name] ?? ""))
        let lines = text.split(separator: "\n")
        let openings: [String] = lines.map { String($0.prefix(7)) }
        #expect(openings == ["::error", "::error", "::warni", "::warni", "::warni", "::notic"])
    }

    @Test func nothingFoundIsNoCommand() {
        let text = workflowCommands([], in: Self.sources, language: .en)
        check(text, is: "2 files: nothing found\n")
    }

    @Test(arguments: [(Language.zh, "zh"), (.en, "en")])
    func writesSARIF(_ language: Language, _ name: String) throws {
        let tool = SARIFTool(version: "1.2.3", rules: [Self.grave, Self.mild])
        let log = sarifLog(
            try Self.diagnostics(), in: Self.sources, language: language, tool: tool, folder: "/home/clerk/rules")
        let golden = ["zh": "sarif-zh.json", "en": "sarif-en.json"]
        Golden.check(log.laidOut(), at: "Tests/ReportingTests/Golden/" + (golden[name] ?? ""))
        #expect(try JSONSerialization.jsonObject(with: Data(log.laidOut().utf8)) is [String: Any])
    }

    @Test func columnsCountScalarsBehindTheMark() throws {
        let (start, end) = Self.sources.files[0].positions(of: try Self.spot("𠀀外出").span)
        #expect(start.line == 1 && start.column == 4 && end.column == 7)
        #expect(Self.sources.files[0].position(at: 0).column == 1)
    }

    /// The first place at which the text stands.
    private static func spot(_ text: String, in file: Int = 0) throws -> Location {
        let bytes = sources.files[file].bytes
        let wanted = Array(text.utf8)
        let start = try #require(bytes.indices.first { bytes[$0...].starts(with: wanted) })
        return Location(FileID(file), Span(start, start + wanted.count))
    }
}
