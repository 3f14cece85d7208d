// Plays each switched-off rule: with the rule the command is refused by its code, without it the command is carried
// out. The rules stand in `RuleSwitch.swift`.

import Foundation
import TestSupport
import Testing

@testable import Sessions

@Suite struct RuleSwitchTests {
    @Test("R013–R057 a rule switched off refuses no more", arguments: RuleSwitch.all)
    func aRuleSwitchedOffRefusesNoMore(_ row: RuleSwitch) throws {
        let with = try play(row, isOn: true)
        #expect(with.outcome == .refused && with.told.contains("refused[\(row.code)]"), "\(with.told)")
        let without = try play(row, isOn: false)
        #expect(without.outcome == .done, "\(without.told)")
    }

    @Test func atLeastTenRequirementsAreSwitchedOff() {
        #expect(Set(RuleSwitch.all.map { $0.name.prefix(4) }).count >= 10)
    }

    private func play(_ row: RuleSwitch, isOn: Bool) throws -> (outcome: LineOutcome, told: String) {
        let trial = try Trial(try Self.rulebook(row, isOn: isOn))
        trial.give("proof.pdf", "%PDF-1.4 proof\n")
        trial.give("notes.txt", "notes\n")
        trial.run((RuleSwitch.parties + row.lines).joined(separator: "\n"))
        return trial.perform(row.refused)
    }

    /// The shipped rulebook without its scenarios, which hold the rules that are switched off.
    private static func rulebook(_ row: RuleSwitch, isOn: Bool) throws -> RulebookFiles {
        let paths = Repository.files(below: "workflows", suffix: ".matter").filter { !$0.contains("/scenarios/") }
        let files = try paths.map { path in
            var text = try Repository.text(path)
            if !isOn, path.hasSuffix("/" + row.file) {
                #expect(text.contains(row.rule), "\(row.file) does not hold the rule as the row has it")
                text = text.replacing(row.rule, with: row.without)
            }
            return (name: path, bytes: Array(text.utf8))
        }
        return RulebookFiles(files, on: Trial.firstDay) { path in
            let name = path.split(separator: "/").last.map(String.init) ?? path
            return (try? Data(contentsOf: Repository.url("workflows/\(name)"))).map(Array.init)
        }
    }
}
