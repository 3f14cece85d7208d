// Follows records one by one: each must continue the numbers, the hashes and the batch of the one before. A batch is
// given on when its last record has come.

import Digests

/// The state of reading along a journal.
struct ChainFollower {
    /// The end of the last whole batch.
    private(set) var committed: Head
    /// The last record followed, of a batch that may be incomplete.
    private(set) var last: Head
    private var pending: [Record] = []
    private var place = BatchPlace()

    /// At the end of a whole batch, before the first record unless told otherwise.
    init(at head: Head) {
        committed = head
        last = head
    }

    /// Whether a batch has begun that has not ended.
    private(set) var isWithinBatch = false

    /// The head of a journal without records. It depends on the store's id, so that no journal passes for another's.
    static func genesis(storeID: String) -> Head {
        Head(sequence: 0, hash: SHA256.digest(Array("zhuji journal 1 \(storeID)".utf8)))
    }

    /// Follows one record further; at the end of its batch gives the whole batch to `take` and is true.
    mutating func follow(_ record: Record, _ take: (Record) -> Void) throws(LineFault) -> Bool {
        let isWhole = try follow(
            sequence: record.sequence, previous: record.previous, hash: record.hash, batch: record.batch)
        guard isWhole else {
            pending.append(record)
            return false
        }
        for earlier in pending { take(earlier) }
        pending.removeAll(keepingCapacity: true)
        take(record)
        return true
    }

    /// Follows one record further; true at the end of its batch, which the caller keeps until then. WHY: by its parts,
    /// since a whole record is too many of them to be copied.
    @inline(__always)
    mutating func follow(
        sequence: Int64, previous: SHA256Digest, hash: SHA256Digest, batch: BatchPlace
    ) throws(LineFault) -> Bool {
        guard sequence == last.sequence + 1 else {
            throw LineFault(.wrongSequence(found: sequence, expected: last.sequence + 1), byte: 0)
        }
        guard previous.words == last.hash.words || PlantedBug.isPlanted(.chainNotCompared) else {
            throw LineFault(.brokenChain, byte: 0)
        }
        guard follows(batch) else { throw LineFault(.wrongBatch, byte: 0) }
        place = batch
        last = Head(sequence: sequence, hash: hash)
        isWithinBatch = place.index != place.count && !PlantedBug.isPlanted(.batchHalfTaken)
        if isWithinBatch { return false }
        committed = last
        return true
    }

    /// Whether a record of this place may come next. What its write brought before its batch is not followed: a reading
    /// may begin anywhere.
    private func follows(_ next: BatchPlace) -> Bool {
        guard next.index <= next.count else { return false }
        if isWithinBatch {
            return next == BatchPlace(index: place.index + 1, count: place.count, earlier: place.earlier)
        }
        return next.index == 1 && next.earlier <= last.sequence
    }
}
