// What running a script gives step by step, for those who show a session. What is wrong with a script is told by its
// result.

package import Engine
package import Machines

/// A script as it was run.
package struct ScriptTrace: Sendable {
    /// What came of one step.
    package struct Outcome: Sendable {
        /// When the step was taken.
        package let at: Moment
        /// The case that the script's expectations are about, as it is after the step; nil where there is none yet.
        package let subject: Case?
        /// The last day on which whoever has the case acts in time; nil where nothing is due.
        package let dueDay: CivilDate?
        /// Why the step is refused, where it is one that has to be.
        package let refusal: Refusal?
        /// The conditions that an application was reminded of, by their indexes in its machine.
        package let warnings: [Int]
    }

    package let script: Script
    /// The script's parties with the samples that were filled in; fewer where one could not be given.
    package let parties: [Party]
    /// What these parties are called: their names, else `#1`.
    package let titles: [String]
    /// By step, up to the first that does not go as it is written.
    package let outcomes: [Outcome]
    /// The step that did not go as it is written; nil where all did.
    package let failure: ScriptFailure?
}

extension ScriptRunner {
    /// Runs the script as `run` does, and tells what came of each step.
    package func trace(_ script: Script) -> ScriptTrace {
        var run = begin(script)
        var outcomes: [ScriptTrace.Outcome] = []
        var failure = run.registrationFailure()
        for index in script.steps.indices where failure == nil {
            let (at, warnings, refusal) = (run.now, run.warnings(at: index), run.expectedRefusal(at: index))
            failure = run.failure(at: index)
            guard failure == nil else { break }
            let subject = run.subject.flatMap(run.registry.case)
            outcomes.append(
                ScriptTrace.Outcome(
                    at: at, subject: subject, dueDay: subject.flatMap { run.registry.due(of: $0)?.day },
                    refusal: refusal, warnings: warnings))
        }
        let parties = script.parties.indices.compactMap { run.registry.party(PartyID($0)) }
        return ScriptTrace(
            script: script, parties: parties, titles: parties.map { run.registry.title(of: $0.id) },
            outcomes: outcomes, failure: failure)
    }
}

extension ScriptRun {
    /// What the step's action is refused with, where the step says that it has to be.
    fileprivate mutating func expectedRefusal(at index: Int) -> Refusal? {
        guard case .expect(.cannot(let actor, let machine, let action, _)) = script.steps[index].form else {
            return nil
        }
        let before = subject
        defer { subject = before }
        return refusal(of: action, by: actor, on: machine)
    }

    /// The conditions that the step, where it is an application, is reminded of.
    fileprivate func warnings(at index: Int) -> [Int] {
        guard case .act(let actor, let machine, .apply(let target)) = script.steps[index].form else { return [] }
        return registry.warnings(toMachine: machine, target: target.map { PartyID($0) }, by: author(actor))
    }
}
