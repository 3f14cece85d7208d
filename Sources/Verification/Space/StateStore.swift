// The states that were found, in the order in which they were found, and an index over them: at most 24 bytes a state.
// What a state means does not live here.

/// A set of words, numbered from 0 in the order in which they were put in.
final class StateStore<Word: PackedWord> {
    @exclusivity(unchecked) private(set) var count = 0
    @exclusivity(unchecked) private var chunks: [UnsafeMutablePointer<Word>] = []
    /// Numbers of words, from 1; 0: free. Filled to four fifths at most.
    @exclusivity(unchecked) private var slots: UnsafeMutablePointer<UInt32>
    @exclusivity(unchecked) private var slotCount: Int
    @exclusivity(unchecked) private var fullAt: Int

    private static var chunkShift: Int { 14 }
    /// The greatest number of words.
    static var capacity: Int { Int(UInt32.max) - 1 }

    init() {
        slotCount = 1 << 12
        fullAt = slotCount / 5 * 4
        slots = .allocate(capacity: slotCount)
        slots.initialize(repeating: 0, count: slotCount)
    }

    deinit {
        slots.deallocate()
        for chunk in chunks { chunk.deallocate() }
    }

    /// How many bytes the words and the index take.
    var sizeBytes: Int {
        (chunks.count << Self.chunkShift) * MemoryLayout<Word>.stride + slotCount * MemoryLayout<UInt32>.stride
    }

    @inline(__always) subscript(number: Int) -> Word {
        chunks[number >> Self.chunkShift][number & ((1 << Self.chunkShift) - 1)]
    }

    /// The number of the word, or nil where it was not put in.
    @inline(__always) func number(of word: Word) -> Int? {
        var slot = home(of: word)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if self[number] == word { return number }
            slot += 1
            if slot == slotCount { slot = 0 }
        }
        return nil
    }

    /// Puts the word in; whether it is new.
    @inline(__always) func insert(_ word: Word) -> Bool {
        var slot = home(of: word)
        while slots[slot] != 0 {
            if self[Int(slots[slot]) - 1] == word { return false }
            slot += 1
            if slot == slotCount { slot = 0 }
        }
        let place = count & ((1 << Self.chunkShift) - 1)
        if place == 0 { chunks.append(.allocate(capacity: 1 << Self.chunkShift)) }
        (chunks[count >> Self.chunkShift] + place).initialize(to: word)
        count += 1
        slots[slot] = UInt32(truncatingIfNeeded: count)
        if count == fullAt { grow() }
        return true
    }

    @inline(__always) private func home(of word: Word) -> Int {
        Int(truncatingIfNeeded: word.scattered.multipliedFullWidth(by: UInt64(slotCount)).high)
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
                slot += 1
                if slot == slotCount { slot = 0 }
            }
            slots[slot] = UInt32(truncatingIfNeeded: number + 1)
        }
    }
}
