// The compression function of SHA-256 on raw memory, and the padding of its last block. Nothing here keeps bytes.

/// The state change of SHA-256.
enum SHA256Compression {
    /// The state before the first block (FIPS 180-4, 5.3.3).
    static let initialState = SIMD8<UInt32>(
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)

    /// Takes `count` blocks of 64 bytes, beginning at `blocks`, into the state.
    static func compress(_ state: inout SIMD8<UInt32>, blocks: UnsafeRawPointer, count: Int) {
        if SHA256Instructions.areThere {
            SHA256Instructions.compress(&state, blocks: blocks, count: count)
        } else {
            compressPlainly(&state, blocks: blocks, count: count)
        }
    }

    /// Takes one block, given as sixteen words in the machine's order, into the state. The words may be overwritten.
    @inline(__always)
    static func compress(_ state: inout SIMD8<UInt32>, words: UnsafeMutablePointer<UInt32>) {
        if SHA256Instructions.areThere {
            SHA256Instructions.compress(&state, words: words)
        } else {
            compressPlainly(&state, words: words)
        }
    }

    /// As `compress(_:blocks:count:)`, on any processor.
    static func compressPlainly(_ state: inout SIMD8<UInt32>, blocks: UnsafeRawPointer, count: Int) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 16) { schedule in
            guard let words = schedule.baseAddress else { return }
            for block in 0..<count {
                let start = blocks + block * 64
                for index in 0..<16 {
                    words[index] = UInt32(
                        bigEndian: start.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
                }
                compressPlainly(&state, words: words)
            }
        }
    }

    /// Takes the bytes after the last whole block, the padding and the length into the state.
    static func compressEnd(_ state: inout SIMD8<UInt32>, rest: UnsafeRawBufferPointer, lengthBytes: UInt64) {
        withUnsafeTemporaryAllocation(byteCount: 128, alignment: 8) { tail in
            guard let base = tail.baseAddress else { return }
            let count = SHA256Blocks.writeEnd(rest: rest, lengthBytes: lengthBytes, to: tail)
            compress(&state, blocks: UnsafeRawPointer(base), count: count)
        }
    }

    /// The digests of two messages at once. INVARIANT: the processor has the instructions.
    static func digests(
        _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer
    ) -> (SHA256Digest, SHA256Digest) {
        withUnsafeTemporaryAllocation(byteCount: 256, alignment: 8) { tails in
            let blocks = SHA256Blocks(of: first, tail: UnsafeMutableRawBufferPointer(rebasing: tails[..<128]))
            let otherBlocks = SHA256Blocks(of: second, tail: UnsafeMutableRawBufferPointer(rebasing: tails[128...]))
            var (state, other) = (initialState, initialState)
            let count = SHA256Instructions.compress(&state, blocks, and: &other, otherBlocks)
            for index in count..<blocks.count { compress(&state, blocks: blocks[index], count: 1) }
            for index in count..<otherBlocks.count { compress(&other, blocks: otherBlocks[index], count: 1) }
            return (SHA256Digest(words: state), SHA256Digest(words: other))
        }
    }

    /// As `compress(_:words:)`, on any processor; the words are overwritten.
    static func compressPlainly(_ state: inout SIMD8<UInt32>, words: UnsafeMutablePointer<UInt32>) {
        var a = state[0]
        var b = state[1]
        var c = state[2]
        var d = state[3]
        var e = state[4]
        var f = state[5]
        var g = state[6]
        var h = state[7]
        round(a, b, c, &d, e, f, g, &h, constant(0) &+ words[0])
        round(h, a, b, &c, d, e, f, &g, constant(1) &+ words[1])
        round(g, h, a, &b, c, d, e, &f, constant(2) &+ words[2])
        round(f, g, h, &a, b, c, d, &e, constant(3) &+ words[3])
        round(e, f, g, &h, a, b, c, &d, constant(4) &+ words[4])
        round(d, e, f, &g, h, a, b, &c, constant(5) &+ words[5])
        round(c, d, e, &f, g, h, a, &b, constant(6) &+ words[6])
        round(b, c, d, &e, f, g, h, &a, constant(7) &+ words[7])
        round(a, b, c, &d, e, f, g, &h, constant(8) &+ words[8])
        round(h, a, b, &c, d, e, f, &g, constant(9) &+ words[9])
        round(g, h, a, &b, c, d, e, &f, constant(10) &+ words[10])
        round(f, g, h, &a, b, c, d, &e, constant(11) &+ words[11])
        round(e, f, g, &h, a, b, c, &d, constant(12) &+ words[12])
        round(d, e, f, &g, h, a, b, &c, constant(13) &+ words[13])
        round(c, d, e, &f, g, h, a, &b, constant(14) &+ words[14])
        round(b, c, d, &e, f, g, h, &a, constant(15) &+ words[15])
        for start in stride(from: 16, to: 64, by: 16) {
            round(a, b, c, &d, e, f, g, &h, constant(start &+ 0) &+ extended(words, 0))
            round(h, a, b, &c, d, e, f, &g, constant(start &+ 1) &+ extended(words, 1))
            round(g, h, a, &b, c, d, e, &f, constant(start &+ 2) &+ extended(words, 2))
            round(f, g, h, &a, b, c, d, &e, constant(start &+ 3) &+ extended(words, 3))
            round(e, f, g, &h, a, b, c, &d, constant(start &+ 4) &+ extended(words, 4))
            round(d, e, f, &g, h, a, b, &c, constant(start &+ 5) &+ extended(words, 5))
            round(c, d, e, &f, g, h, a, &b, constant(start &+ 6) &+ extended(words, 6))
            round(b, c, d, &e, f, g, h, &a, constant(start &+ 7) &+ extended(words, 7))
            round(a, b, c, &d, e, f, g, &h, constant(start &+ 8) &+ extended(words, 8))
            round(h, a, b, &c, d, e, f, &g, constant(start &+ 9) &+ extended(words, 9))
            round(g, h, a, &b, c, d, e, &f, constant(start &+ 10) &+ extended(words, 10))
            round(f, g, h, &a, b, c, d, &e, constant(start &+ 11) &+ extended(words, 11))
            round(e, f, g, &h, a, b, c, &d, constant(start &+ 12) &+ extended(words, 12))
            round(d, e, f, &g, h, a, b, &c, constant(start &+ 13) &+ extended(words, 13))
            round(c, d, e, &f, g, h, a, &b, constant(start &+ 14) &+ extended(words, 14))
            round(b, c, d, &e, f, g, h, &a, constant(start &+ 15) &+ extended(words, 15))
        }
        state &+= SIMD8(a, b, c, d, e, f, g, h)
    }

    /// The next word of the message schedule at a place of its ring of sixteen; it takes the place of the last one.
    @inline(__always)
    private static func extended(_ words: UnsafeMutablePointer<UInt32>, _ index: Int) -> UInt32 {
        let early = words[(index &+ 1) & 15]
        let late = words[(index &+ 14) & 15]
        let sigma0 = rotated(early, 7) ^ rotated(early, 18) ^ early &>> 3
        let sigma1 = rotated(late, 17) ^ rotated(late, 19) ^ late &>> 10
        let word = words[index] &+ sigma0 &+ words[(index &+ 9) & 15] &+ sigma1
        words[index] = word
        return word
    }

    /// Four rounds' constants. INVARIANT: the index is below 61.
    @inline(__always)
    static func constants(from index: Int) -> SIMD4<UInt32> {
        SIMD4(constant(index), constant(index &+ 1), constant(index &+ 2), constant(index &+ 3))
    }

    /// A round's constant. INVARIANT: the index is below 64.
    @inline(__always)
    private static func constant(_ index: Int) -> UInt32 {
        roundConstants[unchecked: index]
    }

    /// One round; the two variables that change are `d` and `h`, so that the caller turns the names and moves nothing.
    @inline(__always)
    private static func round(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
        _ h: inout UInt32, _ addend: UInt32
    ) {
        let sum1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
        let choice = g ^ (e & (f ^ g))
        let first = h &+ sum1 &+ choice &+ addend
        let sum0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
        let majority = (a & b) | (c & (a | b))
        d = d &+ first
        h = first &+ sum0 &+ majority
    }

    @inline(__always)
    private static func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 {
        word &>> bits | word &<< (32 &- bits)
    }

    /// The constants of the 64 rounds (FIPS 180-4, 4.2.2).
    private static let roundConstants: InlineArray<64, UInt32> = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}

/// The blocks of a message: those that lie in it whole, and the one or two at its end with the padding and the length.
struct SHA256Blocks {
    private let whole: UnsafeRawPointer
    private let wholeCount: Int
    private let tail: UnsafeRawPointer
    let count: Int

    /// `tail` has room for the blocks at the end, 128 bytes.
    init(of bytes: UnsafeRawBufferPointer, tail: UnsafeMutableRawBufferPointer) {
        wholeCount = bytes.count / 64
        let rest = UnsafeRawBufferPointer(rebasing: bytes[(wholeCount * 64)...])
        count = wholeCount + SHA256Blocks.writeEnd(rest: rest, lengthBytes: UInt64(bytes.count), to: tail)
        // WHY: a message without bytes may have no address; then none of its blocks is whole.
        let end = UnsafeRawPointer(tail.baseAddress.unsafelyUnwrapped)
        (whole, self.tail) = (bytes.baseAddress ?? end, end)
    }

    @inline(__always)
    subscript(index: Int) -> UnsafeRawPointer {
        index < wholeCount ? whole + index * 64 : tail + (index &- wholeCount) * 64
    }

    /// Writes what stands behind the last whole block, with the padding and the length, and gives its blocks' number.
    static func writeEnd(
        rest: UnsafeRawBufferPointer, lengthBytes: UInt64, to tail: UnsafeMutableRawBufferPointer
    ) -> Int {
        tail.initializeMemory(as: UInt8.self, repeating: 0)
        tail.copyBytes(from: rest)
        tail[rest.count] = 0x80
        let blocks = rest.count < 56 ? 1 : 2
        tail.storeBytes(of: (lengthBytes << 3).bigEndian, toByteOffset: blocks * 64 - 8, as: UInt64.self)
        return blocks
    }
}
