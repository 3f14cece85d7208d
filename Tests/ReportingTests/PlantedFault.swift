// Faults planted in a machine, of the kinds that a rulebook's text cannot have: what a verifier is tried on.

import Machines

/// A kind of fault.
enum PlantedFault: CaseIterable {
    case guardDropped, ledElsewhere, rowMissing, effectDropped, attachmentLoosened, editingOpened, visitNotBegun
    case wayOutMissing

    /// The machine with a fault of this kind, the first that chance finds a place for; nil where it has none.
    func planted(in machine: Machine, seed: UInt64) -> Machine? {
        var chance = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        func number(below bound: Int) -> Int {
            chance ^= chance << 13
            chance ^= chance >> 7
            chance ^= chance << 17
            return Int(chance % UInt64(bound))
        }
        let places = machine.transitions.indices.filter { fits(machine.transitions[$0]) }
        guard !places.isEmpty else { return nil }
        let place = places[number(below: places.count)]
        let row = machine.transitions[place]
        var rows = machine.transitions
        switch self {
        case .guardDropped:
            let dropped = row.guards.indices.filter { row.guards[$0] != .routed }
            var guards = row.guards
            guards.remove(at: dropped[number(below: dropped.count)])
            rows[place] = row.with(guards: guards)
        case .ledElsewhere: rows[place] = row.with(to: StateID(number(below: machine.states.count)))
        case .rowMissing: rows.remove(at: place)
        case .effectDropped:
            let dropped = PlantedFault.droppable.filter(row.effects.contains)
            rows[place] = row.with(effects: row.effects.subtracting(dropped[number(below: dropped.count)]))
        case .attachmentLoosened: rows[place] = row.with(guards: row.guards.filter { !$0.asksForAttachments })
        case .editingOpened: rows[place] = row.with(effects: row.effects.subtracting(.closeEditing).union(.openAll))
        case .visitNotBegun: rows[place] = row.with(effects: row.effects.subtracting(.enter))
        case .wayOutMissing: rows.removeAll { $0.from == row.from && $0.to != row.from }
        }
        return machine.with(transitions: rows)
    }

    private static let droppable: [Effects] = [
        .closeEditing, .clearFlags, .openNamed, .flagNamed, .forgetResume, .rememberResume, .rememberUndo, .judge,
        .record,
    ]

    private func fits(_ row: Transition) -> Bool {
        let isDecision = [.approve, .return, .dispatch, .submit, .terminate].contains(row.verb)
        switch self {
        case .guardDropped: return row.guards.contains { $0 != .routed }
        case .ledElsewhere: return isDecision
        case .rowMissing: return isDecision || row.verb == .judge
        case .effectDropped: return PlantedFault.droppable.contains { row.effects.contains($0) }
        case .attachmentLoosened: return row.guards.contains { $0.asksForAttachments }
        case .editingOpened: return isDecision
        case .visitNotBegun: return row.effects.contains(.enter)
        case .wayOutMissing: return row.from != row.to
        }
    }
}

extension Guard {
    fileprivate var asksForAttachments: Bool {
        switch self {
        case .attachedAll, .attachedAny: true
        default: false
        }
    }
}

extension Transition {
    fileprivate func with(guards: [Guard]? = nil, effects: Effects? = nil, to: StateID? = nil) -> Transition {
        Transition(
            from: from, verb: verb, pick: pick, selector: selector, actor: actor, guards: guards ?? self.guards,
            effects: effects ?? self.effects, to: to ?? self.to)
    }
}
