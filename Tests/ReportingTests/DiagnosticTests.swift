// Diagnostics as text and JSON over one small rulebook: wide characters, tabs, several spots, fixes, long lines.

import Foundation
import Reporting
import Source
import TestSupport
import Testing

struct DiagnosticTests {
    private static let sources = SourceSet(files: [
        (
            "workflows/a.matter",
            Array("party person \"自然人\" {\n\tfield 姓名 \"姓名\"\ttekst。\n}\n\u{202E}x\nmatter".utf8)
        ),
        ("workflows/long.matter", Array((String(repeating: "长x ", count: 100) + "spot" + tail).utf8)),
    ])
    private static let tail = String(repeating: " 尾", count: 100)

    private static let sample = DiagnosticCode(
        "M9901", .error, headline: Words(zh: "没有类型{name}", en: "there is no type {name}"),
        cure: Words(zh: "请改用已有的类型。", en: "Use a type that exists."))
    private static let mild = DiagnosticCode(
        "M9902", .warning, headline: Words(zh: "可疑", en: "doubtful"), cure: Words(zh: "", en: ""))

    private static func diagnostics() throws -> [Diagnostic] {
        let typo = try spot("tekst")
        return [
            Diagnostic(
                sample, at: typo, ["name": .name("tekst")],
                labels: [
                    Label(at: try spot("姓名"), Sentence(zh: "这个字段", en: "this field")),
                    Label(at: try spot("自然人"), Sentence(zh: "属于这个主体", en: "of this party")),
                    Label(at: try spot("spot", in: 1), Sentence(zh: "另见此处", en: "see here too")),
                ],
                notes: Diagnostic.nearNote("text"),
                fixes: [FixIt(at: typo, replacement: "text", isCertain: false)]),
            Diagnostic(
                sample, at: try spot("。"), ["name": .name("。")],
                fixes: [FixIt(at: try spot("。"), replacement: "", isCertain: true)]),
            Diagnostic(mild, at: try spot("x\nm")),
            Diagnostic(mild, at: try spot("{\n\tfield 姓名")),
            Diagnostic(
                mild, at: Location(FileID(0), Span(10_000, 10_000)),
                fixes: [FixIt(at: Location(FileID(0), Span(10_000, 10_000)), replacement: "}", isCertain: false)]),
            Diagnostic(mild, at: Location(FileID(9), Span(0, 1))),
        ]
    }

    @Test(arguments: [(Language.zh, "zh"), (.en, "en")])
    func showsTheSpot(_ language: Language, _ name: String) throws {
        let text = DiagnosticFormat(language: language).text(try Self.diagnostics(), in: Self.sources)
        let golden = ["zh": "diagnostics-zh.txt", "en": "diagnostics-en.txt"]
        Golden.check(text, at: "Tests/ReportingTests/Golden/" + (golden[name] ?? ""))
        #expect(!text.unicodeScalars.contains("\u{202E}"))
    }

    @Test func writesJSON() throws {
        let json = diagnosticsJSON(try Self.diagnostics(), in: Self.sources, language: .en).laidOut()
        Golden.check(json, at: "Tests/ReportingTests/Golden/diagnostics.json")
        let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [Any]
        #expect(read?.count == 6)
    }

    @Test func coloursOnlyWhereAsked() throws {
        let one = Diagnostic(Self.mild, at: try Self.spot("tekst"))
        let text = DiagnosticFormat(language: .en, ink: .ansi).text(one, in: Self.sources)
        #expect(text.hasPrefix("\u{1B}[1;33mwarning[M9902]\u{1B}[0m: "))
        #expect(text.contains("\u{1B}[1;33m^^^^^\u{1B}[0m"))
    }

    @Test func countsInTheSummary() {
        check(DiagnosticFormat(language: .en).summary(of: [], fileCount: 1), is: "1 file: nothing found\n")
        check(DiagnosticFormat(language: .zh).summary(of: [], fileCount: 3), is: "3 个文件：没有发现问题\n")
    }

    /// The first place at which the text stands.
    private static func spot(_ text: String, in file: Int = 0) throws -> Location {
        let bytes = sources.files[file].bytes
        let wanted = Array(text.utf8)
        let start = try #require(bytes.indices.first { bytes[$0...].starts(with: wanted) })
        return Location(FileID(file), Span(start, start + wanted.count))
    }
}
