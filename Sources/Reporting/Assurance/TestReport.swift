// What a run of scenarios gave, ready to be told: every scenario with what became of it. Each form has a file of its
// own.

package import Compilation
package import Machines
package import Scenarios
package import Source

/// The scenarios that were run, in the order of the rulebook.
package struct TestReport: Sendable {
    /// One scenario.
    package struct Line: Sendable {
        package let script: Script
        /// nil: all went as it is written.
        package let failure: ScriptFailure?

        package init(script: Script, failure: ScriptFailure?) {
            self.script = script
            self.failure = failure
        }
    }

    package let lines: [Line]
    /// What the runs covered, by machine; empty where nobody asked for it.
    package let coverage: [MachineCoverage]
    package let ruleset: Ruleset
    /// Where the machines' parts stand, by machine.
    package let origins: [MachineOrigins]
    package let sources: SourceSet

    package init(lines: [Line], coverage: [MachineCoverage], of compiled: Compiled, sources: SourceSet) {
        self.lines = lines
        self.coverage = coverage
        ruleset = compiled.ruleset
        origins = compiled.origins
        self.sources = sources
    }

    package var failureCount: Int { lines.count { $0.failure != nil } }

    /// The matter that a script is about, by its name in the rulebook.
    func matter(of script: Script) -> String {
        ruleset.machines.indices.contains(script.machine) ? ruleset.machines[script.machine].facts.name : "?"
    }
}
