// PBKDF2 with HMAC-SHA256 (RFC 8018). How a password is normalised, and where its hash is kept, is not known here.

/// Keys from passwords.
package enum PBKDF2 {
    /// The derived key of `lengthBytes` bytes. Fewer than one iteration counts as one; a length below one gives no
    /// bytes.
    package static func derive(password: [UInt8], salt: [UInt8], iterations: Int, lengthBytes: Int) -> [UInt8] {
        let code = HMACSHA256(key: password)
        var key: [UInt8] = []
        var index: UInt32 = 1
        while key.count < lengthBytes {
            let numbered = salt + withUnsafeBytes(of: index.bigEndian) { Array($0) }
            let block = iterated(code, first: code.authenticate(numbered).words, iterations: iterations)
            key.append(contentsOf: SHA256Digest(words: block).bytes.prefix(lengthBytes - key.count))
            index += 1
        }
        return key
    }

    /// The exclusive or of all iterations, the first one given. Each is two compressions on words in place.
    private static func iterated(
        _ code: HMACSHA256, first: SIMD8<UInt32>, iterations: Int
    ) -> SIMD8<UInt32> {
        var current = first
        var total = first
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 16) { block in
            guard let words = block.baseAddress else { return }
            for _ in 1..<max(1, iterations) {
                current = compressed(current, from: code.inner, words: words)
                current = compressed(current, from: code.outer, words: words)
                total ^= current
            }
        }
        return total
    }

    /// The state after a block that holds a digest following one block of key.
    @inline(__always)
    private static func compressed(
        _ digest: SIMD8<UInt32>, from start: SIMD8<UInt32>, words: UnsafeMutablePointer<UInt32>
    ) -> SIMD8<UInt32> {
        for index in 0..<8 {
            words[index] = digest[index]
            words[index + 8] = 0
        }
        words[8] = 0x8000_0000
        words[15] = UInt32((SHA256.blockBytes + SHA256Digest.lengthBytes) * 8)
        var state = start
        SHA256Compression.compress(&state, words: words)
        return state
    }
}
