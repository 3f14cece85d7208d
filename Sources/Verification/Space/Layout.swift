// How an abstract state is packed into one word: as many bits for each part as the machine needs.

/// A word that holds a state.
protocol PackedWord: FixedWidthInteger, UnsignedInteger, Sendable {
    /// Bits that look like chance and are the same for equal words.
    var scattered: UInt64 { get }
}

extension UInt64: PackedWord {
    @inline(__always) var scattered: UInt64 {
        var bits = self ^ (self >> 32)
        bits = bits &* 0xD6E8_FEB8_6659_FD93
        bits ^= bits >> 32
        return bits &* 0xD6E8_FEB8_6659_FD93
    }
}

extension UInt128: PackedWord {
    @inline(__always) var scattered: UInt64 {
        let high = UInt64(truncatingIfNeeded: self >> 64).scattered
        return (UInt64(truncatingIfNeeded: self) ^ (high << 23 | high >> 41)).scattered
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

    /// The whole width.
    var bits: Int {
        let undo = undoBits == 0 ? 0 : undoBits + 1 + attachmentBits + moduleBits
        return stateBits + routeBits + 4 * moduleBits + attachmentBits + resumeBits + recordedBits + undo + cellBits
    }

    /// The number of bits for numbers below the count.
    static func bits(for count: Int) -> Int { count <= 1 ? 0 : Int.bitWidth - (count - 1).leadingZeroBitCount }

    @inline(__always) func pack<Word: PackedWord>(_ state: Abstract) -> Word {
        var word: Word = 0
        var shift = 0
        func put(_ value: some BinaryInteger, _ width: Int) {
            word |= Word(truncatingIfNeeded: value) << Word(truncatingIfNeeded: shift)
            shift += width
        }
        put(state.state, stateBits)
        put(state.route, routeBits)
        put(state.right, moduleBits)
        put(state.wrong, moduleBits)
        put(state.editable, moduleBits)
        put(state.flagged, moduleBits)
        put(state.attached, attachmentBits)
        put(state.resume, resumeBits)
        put(state.recorded, recordedBits)
        if undoBits > 0 {
            put(state.undoState, undoBits)
            put(state.undoChanged ? 1 : 0, 1)
            put(state.undoAttached, attachmentBits)
            put(state.undoFlagged, moduleBits)
        }
        put(state.cells, cellBits)
        return word
    }

    @inline(__always) func unpack<Word: PackedWord>(_ word: Word) -> Abstract {
        var state = Abstract()
        var rest = word
        func take(_ width: Int) -> UInt64 {
            let value = UInt64(truncatingIfNeeded: rest) & (width >= 64 ? .max : (1 << UInt64(width)) - 1)
            rest = rest >> Word(truncatingIfNeeded: width)
            return value
        }
        state.state = Int(truncatingIfNeeded: take(stateBits))
        state.route = Int(truncatingIfNeeded: take(routeBits))
        state.right = UInt32(truncatingIfNeeded: take(moduleBits))
        state.wrong = UInt32(truncatingIfNeeded: take(moduleBits))
        state.editable = UInt32(truncatingIfNeeded: take(moduleBits))
        state.flagged = UInt32(truncatingIfNeeded: take(moduleBits))
        state.attached = UInt16(truncatingIfNeeded: take(attachmentBits))
        state.resume = Int(truncatingIfNeeded: take(resumeBits))
        state.recorded = Int(truncatingIfNeeded: take(recordedBits))
        if undoBits > 0 {
            state.undoState = Int(truncatingIfNeeded: take(undoBits))
            state.undoChanged = take(1) == 1
            state.undoAttached = UInt16(truncatingIfNeeded: take(attachmentBits))
            state.undoFlagged = UInt32(truncatingIfNeeded: take(moduleBits))
        }
        state.cells = take(cellBits)
        return state
    }
}
