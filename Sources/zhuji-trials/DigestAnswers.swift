// Answers with digests, a line each, so that a script can hold them against published ones. Which messages are asked is
// `Tests/Outside/digests`'s.

import Digests

/// Reads lines `m MESSAGE` and `c SEED` in hexadecimal digits to the end: the digest of a message, or the hundred
/// checkpoints of the chain that begins with the seed.
func answerDigests() {
    while let line = readLine() {
        guard let bytes = Hexadecimal.parseBytes(String(line.dropFirst(2))) else {
            print("no digits")
            continue
        }
        if line.first == "m" {
            let whole = SHA256.digest(bytes)
            print(whole == digestInPieces(bytes) ? whole.hexadecimal : "another digest in pieces")
        } else if let seed = SHA256Digest(bytes: bytes) {
            checkpoints(from: seed) { print($0.hexadecimal) }
        } else {
            print("no seed")
        }
    }
}

/// The digest of bytes that come in pieces of growing length.
private func digestInPieces(_ bytes: [UInt8]) -> SHA256Digest {
    var computation = SHA256()
    var (start, length) = (0, 1)
    while start < bytes.count {
        let end = min(bytes.count, start + length)
        computation.update(bytes[start..<end])
        (start, length) = (end, length + 1)
    }
    return computation.finalize()
}

/// NIST's chain: each digest is that of the three before it; every thousandth is a checkpoint, and begins anew.
private func checkpoints(from seed: SHA256Digest, _ take: (SHA256Digest) -> Void) {
    var seed = seed
    for _ in 0..<100 {
        var last = [seed, seed, seed]
        for _ in 0..<1000 {
            let next = SHA256.digest(last.flatMap(bytes))
            last = [last[1], last[2], next]
        }
        seed = last[2]
        take(seed)
    }
}

private func bytes(_ digest: SHA256Digest) -> [UInt8] {
    (0..<SHA256Digest.lengthBytes).map { UInt8(truncatingIfNeeded: digest.words[$0 / 4] >> UInt32(24 - $0 % 4 * 8)) }
}
