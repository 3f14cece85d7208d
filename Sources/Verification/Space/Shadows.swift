// What the shadows of explored states reach: a small graph that answers for all states at once where it can. What a
// shadow is stands in `Shades.swift`.

import Machines

/// The shadows of an exploration, and the states of the machine that each of them reaches.
struct Shadows {
    /// By shadow, the state of the machine in which it stands.
    private(set) var places: [Int] = []
    /// By shadow, the states of the machine that it reaches.
    private(set) var reaching: Reaching
    /// The state from which a case was returned, and the shadow of the case behind it.
    private(set) var returned: [(state: Int, shadow: Int)] = []

    init<Word: StateWord>(
        of states: StateStore<Word>, returned returns: [StateStore<Word>?], _ shades: Shades<Word>,
        _ parts: Parts<Word>,
        _ relation: Relation
    ) {
        let known = StateStore<Word>()
        var last = Word.max
        for number in 0..<states.count {
            let shadow = shades.shadow(of: states[number])
            if shadow == last, number > 0 { continue }
            known.insert(shadow)
            last = shadow
        }
        for (state, store) in returns.enumerated() {
            guard let store else { continue }
            for number in 0..<store.count {
                known.insert(store[number])
                if let shadow = known.number(of: store[number]) { returned.append((state, shadow)) }
            }
        }
        var starts = [0]
        var next: [UInt32] = []
        while places.count < known.count {
            let word = known[places.count]
            let at = parts.unpack(word)
            places.append(at.state)
            relation.expand(at, isWhole: true) { _, _, new in
                let shadow = shades.shadow(of: parts.pack(new))
                if shadow == word { return }
                known.insert(shadow)
                if let number = known.number(of: shadow) { next.append(UInt32(truncatingIfNeeded: number)) }
            }
            starts.append(next.count)
        }
        let words = (relation.machine.states.count + 63) / 64
        reaching = Reaching(wordsEach: words, bits: Array(repeating: 0, count: known.count * words))
        for (number, state) in places.enumerated() { reaching.bits[number * words + state / 64] |= 1 << (state % 64) }
        var hasChanged = true
        while hasChanged { hasChanged = spread(along: next, starts) }
    }

    /// Lets every shadow reach what those behind it reach; whether that was news.
    private mutating func spread(along next: [UInt32], _ starts: [Int]) -> Bool {
        let words = reaching.wordsEach
        var hasChanged = false
        for number in places.indices.reversed() {
            for word in 0..<words {
                let before = reaching.bits[number * words + word]
                var bits = before
                for place in starts[number]..<starts[number + 1] {
                    bits |= reaching.bits[Int(next[place]) * words + word]
                }
                if bits == before { continue }
                reaching.bits[number * words + word] = bits
                hasChanged = true
            }
        }
        return hasChanged
    }
}
