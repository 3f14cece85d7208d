// States and transitions: each transition is one row of data, its selector, guards and effects included.
// How a row is chosen and taken lives in `Successor.swift`.

/// The place of a state in its machine.
package struct StateID: Hashable, Sendable {
    package let index: UInt16

    package init(_ index: Int) {
        self.index = UInt16(truncatingIfNeeded: index)
    }
}

/// A state of a machine.
package struct State: Hashable, Sendable {
    /// What a state is for.
    package enum Kind: String, Hashable, Sendable {
        case draft, review, dispatch, returned, appraisal, end
    }

    /// As the language names it: `draft`, `unit.review`, `superior.2.dispatch`, `passed`.
    package let name: String
    package let title: String
    package let kind: Kind
    /// The stage that decides here, as an index; nil where none does.
    package let stage: Int?
    /// The outcome that this state is the end of, as an index.
    package let outcome: Int?

    package init(name: String, title: String, kind: Kind, stage: Int? = nil, outcome: Int? = nil) {
        self.name = name
        self.title = title
        self.kind = kind
        self.stage = stage
        self.outcome = outcome
    }
}

/// Who may take a transition.
package enum Actor: Hashable, Sendable {
    case applicant
    /// The reviewer of a stage, by its index.
    case stage(Int)
    /// The office that appraises.
    case office
}

/// What the actor picks beside the verb.
package enum Pick: Hashable, Sendable {
    case nothing
    /// A return to the applicant.
    case applicant
    /// A return to the nearest stage of this level below, by the level's index.
    case level(Int)
    /// An outcome, by its index.
    case outcome(Int)
    /// A dispatch attachment, by its index.
    case attachment(Int)

    /// A number that tells picks apart and orders them; stable for one machine. No list of a machine has a thousand
    /// members, and the index of none is a pick of nothing.
    var code: UInt16 {
        switch self {
        case .nothing: 0
        case .applicant: 1
        case .level(let index): Pick.code(1000, index)
        case .outcome(let index): Pick.code(2000, index)
        case .attachment(let index): Pick.code(3000, index)
        }
    }

    private static func code(_ base: UInt16, _ index: Int) -> UInt16 {
        index >= 0 && index < 1000 ? base + UInt16(truncatingIfNeeded: index) : .max
    }
}

/// Chooses among rows that are alike in state, verb and pick; it looks only at what earlier steps fixed, and refuses
/// nothing.
package struct Selector: Hashable, Sendable {
    /// What beside the route must be so.
    package enum Memory: Hashable, Sendable {
        case any
        /// A resubmission goes straight back to this stage (nil: to none).
        case resume(Int?)
        /// The last decision was taken in this state and can be recalled.
        case undo(StateID)
        /// This outcome is recorded.
        case recorded(Int)

        /// A number that orders memories; stable for one machine.
        var sortKey: Int {
            switch self {
            case .any: 0
            case .resume(let stage): 2 + (stage ?? -1)
            case .undo(let state): 1000 + Int(state.index)
            case .recorded(let outcome): 100_000 + outcome
            }
        }
    }

    package var has: StageSet = .none
    package var lacks: StageSet = .none
    package var memory: Memory = .any

    package init(has: StageSet = .none, lacks: StageSet = .none, memory: Memory = .any) {
        self.has = has
        self.lacks = lacks
        self.memory = memory
    }
}

/// What must hold for a row to be taken; where it does not, the step is denied.
package enum Guard: Hashable, Sendable {
    /// Every one of these modules is judged right or wrong.
    case judged(ModuleSet)
    /// None of these modules is judged wrong.
    case noneWrong(ModuleSet)
    /// At least one module is named.
    case namesSome
    /// Every module judged wrong is named.
    case namesWrong
    /// Every named module may be judged at this level.
    case judges(ModuleSet)
    /// Every named module may be edited now.
    case editable
    /// Every required field and attachment of the modules is there.
    case complete
    /// The route could be resolved.
    case routed
    /// All of these dispatch attachments are there.
    case attachedAll(AttachmentSet)
    /// At least one of these dispatch attachments is there.
    case attachedAny(AttachmentSet)
    /// A condition of the rulebook, by its index.
    case condition(Int)
}

/// What taking a row does to the configuration, beside the new state.
package struct Effects: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// The route of the given facts becomes the case's.
    package static let fixRoute = Effects(rawValue: 1 << 0)
    /// Every module may be edited.
    package static let openAll = Effects(rawValue: 1 << 1)
    /// Only the named modules may be edited.
    package static let openNamed = Effects(rawValue: 1 << 2)
    /// No module may be edited.
    package static let closeEditing = Effects(rawValue: 1 << 3)
    /// The named modules were edited: every stage's verdict on them is open again.
    package static let reopen = Effects(rawValue: 1 << 4)
    /// The named modules get the given verdict.
    package static let judge = Effects(rawValue: 1 << 5)
    /// The picked dispatch attachment is there.
    package static let attach = Effects(rawValue: 1 << 6)
    /// The picked dispatch attachment is gone.
    package static let detach = Effects(rawValue: 1 << 7)
    /// The case enters a stage anew: a new visit begins, without dispatch attachments.
    package static let enter = Effects(rawValue: 1 << 8)
    /// The decision may be recalled until somebody acts.
    package static let rememberUndo = Effects(rawValue: 1 << 9)
    /// The decision is taken back: what it changed is as it was.
    package static let undo = Effects(rawValue: 1 << 10)
    /// The next submission goes straight back to the stage that decides here.
    package static let rememberResume = Effects(rawValue: 1 << 11)
    /// The next submission begins the ladder.
    package static let forgetResume = Effects(rawValue: 1 << 12)
    /// The named modules are the problem that travels with the case; at the stage entered they are to be judged again.
    package static let flagNamed = Effects(rawValue: 1 << 13)
    /// The problem is settled.
    package static let clearFlags = Effects(rawValue: 1 << 14)
    /// The picked outcome is recorded.
    package static let record = Effects(rawValue: 1 << 15)
    /// The step is no act that stands against a recall.
    package static let keepUndo = Effects(rawValue: 1 << 16)
}

/// One row of a machine: from a state by a verb to a state.
package struct Transition: Hashable, Sendable {
    package let from: StateID
    package let verb: Verb
    package let pick: Pick
    package let selector: Selector
    package let actor: Actor
    /// Tried in order; the first that does not hold denies the step.
    package let guards: [Guard]
    package let effects: Effects
    package let to: StateID

    package init(
        from: StateID, verb: Verb, pick: Pick, selector: Selector = Selector(), actor: Actor, guards: [Guard],
        effects: Effects, to: StateID
    ) {
        self.from = from
        self.verb = verb
        self.pick = pick
        self.selector = selector
        self.actor = actor
        self.guards = guards
        self.effects = effects
        self.to = to
    }

    /// The place of the row's state and verb in `RowTable.starts`.
    var slot: Int { Int(from.index) * Verb.allCases.count + verb.place }

    // INVARIANT: rows of one machine differ in this key, so their order is one.
    var sortKey: (Int, UInt16, Int, UInt32, UInt32, Int) {
        (slot, pick.code, Int(to.index), selector.has.bits, selector.lacks.bits, selector.memory.sortKey)
    }
}

extension Verb {
    /// The verb's place in the closed list.
    var place: Int {
        switch self {
        case .apply: 0
        case .fill: 1
        case .attach: 2
        case .detach: 3
        case .submit: 4
        case .judge: 5
        case .approve: 6
        case .return: 7
        case .terminate: 8
        case .recall: 9
        case .dispatch: 10
        case .record: 11
        case .publish: 12
        case .revoke: 13
        case .release: 14
        }
    }
}
