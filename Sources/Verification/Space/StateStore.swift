// The states that were found, in the order in which they were found, and an index over them: at most 24 bytes a state.
// What a state means does not live here.

/// A set of packed states, numbered from 0 in the order in which they were put in.
final class StateStore {
    @exclusivity(unchecked) private(set) var count = 0
    @exclusivity(unchecked) private var chunks: UnsafeMutablePointer<UnsafeMutablePointer<UInt64>>
    @exclusivity(unchecked) private var chunkCount = 0
    @exclusivity(unchecked) private var chunkCapacity = 64
    /// Numbers of states, from 1; 0: free. Filled to four fifths at most.
    @exclusivity(unchecked) private var slots: UnsafeMutablePointer<UInt32>
    @exclusivity(unchecked) private var slotCount = 1 << 12
    @exclusivity(unchecked) private var fullAt = (1 << 12) / 5 * 4
    private let isWide: Bool

    private static var chunkShift: Int { 14 }
    private static var chunkMask: Int { (1 << chunkShift) - 1 }
    /// The greatest number of states.
    static var capacity: Int { Int(UInt32.max) - 1 }

    /// A store for states of one word or two.
    init(wordCount: Int) {
        isWide = wordCount > 1
        chunks = .allocate(capacity: chunkCapacity)
        slots = .allocate(capacity: slotCount)
        slots.initialize(repeating: 0, count: slotCount)
    }

    deinit {
        slots.deallocate()
        for place in 0..<chunkCount { chunks[place].deallocate() }
        chunks.deallocate()
    }

    /// How many bytes the states and the index take.
    var sizeBytes: Int { (chunkCount << Self.chunkShift) * (isWide ? 16 : 8) + slotCount * 4 }

    @inline(__always) subscript(number: Int) -> PackedState {
        let chunk = chunks[number &>> Self.chunkShift]
        let place = number & Self.chunkMask
        return isWide
            ? PackedState(low: chunk[place &* 2], high: chunk[place &* 2 &+ 1]) : PackedState(low: chunk[place])
    }

    /// The number of the state, or nil where it was not put in.
    @inline(__always) func number(of state: PackedState) -> Int? {
        var slot = home(of: state)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) &- 1
            if holds(state, at: number) { return number }
            slot &+= 1
            if slot == slotCount { slot = 0 }
        }
        return nil
    }

    /// Puts the state in; whether it is new.
    @inline(__always) func insert(_ state: PackedState) -> Bool {
        var slot = home(of: state)
        while slots[slot] != 0 {
            if holds(state, at: Int(slots[slot]) &- 1) { return false }
            slot &+= 1
            if slot == slotCount { slot = 0 }
        }
        append(state)
        slots[slot] = UInt32(truncatingIfNeeded: count)
        if count == fullAt { grow() }
        return true
    }

    @inline(__always) private func holds(_ state: PackedState, at number: Int) -> Bool {
        let known = self[number]
        return known.low == state.low && known.high == state.high
    }

    @inline(__always) private func append(_ state: PackedState) {
        let place = count & Self.chunkMask
        if place == 0 { addChunk() }
        let chunk = chunks[count &>> Self.chunkShift]
        if isWide {
            chunk[place &* 2] = state.low
            chunk[place &* 2 &+ 1] = state.high
        } else {
            chunk[place] = state.low
        }
        count &+= 1
    }

    @inline(__always) private func home(of state: PackedState) -> Int {
        Int(truncatingIfNeeded: state.scattered.multipliedFullWidth(by: UInt64(truncatingIfNeeded: slotCount)).high)
    }

    private func addChunk() {
        if chunkCount == chunkCapacity {
            let wider = UnsafeMutablePointer<UnsafeMutablePointer<UInt64>>.allocate(capacity: chunkCapacity * 2)
            wider.moveInitialize(from: chunks, count: chunkCount)
            chunks.deallocate()
            chunks = wider
            chunkCapacity *= 2
        }
        (chunks + chunkCount).initialize(to: .allocate(capacity: (isWide ? 2 : 1) << Self.chunkShift))
        chunkCount += 1
    }

    private func grow() {
        slots.deallocate()
        slotCount = slotCount / 2 * 3
        fullAt = slotCount / 5 * 4
        slots = .allocate(capacity: slotCount)
        slots.initialize(repeating: 0, count: slotCount)
        for number in 0..<count {
            var slot = home(of: self[number])
            while slots[slot] != 0 {
                slot &+= 1
                if slot == slotCount { slot = 0 }
            }
            slots[slot] = UInt32(truncatingIfNeeded: number &+ 1)
        }
    }
}
