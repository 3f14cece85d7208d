// Given parties: registered with what is given, and with samples where more is required. Fields that only matters set
// can be given too: whoever tries something out begins where others have been at work before.

package import Engine
package import Machines

extension Samples {
    /// The events that register a party with an account, or what the registration is refused for.
    ///
    /// - Parameters:
    ///   - given: By the kind's field indexes; parties are those of the registry, or of a number that comes later.
    ///   - taken: Texts that other parties will have, so that no sample is one of them.
    package func decideGiven(
        kind: PartyKind, account name: String, values given: [Int: Value], in registry: Registry,
        besides taken: Set<String> = [], today: CivilDate
    ) -> Result<[Event], Refusal> {
        let schema = ruleset.parties[kind]
        let values = completed(schema, kind, account: name, given, registry, taken, today)
        // WHY: whom a party names may be registered after it.
        let isLater = values.map { value in
            if case .party(let id) = value { id >= registry.nextParty } else { false }
        }
        let now = values.indices.map { isLater[$0] ? .unset : values[$0] }
        let decided = registry.decideGiving(kind: kind, values: now, account: name)
        return decided.map { events in
            events.map { event in
                guard case .registered(var party) = event else { return event }
                for index in values.indices where isLater[index] { party.values[index] = values[index] }
                return .registered(party)
            }
        }
    }

    private func completed(
        _ schema: PartySchema, _ kind: PartyKind, account name: String, _ given: [Int: Value], _ registry: Registry,
        _ taken: Set<String>, _ today: CivilDate
    ) -> [Value] {
        var values = schema.fields.indices.map { given[$0] ?? .unset }
        // Fields that are there only with others come after those.
        for isConditional in [false, true] {
            for (index, field) in schema.fields.enumerated() where (field.presence != nil) == isConditional {
                guard !values[index].isSet, !field.isOptional, field.writer == nil, field.type != .flag else {
                    continue
                }
                let party = Party(id: registry.nextParty, kind: kind, values: values)
                if let presence = field.presence,
                    !schema.expressions.holds(presence, given: party.values(for: schema.expressions))
                {
                    continue
                }
                values[index] = sample(for: field, at: index, of: kind, account: name, registry, taken, today)
            }
        }
        return values
    }

    private func sample(
        for field: Field, at index: Int, of kind: PartyKind, account name: String, _ registry: Registry,
        _ taken: Set<String>, _ today: CivilDate
    ) -> Value {
        if field.name == "name", field.type == .text, !field.isUnique, refuse(.text(name), for: field) == nil {
            return .text(name)
        }
        if case .party(let other) = field.type {
            return registry.parties.first { $0.kind == other }.map { .party($0.id) } ?? .unset
        }
        var number = Int(registry.nextParty.number)
        var value = self.value(for: field, number: number, today: today)
        // INVARIANT: fewer samples are taken than there are parties and given texts.
        for _ in 0...(registry.parties.count + taken.count) where field.isUnique {
            guard registry.party(kind: kind, field: index, value: value) != nil || isTaken(value, taken) else { break }
            number += 1
            value = self.value(for: field, number: number, today: today)
        }
        return value
    }

    private func isTaken(_ value: Value, _ taken: Set<String>) -> Bool {
        if case .text(let text) = value { taken.contains(text) } else { false }
    }
}
