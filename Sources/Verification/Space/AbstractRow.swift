// The rows of a machine in the form that exploring needs: sets as representatives, guards as masks. A test holds that
// they take the same cases to the same places as the machine's own relation.

import Machines

/// One row of the machine.
struct AbstractRow {
    /// What a step names with this row.
    enum Naming {
        /// Nothing, or nothing that would change anything.
        case nothing
        /// One module that can be edited.
        case edited
        /// The modules that get a verdict.
        case judged
        /// Any modules that the guards allow.
        case chosen
    }

    let index: Int
    let verb: Verb
    let pick: Pick
    let from: Int
    let to: Int
    let does: RowEffects
    let has: UInt32
    let lacks: UInt32
    let memory: Selector.Memory
    let naming: Naming
    /// What must be judged, must not be wrong, and may be judged.
    private(set) var judged: UInt32 = 0
    private(set) var noneWrong: UInt32 = 0
    private(set) var judges: UInt32 = .max
    private(set) var namesSome = false
    private(set) var namesWrong = false
    private(set) var editable = false
    private(set) var complete = false
    private(set) var attachedAll: UInt16 = 0
    /// At least one of these; 0: none is asked for. INVARIANT: a row asks for one such choice at most, its dispatch's.
    private(set) var attachedAny: UInt16 = 0
    /// The attachment that is picked, as a bit; 0: none.
    let attachment: UInt16
    /// The stage that decides where it begins, from 1; 0: none.
    let stage: Int
    /// Whether it leads to another state, so that verdicts do not matter behind it.
    let leaves: Bool
    /// Whether it leads to a review.
    private let leadsToReview: Bool

    init(_ index: Int, of machine: Machine, _ symmetry: Symmetry) {
        let row = machine.transitions[index]
        self.index = index
        verb = row.verb
        pick = row.pick
        from = Int(row.from.index)
        to = Int(row.to.index)
        does = RowEffects(row.effects)
        has = row.selector.has.bits
        lacks = row.selector.lacks.bits
        memory = row.selector.memory
        if case .attachment(let place) = row.pick, row.effects.contains(.attach) || row.effects.contains(.detach) {
            attachment = AttachmentSet([place]).bits
        } else {
            attachment = 0
        }
        stage = (machine.states[Int(row.from.index)].stage ?? -1) + 1
        leaves = row.from != row.to || row.effects.contains(.undo)
        leadsToReview = machine.states[Int(row.to.index)].kind == .review
        if row.effects.contains(.judge) {
            naming = .judged
        } else if row.guards.contains(.editable) {
            naming = .edited
        } else if !row.effects.isDisjoint(with: [.openNamed, .flagNamed]) || row.guards.contains(.namesSome)
            || row.guards.contains(.namesWrong)
        {
            naming = .chosen
        } else {
            naming = .nothing
        }
        for test in row.guards { add(test, symmetry) }
    }

    private mutating func add(_ test: Guard, _ symmetry: Symmetry) {
        switch test {
        case .judged(let modules): judged |= symmetry.project(modules)
        case .noneWrong(let modules): noneWrong |= symmetry.project(modules)
        case .judges(let modules): judges &= symmetry.projectWhole(modules)
        case .namesSome: namesSome = true
        case .namesWrong: namesWrong = true
        case .editable: editable = true
        case .complete: complete = true
        // A submission is explored on the routes that can be found; that there is none denies it, and changes nothing.
        case .routed: break
        case .attachedAll(let kinds): attachedAll |= kinds.bits
        case .attachedAny(let kinds): attachedAny = kinds.bits
        case .condition: break
        }
    }

    /// Whether the row may be taken with these modules named, apart from conditions on the world.
    @inline(__always) func allows(_ named: UInt32, from at: Abstract) -> Bool {
        if judged & ~(at.right | at.wrong) != 0 || noneWrong & at.wrong != 0 { return false }
        if namesSome && named == 0 || namesWrong && at.wrong & ~named != 0 || named & ~judges != 0 { return false }
        if editable && named & ~at.editable != 0 || attachedAll & ~at.attached != 0 { return false }
        return attachedAny == 0 || attachedAny & at.attached != 0
    }

    /// Whether the row is the one that a step takes from the state, on these stages.
    @inline(__always) func isSelected(from at: Abstract, stages: UInt32) -> Bool {
        guard has & ~stages == 0, lacks & stages == 0 else { return false }
        switch memory {
        case .any: return true
        case .resume(let stage): return at.resume == (stage ?? -1) + 1
        case .undo(let state): return at.undoState == Int(state.index) + 1
        case .recorded(let outcome): return at.recorded == outcome + 1
        }
    }
}

extension AbstractRow {
    /// Whether the stage that decides here sends the case back.
    var isReturn: Bool { verb == .return && stage > 0 }

    /// Whether the row may be selected on these stages, whatever else a case has in mind.
    func mayBeSelected(stages: UInt32) -> Bool { has & ~stages == 0 && lacks & stages == 0 }

    /// The conditions of the machine that the row asks, by their indexes.
    func conditions(in machine: Machine) -> [Int] {
        machine.transitions[index].guards.compactMap { if case .condition(let index) = $0 { index } else { nil } }
    }

    /// The state after the row was taken.
    @inline(__always) func successor(
        of old: Abstract, named: UInt32, isRight: Bool, route: Int, everybody: UInt32
    ) -> Abstract {
        var new = old
        if does.fixRoute { new.route = route }
        if does.judge {
            new.right = isRight ? old.right | named : old.right & ~named
            new.wrong = isRight ? old.wrong & ~named : old.wrong | named
        }
        if does.reopen {
            new.right &= ~named
            new.wrong &= ~named
        }
        if does.attach { new.attached |= attachment }
        if does.detach { new.attached &= ~attachment }
        edit(&new, named, everybody)
        if does.undo {
            takeBack(&new)
        } else {
            move(from: old, named, &new)
        }
        return new
    }

    @inline(__always) private func edit(_ new: inout Abstract, _ named: UInt32, _ everybody: UInt32) {
        if does.openAll { new.editable = everybody }
        if does.openNamed { new.editable = named }
        if does.closeEditing { new.editable = 0 }
        if does.clearFlags { new.flagged = 0 }
        if does.flagNamed { new.flagged = named }
        if does.forgetResume { new.resume = 0 }
        if does.record, case .outcome(let outcome) = pick { new.recorded = outcome + 1 }
    }

    @inline(__always) private func move(from old: Abstract, _ named: UInt32, _ new: inout Abstract) {
        new.state = to
        if to != from || !leadsToReview {
            new.right = 0
            new.wrong = 0
        }
        if does.rememberResume, stage > 0 { new.resume = stage }
        if does.rememberUndo {
            new.undoState = from + 1
            new.undoChanged = false
            new.undoAttached = 0
            new.undoFlagged = old.flagged
        } else if !does.keepUndo {
            new.forgetUndo()
        }
        if does.enter {
            if new.undoState > 0, !new.undoChanged {
                new.undoChanged = true
                new.undoAttached = old.attached
            }
            new.attached = 0
            if does.flagNamed {
                new.right &= ~named
                new.wrong &= ~named
            }
        }
    }

    @inline(__always) private func takeBack(_ new: inout Abstract) {
        guard new.undoState > 0 else { return }
        let state = new.undoState - 1
        new.right = 0
        new.wrong = 0
        if new.undoChanged { new.attached = new.undoAttached }
        new.flagged = new.undoFlagged
        new.state = state
        new.forgetUndo()
    }
}

/// What taking a row does, each a flag of its own that is asked without a call.
struct RowEffects {
    let fixRoute: Bool
    let openAll: Bool
    let openNamed: Bool
    let closeEditing: Bool
    let reopen: Bool
    let judge: Bool
    let attach: Bool
    let detach: Bool
    let enter: Bool
    let rememberUndo: Bool
    let undo: Bool
    let rememberResume: Bool
    let forgetResume: Bool
    let flagNamed: Bool
    let clearFlags: Bool
    let record: Bool
    let keepUndo: Bool

    init(_ effects: Effects) {
        fixRoute = effects.contains(.fixRoute)
        openAll = effects.contains(.openAll)
        openNamed = effects.contains(.openNamed)
        closeEditing = effects.contains(.closeEditing)
        reopen = effects.contains(.reopen)
        judge = effects.contains(.judge)
        attach = effects.contains(.attach)
        detach = effects.contains(.detach)
        enter = effects.contains(.enter)
        rememberUndo = effects.contains(.rememberUndo)
        undo = effects.contains(.undo)
        rememberResume = effects.contains(.rememberResume)
        forgetResume = effects.contains(.forgetResume)
        flagNamed = effects.contains(.flagNamed)
        clearFlags = effects.contains(.clearFlags)
        record = effects.contains(.record)
        keepUndo = effects.contains(.keepUndo)
    }
}
