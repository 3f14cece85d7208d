// The scenarios that ship: they hold, and what they cover of every matter is what is kept. Which scenarios there are
// stands in the rulebook.

import Foundation
import TestSupport
import Testing

@Suite struct ShippedScenarioTests {
    @Test func coverEveryMatterWhole() throws {
        let folder = Repository.url("workflows").path
        let run = try Program.zhuji().run(["test", folder, "--coverage", "--threshold", "100", "--lang", "en"])
        #expect(run.status == 0)
        let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
        let told = lines.drop { !$0.contains("scenarios: ") }.dropFirst().joined(separator: "\n")
        Golden.check(told, at: "Tests/EndToEndTests/Golden/shipped-coverage.txt")
    }
}
