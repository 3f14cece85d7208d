// A whole journal read along, segment by segment, to an end that was fixed when the work began. What is made of its
// records is not known here.

import Digests

/// A journal to be read from its first record to a fixed end.
struct JournalReading {
    let journal: Journal
    /// How long the segments are, from the first on; the last one as far as it is read.
    let sizes: [Int64]
    /// The length of the last one's file: behind the records it may have zeros, which were written ahead.
    let fileBytes: Int64

    /// The journal of a store as it is now; sessions may go on writing behind its end.
    init(_ folder: StoreFolder, _ access: StoreAccess) throws(StoreError) {
        let genesis = ChainFollower.genesis(storeID: folder.settings.id)
        journal = Journal(
            files: folder.files, folder: folder.path, genesis: genesis, segmentBytes: access.segmentBytes)
        // WHY: while the lock is held no write is under way, so that what lies before the end stays as it is.
        try folder.lock.take(.shared)
        defer { folder.lock.release() }
        let extent = try journal.measure()
        // WHY: whether the lock was left or not, for the mark of a session that ended in the middle may be missing.
        if !PlantedBug.isPlanted(.leftWriteCopied) { try journal.settle(extent) }
        var sizes: [Int64] = []
        for number in 1..<max(1, extent.segment) {
            let path = journal.path(ofSegment: number)
            let status = try systemCall { () throws(SystemFailure) in
                try folder.files.layer.status(path: path, at: .segmentStatus)
            }
            sizes.append(status?.sizeBytes ?? 0)
        }
        self.sizes = sizes + [extent.sizeBytes]
        fileBytes = extent.fileBytes
    }

    /// The journal in a folder, up to an end that is known.
    init(files: WholeFiles, folder: String, storeID: String, sizes: [Int64]) {
        journal = Journal(
            files: files, folder: folder, genesis: ChainFollower.genesis(storeID: storeID),
            segmentBytes: Journal.segmentBytes)
        self.sizes = sizes
        fileBytes = sizes.last ?? 0
    }

    /// How much there is to read.
    var totalBytes: Int64 { sizes.reduce(0, +) }

    /// Gives every record to `take`, in order; `segmentRead` is called behind each segment, and says
    /// whether to go on.
    func run(
        _ progress: ReadingProgress? = nil, _ take: (Record) -> Void,
        segmentRead: (Int64) throws(UpkeepError) -> Bool = { _ throws(UpkeepError) in true }
    ) throws(UpkeepError) -> ReadingEnd {
        let pace = UpkeepPace(totalBytes: totalBytes, progress)
        defer { pace?.end() }
        var end = ReadingEnd.whole
        for (index, sizeBytes) in sizes.enumerated() {
            let number = Int64(index + 1)
            end = try UpkeepError.storing { () throws(StoreError) in
                try readSegment(number, sizeBytes) { record in
                    take(record)
                    pace?.add(Int64(record.line.count + 1))
                }
            }
            guard try segmentRead(number) else { break }
        }
        return end
    }

    private func readSegment(
        _ number: Int64, _ sizeBytes: Int64, _ take: (Record) -> Void
    ) throws(StoreError) -> ReadingEnd {
        let extent = JournalExtent(segment: number, sizeBytes: sizeBytes, fileBytes: sizeBytes)
        let end = try journal.readOn(to: extent, take)
        if case .torn(let rest) = end, number < sizes.count {
            throw .damaged(
                file: journal.path(ofSegment: number), line: rest.line, byte: rest.offsetBytes, reason: .cutShort)
        }
        return end
    }
}
