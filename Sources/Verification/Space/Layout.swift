// How an abstract state is packed into one word: as many bits for each part as the machine needs.

/// A state, packed; the second word is used only where the first does not hold it.
struct PackedState {
    var low: UInt64 = 0
    var high: UInt64 = 0

    /// Bits that look like chance and are the same for equal states.
    @inline(__always) var scattered: UInt64 {
        var bits = low ^ (high << 23 | high >> 41) &* 0x9E37_79B9_7F4A_7C15
        bits ^= bits >> 32
        bits = bits &* 0xD6E8_FEB8_6659_FD93
        bits ^= bits >> 32
        return bits &* 0xD6E8_FEB8_6659_FD93
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

    /// The words that a state takes.
    var wordCount: Int { bits <= 64 ? 1 : 2 }

    @inline(__always) func pack(_ state: Abstract) -> PackedState {
        var packing = Packing()
        packing.put(UInt64(truncatingIfNeeded: state.state), stateBits)
        packing.put(UInt64(truncatingIfNeeded: state.route), routeBits)
        packing.put(UInt64(state.right), moduleBits)
        packing.put(UInt64(state.wrong), moduleBits)
        packing.put(UInt64(state.editable), moduleBits)
        packing.put(UInt64(state.flagged), moduleBits)
        packing.put(UInt64(state.attached), attachmentBits)
        packing.put(UInt64(truncatingIfNeeded: state.resume), resumeBits)
        packing.put(UInt64(truncatingIfNeeded: state.recorded), recordedBits)
        if undoBits > 0 {
            packing.put(UInt64(truncatingIfNeeded: state.undoState), undoBits)
            packing.put(state.undoChanged ? 1 : 0, 1)
            packing.put(UInt64(state.undoAttached), attachmentBits)
            packing.put(UInt64(state.undoFlagged), moduleBits)
        }
        packing.put(state.cells, cellBits)
        return packing.packed
    }

    @inline(__always) func unpack(_ packed: PackedState) -> Abstract {
        var state = Abstract()
        var packing = Packing(packed: packed)
        state.state = Int(truncatingIfNeeded: packing.take(stateBits))
        state.route = Int(truncatingIfNeeded: packing.take(routeBits))
        state.right = UInt32(truncatingIfNeeded: packing.take(moduleBits))
        state.wrong = UInt32(truncatingIfNeeded: packing.take(moduleBits))
        state.editable = UInt32(truncatingIfNeeded: packing.take(moduleBits))
        state.flagged = UInt32(truncatingIfNeeded: packing.take(moduleBits))
        state.attached = UInt16(truncatingIfNeeded: packing.take(attachmentBits))
        state.resume = Int(truncatingIfNeeded: packing.take(resumeBits))
        state.recorded = Int(truncatingIfNeeded: packing.take(recordedBits))
        if undoBits > 0 {
            state.undoState = Int(truncatingIfNeeded: packing.take(undoBits))
            state.undoChanged = packing.take(1) == 1
            state.undoAttached = UInt16(truncatingIfNeeded: packing.take(attachmentBits))
            state.undoFlagged = UInt32(truncatingIfNeeded: packing.take(moduleBits))
        }
        state.cells = packing.take(cellBits)
        return state
    }
}

/// Puts parts behind each other into two words, or takes them out again.
private struct Packing {
    var packed = PackedState()
    private var shift: UInt64 = 0

    init() {}

    init(packed: PackedState) {
        self.packed = packed
    }

    @inline(__always) mutating func put(_ value: UInt64, _ width: Int) {
        if shift < 64 {
            packed.low |= value &<< shift
            if shift > 0, shift + UInt64(width) > 64 { packed.high |= value &>> (64 - shift) }
        } else {
            packed.high |= value &<< (shift - 64)
        }
        shift += UInt64(width)
    }

    @inline(__always) mutating func take(_ width: Int) -> UInt64 {
        if width == 0 { return 0 }
        var value: UInt64
        if shift < 64 {
            value = packed.low &>> shift
            if shift > 0, shift + UInt64(width) > 64 { value |= packed.high &<< (64 - shift) }
        } else {
            value = packed.high &>> (shift - 64)
        }
        shift += UInt64(width)
        return width >= 64 ? value : value & ((1 &<< UInt64(width)) - 1)
    }
}
