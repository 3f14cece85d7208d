// Traces enacted: for every state and every row of the shipped matters that the verifier reaches, people are found who
// lead a case there, and the engine agrees.

import Compilation
import Machines
import Scenarios
import Source
import Testing
import Verification

@Suite struct EnactingTests {
    /// The rulebook of the repository, and a runner that notes what is gone through.
    private struct Stage: Sendable {
        let ruleset: Ruleset
        let runner: ScriptRunner

        init() throws {
            ruleset = try Book("").compiled.ruleset
            runner = ScriptRunner(for: ruleset, recordingCoverage: true)
        }
    }

    private static let stage = Result { try Stage() }

    /// Enacts a trace, which must be possible; gives the script.
    private func script(_ trace: Trace, _ what: String, on stage: Stage) -> Script? {
        switch enact(trace, of: stage.ruleset, titled: what, in: .zh) {
        case .script(let script): return script
        case .unenactable(let why):
            Issue.record("\(what): \(why.words(of: stage.ruleset.machines[trace.machine]).en)")
            return nil
        }
    }

    @Test(arguments: 0..<9)
    func everyStateAndRowIsEnacted(_ index: Int) throws {
        let stage = try Self.stage.get()
        let machine = stage.ruleset.machines[index]
        let exploration = explore(stage.ruleset, machine: index)
        for state in machine.states.indices {
            let what = "\(machine.facts.name) \(machine.states[state].name)"
            guard let trace = exploration.trace(toState: StateID(state)) else { continue }
            let last = script(trace, what, on: stage)?.steps.last?.form
            if machine.modules.isEmpty, trace.steps.isEmpty { continue }
            #expect(last == .expect(.state([StateID(state)])), "\(what)")
        }
        for (row, isTaken) in exploration.takenRows.enumerated() where isTaken {
            let transition = machine.transitions[row]
            let what = "\(machine.facts.name) \(machine.states[Int(transition.from.index)].name) \(transition.verb)"
            let trace = try #require(exploration.trace(throughRow: row))
            guard let script = script(trace, what, on: stage) else { continue }
            // No file hangs under a module that has no attachments, whatever the machine allows.
            if isWithoutAttachments(trace.steps.last, on: machine) { continue }
            #expect(stage.runner.run(script).tallies[index].rows[row] > 0, "\(what) was not gone through")
        }
    }

    private func isWithoutAttachments(_ step: TraceStep?, on machine: Machine) -> Bool {
        guard let step, [.attach, .detach].contains(step.step.verb), step.actor == .applicant else { return false }
        return step.step.named.members.allSatisfy { machine.modules[$0].attachments.isEmpty }
    }
}
