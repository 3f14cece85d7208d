// The canonical form: there and back, one form for one value, and nothing but nil for what is broken.

import Machines
import Testing

struct CanonicalBytesTests {
    private let bytes = smallRuleset.canonicalBytes

    @Test func readsBackWhatItWrites() {
        #expect(smallRuleset.isSound)
        #expect(Ruleset(canonicalBytes: bytes) == smallRuleset)
        #expect(Ruleset(canonicalBytes: bytes)?.canonicalBytes == bytes)
        let empty = Ruleset(parties: [], offices: [], divisions: [], machines: [])
        #expect(Ruleset(canonicalBytes: empty.canonicalBytes) == empty)
    }

    @Test func refusesEveryTruncationAndAnyTail() {
        for count in bytes.indices {
            #expect(Ruleset(canonicalBytes: Array(bytes.prefix(count))) == nil, "cut after \(count) bytes")
        }
        #expect(Ruleset(canonicalBytes: bytes + [0]) == nil)
    }

    @Test func refusesOrReadsEachFlippedByteAsItStands() {
        for place in bytes.indices {
            for mask: UInt8 in [0x01, 0x80, 0xFF, 0x10] {
                var broken = bytes
                broken[place] ^= mask
                guard let ruleset = Ruleset(canonicalBytes: broken) else { continue }
                #expect(ruleset.canonicalBytes == broken, "byte \(place)")
                tryEverything(ruleset)
            }
        }
    }

    @Test func refusesNoise() {
        var random = Noise(state: 7)
        for _ in 0..<2000 {
            var broken = bytes
            let place = Int(random.next() % UInt64(bytes.count))
            let count = Int(random.next() % 12)
            let noise = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            broken.replaceSubrange(place..<min(bytes.count, place + Int(random.next() % 12)), with: noise)
            guard let ruleset = Ruleset(canonicalBytes: broken) else { continue }
            #expect(ruleset.canonicalBytes == broken)
            tryEverything(ruleset)
        }
        #expect(Ruleset(canonicalBytes: []) == nil)
    }

    @Test func refusesOtherVersionsAndHeadings() {
        for version: UInt8 in [1, 2, 3, 5] {
            var other = bytes
            other["zhuji-ruleset".utf8.count] = version
            #expect(Ruleset(canonicalBytes: other) == nil)
        }
        #expect(Ruleset(canonicalBytes: smallRuleset.machines[0].canonicalBytes) == nil)
    }

    /// A ruleset that was accepted can be run: every step from every state answers.
    private func tryEverything(_ ruleset: Ruleset) {
        for machine in ruleset.machines {
            for state in machine.states.indices {
                var configuration = Configuration(of: machine)
                configuration.state = StateID(state)
                for verb in Verb.allCases {
                    for pick in [Pick.nothing, .applicant, .level(0), .outcome(0), .attachment(0)] {
                        _ = machine.step(Step(verb, pick: pick), from: configuration, given: Given())
                    }
                }
            }
        }
    }
}

/// A fixed sequence of numbers that look random.
struct Noise {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}
