// A matter as one machine: everything that running, proving and drawing it needs, and nothing to look up elsewhere.
// How a rulebook becomes a machine, and what a case holds, do not live here.

/// A matter, compiled: its parts, its states and the table of its transitions. It never changes, so that many hold one.
package final class Machine: Hashable, Sendable {
    package let facts: MatterFacts
    package let modules: [Module]
    /// Dispatch attachments, which reviewers handle.
    package let attachments: [Attachment]
    package let levels: [Level]
    /// In the order of the ladder.
    package let stages: [Stage]
    package let appraisal: Appraisal?
    /// In declared order; the first is the one that grants what was applied for.
    package let outcomes: [Outcome]
    /// What a release writes.
    package let releaseEffects: [FieldEffect]
    package let conditions: [Condition]
    /// The matter's own `require`s and `forbid`s that are asked at `apply`: those that read no answer.
    package let applyConditions: [Int]
    /// The matter's `warn`s.
    package let warnings: [Int]
    package let expressions: Expressions
    package let states: [State]
    package let initial: StateID
    /// INVARIANT: sorted by state, verb and choice; the selectors of rows alike in these exclude each other.
    package let transitions: [Transition]
    /// The table as the successor relation reads it.
    let table: RowTable
    private let levelStages: [[Int]]
    /// Whether some module has a field that exists only on a condition.
    package let hasConditionalFields: Bool
    /// By row: whether taking it writes fields of the applicant.
    private let writing: [Bool]

    package init(
        facts: MatterFacts, modules: [Module], attachments: [Attachment], levels: [Level], stages: [Stage],
        appraisal: Appraisal?, outcomes: [Outcome], releaseEffects: [FieldEffect], conditions: [Condition],
        applyConditions: [Int], warnings: [Int], expressions: Expressions, states: [State], initial: StateID,
        transitions: [Transition]
    ) {
        self.facts = facts
        self.modules = modules
        self.attachments = attachments
        self.levels = levels
        self.stages = stages
        self.appraisal = appraisal
        self.outcomes = outcomes
        self.releaseEffects = releaseEffects
        self.conditions = conditions
        self.applyConditions = applyConditions
        self.warnings = warnings
        self.expressions = expressions
        self.states = states
        self.initial = initial
        levelStages = levels.indices.map { level in stages.indices.filter { stages[$0].level == level } }
        hasConditionalFields = modules.contains { $0.fields.contains { $0.presence != nil } }
        // WHY: they lie sorted where a machine is read, and sorting anew takes longer than looking.
        let isSorted = transitions.indices.dropFirst().allSatisfy {
            transitions[$0 - 1].sortKey <= transitions[$0].sortKey
        }
        let rows = isSorted ? transitions : transitions.sorted { $0.sortKey < $1.sortKey }
        self.transitions = rows
        table = RowTable(of: rows, states: states, conditions: conditions, expressions: expressions)
        writing = rows.map { !Machine.fieldEffects(of: $0, states, outcomes, releaseEffects).isEmpty }
    }

    /// The set of all modules.
    package var allModules: ModuleSet { .first(modules.count) }

    /// The stages of a level, nearest first.
    package func stages(ofLevel level: Int) -> [Int] { levelStages[level] }

    /// Whether taking the row writes fields of the applicant.
    package func writes(_ row: Int) -> Bool { writing[row] }

    /// What taking the row writes into the applicant: an end's outcome, or a release.
    package func fieldEffects(of row: Int) -> [FieldEffect] {
        Machine.fieldEffects(of: transitions[row], states, outcomes, releaseEffects)
    }

    /// The facts that the guards of the state's and verb's rows read, ascending.
    package func facts(from state: StateID, verb: Verb) -> [FactID] {
        let slot = Int(state.index) * Verb.allCases.count + verb.place
        return slot < table.facts.count ? table.facts[slot] : []
    }

    private static func fieldEffects(
        of row: Transition, _ states: [State], _ outcomes: [Outcome], _ releaseEffects: [FieldEffect]
    ) -> [FieldEffect] {
        // A decision that is taken back wrote nothing: ends are no place to go back from.
        if row.to == row.from || row.effects.contains(.undo) { return [] }
        if row.verb == .release { return releaseEffects }
        guard states.indices.contains(Int(row.to.index)), let outcome = states[Int(row.to.index)].outcome,
            outcomes.indices.contains(outcome)
        else { return [] }
        return outcomes[outcome].effects
    }

    package static func == (left: Machine, right: Machine) -> Bool {
        left === right
            || left.facts == right.facts && left.modules == right.modules && left.attachments == right.attachments
                && left.levels == right.levels && left.stages == right.stages && left.appraisal == right.appraisal
                && left.outcomes == right.outcomes && left.releaseEffects == right.releaseEffects
                && left.conditions == right.conditions && left.applyConditions == right.applyConditions
                && left.warnings == right.warnings && left.expressions == right.expressions
                && left.states == right.states && left.initial == right.initial
                && left.transitions == right.transitions
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(facts.name)
        hasher.combine(states)
        hasher.combine(transitions)
    }
}
