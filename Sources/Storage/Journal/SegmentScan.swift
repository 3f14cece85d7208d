// Reads a stretch of one segment: lines into records, records into batches, up to the end or the first line that does
// not go on. What such a line means, and the order of segments, is not known here.

/// A place in a journal at the end of a whole batch.
struct JournalPosition: Equatable {
    /// The number of the segment, from 1.
    var segment: Int64
    /// The bytes of the segment before the place.
    var offsetBytes: Int64
    /// The lines of the segment before the place.
    var lines: Int64
    /// The last record before the place.
    var head: Head
}

/// What stands after the last whole batch of a stretch.
struct SegmentRest: Equatable {
    /// Why the line at `offsetBytes` does not go on; nil where it ends early, or only its batch does.
    let fault: LineFault?
    /// The first byte in the segment of the line that does not go on.
    let offsetBytes: Int64
    /// The number of that line in its segment, from 1.
    let line: Int64
}

/// One segment read along.
struct SegmentScan {
    let files: WholeFiles
    let file: OpenFile
    /// What lines have in common.
    let texts: TextPool
    /// Whether each line is held against its hash.
    let checksHashes: Bool

    /// How much is read at once. INVARIANT: more than the longest line.
    static let pieceBytes = 4 << 20

    /// Goes from the position to `endBytes`, giving each whole batch to `take`. The position moves to the end of the
    /// last whole batch, of each of which `reach` hears; what comes after it, if anything does, is the outcome.
    func run(
        _ position: inout JournalPosition, toBytes endBytes: Int64, reach: (JournalPosition) -> Void,
        _ take: (Record) -> Void
    ) throws(SystemFailure) -> SegmentRest? {
        var follower = ChainFollower(at: position.head)
        var offset = position.offsetBytes
        var line = position.lines + 1
        while offset < endBytes {
            let wanted = Int(min(endBytes - offset, Int64(SegmentScan.pieceBytes)))
            let piece = try files.read(file, count: wanted, offsetBytes: offset, at: .journalRead)
            var start = 0
            while let end = ByteCursor.lineEnd(in: piece, from: start) {
                do throws(LineFault) {
                    let record = try RecordLine.parse(piece[start..<end], texts, checksHash: checksHashes)
                    let isWhole = try follower.follow(record, take)
                    let lineBytes = Int64(end + 1 - start)
                    offset += lineBytes
                    if isWhole {
                        position.offsetBytes = offset
                        position.lines = line
                        position.head = follower.committed
                        reach(position)
                    }
                } catch {
                    return SegmentRest(fault: error, offsetBytes: offset, line: line)
                }
                line += 1
                start = end + 1
            }
            if start > 0, piece.count == wanted { continue }
            let fault = piece.count > StrictLimit.textBytes ? LineFault(.lineTooLong, byte: 0) : nil
            return SegmentRest(fault: fault, offsetBytes: offset, line: line)
        }
        return follower.isWithinBatch ? SegmentRest(fault: nil, offsetBytes: offset, line: line) : nil
    }
}
