// What the READMEs show is true: the picture is the one drawn of the repository's rulebook, and the ten lines check.

import Checking
import Compilation
import Foundation
import Machines
import Reporting
import Source
import Syntax
import TestSupport
import Testing

struct ReadmeTests {
    @Test(arguments: [("README.md", Language.en), ("README.zh-CN.md", .zh)])
    func showsTheMachineAsDrawn(_ file: String, _ language: Language) throws {
        let paths = Repository.files(below: "workflows", suffix: ".matter")
        let ruleset = try Self.ruleset(of: paths.map { ($0, try Repository.text($0)) })
        let index = try #require(ruleset.machine(named: "talent-grading"))
        let picture = mermaid(MachinePicture(of: ruleset.machines[index], in: ruleset, language: language))
        let shown = try Self.block("mermaid", of: file)
        #expect(shown == picture, "the picture in \(file) is to be:\n\(picture)")
    }

    @Test(arguments: ["README.md", "README.zh-CN.md"])
    func showsARulebookThatChecks(_ file: String) throws {
        let text = try Self.block("matter", of: file)
        #expect(text.split(separator: "\n").count == 10)
        let ruleset = try Self.ruleset(of: [(file, text)])
        let machine = try #require(ruleset.machines.first)
        #expect(machine.states.map(\.name) == ["draft", "unit.review", "returned", "approved", "terminated"])
    }

    /// The lines between the fences of the first block in this language.
    private static func block(_ language: String, of file: String) throws -> String {
        let parts = try Repository.text(file).components(separatedBy: "```" + language + "\n")
        try #require(parts.count > 1, "\(file) shows no \(language)")
        return parts[1].components(separatedBy: "```")[0]
    }

    private static func ruleset(of files: [(name: String, text: String)]) throws -> Ruleset {
        let sources = SourceSet(files: files.map { ($0.name, Array($0.text.utf8)) })
        let parsed = sources.files.map { Parser.parse($0) }
        let divisions = [
            DivisionEntry(code: 220_000, name: "吉林省", parent: nil),
            DivisionEntry(code: 220_100, name: "长春市", parent: 220_000),
            DivisionEntry(code: 220_104, name: "朝阳区", parent: 220_100),
        ]
        let checked = Checker.check(parsed.map(\.tree), divisions: .entries(divisions))
        let diagnostics = parsed.flatMap(\.diagnostics) + checked.diagnostics
        let found = DiagnosticFormat(language: .en).text(diagnostics, in: sources)
        try #require(diagnostics.isEmpty, "\(found)")
        return compile(checked.rulebook).ruleset
    }
}
