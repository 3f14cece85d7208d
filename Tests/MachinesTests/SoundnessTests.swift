// Rulesets with one index that leads nowhere, each of which must be found unsound.

import Machines
import Testing

struct SoundnessTests {
    /// The small ruleset with a machine in which some of the parts are others.
    private func isSound(
        conditions: [Condition]? = nil, states: [State]? = nil, transitions: [Transition]? = nil,
        expressions: Expressions? = nil, levels: [Level]? = nil, applyConditions: [Int] = [], initial: Int = 0
    ) -> Bool {
        let small = smallRuleset.machines[0]
        let machine = Machine(
            facts: small.facts, modules: small.modules, attachments: small.attachments,
            levels: levels ?? small.levels, stages: small.stages, appraisal: small.appraisal,
            outcomes: small.outcomes, releaseEffects: small.releaseEffects,
            conditions: conditions ?? small.conditions, applyConditions: applyConditions, warnings: small.warnings,
            expressions: expressions ?? small.expressions, states: states ?? small.states,
            initial: StateID(initial), transitions: transitions ?? small.transitions)
        return Ruleset(
            parties: smallRuleset.parties, offices: smallRuleset.offices, divisions: smallRuleset.divisions,
            machines: [machine]
        ).isSound
    }

    private func row(
        from: Int = 0, _ pick: Pick = .nothing, _ selector: Selector = Selector(), by actor: Actor = .applicant,
        guards: [Guard] = [], to target: Int = 0
    ) -> Transition {
        Transition(
            from: StateID(from), verb: .submit, pick: pick, selector: selector, actor: actor, guards: guards,
            effects: [], to: StateID(target))
    }

    @Test func findsRowsThatLeadOut() {
        #expect(isSound() && isSound(transitions: [row()]))
        let broken = [
            row(from: 6), row(to: 6), row(.level(1)), row(.outcome(1)), row(.attachment(1)), row(by: .stage(2)),
            row(.nothing, Selector(has: StageSet([2]))), row(.nothing, Selector(lacks: StageSet([2]))),
            row(.nothing, Selector(memory: .resume(2))), row(.nothing, Selector(memory: .undo(StateID(6)))),
            row(.nothing, Selector(memory: .recorded(1))), row(guards: [.condition(3)]),
            row(guards: [.judged(ModuleSet([1]))]), row(guards: [.attachedAny(AttachmentSet([1]))]),
        ]
        for row in broken { #expect(!isSound(transitions: [row]), "\(row)") }
    }

    @Test func findsPartsThatLeadOut() {
        #expect(!isSound(initial: 6) && !isSound(applyConditions: [3]))
        #expect(!isSound(conditions: [Condition(kind: .require, test: ExpressionID(99), text: "")]))
        #expect(!isSound(states: [State(name: "draft", title: "", kind: .draft, stage: 2)]))
        let office = Reviewer.office(0, tier: 1, division: Path(root: .applicant, fields: [0, 7]))
        let text = Reviewer.party(Path(root: .applicant, fields: [1]))
        for reviewer in [office, text, .chain(Path(root: .target, fields: []), field: 12, limit: 1)] {
            let level = Level(
                name: "unit", title: "", reviewer: reviewer, isOptional: false, presence: nil, judged: .none,
                deadline: nil, titles: [])
            #expect(!isSound(levels: [level]), "\(reviewer)")
        }
    }

    @Test func findsExpressionsThatDoNotEnd() {
        var expressions = smallRuleset.machines[0].expressions
        let count = expressions.nodes.count
        expressions.nodes.append(.not(ExpressionID(count)))
        #expect(!isSound(expressions: expressions))
        expressions.nodes[count] = .fact(FactID(99))
        #expect(!isSound(expressions: expressions))
        expressions.nodes[count] = .not(ExpressionID(0))
        #expect(isSound(expressions: expressions))
        expressions.nodes += (count..<count + 2000).map { .not(ExpressionID($0)) }
        #expect(!isSound(expressions: expressions))
        expressions.nodes = smallRuleset.machines[0].expressions.nodes
        expressions.facts.append(.answer(module: 0, field: 1))
        #expect(!isSound(expressions: expressions))
        expressions.facts[expressions.facts.count - 1] = .path(Path(root: .applicant, fields: [1, 0]))
        #expect(!isSound(expressions: expressions))
    }
}
