// HMAC-SHA256 (RFC 2104) with the key's two blocks taken in once. Deriving keys from passwords lives in `PBKDF2.swift`.

/// HMAC-SHA256 under one key.
package struct HMACSHA256: Sendable {
    /// The state after the key's inner block.
    let inner: SIMD8<UInt32>
    /// The state after the key's outer block.
    let outer: SIMD8<UInt32>

    /// The code of the key; a key longer than a block is digested first.
    package init(key: [UInt8]) {
        let block = key.count > SHA256.blockBytes ? SHA256.digest(key).bytes : key
        inner = HMACSHA256.state(afterKey: block, mask: 0x36)
        outer = HMACSHA256.state(afterKey: block, mask: 0x5c)
    }

    /// The code of a message.
    package func authenticate(_ message: [UInt8]) -> SHA256Digest {
        var hash = SHA256(state: inner, lengthBytes: UInt64(SHA256.blockBytes))
        hash.update(message)
        var final = SHA256(state: outer, lengthBytes: UInt64(SHA256.blockBytes))
        final.update(hash.finalize().bytes)
        return final.finalize()
    }

    private static func state(afterKey key: [UInt8], mask: UInt8) -> SIMD8<UInt32> {
        var block = key.map { $0 ^ mask }
        block.append(contentsOf: repeatElement(mask, count: SHA256.blockBytes - key.count))
        var state = SHA256Compression.initialState
        block.withUnsafeBytes { bytes in
            if let base = bytes.baseAddress { SHA256Compression.compress(&state, blocks: base, count: 1) }
        }
        return state
    }
}
