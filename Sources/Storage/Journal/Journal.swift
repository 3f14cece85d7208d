// The journal's segments in their order: how far they go, reading along them, appending. Who may do so when is the
// lock's matter; what happens after a failed write lives in `JournalWriting.swift`.

import Digests

/// What a reading came to.
enum ReadingEnd: Equatable {
    /// The journal's end, at the end of a whole batch.
    case whole
    /// Bytes of a batch that is not whole, at the very end.
    case torn(SegmentRest)
}

/// A journal on a disk.
final class Journal {
    let files: WholeFiles
    /// The folder of the store.
    let folder: String
    /// The folder of the segments.
    let directory: String
    /// The folder for copies of what was dropped.
    let quarantine: String
    /// A batch that would make a segment longer than this begins a new one.
    let segmentBytes: Int64
    /// As far as was read: the end of a whole batch.
    private(set) var tail: JournalPosition
    /// The head before the first record.
    let genesis: Head
    /// Where the segments begin that were reached; the first is segment 1.
    private(set) var starts: [JournalPosition]
    /// The last end of a whole batch that a reading on from the tail has come to while it is under way.
    private(set) var reached: JournalPosition?
    /// Where reading began; what comes after it is read again from there.
    private var beginning: JournalPosition
    /// The segment of the tail, kept open, and whether for writing too.
    private var segment: (file: OpenFile, isForWriting: Bool)?
    /// The number of that file on its file system.
    private(set) var segmentNumber: UInt64 = 0
    /// The zeros after the tail.
    var zeros = ZeroSpace()
    /// Whether a zero after the tail is known to have zeros alone after it.
    var trustsZeros = false
    /// Whether the last write may have been left before its sync, by another session or by this one.
    var doubtsLastWrite = false
    /// What is known of the segments' names, and the last of them when they were gone through.
    var names: SettledNames
    var lastNamedSegment: Int64 = 0
    private let progress: ReadingProgress?
    private let parser: PieceParser
    /// The lines of the commit that is being written; the memory serves the next one.
    var lines = ByteBuffer()

    /// How much of that memory is kept from one commit to the next.
    static let keptBytes = 1 << 20

    /// The length of a segment.
    static let segmentBytes: Int64 = 64 << 20

    init(
        files: WholeFiles, folder: String, genesis: Head, segmentBytes: Int64,
        settlingMilliseconds: Int64 = SettledNames.settlingMilliseconds, checksHashes: Bool = true,
        progress: ReadingProgress? = nil
    ) {
        parser = PieceParser(checksHashes: checksHashes)
        names = SettledNames(settlingMilliseconds: settlingMilliseconds)
        self.files = files
        self.folder = folder
        directory = folder + "/journal"
        quarantine = folder + "/quarantine"
        self.segmentBytes = segmentBytes
        self.progress = progress
        self.genesis = genesis
        tail = JournalPosition(segment: 1, offsetBytes: 0, lines: 0, head: genesis)
        starts = [tail]
        beginning = tail
    }

    /// Goes on to a position without reading what comes before it. `starts` is where the segments begin up to there.
    func begin(at position: JournalPosition, starts: [JournalPosition]) {
        moveTail(to: position)
        distrustZeros()
        self.starts = starts
        beginning = position
    }

    deinit {
        if let segment { files.closeQuietly(segment.file, at: .segmentClose) }
    }

    /// The path of a segment.
    func path(ofSegment number: Int64) -> String {
        let digits = String(number)
        return "\(directory)/\(String(repeating: "0", count: max(0, 8 - digits.count)))\(digits).jsonl"
    }

    /// Makes the first segment of a new store; one that is there already serves.
    func makeFirstSegment() throws(SystemFailure) {
        let path = path(ofSegment: 1)
        let file = try files.open(path, .writingOrNew(permissions: files.permissions.file), at: .segmentMake)
        do throws(SystemFailure) {
            try files.permissions.apply(toFile: file, files.layer, at: .segmentPermissions)
            try files.layer.sync(file, at: .journalSync)
        } catch {
            files.closeQuietly(file, at: .segmentClose)
            throw error
        }
        try files.layer.close(file, at: .segmentClose)
        try files.syncDirectory(directory, at: .segmentDirectorySync)
    }

    /// Refuses a journal of which a segment is missing between others.
    func expectAllSegments() throws(StoreError) {
        let names: [String]
        do throws(SystemFailure) {
            names = try files.names(inDirectory: directory, at: .segmentList)
        } catch {
            throw .system(error)
        }
        let found = names.filter { $0.hasSuffix(".jsonl") && !$0.hasPrefix(".") }
        for number in 1...Int64(max(1, found.count)) {
            let path = path(ofSegment: number)
            guard found.contains(where: { path.hasSuffix("/" + $0) }) else { throw .segmentMissing(file: path) }
        }
    }

    /// Gives the records from a number on, of what was read before, to `take`.
    func readAgain(
        from sequence: Int64, ahead events: EventsAhead? = nil, _ take: TakingRecords
    ) throws(StoreError) {
        guard sequence <= tail.head.sequence else { return }
        var position = starts.last { $0.head.sequence < sequence } ?? starts[0]
        // WHY: a session that goes over to a newer snapshot reads the few records after it again.
        if position.head.sequence < beginning.head.sequence, beginning.head.sequence < sequence { position = beginning }
        let extent = JournalExtent(segment: tail.segment, sizeBytes: tail.offsetBytes, fileBytes: tail.offsetBytes)
        let pace = try pace(from: position, to: extent)
        defer { pace?.end() }
        func reach(_ position: JournalPosition) { pace?.reach(position) }
        _ = try scan(&position, to: extent, ahead: events, reach: reach) { part, place in
            if part.records[place].sequence >= sequence { take(&part, place) }
        }
    }

    /// Reads on from the tail and moves it.
    func readOn(to extent: JournalExtent, _ take: (Record) -> Void) throws(StoreError) -> ReadingEnd {
        try readOn(to: extent, ahead: nil) { part, place in take(part.records[place]) }
    }

    /// As `readOn(to:_:)`; events may be read ahead.
    func readOn(
        to extent: JournalExtent, ahead events: EventsAhead?, _ take: TakingRecords
    ) throws(StoreError) -> ReadingEnd {
        var position = tail
        defer {
            reached = nil
            moveTail(to: position)
        }
        let pace = try pace(from: position, to: extent)
        defer { pace?.end() }
        func reach(_ position: JournalPosition) {
            reached = position
            pace?.reach(position)
        }
        return try scan(&position, to: extent, ahead: events, reach: reach, take)
    }

    /// Looks at what comes after the tail without moving it: the head there, and how it ends.
    func lookAhead(to extent: JournalExtent) throws(StoreError) -> (Head, ReadingEnd) {
        var position = tail
        func reach(_ position: JournalPosition) {}
        let end = try scan(&position, to: extent, ahead: nil, reach: reach) { _, _ in }
        return (position.head, end)
    }

    /// The segment of the tail, open for reading and writing.
    func openSegment() throws(SystemFailure) -> OpenFile {
        if let segment, segment.isForWriting { return segment.file }
        closeSegment()
        return try openSegment(.writing)
    }

    /// The segment of the tail, open for reading at least. WHY: who only reads needs no disk that can be written.
    func segmentForReading() throws(SystemFailure) -> OpenFile {
        if let segment { return segment.file }
        return try openSegment(.reading)
    }

    private func openSegment(_ mode: OpenMode) throws(SystemFailure) -> OpenFile {
        let opened = try files.open(path(ofSegment: tail.segment), mode, at: .segmentOpen)
        do throws(SystemFailure) {
            segmentNumber = try files.layer.status(opened, at: .segmentStatus).number
        } catch {
            files.closeQuietly(opened, at: .segmentClose)
            throw error
        }
        segment = (opened, mode == .writing)
        return opened
    }

    /// Closes the segment of the tail; the next use opens it anew.
    func closeSegment() {
        if let segment { files.closeQuietly(segment.file, at: .segmentClose) }
        segment = nil
    }

    /// Moves the tail after reading or writing.
    func moveTail(to position: JournalPosition) {
        if position.segment != tail.segment { closeSegment() }
        tail = position
    }

    /// Has the whole rest of the last segment looked through when the journal is measured next.
    func distrustZeros() {
        trustsZeros = false
    }

    /// Takes it that the last write was left in the middle: what it wrote may lie anywhere, and not be on the disk.
    func doubtLastWrite() {
        doubtsLastWrite = true
        distrustZeros()
    }

    /// Keeps where a segment begins, so that reading again can begin there.
    func noteSegmentStart(_ position: JournalPosition) {
        if Int64(starts.count) < position.segment { starts.append(position) }
    }

    /// The pace of a reading; nil where nobody watches.
    private func pace(from position: JournalPosition, to extent: JournalExtent) throws(StoreError) -> ReadingPace? {
        guard let progress else { return nil }
        var sizes: [Int64] = []
        do throws(SystemFailure) {
            for number in position.segment..<max(position.segment, extent.segment) {
                sizes.append(try files.layer.status(path: path(ofSegment: number), at: .segmentStatus)?.sizeBytes ?? 0)
            }
        } catch {
            throw .system(error)
        }
        return ReadingPace(from: position, sizes: sizes + [extent.sizeBytes], tell: progress)
    }

    private func scan(
        _ position: inout JournalPosition, to extent: JournalExtent, ahead events: EventsAhead?,
        reach: (JournalPosition) -> Void, _ take: TakingRecords
    ) throws(StoreError) -> ReadingEnd {
        while true {
            let isLast = position.segment == extent.segment
            if let rest = try scanSegment(&position, toBytes: isLast ? extent.sizeBytes : nil, events, reach, take) {
                guard isLast else { throw damage(rest, in: position.segment, orElse: .cutShort) }
                let bytes = try tailBytes(after: position, to: extent)
                let tornTail = TornTail(bytes: bytes, offsetBytes: position.offsetBytes, head: position.head)
                guard tornTail.isTorn else { throw damage(rest, in: position.segment, orElse: .notARecord) }
                return .torn(rest)
            }
            if isLast { return .whole }
            position = JournalPosition(
                segment: position.segment + 1, offsetBytes: 0, lines: 0, head: position.head)
            noteSegmentStart(position)
        }
    }

    /// Scans to a length of the segment, or to its end where it is sealed.
    private func scanSegment(
        _ position: inout JournalPosition, toBytes endBytes: Int64?, _ events: EventsAhead?,
        _ reach: (JournalPosition) -> Void, _ take: TakingRecords
    ) throws(StoreError) -> SegmentRest? {
        do throws(SystemFailure) {
            let file = try files.open(path(ofSegment: position.segment), .reading, at: .segmentOpen)
            defer { files.closeQuietly(file, at: .segmentClose) }
            let sizeBytes = try files.layer.length(of: file, at: .journalSize)
            let end = endBytes ?? sizeBytes
            let scan = SegmentScan(files: files, file: file, parser: parser, events: events)
            return try scan.run(&position, toBytes: end, reach: reach, take)
        } catch {
            throw .system(error)
        }
    }

    private func tailBytes(after position: JournalPosition, to extent: JournalExtent) throws(StoreError) -> [UInt8] {
        do throws(SystemFailure) {
            let file = try files.open(path(ofSegment: position.segment), .reading, at: .segmentOpen)
            defer { files.closeQuietly(file, at: .segmentClose) }
            return try files.read(
                file, count: Int(extent.sizeBytes - position.offsetBytes), offsetBytes: position.offsetBytes,
                at: .tailRead)
        } catch {
            throw .system(error)
        }
    }

    private func damage(
        _ rest: SegmentRest, in segment: Int64, orElse reason: StoreError.Reason
    ) -> StoreError {
        .damaged(
            file: path(ofSegment: segment), line: rest.line,
            byte: rest.offsetBytes + Int64(rest.fault?.byte ?? 0), reason: rest.fault?.reason ?? reason)
    }
}
