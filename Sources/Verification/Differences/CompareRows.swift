// The tables of transitions of both sides over common names: a last look, so that nothing that machines can do
// differently is ever passed over in silence.

import Machines

extension MatterComparison {
    /// Whether the two tables are the same but for their order.
    var hasSameRows: Bool { rows(.old) == rows(.new) }

    private func rows(_ side: Side) -> Set<JointRow> {
        let names = RowNames(pair, side)
        return Set(pair.machine(side).transitions.map(names.row))
    }
}

/// A transition over common numbers.
private struct JointRow: Hashable {
    let states: [[Int]]
    let verb: Verb
    let pick: [Int]
    let actor: [Int]
    let selector: [[Int]]
    let guards: Set<[Int]>
    let effects: Effects
}

/// Gives a side's places common numbers. Conditions count as one, for they are compared by themselves.
private struct RowNames {
    let pair: MatterPair
    let side: Side
    let machine: Machine

    init(_ pair: MatterPair, _ side: Side) {
        self.pair = pair
        self.side = side
        machine = pair.machine(side)
    }

    func row(_ row: Transition) -> JointRow {
        JointRow(
            states: [state(row.from), state(row.to)], verb: row.verb, pick: pick(row.pick), actor: actor(row.actor),
            selector: [stages(row.selector.has), stages(row.selector.lacks), memory(row.selector.memory)],
            guards: Set(row.guards.compactMap(test)), effects: row.effects)
    }

    private func state(_ id: StateID) -> [Int] {
        let state = machine.states[Int(id.index)]
        let stage = state.stage.map { self.stage($0) } ?? []
        // Ends that are no outcome are told apart by their names.
        let name = state.kind == .end && state.outcome == nil ? state.name.utf8.map { Int($0) } : []
        return [state.kind.place, state.outcome.map { pair.outcomes.joint($0, on: side) } ?? -1] + stage + name
    }

    private func stage(_ index: Int) -> [Int] {
        [pair.levels.joint(machine.stages[index].level, on: side), machine.stages[index].position]
    }

    private func stages(_ set: StageSet) -> [Int] {
        set.members.filter { $0 < machine.stages.count }.flatMap(stage)
    }

    private func pick(_ pick: Pick) -> [Int] {
        switch pick {
        case .nothing: [0]
        case .applicant: [1]
        case .level(let index): [2, pair.levels.joint(index, on: side)]
        case .outcome(let index): [3, pair.outcomes.joint(index, on: side)]
        case .attachment(let index): [4, pair.attachments.joint(index, on: side)]
        }
    }

    private func actor(_ actor: Actor) -> [Int] {
        switch actor {
        case .applicant: [0]
        case .office: [1]
        case .stage(let index): [2] + stage(index)
        }
    }

    private func memory(_ memory: Selector.Memory) -> [Int] {
        switch memory {
        case .any: [0]
        case .resume(let index): [1] + (index.map { stage($0) } ?? [])
        case .undo(let id): [2] + state(id)
        case .recorded(let outcome): [3, pair.outcomes.joint(outcome, on: side)]
        }
    }

    private func test(_ test: Guard) -> [Int]? {
        func modules(_ set: ModuleSet) -> [Int] { set.members.map { pair.modules.joint($0, on: side) }.sorted() }
        func attachments(_ set: AttachmentSet) -> [Int] {
            set.members.map { pair.attachments.joint($0, on: side) }.sorted()
        }
        switch test {
        case .judged(let set): return [0] + modules(set)
        case .noneWrong(let set): return [1] + modules(set)
        case .namesSome: return [2]
        case .namesWrong: return [3]
        case .judges(let set): return [4] + modules(set)
        case .editable: return [5]
        case .complete: return [6]
        case .routed: return [7]
        case .attachedAll(let set): return [8] + attachments(set)
        // One attachment alone is all of them.
        case .attachedAny(let set): return [set.count == 1 ? 8 : 9] + attachments(set)
        case .condition: return nil
        }
    }
}
