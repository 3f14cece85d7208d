// Machines and rulesets with other parts in the place of their own, for asking what would be if. What is altered, and
// why, does not live here.

extension Machine {
    /// The same machine with these parts in place of its own; nil keeps a part. The transitions may be in any order.
    package func with(
        transitions: [Transition]? = nil, conditions: [Condition]? = nil, applyConditions: [Int]? = nil,
        expressions: Expressions? = nil
    ) -> Machine {
        Machine(
            facts: facts, modules: modules, attachments: attachments, levels: levels, stages: stages,
            appraisal: appraisal, outcomes: outcomes, releaseEffects: releaseEffects,
            conditions: conditions ?? self.conditions, applyConditions: applyConditions ?? self.applyConditions,
            warnings: warnings, expressions: expressions ?? self.expressions, states: states, initial: initial,
            transitions: transitions ?? self.transitions)
    }
}

extension Ruleset {
    /// The same ruleset, without migrations, with the machine in the place of its own one there.
    package func with(_ machine: Machine, at place: Int) -> Ruleset {
        var machines = machines
        machines[place] = machine
        return Ruleset(
            parties: parties, offices: offices, divisions: divisions, calendar: calendar, machines: machines,
            opinions: opinions)
    }
}
