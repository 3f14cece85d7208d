// The main job on the rulebook that is written in Chinese keywords: what is said is what the shipped rulebook says.

import Foundation
import TestSupport
import Testing

@Suite struct ChineseRulebookTests {
    @Test func theMainJobIsTheSameOnBothRulebooks() throws {
        let shipped = try played(on: "workflows")
        let chinese = try played(on: "Playground/人才分类定级.matter")
        #expect(LineDifference.describe(expected: shipped, actual: chinese).isEmpty)
        #expect(shipped.contains("评定") && shipped.split(separator: "\n").count > 200)
    }

    /// What the session says, but for the places of rules, which lie in other files.
    private func played(on rulebook: String) throws -> String {
        let folder = try TemporaryFolder()
        for name in ["workflows", "Playground"] {
            try FileManager.default.copyItem(at: Repository.url(name), to: folder.url.appendingPathComponent(name))
        }
        let arguments = [
            "run", "Playground/talent-grading.session", "--memory", "--rulebook", rulebook, "--lang", "zh",
        ]
        let outcome = try Program.zhuji().run(arguments, folder: folder.url)
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        let lines = (outcome.output + outcome.errors).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.filter { !$0.contains(".matter:") }.joined(separator: "\n")
    }
}
