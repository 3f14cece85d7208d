// A plan as JSON, which is also the form of a saved plan. Reading a saved one does not live here.

package import Engine
package import Source

/// What a plan was made of: the store as it was, and the rulebook.
package struct PlanOrigin: Hashable, Sendable {
    package let storeID: String
    /// The number of the store's last record.
    package let sequence: Int
    /// That record's hash.
    package let head: String
    /// Where the rulebook was read from.
    package let path: String

    package init(storeID: String, sequence: Int, head: String, path: String) {
        self.storeID = storeID
        self.sequence = sequence
        self.head = head
        self.path = path
    }
}

/// The plan in format 1.
package func planJSON(_ plan: DeploymentPlan, of origin: PlanOrigin, in language: Language) -> OrderedJSON {
    let words = PlanWords(language)
    let groups = plan.groups
    return [
        "format": 1, "plan": .string(plan.status.rawValue),
        "store": [
            "id": .string(origin.storeID), "sequence": .integer(origin.sequence), "head": .string(origin.head),
        ],
        "current": plan.current.map { .string($0) } ?? .null,
        "rulebook": ["path": .string(origin.path), "hash": .string(plan.hash)],
        "matters": .array(
            plan.matters.map { change in
                [
                    "change": .string(change.kind.rawValue), "matter": .string(change.matter.name),
                    "title": .string(change.matter.title),
                ]
            }),
        "parts": .strings(plan.parts.map(\.rawValue)),
        "fields": .array(
            plan.fields.map { change in
                [
                    "change": .string(change.kind.rawValue), "party": .string(change.party.name),
                    "field": change.field.map { .string($0.name) }, "holders": .integer(change.holders),
                ]
            }),
        "cases": .array((groups.stranded + groups.moving + groups.staying).map { json($0, words) }),
        "faults": plan.faults.isEmpty ? nil : .array(plan.faults.map { json($0, words) }),
    ]
}

func json(_ obstacle: Obstacle, _ words: PlanWords) -> OrderedJSON {
    [
        "code": .string(obstacle.kind.id), "things": .strings(obstacle.things.map(\.name)),
        "message": .string(words.reason(obstacle)),
    ]
}

private func json(_ group: PlanGroup, _ words: PlanWords) -> OrderedJSON {
    var outcome = "stays"
    var target: OrderedJSON?
    var left: OrderedJSON?
    var reasons: OrderedJSON?
    switch group.fate {
    case .stays: break
    case .moves(let matter, let state, let behind):
        outcome = "moves"
        target = ["matter": .string(matter.name), "state": .string(state.name)]
        if !behind.isEmpty { left = .strings(behind.map(\.name)) }
    case .stranded(let obstacles):
        outcome = "stranded"
        reasons = .array(obstacles.map { json($0, words) })
    }
    return [
        "outcome": .string(outcome), "definition": .string(group.definition), "matter": .string(group.matter.name),
        "state": .string(group.state.name), "to": target, "left": left, "reasons": reasons,
        "count": .integer(group.numbers.count), "cases": .array(group.numbers.map { .integer($0) }),
    ]
}
