// The states that were found, in the order in which they were found, and an index over them: at most 24 bytes a state
// of one word. What a state means does not live here.

/// A set of packed states, numbered from 0 in the order in which they were put in.
final class StateStore<Word: StateWord> {
    @exclusivity(unchecked) private(set) var count = 0
    @exclusivity(unchecked) private var chunks: UnsafeMutablePointer<UnsafeMutablePointer<Word>>
    @exclusivity(unchecked) private var chunkCount = 0
    @exclusivity(unchecked) private var chunkCapacity = 64
    /// Numbers of states, from 1; 0: free. Filled to four fifths at most.
    @exclusivity(unchecked) private var slots: UnsafeMutablePointer<UInt32>
    @exclusivity(unchecked) private var slotCount = 1 << 10
    @exclusivity(unchecked) private var fullAt = (1 << 10) / 5 * 4
    /// For states that are put in together: where the way of each through the slots begins, and the number there.
    private let homes: UnsafeMutablePointer<Int>
    private let guesses: UnsafeMutablePointer<UInt32>

    private static var chunkShift: Int { 12 }
    private static var chunkMask: Int { (1 << chunkShift) - 1 }
    /// The greatest number of states; a search through two phases numbers twice as many.
    static var capacity: Int { Int(UInt32.max) / 2 - 1 }
    /// How many states are put in together at most.
    static var together: Int { 128 }

    init() {
        chunks = .allocate(capacity: chunkCapacity)
        slots = .allocate(capacity: slotCount)
        slots.initialize(repeating: 0, count: slotCount)
        homes = .allocate(capacity: Self.together)
        guesses = .allocate(capacity: Self.together)
    }

    deinit {
        slots.deallocate()
        for place in 0..<chunkCount { chunks[place].deallocate() }
        chunks.deallocate()
        homes.deallocate()
        guesses.deallocate()
    }

    /// How many bytes the states and the index take.
    var sizeBytes: Int { (chunkCount << Self.chunkShift) * MemoryLayout<Word>.size + slotCount * 4 }

    @inline(__always) subscript(number: Int) -> Word {
        chunks[number &>> Self.chunkShift][number & Self.chunkMask]
    }

    /// The number of the state, or nil where it was not put in.
    @inline(__always) func number(of state: Word) -> Int? {
        var slot = home(of: state)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) &- 1
            if self[number] == state { return number }
            slot &+= 1
            if slot == slotCount { slot = 0 }
        }
        return nil
    }

    /// Puts the state in; whether it is new.
    @discardableResult @inline(__always) func insert(_ state: Word) -> Bool {
        var slot = home(of: state)
        while slots[slot] != 0 {
            if self[Int(slots[slot]) &- 1] == state { return false }
            slot &+= 1
            if slot == slotCount { slot = 0 }
        }
        append(state)
        slots[slot] = UInt32(truncatingIfNeeded: count)
        if count == fullAt { grow() }
        return true
    }

    /// Puts up to `together` states in, one after the other, until there are so many states; whether there are.
    ///
    /// WHY: all slots are read before all states that they lead to, so that the processor waits for many at a time.
    @inline(__always) func insert(_ states: UnsafeMutablePointer<Word>, _ total: Int, limit: Int) -> Bool {
        for place in 0..<total { homes[place] = home(of: states[place]) }
        for place in 0..<total { guesses[place] = slots[homes[place]] }
        for place in 0..<total {
            let guess = Int(guesses[place])
            guesses[place] = guess > 0 && self[guess &- 1] == states[place] ? 1 : 0
        }
        for place in 0..<total where guesses[place] == 0 {
            if insert(states[place]), count >= limit { return true }
        }
        return false
    }

    @inline(__always) private func append(_ state: Word) {
        let place = count & Self.chunkMask
        if place == 0 { addChunk() }
        chunks[count &>> Self.chunkShift][place] = state
        count &+= 1
    }

    @inline(__always) private func home(of state: Word) -> Int {
        Int(truncatingIfNeeded: state.scattered.multipliedFullWidth(by: UInt64(truncatingIfNeeded: slotCount)).high)
    }

    private func addChunk() {
        if chunkCount == chunkCapacity {
            let wider = UnsafeMutablePointer<UnsafeMutablePointer<Word>>.allocate(capacity: chunkCapacity * 2)
            wider.moveInitialize(from: chunks, count: chunkCount)
            chunks.deallocate()
            chunks = wider
            chunkCapacity *= 2
        }
        (chunks + chunkCount).initialize(to: .allocate(capacity: 1 << Self.chunkShift))
        chunkCount += 1
    }

    /// Twice the slots, or half as many more where states are wide.
    private func grow() {
        slots.deallocate()
        slotCount = MemoryLayout<Word>.size > 8 ? slotCount / 2 * 3 : slotCount * 2
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
