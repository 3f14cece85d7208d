// A row of the machine on packed states: its guards as masks, its effects as bits that stay, are set or are moved.
// A test holds that packed rows lead where the unpacked ones do.

import Machines

/// One row of the machine, for states of one word type.
struct PackedRow<Word: StateWord> {
    /// How the steps of a row are found.
    enum Kind {
        /// One step that names nothing.
        case plain
        /// A step for each module that can be edited.
        case edited
        /// A step for each set of modules that may be named.
        case chosen
        /// Verdicts, as many as lead to all verdicts.
        case judged
        /// By the unpacked row.
        case unpacked
    }

    /// The row's place in the machine.
    let index: Int
    private(set) var kind: Kind
    /// Whether the world is asked for nothing.
    let isFree: Bool
    /// Whether the level that decides here returns the case.
    let isReturn: Bool
    /// INVARIANT: a state from which the row is taken has these bits as in `value`.
    private(set) var mask: Word = 0
    private(set) var value: Word = 0
    /// What must be judged, right or wrong.
    private(set) var judged: Word = 0
    /// One of these bits at least; 0: none is asked for.
    let any: Word
    private(set) var isNever = false
    /// Which modules may be named, and whether some must be.
    let nameable: UInt32
    let namesSome: Bool
    let namesWrong: Bool

    /// The bits that stay as they are, and those that are set.
    private(set) var keep: Word = .max
    private(set) var set: Word = 0
    /// Where the named modules are put down.
    private(set) var named: Word = 0
    /// Whether verdicts on the named modules are open again.
    private(set) var reopens = false
    /// Whether one of the following is so.
    private(set) var isMoving = false
    private(set) var keepsFlags = false
    private(set) var keepsAttached = false
    /// Whether a recall that is still possible must bring the attachments back.
    private(set) var entersUndoably = false
    private(set) var takesBack = false

    init(_ row: AbstractRow, of relation: Relation, _ parts: Parts<Word>) {
        index = row.index
        isFree = relation.hot.isFree[row.index]
        isReturn = row.isReturn
        any = parts.attached.put(row.attachedAny)
        nameable = row.judges & relation.everybody
        namesSome = row.namesSome
        namesWrong = row.namesWrong
        kind = PackedRow.kind(of: row, relation)
        judged = Word(truncatingIfNeeded: row.judged)
        require(0, in: parts.wrong, bits: row.noneWrong)
        require(Int(row.attachedAll), in: parts.attached, bits: UInt32(row.attachedAll))
        remember(row, parts)
        if kind == .plain {
            if namesSome { isNever = true }
            if namesWrong { require(0, in: parts.wrong, bits: .max) }
        }
        if relation.isReduced, relation.isReview[row.from], row.leaves, !row.does.keepUndo, !row.does.fixRoute {
            require(Int(row.judged), in: parts.right, bits: .max)
            require(0, in: parts.wrong, bits: .max)
            judged = 0
        }
        edit(row, relation, parts)
        if row.does.undo { takeBack(row, parts) } else { move(row, relation, parts) }
    }

    private static func kind(of row: AbstractRow, _ relation: Relation) -> Kind {
        if relation.hot.hasRivals[row.index] { return .unpacked }
        if row.does.undo {
            guard case .undo = row.memory, !row.does.judge, !row.does.attach, !row.does.detach else {
                return .unpacked
            }
        }
        switch row.naming {
        case .nothing: return row.does.judge ? .unpacked : .plain
        case .edited: return row.does.judge || row.verb == .fill && relation.layout.cellBits > 0 ? .unpacked : .edited
        case .chosen: return row.does.judge || row.editable ? .unpacked : .chosen
        case .judged:
            let isSimple = relation.isReduced && relation.isReview[row.from] && !row.leaves && !row.editable
            return isSimple && !row.does.reopen && !row.does.enter && !row.does.fixRoute ? .judged : .unpacked
        }
    }

    private mutating func require(_ wanted: Int, in part: Part<Word>, bits: UInt32) {
        if !part.holds(wanted) { isNever = true }
        mask |= part.put(bits)
        value |= part.put(wanted)
    }

    private mutating func remember(_ row: AbstractRow, _ parts: Parts<Word>) {
        switch row.memory {
        case .any: break
        case .resume(let stage): require((stage ?? -1) + 1, in: parts.resume, bits: .max)
        case .undo(let state): require(Int(state.index) + 1, in: parts.undoState, bits: .max)
        case .recorded(let outcome): require(outcome + 1, in: parts.recorded, bits: .max)
        }
    }
}

extension PackedRow {
    private mutating func assign(_ new: Int, to part: Part<Word>) {
        keep &= ~part.mask
        named &= ~part.mask
        set = set & ~part.mask | part.put(new)
    }

    private mutating func edit(_ row: AbstractRow, _ relation: Relation, _ parts: Parts<Word>) {
        if row.does.fixRoute { assign(0, to: parts.route) }
        if row.does.attach { set |= parts.attached.put(row.attachment) }
        if row.does.detach {
            keep &= ~parts.attached.put(row.attachment)
            set &= ~parts.attached.put(row.attachment)
        }
        if row.does.openAll { assign(Int(relation.everybody), to: parts.editable) }
        if row.does.openNamed {
            assign(0, to: parts.editable)
            named |= parts.editable.mask
        }
        if row.does.closeEditing { assign(0, to: parts.editable) }
        if row.does.clearFlags { assign(0, to: parts.flagged) }
        if row.does.flagNamed {
            assign(0, to: parts.flagged)
            named |= parts.flagged.mask
        }
        if row.does.forgetResume { assign(0, to: parts.resume) }
        if row.does.record, case .outcome(let outcome) = row.pick { assign(outcome + 1, to: parts.recorded) }
    }

    private mutating func move(_ row: AbstractRow, _ relation: Relation, _ parts: Parts<Word>) {
        assign(row.to, to: parts.state)
        let stays = row.to == row.from && relation.isReview[row.to]
        if stays {
            reopens = row.does.reopen || row.does.enter && row.does.flagNamed
        } else {
            assign(0, to: parts.right)
            assign(0, to: parts.wrong)
        }
        if row.does.rememberResume, row.stage > 0 { assign(row.stage, to: parts.resume) }
        if row.does.rememberUndo {
            forgetUndo(parts)
            assign(row.from + 1, to: parts.undoState)
            keepsFlags = true
        } else if !row.does.keepUndo {
            forgetUndo(parts)
        }
        if row.does.enter {
            if row.does.rememberUndo {
                assign(1, to: parts.undoChanged)
                keepsAttached = true
            } else if row.does.keepUndo {
                entersUndoably = true
            }
            assign(0, to: parts.attached)
        }
        isMoving = keepsFlags || keepsAttached || entersUndoably
    }

    private mutating func takeBack(_ row: AbstractRow, _ parts: Parts<Word>) {
        guard case .undo(let state) = row.memory else { return }
        assign(Int(state.index), to: parts.state)
        assign(0, to: parts.right)
        assign(0, to: parts.wrong)
        assign(0, to: parts.flagged)
        forgetUndo(parts)
        takesBack = true
        isMoving = true
    }

    private mutating func forgetUndo(_ parts: Parts<Word>) {
        assign(0, to: parts.undoState)
        assign(0, to: parts.undoChanged)
        assign(0, to: parts.undoAttached)
        assign(0, to: parts.undoFlagged)
    }

    /// Whether the row may be taken, apart from what is named and from the world.
    @inline(__always) func allows(_ at: Word, _ parts: Parts<Word>) -> Bool {
        guard at & mask == value, any == 0 || at & any != 0 else { return false }
        return judged == 0 || judged & ~(parts.right.take(at) | parts.wrong.take(at)) == 0
    }

    /// The state behind a step that names nothing; `route` is the route that is fixed, in its place.
    @inline(__always) func successor(of at: Word, route: Word, _ parts: Parts<Word>) -> Word {
        var new = at & keep | set | route
        if !isMoving { return new }
        if keepsFlags { new |= parts.undoFlagged.put(parts.flagged.take(at)) }
        if keepsAttached { new |= parts.undoAttached.put(parts.attached.take(at)) }
        if entersUndoably, at & parts.undoState.mask != 0, at & parts.undoChanged.mask == 0 {
            new = new & ~parts.undoAttached.mask | parts.undoAttached.put(parts.attached.take(at))
            new |= parts.undoChanged.mask
        }
        if takesBack {
            new |= parts.flagged.put(parts.undoFlagged.take(at))
            if at & parts.undoChanged.mask != 0 {
                new = new & ~parts.attached.mask | parts.attached.put(parts.undoAttached.take(at))
            }
        }
        return new
    }

    /// The same with modules named.
    @inline(__always) func naming(_ modules: UInt32, in new: Word, _ parts: Parts<Word>) -> Word {
        let bits = Word(truncatingIfNeeded: modules)
        let open = reopens ? new & ~(bits &<< parts.right.shift | bits &<< parts.wrong.shift) : new
        return open | (bits &<< parts.editable.shift | bits &<< parts.flagged.shift) & named
    }
}
