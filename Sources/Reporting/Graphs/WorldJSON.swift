// What a machine can read of the world, as JSON: the party kinds on its paths, the offices that review, and how deep
// divisions lie. The parties themselves do not live here.

internal import Machines

extension MachineNames {
    /// The party kinds to which a path can lead, ascending.
    var reachablePartyKinds: [PartyKind] {
        var found: Set<PartyKind> = []
        var left = [machine.facts.applicant] + (machine.facts.target.map { [$0.kind] } ?? [])
        while let kind = left.popLast() {
            guard ruleset.parties.indices.contains(kind), found.insert(kind).inserted else { continue }
            for field in ruleset.parties[kind].fields {
                if case .party(let next) = field.type { left.append(next) }
            }
        }
        return found.sorted()
    }

    func partyJSON(_ kind: PartyKind) -> OrderedJSON {
        let schema = ruleset.parties[kind]
        let names = within(schema.expressions, of: kind)
        return [
            "id": .string(schema.name), "title": .string(schema.title), "fields": .array(schema.fields.map(names.json)),
        ]
    }

    /// The offices that review at a level or appraise, in the rulebook's order.
    var reviewingOffices: [Office] {
        let reviewers = machine.levels.map(\.reviewer) + (machine.appraisal.map { [$0.office] } ?? [])
        let indexes = reviewers.compactMap { reviewer in
            if case .office(let index, _, _) = reviewer { index } else { nil }
        }
        return Set(indexes).sorted().filter(ruleset.offices.indices.contains).map { ruleset.offices[$0] }
    }

    func json(_ office: Office) -> OrderedJSON {
        let names = within(office.expressions, of: office.kind)
        return [
            "id": .string(office.name), "title": .string(office.title), "party": .string(party(office.kind)),
            "when": office.condition.map { names.json($0) },
            "division": .string(partyField(office.divisionField, of: office.kind)),
            "tiers": .array(office.tiers.map { ["id": .string($0.name), "title": .string($0.title)] }),
        ]
    }
}

extension Ruleset {
    /// How deep the divisions lie, each depth once, ascending; a root lies at 1.
    var divisionDepths: [Int] {
        Set(divisions.map { lineage(of: $0.code).count }).sorted()
    }
}
