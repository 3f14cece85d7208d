// SHA-256 (FIPS 180-4) over bytes as they come. The compression of one block lives in `SHA256Compression.swift`.

/// A SHA-256 computation in progress: bytes go in by `update`, the digest comes out by `finalize`.
package struct SHA256: Sendable {
    private var state: SIMD8<UInt32>
    private var pending: [UInt8] = []
    private var lengthBytes: UInt64 = 0

    /// The length of a block in bytes.
    package static let blockBytes = 64

    /// A computation over no bytes yet.
    package init() {
        state = SHA256Compression.initialState
    }

    /// A computation that goes on from the state after `lengthBytes` bytes, a multiple of the block.
    init(state: SIMD8<UInt32>, lengthBytes: UInt64) {
        self.state = state
        self.lengthBytes = lengthBytes
    }

    /// The digest of the bytes.
    package static func digest(_ bytes: [UInt8]) -> SHA256Digest {
        bytes.withUnsafeBytes { digest($0) }
    }

    /// The digest of the bytes of a slice.
    package static func digest(_ bytes: ArraySlice<UInt8>) -> SHA256Digest {
        bytes.withUnsafeBytes { digest($0) }
    }

    /// The digest of the bytes, without allocation.
    package static func digest(_ bytes: UnsafeRawBufferPointer) -> SHA256Digest {
        var state = SHA256Compression.initialState
        let whole = bytes.count / blockBytes
        if let base = bytes.baseAddress, whole > 0 {
            SHA256Compression.compress(&state, blocks: base, count: whole)
        }
        let rest = UnsafeRawBufferPointer(rebasing: bytes[(whole * blockBytes)...])
        SHA256Compression.compressEnd(&state, rest: rest, lengthBytes: UInt64(bytes.count))
        return SHA256Digest(words: state)
    }

    /// The digests of the bytes of two slices, sooner than one after the other where the processor can.
    package static func digests(
        _ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>
    ) -> (SHA256Digest, SHA256Digest) {
        guard SHA256Instructions.areThere else { return (digest(first), digest(second)) }
        return first.withUnsafeBytes { first in second.withUnsafeBytes { SHA256Compression.digests(first, $0) } }
    }

    /// Takes the next bytes.
    package mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// Takes the next bytes.
    package mutating func update(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// Takes the next bytes.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        lengthBytes += UInt64(bytes.count)
        var start = 0
        if !pending.isEmpty {
            start = min(SHA256.blockBytes - pending.count, bytes.count)
            pending.append(contentsOf: bytes[..<start])
            guard pending.count == SHA256.blockBytes else { return }
            pending.withUnsafeBytes { block in
                if let base = block.baseAddress { SHA256Compression.compress(&state, blocks: base, count: 1) }
            }
            pending.removeAll(keepingCapacity: true)
        }
        let whole = (bytes.count - start) / SHA256.blockBytes
        if let base = bytes.baseAddress, whole > 0 {
            SHA256Compression.compress(&state, blocks: base + start, count: whole)
            start += whole * SHA256.blockBytes
        }
        pending.append(contentsOf: bytes[start...])
    }

    /// The digest of all bytes taken; the computation itself may go on.
    package func finalize() -> SHA256Digest {
        var final = state
        pending.withUnsafeBytes { rest in
            SHA256Compression.compressEnd(&final, rest: rest, lengthBytes: lengthBytes)
        }
        return SHA256Digest(words: final)
    }
}
