// One row of a machine as JSON: who takes it, what chooses it, what may deny it, and what it does.

internal import Machines

extension MachineNames {
    func json(_ row: Transition) -> OrderedJSON {
        [
            "from": .string(state(row.from)), "verb": .string(row.verb.rawValue),
            "level": level(at: row.from).map { .string(level($0)) },
            "pick": json(row.pick), "actor": json(row.actor), "select": json(row.selector),
            "guards": .array(row.guards.map(json)), "effects": .strings(row.effects.names),
            "to": .string(state(row.to)),
        ]
    }

    private func json(_ pick: Pick) -> OrderedJSON? {
        switch pick {
        case .nothing: nil
        case .applicant: ["applicant": true]
        case .level(let index): ["level": .string(level(index))]
        case .outcome(let index): ["outcome": .string(outcome(index))]
        case .attachment(let index): ["attachment": .string(attachment(index))]
        }
    }

    private func json(_ actor: Actor) -> OrderedJSON {
        switch actor {
        case .applicant: "applicant"
        case .stage(let index): ["stage": .string(stage(index))]
        case .office: "office"
        }
    }

    /// What chooses the row, or nil where it needs no choosing.
    private func json(_ selector: Selector) -> OrderedJSON? {
        if selector == Selector() { return nil }
        var memory: (key: String, value: OrderedJSON)?
        switch selector.memory {
        case .any: break
        case .resume(let index): memory = ("resume", index.map { .string(stage($0)) } ?? .null)
        case .undo(let id): memory = ("undo", .string(state(id)))
        case .recorded(let index): memory = ("recorded", .string(outcome(index)))
        }
        var members: [OrderedJSON.Member] = []
        if !selector.has.isEmpty { members.append(.init("has", .strings(selector.has.members.map(stage)))) }
        if !selector.lacks.isEmpty { members.append(.init("lacks", .strings(selector.lacks.members.map(stage)))) }
        if let memory { members.append(.init(memory.key, memory.value)) }
        return .object(members)
    }

    private func json(_ test: Guard) -> OrderedJSON {
        switch test {
        case .judged(let modules): ["op": "judged", "modules": strings(modules)]
        case .noneWrong(let modules): ["op": "noneWrong", "modules": strings(modules)]
        case .namesSome: ["op": "namesSome"]
        case .namesWrong: ["op": "namesWrong"]
        case .judges(let modules): ["op": "judges", "modules": strings(modules)]
        case .editable: ["op": "editable"]
        case .complete: ["op": "complete"]
        case .routed: ["op": "routed"]
        case .attachedAll(let kinds): ["op": "attachedAll", "attachments": strings(kinds)]
        case .attachedAny(let kinds): ["op": "attachedAny", "attachments": strings(kinds)]
        case .condition(let index): condition(index)
        }
    }

    /// The condition as what must hold.
    private func condition(_ index: Int) -> OrderedJSON {
        guard machine.conditions.indices.contains(index) else {
            return ["op": "condition", "condition": .integer(index)]
        }
        let condition = machine.conditions[index]
        let test: OrderedJSON =
            switch condition.kind {
            case .require: json(condition.test)
            case .forbid: ["op": "not", "of": json(condition.test)]
            case .warn: ["op": "literal", "type": "flag", "value": true]
            }
        return ["op": "condition", "condition": .integer(index), "holds": test]
    }

    private func strings(_ modules: ModuleSet) -> OrderedJSON {
        .strings(modules.members.map(module))
    }

    private func strings(_ kinds: AttachmentSet) -> OrderedJSON {
        .strings(kinds.members.map(attachment))
    }
}

extension Effects {
    /// The effects by name, in the order in which Docs/GraphFormat.md lists them.
    var names: [String] {
        Effects.named.filter { contains($0.effect) }.map(\.name)
    }

    private static let named: [(effect: Effects, name: String)] = [
        (.fixRoute, "fixRoute"), (.openAll, "openAll"), (.openNamed, "openNamed"), (.closeEditing, "closeEditing"),
        (.reopen, "reopen"), (.judge, "judge"), (.attach, "attach"), (.detach, "detach"), (.enter, "enter"),
        (.rememberUndo, "rememberUndo"), (.undo, "undo"), (.rememberResume, "rememberResume"),
        (.forgetResume, "forgetResume"), (.flagNamed, "flagNamed"), (.clearFlags, "clearFlags"),
        (.record, "record"), (.keepUndo, "keepUndo"),
    ]
}
