// The value of a SHA-256 digest: its bytes, its hexadecimal form, its comparison. Computing one lives in
// `SHA256.swift`.

/// The 32 bytes of a SHA-256 digest, kept as eight big-endian words so that a digest is a plain value without storage.
package struct SHA256Digest: Hashable, Sendable {
    /// The digest's words in order; the first byte of the digest is the high byte of the first word.
    package let words: SIMD8<UInt32>

    /// The length of a digest in bytes.
    package static let lengthBytes = 32

    /// The digest whose bytes are all zero; no known input has it.
    package static let zero = SHA256Digest(words: .zero)

    /// A digest from its eight words.
    package init(words: SIMD8<UInt32>) {
        self.words = words
    }

    /// A digest from its 32 bytes; nil for any other number of bytes.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == SHA256Digest.lengthBytes else { return nil }
        var words = SIMD8<UInt32>.zero
        for (offset, byte) in bytes.enumerated() {
            words[offset >> 2] = words[offset >> 2] << 8 | UInt32(byte)
        }
        self.words = words
    }

    /// A digest from exactly 64 lower-case hexadecimal digits in ASCII; nil for anything else.
    package init?(hexadecimal digits: [UInt8]) {
        self.init(hexadecimal: digits[...])
    }

    /// A digest from exactly 64 lower-case hexadecimal digits in ASCII; nil for anything else.
    ///
    /// WHY: it is called for every line of a journal, so it is not generic over the kind of collection.
    package init?(hexadecimal digits: ArraySlice<UInt8>) {
        guard digits.count == 2 * SHA256Digest.lengthBytes else { return nil }
        let digest = digits.withUnsafeBytes { $0.baseAddress.flatMap { SHA256Digest(hexadecimalAt: $0) } }
        guard let digest else { return nil }
        self = digest
    }

    /// A digest from a text of exactly 64 lower-case hexadecimal digits; nil for anything else.
    package init?(hexadecimal text: String) {
        var text = text
        let digest = text.withUTF8 { digits in
            digits.count == 2 * SHA256Digest.lengthBytes
                ? digits.baseAddress.flatMap { SHA256Digest(hexadecimalAt: $0) } : nil
        }
        guard let digest else { return nil }
        self = digest
    }

    /// A digest from the 64 lower-case hexadecimal digits in ASCII that begin there; nil where other bytes stand there.
    package init?(hexadecimalAt digits: UnsafeRawPointer) {
        var faults: UInt64 = 0
        @inline(__always)
        func word(_ index: Int) -> UInt32 {
            let eight = digits.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self)
            return Hexadecimal.word(of: UInt64(littleEndian: eight), faults: &faults)
        }
        words = SIMD8(word(0), word(1), word(2), word(3), word(4), word(5), word(6), word(7))
        guard faults == 0 else { return nil }
    }

    /// The 32 bytes.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(SHA256Digest.lengthBytes)
        for index in 0..<8 {
            let word = words[index]
            bytes.append(UInt8(truncatingIfNeeded: word >> 24))
            bytes.append(UInt8(truncatingIfNeeded: word >> 16))
            bytes.append(UInt8(truncatingIfNeeded: word >> 8))
            bytes.append(UInt8(truncatingIfNeeded: word))
        }
        return bytes
    }

    /// The 64 lower-case hexadecimal digits as text.
    package var hexadecimal: String {
        var digits: [UInt8] = []
        appendHexadecimal(to: &digits)
        return String(decoding: digits, as: UTF8.self)
    }

    /// Appends the 64 lower-case hexadecimal digits in ASCII.
    package func appendHexadecimal(to output: inout [UInt8]) {
        withUnsafeTemporaryAllocation(byteCount: 2 * SHA256Digest.lengthBytes, alignment: 8) { digits in
            guard let place = digits.baseAddress else { return }
            writeHexadecimal(to: place)
            output.append(contentsOf: digits)
        }
    }

    /// Writes the 64 lower-case hexadecimal digits in ASCII to a place that has room for them.
    package func writeHexadecimal(to place: UnsafeMutableRawPointer) {
        for index in 0..<8 {
            let eight = Hexadecimal.digits(of: words[index]).littleEndian
            place.storeBytes(of: eight, toByteOffset: index &* 8, as: UInt64.self)
        }
    }
}
