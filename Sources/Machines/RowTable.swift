// A machine's table in numbers that lie side by side, as the successor relation reads it many million times a second.
// What a row means stands in `Transition.swift`; the table says nothing that the transitions do not.

/// What choosing and taking a row looks at.
struct RowCode: Sendable {
    let pick: UInt16
    /// What of the configuration `memory` is compared with.
    let recalls: Recall
    let memory: UInt16
    let to: StateID
    let has: StageSet
    let lacks: StageSet
    let effects: Effects
    /// The row's guards, in the list of the table.
    let firstGuard: Int32
    let endOfGuards: Int32

    /// The kinds of memory by which rows are told apart.
    enum Recall: UInt8, Sendable {
        case nothing, resume, undo, recorded
    }
}

/// The rows of a machine by state and verb.
struct RowTable: Sendable {
    /// In the order of the machine's transitions.
    let rows: [RowCode]
    let guards: [Guard]
    /// Where the rows of a state and verb begin: `starts[state × verbs + verb]`, with one entry past the end.
    let starts: [Int32]
    /// The stage that decides in a state, or `noStage`.
    let stages: [UInt8]
    /// The facts that the guards of a state's and verb's rows read, ascending, in the order of `starts`.
    let facts: [[FactID]]

    /// No stage, in the place of one.
    static let noStage = UInt8.max

    init(of transitions: [Transition], states: [State], conditions: [Condition], expressions: Expressions) {
        var guards: [Guard] = []
        rows = transitions.map { row in
            let first = guards.count
            guards += row.guards
            return RowCode(row, guards: first..<guards.count)
        }
        self.guards = guards
        var starts: [Int32] = []
        var row = 0
        for slot in 0..<(states.count * Verb.allCases.count) {
            while row < transitions.count, transitions[row].slot < slot { row += 1 }
            starts.append(Int32(row))
        }
        starts.append(Int32(transitions.count))
        let factsOfConditions = conditions.map { expressions.facts(in: $0.test) }
        facts = (0..<(starts.count - 1)).map { slot in
            var asked: [FactID] = []
            for row in Int(starts[slot])..<Int(starts[slot + 1]) {
                for case .condition(let index) in transitions[row].guards where conditions.indices.contains(index) {
                    for fact in factsOfConditions[index] where !asked.contains(fact) { asked.append(fact) }
                }
            }
            if asked.count > 1 { asked.sort() }
            return asked
        }
        self.starts = starts
        stages = states.map { $0.stage.map { UInt8(clamping: $0) } ?? RowTable.noStage }
    }

    /// The stage that decides in the state, or `noStage`.
    func stage(of state: StateID) -> UInt8 { stages[Int(state.index)] }
}

extension RowCode {
    fileprivate init(_ row: Transition, guards: Range<Int>) {
        pick = row.pick.code
        (recalls, memory) =
            switch row.selector.memory {
            case .any: (.nothing, 0)
            case .resume(let stage): (.resume, UInt16(stage.map { UInt8(truncatingIfNeeded: $0) } ?? RowTable.noStage))
            case .undo(let state): (.undo, state.index)
            case .recorded(let outcome): (.recorded, UInt16(UInt8(truncatingIfNeeded: outcome)))
            }
        to = row.to
        has = row.selector.has
        lacks = row.selector.lacks
        effects = row.effects
        firstGuard = Int32(guards.lowerBound)
        endOfGuards = Int32(guards.upperBound)
    }
}
