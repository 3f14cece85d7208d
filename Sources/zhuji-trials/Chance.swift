// The chance of the trials, from a seed alone: a run that broke a promise can be played again. Nothing here asks the
// system for randomness.

/// A stream of chance (SplitMix64).
struct Chance {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A stream that belongs to one step of a trial: the same whatever was drawn before.
    init(seed: UInt64, step: Int) {
        state = seed &+ UInt64(truncatingIfNeeded: step) &* 0xD134_2543_DE82_EF95
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to just below the bound; 0 where the bound is none.
    mutating func below(_ bound: Int) -> Int {
        bound > 1 ? Int(next() % UInt64(bound)) : 0
    }

    /// One of these, which are not empty.
    mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[below(choices.count)]
    }

    mutating func flip() -> Bool { next() & 1 == 1 }
}
