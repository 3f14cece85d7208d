// SHA-256 on the examples of FIPS 180-4, in one piece and in pieces of every length, and both of its compressions.

import Testing

@testable import Digests

struct SHA256Tests {
    /// Messages of FIPS 180-4 and of NIST's short message file, with their digests.
    static let examples: [(message: [UInt8], digest: String)] = [
        ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (Array("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ([0xd3], "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"),
        (
            Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            Array(
                ("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                    + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu").utf8),
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ]

    @Test(arguments: examples)
    func digestsAMessageInOnePiece(message: [UInt8], digest: String) {
        #expect(SHA256.digest(message).hexadecimal == digest)
        #expect(SHA256Digest(hexadecimal: Array(digest.utf8)) == SHA256.digest(message))
        #expect(SHA256Digest(bytes: SHA256.digest(message).bytes) == SHA256.digest(message))
    }

    @Test(arguments: examples)
    func digestsAMessageInPieces(message: [UInt8], digest: String) {
        for length in 1...130 {
            var hash = SHA256()
            var start = 0
            while start < message.count {
                let end = min(start + length, message.count)
                hash.update(message[start..<end])
                start = end
            }
            #expect(hash.finalize().hexadecimal == digest, "in pieces of \(length)")
        }
    }

    @Test func digestsAMillionLetters() {
        let message = [UInt8](repeating: 0x61, count: 1_000_000)
        let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        #expect(SHA256.digest(message).hexadecimal == digest)
    }

    @Test func piecesAndWholeAgreeAtEveryLength() {
        let message = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        for length in message.indices {
            var hash = SHA256()
            hash.update(message[..<(length / 2)])
            hash.update(message[(length / 2)..<length])
            #expect(hash.finalize() == SHA256.digest(message[..<length]))
        }
    }

    /// Where the processor has no instructions of its own for it, both are the one that serves every processor.
    @Test func bothCompressionsAgree() {
        let blocks = (0..<(64 * 200)).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 &+ $0 >> 5) }
        for count in [1, 2, 3, 200] {
            var plain = SHA256Compression.initialState
            var own = plain
            blocks.withUnsafeBytes { bytes in
                guard let base = bytes.baseAddress else { return }
                SHA256Compression.compressPlainly(&plain, blocks: base, count: count)
                SHA256Compression.compress(&own, blocks: base, count: count)
            }
            #expect(own == plain)
            var (words, sameWords) = (Array(0..<UInt32(16)), Array(0..<UInt32(16)))
            words.withUnsafeMutableBufferPointer { words in
                if let base = words.baseAddress { SHA256Compression.compressPlainly(&plain, words: base) }
            }
            sameWords.withUnsafeMutableBufferPointer { words in
                if let base = words.baseAddress { SHA256Compression.compress(&own, words: base) }
            }
            #expect(own == plain)
        }
    }

    /// Two messages at once, of every pair of lengths around the ends of blocks, and of none.
    @Test func twoAtOnceAreTheDigestsOfEach() {
        let message = (0..<700).map { UInt8(truncatingIfNeeded: $0 &* 37 ^ $0 >> 3) }
        let lengths = [0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 320, 447, 448, 500]
        for length in lengths {
            for other in lengths {
                let (first, second) = (message[3..<(3 + length)], message[11..<(11 + other)])
                #expect(SHA256.digests(first, second) == (SHA256.digest(first), SHA256.digest(second)))
            }
        }
    }

    @Test func readsNoDigitButTheSixteen() {
        let digits = Array(SHA256.digest([]).hexadecimal.utf8)
        for byte in UInt8.min...UInt8.max {
            for place in [0, 7, 8, 63] {
                var other = digits
                other[place] = byte
                #expect((SHA256Digest(hexadecimal: other) != nil) == Array("0123456789abcdef".utf8).contains(byte))
            }
        }
    }

    @Test(arguments: ["", "ab", "zz", String(repeating: "0", count: 63), String(repeating: "A", count: 64)])
    func refusesWhatIsNoDigest(text: String) {
        #expect(SHA256Digest(hexadecimal: Array(text.utf8)) == nil)
    }
}

struct HexadecimalTests {
    @Test func writesLowerCaseAndReadsBoth() {
        #expect(Hexadecimal.text([0x00, 0x9f, 0xa0, 0xff]) == "009fa0ff")
        #expect(Hexadecimal.parseBytes("009fA0Ff") == [0x00, 0x9f, 0xa0, 0xff])
    }

    @Test(arguments: ["0", "0g", " 0", "０0"])
    func refusesOtherText(text: String) {
        #expect(Hexadecimal.parseBytes(text) == nil)
    }
}

struct ConstantTimeTests {
    @Test func comparesBytes() {
        #expect(ConstantTime.areEqual([], []))
        #expect(ConstantTime.areEqual([1, 2, 3], [1, 2, 3]))
        #expect(!ConstantTime.areEqual([1, 2, 3], [1, 2, 2]))
        #expect(!ConstantTime.areEqual([0, 2, 3], [1, 2, 3]))
        #expect(!ConstantTime.areEqual([1, 2, 3], [1, 2]))
    }
}
