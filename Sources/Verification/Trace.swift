// Traces: how an explored case came to where it is, step by step, with what the world must be like for each step.
// People, sessions and words do not live here.

package import Machines

/// What has to be so in the world outside of the machine when a step is taken.
package struct Premise: Hashable, Sendable {
    /// The facts that matter, by `FactID` of the machine's expressions, with values that the facts' types allow. A fact
    /// that is not here may be anything.
    package var values: [FactID: Value]
    /// Further facts, which the machine's expressions do not read but a property does.
    package var others: [Fact: Value] = [:]
    /// The ladder that the submission fixes; nil where it fixes none.
    package var route: StageSet?

    package init(values: [FactID: Value] = [:], route: StageSet? = nil) {
        self.values = values
        self.route = route
    }
}

/// One step of a trace.
package struct TraceStep: Hashable, Sendable {
    package let step: Step
    package let actor: Actor
    package let premise: Premise

    package init(_ step: Step, by actor: Actor, given premise: Premise = Premise()) {
        self.step = step
        self.actor = actor
        self.premise = premise
    }
}

/// The way of one case from its application on.
package struct Trace: Hashable, Sendable {
    /// The matter's machine, by its place in the ruleset.
    package let machine: Int
    /// What must be so when the case is applied for.
    package let application: Premise
    /// What is done after the application. A case of a matter without modules is submitted with it: that step is
    /// the first.
    package let steps: [TraceStep]

    package init(machine: Int, application: Premise, steps: [TraceStep]) {
        self.machine = machine
        self.application = application
        self.steps = steps
    }
}
