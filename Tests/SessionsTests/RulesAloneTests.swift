// A rulebook of which the rules alone are read: the same rules and hash, and every mistake where there is one.

import Checking
import Compilation
import Foundation
import Sessions
import Source
import Storage
import TestSupport
import Testing

@Suite struct RulesAloneTests {
    private static let shipped = Repository.url("workflows").path

    @Test func areTheRulesOfTheWhole() throws {
        let whole = try RulebookFiles.read([Self.shipped], on: Trial.firstDay)
        let rules = try RulebookFiles.read([Self.shipped], on: Trial.firstDay, reading: .rules)
        #expect(!whole.rulebook.scenarios.isEmpty && rules.rulebook.scenarios.isEmpty)
        #expect(rules.diagnostics.isEmpty)
        let (wholeSound, rulesSound) = (
            try #require(SoundRulebook(whole, root: Self.shipped)),
            try #require(SoundRulebook(rules, root: Self.shipped))
        )
        #expect(rulesSound.compiled.hash == wholeSound.compiled.hash)
        #expect(rulesSound.compiled.origins.map(\.matter) == wholeSound.compiled.origins.map(\.matter))
        #expect(rulesSound.files.map(\.path) == wholeSound.files.map(\.path))
        #expect(rulesSound.files.map(\.bytes) == wholeSound.files.map(\.bytes))
    }

    @Test func aMistakeInTheRulesTellsThoseInScenariosToo() throws {
        let folder = try TemporaryFolder()
        let text =
            "matter m {\n    applicant nobody\n}\nscenario \"a\" for m {\n    nobody: apply\n    expect draft\n}\n"
        let path = try folder.write(text, to: "a.matter").path
        let codes = { (reading: RulebookReading) in
            try RulebookFiles.read([path], on: Trial.firstDay, reading: reading).diagnostics.map(\.code.code)
        }
        #expect(try codes(.rules) == codes(.whole))
        #expect(try !codes(.rules).isEmpty)
    }
}
