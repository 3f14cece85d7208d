// The machine as JSON, format 1: everything that another program needs to explore it. Docs/GraphFormat.md describes it.

package import Machines

/// The whole machine in the form of Docs/GraphFormat.md.
///
/// - Parameters:
///   - hash: The machine's content hash, in hexadecimal.
///   - properties: What the rulebook claims of the machine's cases.
package func graphJSON(
    of machine: Machine, in ruleset: Ruleset, hash: String, properties: [Property] = []
) -> OrderedJSON {
    let names = MachineNames(of: machine, in: ruleset)
    return [
        "format": 1,
        "matter": .string(machine.facts.name),
        "hash": .string(hash),
        "title": .string(machine.facts.title),
        "aliases": machine.facts.aliases.isEmpty ? nil : .strings(machine.facts.aliases),
        "category": .string(machine.facts.category),
        "applicant": .string(names.party(machine.facts.applicant)),
        "target": machine.facts.target.map(names.json),
        "period": .string(names.word(machine.facts.period)),
        "opens": machine.facts.window.map {
            ["from": .string($0.lowerBound.description), "to": .string($0.upperBound.description)]
        },
        "titles": names.json(machine.facts.titles),
        "modules": .array(machine.modules.map(names.json)),
        "attachments": .array(machine.attachments.map(names.json)),
        "levels": .array(machine.levels.map(names.json)),
        "stages": .array(machine.stages.indices.map(names.stageJSON)),
        "appraisal": machine.appraisal.map(names.json),
        "outcomes": .array(machine.outcomes.map(names.json)),
        "release": machine.releaseEffects.isEmpty ? nil : .array(machine.releaseEffects.map(names.json)),
        "conditions": .array(machine.conditions.indices.map(names.conditionJSON)),
        "applyConditions": .array(machine.applyConditions.map { .integer($0) }),
        "warnings": .array(machine.warnings.map { .integer($0) }),
        "states": .array(machine.states.map(names.json)),
        "transitions": .array(machine.transitions.map(names.json)),
        "initial": .string(names.state(machine.initial)),
        "parties": .array(names.reachablePartyKinds.map(names.partyJSON)),
        "offices": .array(names.reviewingOffices.map(names.json)),
        "divisionDepths": .array(ruleset.divisionDepths.map { .integer($0) }),
        "properties": properties.isEmpty ? nil : .array(properties.map(names.json)),
    ]
}

extension MachineNames {
    fileprivate func word(_ period: Period) -> String {
        switch period {
        case .any: "any"
        case .yearly: "yearly"
        case .once: "once"
        }
    }

    fileprivate func json(_ target: Target) -> OrderedJSON {
        [
            "party": .string(party(target.kind)), "title": .string(target.title),
            "by": .string(partyField(target.field, of: target.kind)),
        ]
    }

    fileprivate func json(_ state: State) -> OrderedJSON {
        [
            "id": .string(state.name), "title": .string(state.title), "kind": .string(state.kind.rawValue),
            "stage": state.stage.map { .string(stage($0)) }, "outcome": state.outcome.map { .string(outcome($0)) },
        ]
    }

    fileprivate func stageJSON(_ index: Int) -> OrderedJSON {
        let stage = machine.stages[index]
        return [
            "id": .string(self.stage(index)), "level": .string(level(stage.level)),
            "position": stage.position > 0 ? .integer(stage.position) : nil,
        ]
    }

    fileprivate func conditionJSON(_ index: Int) -> OrderedJSON {
        let condition = machine.conditions[index]
        return [
            "id": .integer(index), "kind": .string(condition.kind.word), "test": json(condition.test),
            "text": .string(condition.text),
        ]
    }
}

extension Condition.Kind {
    /// The language's word.
    var word: String {
        switch self {
        case .require: "require"
        case .forbid: "forbid"
        case .warn: "warn"
        }
    }
}
