// How an abstract state is packed into one word: as many bits for each part as the machine needs. What the steps do to
// the parts does not live here.

import Machines

/// A word that holds a packed state.
protocol StateWord: FixedWidthInteger & UnsignedInteger {
    /// Bits that look like chance and are the same for equal words.
    var scattered: UInt64 { get }
}

extension UInt64: StateWord {
    @inline(__always) var scattered: UInt64 {
        var bits = self ^ (self >> 32)
        bits = bits &* 0xD6E8_FEB8_6659_FD93
        bits ^= bits >> 32
        return bits &* 0xD6E8_FEB8_6659_FD93
    }
}

extension UInt128: StateWord {
    @inline(__always) var scattered: UInt64 {
        let high = UInt64(truncatingIfNeeded: self >> 64)
        return (UInt64(truncatingIfNeeded: self) ^ (high << 23 | high >> 41) &* 0x9E37_79B9_7F4A_7C15).scattered
    }
}

/// The widths of the parts of a state.
struct Layout {
    let stateBits: Int
    let routeBits: Int
    let moduleBits: Int
    let attachmentBits: Int
    let resumeBits: Int
    let recordedBits: Int
    /// 0 where nothing can be recalled; the parts of the recall are packed only where something can.
    let undoBits: Int
    let cellBits: Int

    init(of machine: Machine, _ symmetry: Symmetry, routeCount: Int, cellBits: Int) {
        let effects = machine.transitions.reduce(Effects()) { $0.union($1.effects) }
        let states = machine.states.count
        stateBits = Layout.bits(for: states)
        routeBits = Layout.bits(for: routeCount + 1)
        moduleBits = symmetry.members.count
        attachmentBits = machine.attachments.count
        resumeBits = effects.contains(.rememberResume) ? Layout.bits(for: machine.stages.count + 1) : 0
        recordedBits = effects.contains(.record) ? Layout.bits(for: machine.outcomes.count + 1) : 0
        undoBits = effects.contains(.rememberUndo) ? Layout.bits(for: states + 1) : 0
        self.cellBits = cellBits
    }

    /// The whole width.
    var bits: Int {
        let undo = undoBits == 0 ? 0 : undoBits + 1 + attachmentBits + moduleBits
        return stateBits + routeBits + 4 * moduleBits + attachmentBits + resumeBits + recordedBits + undo + cellBits
    }

    /// The number of bits for numbers below the count.
    static func bits(for count: Int) -> Int { count <= 1 ? 0 : Int.bitWidth - (count - 1).leadingZeroBitCount }
}

/// Where one part of a state stands in the word.
struct Part<Word: StateWord> {
    let shift: Word
    /// As many bits as the part has, at the low end.
    let low: Word

    /// The part in place.
    @inline(__always) var mask: Word { low &<< shift }

    @inline(__always) func take(_ word: Word) -> Word { (word &>> shift) & low }

    /// The value in place; what the part is too narrow for is lost.
    @inline(__always) func put(_ value: some BinaryInteger) -> Word {
        (Word(truncatingIfNeeded: value) & low) &<< shift
    }

    /// Whether the part can hold the value.
    func holds(_ value: Int) -> Bool { Word(truncatingIfNeeded: value) <= low }
}

/// The parts of a packed state.
struct Parts<Word: StateWord> {
    let state: Part<Word>
    let route: Part<Word>
    let right: Part<Word>
    let wrong: Part<Word>
    let editable: Part<Word>
    let flagged: Part<Word>
    let attached: Part<Word>
    let resume: Part<Word>
    let recorded: Part<Word>
    let undoState: Part<Word>
    let undoChanged: Part<Word>
    let undoAttached: Part<Word>
    let undoFlagged: Part<Word>
    let cells: Part<Word>

    /// The layout must not be wider than the word.
    init(_ layout: Layout) {
        var shift = 0
        func part(_ bits: Int) -> Part<Word> {
            guard bits > 0 else { return Part(shift: 0, low: 0) }
            defer { shift += bits }
            return Part(shift: Word(truncatingIfNeeded: shift), low: Word.max >> (Word.bitWidth - bits))
        }
        let canUndo = layout.undoBits > 0
        state = part(layout.stateBits)
        route = part(layout.routeBits)
        right = part(layout.moduleBits)
        wrong = part(layout.moduleBits)
        editable = part(layout.moduleBits)
        flagged = part(layout.moduleBits)
        attached = part(layout.attachmentBits)
        resume = part(layout.resumeBits)
        recorded = part(layout.recordedBits)
        undoState = part(layout.undoBits)
        undoChanged = part(canUndo ? 1 : 0)
        undoAttached = part(canUndo ? layout.attachmentBits : 0)
        undoFlagged = part(canUndo ? layout.moduleBits : 0)
        cells = part(layout.cellBits)
    }

    /// Both sets of verdicts.
    @inline(__always) var verdicts: Word { right.mask | wrong.mask }

    /// All that a recall would bring back.
    var undo: Word { undoState.mask | undoChanged.mask | undoAttached.mask | undoFlagged.mask }

    func pack(_ at: Abstract) -> Word {
        let place = state.put(at.state) | route.put(at.route) | attached.put(at.attached)
        let sets = right.put(at.right) | wrong.put(at.wrong) | editable.put(at.editable) | flagged.put(at.flagged)
        let kept = resume.put(at.resume) | recorded.put(at.recorded) | cells.put(at.cells)
        let undo = undoState.put(at.undoState) | undoChanged.put(at.undoChanged ? 1 : 0)
        return place | sets | kept | undo | undoAttached.put(at.undoAttached) | undoFlagged.put(at.undoFlagged)
    }

    func unpack(_ word: Word) -> Abstract {
        var at = Abstract()
        at.state = Int(truncatingIfNeeded: state.take(word))
        at.route = Int(truncatingIfNeeded: route.take(word))
        at.right = UInt32(truncatingIfNeeded: right.take(word))
        at.wrong = UInt32(truncatingIfNeeded: wrong.take(word))
        at.editable = UInt32(truncatingIfNeeded: editable.take(word))
        at.flagged = UInt32(truncatingIfNeeded: flagged.take(word))
        at.attached = UInt16(truncatingIfNeeded: attached.take(word))
        at.resume = Int(truncatingIfNeeded: resume.take(word))
        at.recorded = Int(truncatingIfNeeded: recorded.take(word))
        at.undoState = Int(truncatingIfNeeded: undoState.take(word))
        at.undoChanged = undoChanged.take(word) == 1
        at.undoAttached = UInt16(truncatingIfNeeded: undoAttached.take(word))
        at.undoFlagged = UInt32(truncatingIfNeeded: undoFlagged.take(word))
        at.cells = UInt64(truncatingIfNeeded: cells.take(word))
        return at
    }
}
