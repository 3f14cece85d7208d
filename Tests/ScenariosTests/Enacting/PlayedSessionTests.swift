// Enacted traces as sessions of the built program: what the verifier found is what `zhuji run` shows.

import Compilation
import Foundation
import Machines
import Scenarios
import Source
import TestSupport
import Testing
import Verification

/// Plays a script with the program, and gives what it says of the script's case at the end, and its status.
private func played(
    _ script: Script, of ruleset: Ruleset, rulebook: String, in language: Language
) throws -> (status: Int32, last: String) {
    let number = script.steps.count { if case .act(_, _, .apply) = $0.form { true } else { false } }
    let applicant = script.steps.compactMap { step -> Int? in
        if case .act(let actor, script.machine, .apply) = step.form { actor } else { nil }
    }.last
    let name = applicant.map { script.parties[$0].name } ?? ""
    let folder = try TemporaryFolder(isDurable: false)
    let text = script.session(of: ruleset, in: language) + "set lang en\nas \(name): open \(number)\n"
    try folder.write(text, to: "shown.session")
    let outcome = try Program.zhuji().run(
        ["run", folder.path + "/shown.session", "--memory", "--rulebook", rulebook, "--lang", "en"])
    let answer = outcome.output.components(separatedBy: "> as \(name): open \(number)\n").last ?? ""
    return (outcome.status, outcome.status == 0 ? answer : outcome.output + outcome.errors)
}

extension Machine {
    /// What the prompt says in English of a case in the state.
    fileprivate func phrase(of id: StateID) -> String {
        let state = states[Int(id.index)]
        switch state.kind {
        case .draft: return "draft"
        case .returned: return "returned to"
        case .appraisal: return "undecided"
        case .review, .dispatch:
            let level = state.stage.map { levels[stages[$0].level].name } ?? ""
            return "(\(level)"
        case .end: return state.name
        }
    }
}

@Suite struct PlayedSessionTests {
    @Test(arguments: 0..<9)
    func whatIsFoundIsWhatIsPlayed(_ index: Int) throws {
        let ruleset = try Book("").compiled.ruleset
        let machine = ruleset.machines[index]
        let exploration = explore(ruleset, machine: index)
        let last = try #require(machine.states.indices.last)
        for (number, state) in [last, last / 2, last - 2].enumerated() where state > 0 {
            guard let trace = exploration.trace(toState: StateID(state)),
                let script = enact(trace, of: ruleset, titled: "t", in: .en).script
            else { continue }
            let (status, answer) = try played(
                script, of: ruleset, rulebook: "workflows", in: number == 0 ? .zh : .en)
            #expect(status == 0, "\(answer)")
            #expect(answer.contains(machine.phrase(of: StateID(state))), "\(machine.states[state].name): \(answer)")
        }
    }

    private static let leave = """
        divisions "divisions.json"
        party person "人" {
            field name "姓名" text
            field unit "单位" unit optional
        }
        party unit "单位" {
            field name "名称" text
            field division "区划" division
            field bureau "局" flag
        }
        office bureau "局" among unit when bureau by division tiers province "省", prefecture "市", county "县"
        matter leave "请假" {
            category "日常"
            applicant person
            module basic "基本信息" { field days "天数" number }
            module more "更多" { field note "说明" text }
            attachment letter "申请书" pdf up to 1 MB
            level unit "单位" {
                reviewer applicant.unit; judge every module; approve; return to applicant; recall
                dispatch with letter
            }
            level county "县" {
                reviewer bureau at county of applicant.unit.division; optional; judge every module
                approve; return to applicant, unit; terminate
            }
            revoke from draft, returned
        }

        """

    @Test(arguments: [
        "always after unit.approve: attached letter", "never attached letter",
        "never after unit.approve: basic.days > 10 and basic.days < 12",
        "county.approve only after unit.return", "always after county.approve: applicant.unit is not set",
    ])
    func aPlantedFaultIsPlayed(_ statement: String) throws {
        let text = Self.leave + "property \"性质\" for leave { \(statement) }\n"
        let compiled = try Book(text, besideWorkflows: false).compiled
        let exploration = explore(compiled.ruleset, machine: 0, properties: compiled.properties[0])
        let trace = try #require(exploration.violations.first { $0.law.id == "V0201" }?.trace)
        let script = try #require(enact(trace, of: compiled.ruleset, titled: statement, in: .en).script)
        let folder = try TemporaryFolder(isDurable: false)
        try folder.write(text, to: "rules.matter")
        try folder.write(try Repository.text("workflows/divisions.json"), to: "divisions.json")
        let (status, answer) = try played(script, of: compiled.ruleset, rulebook: folder.path, in: .en)
        #expect(status == 0, "\(answer)")
        guard case .expect(.state(let states))? = script.steps.last?.form, let state = states.first else {
            Issue.record("the script does not say where it ends")
            return
        }
        #expect(answer.contains(compiled.ruleset.machines[0].phrase(of: state)), "\(answer)")
    }
}
