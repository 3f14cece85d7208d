// What a rulebook claims of every case of a matter, as JSON beside its machine.

internal import Machines

extension MachineNames {
    func json(_ property: Property) -> OrderedJSON {
        let names = within(property.expressions, of: machine.facts.applicant)
        let title = OrderedJSON.string(property.title)
        switch property.form {
        case .always(let deed, let test):
            return ["title": title, "form": "always", "after": deed.map(json), "test": names.json(test)]
        case .never(let deed, let test):
            return ["title": title, "form": "never", "after": deed.map(json), "test": names.json(test)]
        case .onlyAfter(let deed, let before):
            return ["title": title, "form": "onlyAfter", "deed": json(deed), "before": json(before)]
        case .canReach(let states):
            return ["title": title, "form": "canReach", "states": .strings(states.map(state))]
        }
    }

    private func json(_ deed: DeedPattern) -> OrderedJSON {
        ["verb": .string(deed.verb.rawValue), "level": deed.level.map { .string(level($0)) }]
    }

    private func json(_ test: PropertyTest) -> OrderedJSON {
        switch test {
        case .rule(let rule): return ["op": "rule", "holds": json(rule)]
        case .attached(let index): return ["op": "attached", "attachment": .string(attachment(index))]
        case .attachedInModule(let module, let index):
            let attachments = machine.modules.indices.contains(module) ? machine.modules[module].attachments : []
            let name = attachments.indices.contains(index) ? attachments[index].name : "#\(index)"
            return ["op": "attachedInModule", "module": .string(self.module(module)), "attachment": .string(name)]
        case .not(let inner): return ["op": "not", "of": json(inner)]
        case .and(let parts): return ["op": "and", "of": .array(parts.map { json($0) })]
        case .or(let parts): return ["op": "or", "of": .array(parts.map { json($0) })]
        }
    }
}
