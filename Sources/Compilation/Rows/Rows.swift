// How rows are put together: what all verbs' rows have in common. The rows themselves live in the files beside this
// one.

import Checking
import Machines
import Source

extension Blueprint {
    /// The level of a stage.
    func level(of stage: Int) -> LevelDefinition { matter.levels[ladder.stages[stage].level] }

    /// A row that the statement at `location` allows.
    func row(
        _ from: StateID, _ verb: Verb, pick: Pick = .nothing, _ selector: Selector = Selector(), by actor: Actor,
        guards: [Guard] = [], effects: Effects = [], to target: StateID, _ location: Location
    ) -> Row {
        Row(
            transition: Transition(
                from: from, verb: verb, pick: pick, selector: selector, actor: actor, guards: guards,
                effects: effects, to: target),
            location: location)
    }

    /// Where a way leads: the next stage's review, else the appraisal, else the end that grants.
    func destination(of way: Way) -> StateID {
        way.next.map { table.reviews[$0] } ?? table.appraisal ?? table.outcomes.first ?? table.draft
    }

    /// What entering the way's destination does.
    func entering(_ way: Way) -> Effects { way.next == nil ? [] : .enter }

    /// The guards that are asked once more before the outcome at the way's end writes anything.
    func outcomeGuards(of way: Way) -> [Guard] {
        guard way.next == nil, table.appraisal == nil, let granted = matter.outcomes.first else { return [] }
        return granted.effects.isEmpty ? [] : conditions.matterGuards
    }

    /// `rememberUndo` where the level lets decisions be recalled and the way does not end the case.
    func recalling(_ level: LevelDefinition, _ way: Way? = nil) -> Effects {
        guard level.recall != nil else { return [] }
        if let way, way.next == nil, table.appraisal == nil { return [] }
        return .rememberUndo
    }
}
