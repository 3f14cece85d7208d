// SHA-256's compression by the instructions that a processor may have for it, and the question whether this one has
// them. The compression that serves every processor lives in `SHA256Compression.swift`.

#if SHA256_INSTRUCTIONS
import _Builtin_intrinsics.intel
import _Builtin_intrinsics.intel.cpuid

/// The state change of SHA-256, two rounds an instruction.
enum SHA256Instructions {
    private typealias Words = SIMD4<UInt32>

    /// Whether the processor has them; asked once.
    static let areThere: Bool = {
        var (a, b, c, d): (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
        return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && b & 1 << 29 != 0
    }()

    /// Takes `count` blocks of 64 bytes, beginning at `blocks`, into the state. INVARIANT: the instructions are there.
    @inline(never)
    static func compress(_ state: inout SIMD8<UInt32>, blocks: UnsafeRawPointer, count: Int) {
        var halves = Halves(state)
        for block in 0..<count {
            let start = blocks + block * 64
            halves.take(swapped(start), swapped(start + 16), swapped(start + 32), swapped(start + 48))
        }
        state = halves.state
    }

    /// Takes as many blocks of two messages as the shorter one has, each into its state, and gives that number.
    /// INVARIANT: as above.
    ///
    /// WHY: a round waits for the one before; the rounds of another message fill the time.
    @inline(never)
    static func compress(
        _ state: inout SIMD8<UInt32>, _ blocks: SHA256Blocks, and other: inout SIMD8<UInt32>,
        _ otherBlocks: SHA256Blocks
    ) -> Int {
        let count = min(blocks.count, otherBlocks.count)
        var (halves, otherHalves) = (Halves(state), Halves(other))
        for index in 0..<count { Halves.take(blocks[index], into: &halves, otherBlocks[index], into: &otherHalves) }
        (state, other) = (halves.state, otherHalves.state)
        return count
    }

    /// Takes one block, given as sixteen words in the machine's order, into the state. INVARIANT: as above.
    @inline(never)
    static func compress(_ state: inout SIMD8<UInt32>, words: UnsafePointer<UInt32>) {
        let start = UnsafeRawPointer(words)
        var halves = Halves(state)
        halves.take(plain(start), plain(start + 16), plain(start + 32), plain(start + 48))
        state = halves.state
    }

    @inline(__always)
    private static func plain(_ start: UnsafeRawPointer) -> Words {
        start.loadUnaligned(as: Words.self)
    }

    /// Four words of which the first byte is the highest.
    @inline(__always)
    private static func swapped(_ start: UnsafeRawPointer) -> Words {
        let word = plain(start)
        let pairs = (word &>> 8 & Words(repeating: 0x00ff_00ff)) | (word & Words(repeating: 0x00ff_00ff)) &<< 8
        return pairs &>> 16 | pairs &<< 16
    }

    /// The next four words of the schedule after sixteen.
    @inline(__always)
    private static func extended(_ a: Words, _ b: Words, _ c: Words, _ d: Words) -> Words {
        let early = unsafeBitCast(_mm_sha256msg1_epu32(raw(a), raw(b)), to: Words.self)
        let sum = early &+ Words(c[1], c[2], c[3], d[0])
        return unsafeBitCast(_mm_sha256msg2_epu32(raw(sum), raw(d)), to: Words.self)
    }

    @inline(__always)
    private static func raw(_ words: Words) -> __m128i {
        unsafeBitCast(words, to: __m128i.self)
    }

    /// The eight words of the state as the instructions take them: the one half is the other's two rounds before.
    private struct Halves {
        private var front: Words
        private var back: Words

        @inline(__always)
        init(_ state: SIMD8<UInt32>) {
            front = Words(state[5], state[4], state[1], state[0])
            back = Words(state[7], state[6], state[3], state[2])
        }

        var state: SIMD8<UInt32> {
            SIMD8(front[3], front[2], back[3], back[2], front[1], front[0], back[1], back[0])
        }

        /// All rounds of one block.
        @inline(__always)
        mutating func take(_ first: Words, _ second: Words, _ third: Words, _ fourth: Words) {
            let (frontBefore, backBefore) = (front, back)
            var (a, b, c, d) = (first, second, third, fourth)
            rounds(0, a)
            rounds(4, b)
            rounds(8, c)
            rounds(12, d)
            for start in stride(from: 16, to: 64, by: 16) {
                a = extended(a, b, c, d)
                rounds(start, a)
                b = extended(b, c, d, a)
                rounds(start &+ 4, b)
                c = extended(c, d, a, b)
                rounds(start &+ 8, c)
                d = extended(d, a, b, c)
                rounds(start &+ 12, d)
            }
            front &+= frontBefore
            back &+= backBefore
        }

        /// All rounds of a block each of two messages, in turn.
        @inline(__always)
        static func take(
            _ start: UnsafeRawPointer, into halves: inout Halves, _ otherStart: UnsafeRawPointer,
            into other: inout Halves
        ) {
            let (before, otherBefore) = (halves, other)
            var (a, b) = (swapped(start), swapped(start + 16))
            var (c, d) = (swapped(start + 32), swapped(start + 48))
            var (e, f) = (swapped(otherStart), swapped(otherStart + 16))
            var (g, h) = (swapped(otherStart + 32), swapped(otherStart + 48))
            rounds(0, &halves, a, &other, e)
            rounds(4, &halves, b, &other, f)
            rounds(8, &halves, c, &other, g)
            rounds(12, &halves, d, &other, h)
            for start in stride(from: 16, to: 64, by: 16) {
                (a, e) = (extended(a, b, c, d), extended(e, f, g, h))
                rounds(start, &halves, a, &other, e)
                (b, f) = (extended(b, c, d, a), extended(f, g, h, e))
                rounds(start &+ 4, &halves, b, &other, f)
                (c, g) = (extended(c, d, a, b), extended(g, h, e, f))
                rounds(start &+ 8, &halves, c, &other, g)
                (d, h) = (extended(d, a, b, c), extended(h, e, f, g))
                rounds(start &+ 12, &halves, d, &other, h)
            }
            halves.front &+= before.front
            halves.back &+= before.back
            other.front &+= otherBefore.front
            other.back &+= otherBefore.back
        }

        @inline(__always)
        private static func rounds(
            _ start: Int, _ halves: inout Halves, _ words: Words, _ other: inout Halves, _ otherWords: Words
        ) {
            halves.rounds(start, words)
            other.rounds(start, otherWords)
        }

        /// Four rounds with the words of the schedule.
        @inline(__always)
        private mutating func rounds(_ start: Int, _ words: Words) {
            let addends = words &+ SHA256Compression.constants(from: start)
            back = unsafeBitCast(_mm_sha256rnds2_epu32(raw(back), raw(front), raw(addends)), to: Words.self)
            let rest = Words(addends[2], addends[3], addends[2], addends[3])
            front = unsafeBitCast(_mm_sha256rnds2_epu32(raw(front), raw(back), raw(rest)), to: Words.self)
        }
    }
}
#else
/// No instructions are known for this kind of processor.
enum SHA256Instructions {
    static let areThere = false

    static func compress(_ state: inout SIMD8<UInt32>, blocks: UnsafeRawPointer, count: Int) {
        SHA256Compression.compressPlainly(&state, blocks: blocks, count: count)
    }

    static func compress(
        _ state: inout SIMD8<UInt32>, _ blocks: SHA256Blocks, and other: inout SIMD8<UInt32>,
        _ otherBlocks: SHA256Blocks
    ) -> Int { 0 }

    static func compress(_ state: inout SIMD8<UInt32>, words: UnsafeMutablePointer<UInt32>) {
        SHA256Compression.compressPlainly(&state, words: words)
    }
}
#endif
