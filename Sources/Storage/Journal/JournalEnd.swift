// How far the journal goes: where its records end in a file whose rest may be zeros written ahead. Who may ask when is
// the lock's matter; writing ahead lives in `ZeroSpace.swift`.

/// How far a journal goes at a moment.
struct JournalExtent: Equatable {
    /// The last segment.
    let segment: Int64
    /// Where its records end; what its file has after that is zeros.
    let sizeBytes: Int64
    /// The length of its file.
    let fileBytes: Int64
}

extension Journal {
    /// How far the journal goes. To be asked under the lock, so that no write is under way.
    func measure() throws(StoreError) -> JournalExtent {
        let areNamesSame = try lookAtNames()
        let size = try areNamesSame ? segmentBytesNow() : expectSameFile()
        guard size >= tail.offsetBytes else {
            throw .journalShrank(file: path(ofSegment: tail.segment), byte: tail.offsetBytes)
        }
        return try systemCall { () throws(SystemFailure) in
            let number = try areNamesSame ? tail.segment : lastSegment()
            let extent: JournalExtent
            if number == tail.segment {
                let end = try recordsEnd(in: segmentForReading(), from: tail.offsetBytes, fileBytes: size)
                extent = JournalExtent(segment: number, sizeBytes: end, fileBytes: size)
            } else {
                extent = try measureSegment(number)
            }
            zeros.look(segment: number, fileBytes: extent.fileBytes)
            return extent
        }
    }

    /// Whether the segments' names are as they were when they were last gone through, and the tail's was the last one.
    private func lookAtNames() throws(StoreError) -> Bool {
        let status = try systemCall { () throws(SystemFailure) in
            try files.layer.status(path: directory, at: .segmentNames)
        }
        guard let status else { throw .storeGone(path: folder) }
        return names.areSame(in: status, milliseconds: files.layer.monotonicMilliseconds())
            && lastNamedSegment == tail.segment
    }

    /// The number of the last segment.
    private func lastSegment() throws(SystemFailure) -> Int64 {
        var number = tail.segment
        while try files.layer.status(path: path(ofSegment: number + 1), at: .segmentStatus) != nil { number += 1 }
        names.note(milliseconds: files.layer.monotonicMilliseconds())
        lastNamedSegment = number
        return number
    }

    /// The length of the tail's segment.
    private func segmentBytesNow() throws(StoreError) -> Int64 {
        try systemCall { () throws(SystemFailure) in
            try files.layer.length(of: segmentForReading(), at: .journalSize)
        }
    }

    /// Whether the folder of the segments is there still.
    func isThere() throws(StoreError) -> Bool {
        try systemCall { () throws(SystemFailure) in
            try files.layer.status(path: directory, at: .storeDirectoryStatus) != nil
        }
    }

    /// Whether the journal ends where it was read to.
    func isAtEnd(_ extent: JournalExtent) -> Bool {
        extent.segment == tail.segment && extent.sizeBytes == tail.offsetBytes
    }

    /// How far a segment goes that was not reached yet.
    private func measureSegment(_ number: Int64) throws(SystemFailure) -> JournalExtent {
        let file = try files.open(path(ofSegment: number), .reading, at: .segmentOpen)
        defer { files.closeQuietly(file, at: .segmentClose) }
        let size = try files.layer.length(of: file, at: .journalSize)
        let end = try recordsEnd(in: file, from: 0, fileBytes: size)
        return JournalExtent(segment: number, sizeBytes: end, fileBytes: size)
    }

    /// The length of the tail's segment, which must still be the file that this handle has open.
    /// WHY: a file that was removed or replaced under its name can be written and synced as before, and is lost.
    private func expectSameFile() throws(StoreError) -> Int64 {
        let status: FileStatus?
        do throws(SystemFailure) {
            let file = try segmentForReading()
            status = try files.layer.status(path: file.path, at: .journalSize)
        } catch {
            throw error.number == SystemErrors.notFound ? .storeGone(path: folder) : .system(error)
        }
        guard let status, status.number == segmentNumber else { throw .storeGone(path: folder) }
        return status.sizeBytes
    }

    /// The first byte from `offset` on after which there are zeros alone.
    private func recordsEnd(
        in file: OpenFile, from offset: Int64, fileBytes: Int64
    ) throws(SystemFailure) -> Int64 {
        if trustsZeros || PlantedBug.isPlanted(.zerosTrusted) {
            return try firstZero(in: file, from: offset, fileBytes: fileBytes)
        }
        let end = try lastNonZero(in: file, from: offset, fileBytes: fileBytes)
        trustsZeros = true
        return end
    }

    /// WHY: this is asked before every commit and costs as much as was appended, however much was written ahead. No
    /// record has a zero byte, and whoever left something behind one had no chance to clear the lock's mark.
    private func firstZero(
        in file: OpenFile, from offset: Int64, fileBytes: Int64
    ) throws(SystemFailure) -> Int64 {
        var at = offset
        var wanted = 4096
        while at < fileBytes {
            let piece = try files.read(
                file, count: Int(min(fileBytes - at, Int64(wanted))), offsetBytes: at, at: .journalEndRead)
            if let zero = piece.firstIndex(of: 0) { return at + Int64(zero) }
            guard !piece.isEmpty else { return at }
            at += Int64(piece.count)
            wanted = min(wanted * 4, SegmentScan.pieceBytes)
        }
        return at
    }

    private func lastNonZero(
        in file: OpenFile, from offset: Int64, fileBytes: Int64
    ) throws(SystemFailure) -> Int64 {
        var end = fileBytes
        while end > offset {
            let start = max(offset, end - (256 << 10))
            let piece = try files.read(file, count: Int(end - start), offsetBytes: start, at: .journalEndRead)
            let used = piece.withUnsafeBytes { Journal.lengthWithoutZeros($0) }
            if used > 0 { return start + Int64(used) }
            end = start
        }
        return offset
    }

    /// How long the bytes are without the zeros at their end.
    private static func lengthWithoutZeros(_ bytes: UnsafeRawBufferPointer) -> Int {
        var count = bytes.count
        while count >= 8, bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self) == 0 { count -= 8 }
        while count > 0, bytes[count - 1] == 0 { count -= 1 }
        return count
    }
}
