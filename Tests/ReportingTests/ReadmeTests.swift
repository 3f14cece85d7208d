// What the READMEs show is true: the picture is the one drawn of the repository's rulebook, and the ten lines check.

import Foundation
import Machines
import Reporting
import Source
import TestSupport
import Testing

struct ReadmeTests {
    @Test(arguments: [("README.md", Language.en), ("README.zh-CN.md", .zh)])
    func showsTheMachineAsDrawn(_ file: String, _ language: Language) throws {
        let ruleset = try SampleRulebook.repository()
        let index = try #require(ruleset.machine(named: "talent-grading"))
        let picture = mermaid(MachinePicture(of: ruleset.machines[index], in: ruleset, language: language))
        let shown = try Self.block("mermaid", of: file)
        #expect(shown == picture, "the picture in \(file) is to be:\n\(picture)")
    }

    @Test(arguments: ["README.md", "README.zh-CN.md"])
    func showsARulebookThatChecks(_ file: String) throws {
        let text = try Self.block("matter", of: file)
        #expect(text.split(separator: "\n").count == 10)
        let ruleset = try SampleRulebook.compiled([(file, text)])
        let machine = try #require(ruleset.machines.first)
        #expect(machine.states.map(\.name) == ["draft", "unit.review", "returned", "approved", "terminated"])
    }

    /// The lines between the fences of the first block in this language.
    private static func block(_ language: String, of file: String) throws -> String {
        let parts = try Repository.text(file).components(separatedBy: "```" + language + "\n")
        try #require(parts.count > 1, "\(file) shows no \(language)")
        return parts[1].components(separatedBy: "```")[0]
    }
}
