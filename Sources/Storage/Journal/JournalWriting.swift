// Writing at the end of the journal under the lock: append, undo after a failed write, find out after a failed sync,
// drop a torn tail. Deciding what to write is not known here.

import Digests

extension Journal {
    /// Writes the batches after the tail in one piece and brings them to the disk. INVARIANT: the lock is held, and the
    /// journal ends where it was read to. WHY: in one segment, so that an error is one of all of them.
    func append(_ batches: [RecordBatch]) throws(StoreError) {
        defer { lines.removeAll(keepingBytes: Journal.keptBytes) }
        var count: Int64 = 0
        var head = tail.head
        for batch in batches {
            head = try RecordLine.append(linesOf: batch, after: head, earlier: count, to: &lines)
            count += Int64(batch.count)
        }
        try append(count, to: head)
    }

    /// As `append(_:)`, of lines that were written elsewhere. INVARIANT: they are whole batches behind the tail.
    func append(lines bytes: ArraySlice<UInt8>, count: Int64, to head: Head) throws(StoreError) {
        defer { lines.removeAll(keepingBytes: Journal.keptBytes) }
        bytes.withUnsafeBytes { lines.append($0) }
        try append(count, to: head)
    }

    /// Writes the lines that were put together, which are so many records and end with this head.
    private func append(_ count: Int64, to head: Head) throws(StoreError) {
        let lengthBytes = Int64(lines.count)
        guard lengthBytes > 0 else { return }
        if tail.offsetBytes > 0, tail.offsetBytes + lengthBytes > segmentBytes { try beginSegment() }
        try writeLines()
        moveTail(
            to: JournalPosition(
                segment: tail.segment, offsetBytes: tail.offsetBytes + lengthBytes, lines: tail.lines + count,
                head: head))
    }

    /// Drops the bytes after the tail, which are a torn batch, after a copy of them is durable. INVARIANT: the lock is
    /// held.
    func dropTornTail(_ rest: SegmentRest, to extent: JournalExtent) throws(StoreError) -> StoreNotice {
        let segmentPath = path(ofSegment: tail.segment)
        let name = segmentPath.split(separator: "/").last.map(String.init) ?? ""
        do throws(SystemFailure) {
            let file = try openSegment()
            let sizeBytes = extent.sizeBytes - tail.offsetBytes
            let bytes = try files.read(
                file, count: Int(sizeBytes), offsetBytes: tail.offsetBytes, at: .tailRead)
            let copy = "\(name).\(tail.offsetBytes).\(SHA256.digest(bytes).hexadecimal.prefix(8))"
            if !PlantedBug.isPlanted(.tailCopyNotMade) { try keepTail(bytes, named: copy) }
            if !PlantedBug.isPlanted(.tornTailKept) {
                try files.layer.truncate(file, toBytes: tail.offsetBytes, at: .tailTruncate)
            }
            zeros.cut(toBytes: tail.offsetBytes)
            try files.layer.sync(file, at: .tailSync)
            doubtsLastWrite = false
            return .tornTailDropped(
                file: segmentPath, line: rest.line, byte: rest.offsetBytes, sizeBytes: sizeBytes,
                copy: "\(quarantine)/\(copy)")
        } catch {
            throw .system(error)
        }
    }

    private func keepTail(_ bytes: [UInt8], named name: String) throws(SystemFailure) {
        try files.put(
            bytes[...], in: quarantine, named: name,
            WritePoints(
                write: .tailCopyWrite, permissions: .tailCopyWrite, sync: .tailCopySync, close: .tailCopyClose,
                rename: .tailCopyRename, directorySync: .tailCopyDirectorySync))
    }

    /// Makes the next segment and moves the tail to its beginning. The one before ends with its records.
    private func beginSegment() throws(StoreError) {
        do throws(SystemFailure) {
            if zeros.fileBytes > tail.offsetBytes {
                try files.layer.truncate(openSegment(), toBytes: tail.offsetBytes, at: .segmentTrim)
                zeros.cut(toBytes: tail.offsetBytes)
            }
        } catch {
            throw .writeUndone(error)
        }
        do throws(SystemFailure) {
            // WHY: once a segment follows, a zero tail or a torn batch would count as damage.
            if !PlantedBug.isPlanted(.segmentNotSealed) { try files.layer.sync(openSegment(), at: .segmentSeal) }
            doubtsLastWrite = false
        } catch {
            throw .writingStopped(because: .system(error))
        }
        do throws(SystemFailure) {
            let path = path(ofSegment: tail.segment + 1)
            let file = try files.open(path, .new(permissions: files.permissions.file), at: .segmentMake)
            defer { files.closeQuietly(file, at: .segmentClose) }
            try files.permissions.apply(toFile: file, files.layer, at: .segmentPermissions)
        } catch {
            throw .writeUndone(error)
        }
        moveTail(
            to: JournalPosition(segment: tail.segment + 1, offsetBytes: 0, lines: 0, head: tail.head))
        noteSegmentStart(tail)
        zeros.look(segment: tail.segment, fileBytes: 0)
    }

    /// Writes the lines that were put together.
    private func writeLines() throws(StoreError) {
        try settleLastWrite()
        let file: OpenFile
        do throws(SystemFailure) {
            file = try openSegment()
            // WHY: the name of a segment whose maker was killed may not be on the disk yet.
            if tail.offsetBytes == 0, !PlantedBug.isPlanted(.segmentNameNotSynced) {
                try files.syncDirectory(directory, at: .segmentDirectorySync)
            }
            if PlantedBug.isPlanted(.syncedBeforeWritten) { try files.layer.sync(file, at: .journalSync) }
        } catch {
            throw .writeUndone(error)
        }
        do throws(SystemFailure) {
            try files.writeAll(file, lines.written, offsetBytes: tail.offsetBytes, at: .journalWrite)
        } catch {
            throw undo(in: file, after: error)
        }
        let end = tail.offsetBytes + Int64(lines.count)
        writeZeros(in: file, after: end)
        do throws(SystemFailure) {
            try sync(file, upTo: end)
        } catch {
            if PlantedBug.isPlanted(.syncFailureIgnored) { return }
            if PlantedBug.isPlanted(.syncRetried), (try? sync(file, upTo: end)) != nil { return }
            doubtLastWrite()
            throw .outcomeUnknown(error, found: findOut())
        }
    }

    /// Syncs what a session wrote that was ended before its own sync. WHY: were its batch torn by a loss of power after
    /// the next one is on the disk, that would be damage.
    private func settleLastWrite() throws(StoreError) {
        guard doubtsLastWrite, !PlantedBug.isPlanted(.lastWriteNotSettled) else { return }
        do throws(SystemFailure) {
            try settle(openSegment())
        } catch {
            throw .writingStopped(because: .system(error))
        }
        doubtsLastWrite = false
    }

    /// Syncs what a session left at the journal's end. INVARIANT: the lock is held. WHY: a copy must not have records
    /// that a loss of power can still take from the journal.
    func settle(_ extent: JournalExtent) throws(StoreError) {
        try systemCall { () throws(SystemFailure) in
            let file = try files.open(path(ofSegment: extent.segment), .reading, at: .segmentOpen)
            defer { files.closeQuietly(file, at: .segmentClose) }
            do throws(SystemFailure) {
                try settle(file)
                try files.syncDirectory(directory, at: .segmentDirectorySync)
            } catch  where [SystemErrors.readOnly, SystemErrors.notAFile].contains(error.number) {
                // WHY: a file system that takes no writing has nothing left to write.
                return
            }
        }
    }

    private func settle(_ file: OpenFile) throws(SystemFailure) {
        do throws(SystemFailure) {
            try files.layer.sync(file, at: .journalLeftSync)
        } catch {
            // WHY: a later session's sync would find nothing left to do, and call durable what only memory has.
            if !PlantedBug.isPlanted(.leftSyncFailureForgotten) {
                try files.layer.dropCache(file, at: .journalDropCache)
            }
            throw error
        }
    }

    /// Brings a commit that ends at `end` to the disk. WHY: `fdatasync` is quicker, and enough where the file's length
    /// is on the disk already. Zeros of another session may not be: it can have been killed before its own sync.
    private func sync(_ file: OpenFile, upTo end: Int64) throws(SystemFailure) {
        if PlantedBug.isPlanted(.notSynced) || PlantedBug.isPlanted(.syncedBeforeWritten) { return }
        let isWithin = end <= zeros.syncedBytes || PlantedBug.isPlanted(.lengthTakenForSynced)
        if isWithin {
            try files.layer.syncData(file, at: .journalDataSync)
        } else {
            try files.layer.sync(file, at: .journalSync)
        }
        zeros.noteCommit(withLength: !isWithin)
    }

    /// Cuts off what a failed write left, and the zeros after it. WHY: putting zeros back would be writing, which has
    /// just failed; cutting needs no room on the disk. Where that fails too, this handle writes no more; the batch is
    /// not whole, and the next session drops it.
    private func undo(in file: OpenFile, after failure: SystemFailure) -> StoreError {
        do throws(SystemFailure) {
            if PlantedBug.isPlanted(.undoneWithoutCut) { return .writeUndone(failure) }
            try files.layer.truncate(file, toBytes: tail.offsetBytes, at: .journalUndoTruncate)
            zeros.cut(toBytes: tail.offsetBytes)
            if !PlantedBug.isPlanted(.undoneWithoutSync) { try files.layer.sync(file, at: .journalUndoSync) }
        } catch {
            doubtLastWrite()
            return .writingStopped(because: .system(error))
        }
        return .writeUndone(failure)
    }

    /// Reads from the disk what became of the lines whose sync failed. WHY: they are dropped from the cache through the
    /// file that is open, before anything else can fail: a later session must not go on from what only memory has.
    private func findOut() -> StoreError.OutcomeFound {
        do throws(SystemFailure) {
            let file = try openSegment()
            if !PlantedBug.isPlanted(.outcomeReadFromMemory) {
                try files.layer.dropCache(file, at: .journalDropCache)
            }
            let found = try files.read(
                file, count: lines.count, offsetBytes: tail.offsetBytes, at: .journalVerifyRead)
            return found.elementsEqual(lines.written) ? .present : .absent
        } catch {
            return .unreadable
        }
    }
}
