// Lines that another store has written behind the end of this one: each is held against its hash and must go on from
// the one before. Where they come from is not known here.

/// Lines behind a head.
struct FollowedLines {
    /// The records behind the head.
    private(set) var part = RecordPart()
    /// The bytes of their lines.
    private(set) var bytes: ArraySlice<UInt8>
    /// The head behind them.
    private(set) var head: Head

    /// The lines from the first one behind the head on; those before it must lead up to it. `source` says in an error
    /// whose lines they are.
    init(_ lines: [UInt8], after head: Head, from source: String) throws(StoreError) {
        self.head = head
        bytes = lines[lines.endIndex...]
        var follower = ChainFollower(at: head)
        var start = lines.startIndex
        while start < lines.endIndex {
            let end = lines[start...].firstIndex(of: UInt8(ascii: "\n")) ?? lines.endIndex
            do throws(LineFault) {
                let record = try RecordLine.parse(lines[start..<end])
                if record.sequence > head.sequence {
                    if part.records.isEmpty { bytes = lines[start...] }
                    _ = try follower.follow(record) { _ in }
                    part.records.append(record)
                } else if record.sequence == head.sequence, record.hash != head.hash {
                    throw LineFault(.brokenChain, byte: 0)
                }
            } catch {
                throw .damaged(
                    file: source, line: head.sequence + Int64(part.records.count) + 1, byte: Int64(error.byte),
                    reason: error.reason)
            }
            start = end + 1
        }
        guard !follower.isWithinBatch, lines.last == UInt8(ascii: "\n") || lines.isEmpty else {
            throw .damaged(
                file: source, line: head.sequence + Int64(part.records.count), byte: 0, reason: .cutShort)
        }
        self.head = follower.committed
    }

    /// Gives every record to `take`.
    mutating func give(to take: TakingRecords) {
        for place in part.records.indices { take(&part, place) }
    }
}
