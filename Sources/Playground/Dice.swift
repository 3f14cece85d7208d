// Chance from a seed: the same seed gives the same province on every machine (SplitMix64).
// What is decided by it lives with whoever rolls.

/// A stream of chance.
struct Dice {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A number from 0 to just below the bound; 0 where the bound is none.
    mutating func roll(_ bound: Int) -> Int {
        bound > 1 ? Int(next() % UInt64(bound)) : 0
    }

    /// A number within the range.
    mutating func roll(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + roll(range.upperBound - range.lowerBound + 1)
    }

    /// Whether something happens that happens so many times in a hundred.
    mutating func happens(_ percent: Int) -> Bool {
        roll(100) < percent
    }

    /// One of these, or nil where there is none.
    mutating func pick<Element>(_ choices: [Element]) -> Element? {
        choices.isEmpty ? nil : choices[roll(choices.count)]
    }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
