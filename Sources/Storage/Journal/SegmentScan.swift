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
    /// Reads the events of pieces that another thread takes apart; nil where events are not asked for.
    var events: EventsAhead?

    /// How much is read at once. INVARIANT: more than the longest line.
    static let pieceBytes = 4 << 20

    /// Goes from the position to `endBytes`, giving each record of a whole batch to `take`. The position moves to the
    /// end of the last whole batch, of each of which `reach` hears; what comes after it, if anything does, is the
    /// outcome.
    ///
    /// WHY: the next piece is taken apart by another thread while `take` has this one's records. Reading it fails only
    /// once this one's have been given, as if it were read then.
    func run(
        _ position: inout JournalPosition, toBytes endBytes: Int64, reach: (JournalPosition) -> Void,
        _ take: TakingRecords
    ) throws(SystemFailure) -> SegmentRest? {
        var walk = SegmentWalk(from: position)
        var coming: Coming?
        while walk.offsetBytes < endBytes {
            var piece = try self.piece(coming, at: walk.offsetBytes, toBytes: endBytes)
            let isFull = piece.linesBytes > 0 && piece.bytes.count == wanted(at: walk.offsetBytes, toBytes: endBytes)
            coming = isFull ? beginPiece(at: walk.offsetBytes + Int64(piece.linesBytes), toBytes: endBytes) : nil
            do throws(LineFault) {
                while var part = piece.next() {
                    try walk.follow(&part, &position, reach: reach, take)
                    if let fault = part.fault { throw fault }
                }
            } catch {
                return SegmentRest(fault: error, offsetBytes: walk.offsetBytes, line: walk.line)
            }
            if isFull { continue }
            let fault = piece.bytes.count > StrictLimit.textBytes ? LineFault(.lineTooLong, byte: 0) : nil
            return SegmentRest(fault: fault, offsetBytes: walk.offsetBytes, line: walk.line)
        }
        return walk.isWithinBatch ? SegmentRest(fault: nil, offsetBytes: walk.offsetBytes, line: walk.line) : nil
    }

    /// A piece that is under way, or why it could not be read.
    private typealias Coming = Result<PieceParts, SystemFailure>

    private func wanted(at offset: Int64, toBytes endBytes: Int64) -> Int {
        Int(min(endBytes - offset, Int64(SegmentScan.pieceBytes)))
    }

    /// The piece there, whether it is under way or not.
    private func piece(
        _ coming: Coming?, at offset: Int64, toBytes endBytes: Int64
    ) throws(SystemFailure) -> PieceParts {
        if let coming { return try coming.get() }
        // WHY: in a long journal the first piece, too, is better taken apart while its first parts are used.
        let isLong = endBytes - offset > Int64(SegmentScan.pieceBytes)
        return try read(at: offset, toBytes: endBytes, isAhead: isLong)
    }

    private func read(at offset: Int64, toBytes endBytes: Int64, isAhead: Bool) throws(SystemFailure) -> PieceParts {
        let count = wanted(at: offset, toBytes: endBytes)
        let bytes = try files.read(file, count: count, offsetBytes: offset, at: .journalRead)
        return PieceParts(bytes, parser, isAhead: isAhead, events)
    }

    /// Reads the piece there and has another thread take it apart; nil at the end.
    private func beginPiece(at offset: Int64, toBytes endBytes: Int64) -> Coming? {
        guard offset < endBytes else { return nil }
        do throws(SystemFailure) {
            return .success(try read(at: offset, toBytes: endBytes, isAhead: true))
        } catch {
            return .failure(error)
        }
    }
}

/// Gets the record of a place in a part, and may take its event out of it.
package typealias TakingRecords = (_ part: inout RecordPart, _ place: Int) -> Void

/// A walk along the records of a segment.
private struct SegmentWalk {
    private var follower: ChainFollower
    /// The records of a batch that began in an earlier part and has not ended.
    private var begun = RecordPart()
    /// The bytes before the next line.
    private(set) var offsetBytes: Int64
    /// The number of the next line.
    private(set) var line: Int64

    init(from position: JournalPosition) {
        follower = ChainFollower(at: position.head)
        offsetBytes = position.offsetBytes
        line = position.lines + 1
    }

    var isWithinBatch: Bool { follower.isWithinBatch }

    /// Goes along the records of the next part, up to the first that does not go on.
    mutating func follow(
        _ part: inout RecordPart, _ position: inout JournalPosition, reach: (JournalPosition) -> Void,
        _ take: TakingRecords
    ) throws(LineFault) {
        var first = 0
        for place in part.records.indices {
            let isWhole = try follower.follow(
                sequence: part.records[place].sequence, previous: part.records[place].previous,
                hash: part.records[place].hash, batch: part.records[place].batch)
            offsetBytes += Int64(part.records[place].line.count + 1)
            if isWhole {
                giveBegun(take)
                for earlier in first...place { take(&part, earlier) }
                first = place + 1
                position.offsetBytes = offsetBytes
                position.lines = line
                position.head = follower.committed
                reach(position)
            }
            line += 1
        }
        if first < part.records.count { begin(part.records[first...], of: part) }
    }

    /// Keeps the records of a batch that goes on in the next part.
    private mutating func begin(_ records: ArraySlice<Record>, of part: RecordPart) {
        // WHY: events are kept by record. What one part has none of is read when it is given.
        let areRead = part.events.count == part.records.count && begun.events.count == begun.records.count
        begun.records += records
        begun.events = areRead ? begun.events + part.events[records.indices] : []
        begun.grounds = areRead ? begun.grounds + part.grounds[records.indices] : []
    }

    private mutating func giveBegun(_ take: TakingRecords) {
        if begun.records.isEmpty { return }
        for place in begun.records.indices { take(&begun, place) }
        begun = RecordPart()
    }
}
