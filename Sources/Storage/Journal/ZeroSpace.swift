// Zeros written ahead of the records, so that a commit changes bytes alone and neither a file's length nor where it
// lies on the disk. Where the records end is found in `JournalEnd.swift`.

/// What a handle knows of the zeros at the end of the last segment.
struct ZeroSpace {
    /// The segment that was looked at.
    private var segment: Int64 = 0
    /// The length of its file, as it was when last looked at under the lock.
    private(set) var fileBytes: Int64 = 0
    /// Up to where this handle has brought that length to the disk itself.
    private(set) var syncedBytes: Int64 = 0
    /// How many bytes are written ahead the next time.
    private(set) var chunkBytes = ZeroSpace.leastBytes
    /// How many commits this handle has made.
    private(set) var commits = 0
    /// Whether it has made one since it last cut the zeros off.
    private(set) var isUsed = false

    private static let leastBytes: Int64 = 64 << 10
    /// WHY: a system that has much to bring to the disk holds off whoever adds much to it at once.
    fileprivate static let mostBytes: Int64 = 1 << 20
    fileprivate static let pageBytes: Int64 = 4096

    /// Takes the length of a segment's file, which another session may have changed.
    mutating func look(segment: Int64, fileBytes: Int64) {
        if segment != self.segment {
            self.segment = segment
            syncedBytes = 0
        } else if fileBytes < self.fileBytes {
            syncedBytes = min(syncedBytes, fileBytes)
            chunkBytes = ZeroSpace.leastBytes
        }
        self.fileBytes = fileBytes
    }

    /// Up to where zeros are to be written after a commit that ends at `end`; nil where it has room in what is there,
    /// where it is the handle's first, or where the segment ends.
    func target(after end: Int64, segmentBytes: Int64) -> Int64? {
        guard commits > 0, end > fileBytes else { return nil }
        let page = (end + chunkBytes + ZeroSpace.pageBytes - 1) / ZeroSpace.pageBytes * ZeroSpace.pageBytes
        let target = min(page, segmentBytes)
        return target > end ? target : nil
    }

    /// The file was made longer, by a commit that ends at `end` or by zeros.
    mutating func grow(toBytes end: Int64) {
        if end > fileBytes { fileBytes = end }
    }

    /// A chunk was written; the next one is larger.
    mutating func noteChunk() {
        chunkBytes = min(chunkBytes * 4, ZeroSpace.mostBytes)
    }

    /// A commit was brought to the disk, and with `sync` the file's length.
    mutating func noteCommit(withLength: Bool) {
        commits += 1
        isUsed = true
        if withLength { syncedBytes = fileBytes }
    }

    /// The zeros were cut off because the handle is done.
    mutating func noteTrim() {
        isUsed = false
    }

    /// The file was cut.
    mutating func cut(toBytes length: Int64) {
        fileBytes = length
        syncedBytes = min(syncedBytes, length)
    }
}

extension Journal {
    /// As many zeros as are written ahead at most.
    private static let zeroBytes = [UInt8](repeating: 0, count: Int(ZeroSpace.mostBytes + ZeroSpace.pageBytes))

    /// Writes zeros after a commit that ends at `end`, where there are not enough. WHY: after the commit, so that the
    /// last bytes of a full disk go to it. Zeros that can not be written are none: the commit stands without them.
    func writeZeros(in file: OpenFile, after end: Int64) {
        defer { zeros.grow(toBytes: end) }
        guard let target = zeros.target(after: end, segmentBytes: segmentBytes) else { return }
        let count = min(Int(target - end), Journal.zeroBytes.count)
        do throws(SystemFailure) {
            try files.writeAll(file, Journal.zeroBytes[..<count], offsetBytes: end, at: .journalPreallocate)
        } catch {
            return
        }
        zeros.grow(toBytes: end + Int64(count))
        zeros.noteChunk()
    }

    /// Cuts off the zeros of the last segment, so that its file ends with its records. INVARIANT: the lock is held.
    /// WHY: without a sync: should the zeros come back, they are the end as before.
    func trim() throws(StoreError) {
        distrustZeros()
        let extent = try measure()
        zeros.noteTrim()
        guard extent.fileBytes > extent.sizeBytes else { return }
        try systemCall { () throws(SystemFailure) in
            let file = try files.open(path(ofSegment: extent.segment), .writing, at: .segmentOpen)
            defer { files.closeQuietly(file, at: .segmentClose) }
            try files.layer.truncate(file, toBytes: extent.sizeBytes, at: .journalTrim)
        }
        zeros.look(segment: extent.segment, fileBytes: extent.sizeBytes)
    }
}
