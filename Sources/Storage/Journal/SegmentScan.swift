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
    let parser: PieceParser

    /// How much is read at once. INVARIANT: more than the longest line.
    static let pieceBytes = 4 << 20

    /// Goes from the position to `endBytes`, giving each whole batch to `take`. The position moves to the end of the
    /// last whole batch, of each of which `reach` hears; what comes after it, if anything does, is the outcome.
    ///
    /// WHY: the next piece is taken apart by another thread while `take` has this one's records. Reading it fails only
    /// once this one's have been given, as if it were read then.
    func run(
        _ position: inout JournalPosition, toBytes endBytes: Int64, reach: (JournalPosition) -> Void,
        _ take: (Record) -> Void
    ) throws(SystemFailure) -> SegmentRest? {
        var follower = ChainFollower(at: position.head)
        var offset = position.offsetBytes
        var line = position.lines + 1
        var coming: Coming?
        while offset < endBytes {
            let (bytes, piece) = try bytesAndRecords(coming, at: offset, toBytes: endBytes)
            let linesBytes = Int64((bytes.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1)
            let isFull = linesBytes > 0 && bytes.count == wanted(at: offset, toBytes: endBytes)
            coming = isFull ? beginPiece(at: offset + linesBytes, toBytes: endBytes) : nil
            do throws(LineFault) {
                for record in piece.records {
                    let isWhole = try follower.follow(record, take)
                    offset += Int64(record.line.count + 1)
                    if isWhole {
                        position.offsetBytes = offset
                        position.lines = line
                        position.head = follower.committed
                        reach(position)
                    }
                    line += 1
                }
                if let fault = piece.fault { throw fault }
            } catch {
                return SegmentRest(fault: error, offsetBytes: offset, line: line)
            }
            if isFull { continue }
            let fault = bytes.count > StrictLimit.textBytes ? LineFault(.lineTooLong, byte: 0) : nil
            return SegmentRest(fault: fault, offsetBytes: offset, line: line)
        }
        return follower.isWithinBatch ? SegmentRest(fault: nil, offsetBytes: offset, line: line) : nil
    }

    /// A piece that is under way, or why it could not be read.
    private typealias Coming = Result<PieceAhead, SystemFailure>

    private func wanted(at offset: Int64, toBytes endBytes: Int64) -> Int {
        Int(min(endBytes - offset, Int64(SegmentScan.pieceBytes)))
    }

    private func read(at offset: Int64, toBytes endBytes: Int64) throws(SystemFailure) -> [UInt8] {
        try files.read(file, count: wanted(at: offset, toBytes: endBytes), offsetBytes: offset, at: .journalRead)
    }

    /// Reads the piece there and has another thread take it apart; nil at the end.
    private func beginPiece(at offset: Int64, toBytes endBytes: Int64) -> Coming? {
        guard offset < endBytes else { return nil }
        do throws(SystemFailure) {
            return .success(PieceAhead(try read(at: offset, toBytes: endBytes), parser))
        } catch {
            return .failure(error)
        }
    }

    /// The piece there, whether it is under way or not.
    private func bytesAndRecords(
        _ coming: Coming?, at offset: Int64, toBytes endBytes: Int64
    ) throws(SystemFailure) -> ([UInt8], RecordPiece) {
        if let coming {
            let ahead = try coming.get()
            return (ahead.bytes, ahead.wait())
        }
        let bytes = try read(at: offset, toBytes: endBytes)
        return (bytes, parser.parse(bytes))
    }
}
