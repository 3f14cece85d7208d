// The store on a disk: the lock, the journal, attachments and definitions put together. How each of them works lives in
// `Folder/` and `Journal/`.

package import Digests

/// A session's handle on a store on a disk.
package final class DiskStore: EventStore {
    package let settings: StoreSettings
    package private(set) var standing = StoreStanding.writing
    /// The store's folder.
    package let path: String
    package var place: String? { path }

    let journal: Journal
    let snapshots: SnapshotFolder
    let access: StoreAccess

    private let lock: StoreLock
    private let attachments: AttachmentFolder
    private let definitions: DefinitionFolder
    private var notices: [StoreNotice] = []
    /// How many callers hold the exclusive lock within one another.
    private var lockDepth = 0
    /// How far the journal goes, once that was asked under the lock that is held now: nobody else writes meanwhile.
    private var heldExtent: JournalExtent?

    private init(_ folder: StoreFolder, access: StoreAccess, reading: ReadingProgress? = nil) {
        settings = folder.settings
        path = folder.path
        lock = folder.lock
        journal = Journal(
            files: folder.files, folder: folder.path,
            genesis: ChainFollower.genesis(storeID: folder.settings.id), segmentBytes: access.segmentBytes,
            settlingMilliseconds: access.settlingMilliseconds, checksHashes: access.checksHashes, progress: reading)
        self.access = access
        snapshots = SnapshotFolder(files: folder.files, folder: folder.path)
        attachments = AttachmentFolder(files: folder.files, folder: folder.path)
        definitions = DefinitionFolder(files: folder.files, folder: folder.path)
    }

    /// Makes a store where nothing stands, or where a making was cut short.
    package static func create(
        at path: String, settings: StoreSettings, access: StoreAccess = StoreAccess()
    ) throws(StoreError) -> DiskStore {
        DiskStore(try StoreFolder.create(at: path, settings: settings, access: access), access: access)
    }

    /// Opens the store at a path. No record is read yet; `reading` hears how far each reading of the journal is.
    package static func open(
        at path: String, access: StoreAccess = StoreAccess(), reading: ReadingProgress? = nil
    ) throws(StoreError) -> DiskStore {
        let store = DiskStore(try StoreFolder.open(at: path, access: access), access: access, reading: reading)
        try store.journal.expectAllSegments()
        return store
    }

    package var head: Head { journal.tail.head }

    package func read(from sequence: Int64, _ take: (Record) -> Void) throws(StoreError) {
        try read(from: sequence, ahead: nil) { part, place in take(part.records[place]) }
    }

    /// Reads under no lock what lay before the moment of asking; a torn tail that it meets is dropped under the lock.
    package func read(
        from sequence: Int64, ahead events: EventsAhead?, _ take: TakingRecords
    ) throws(StoreError) {
        do throws(StoreError) {
            try journal.readAgain(from: sequence, ahead: events, take)
            try readOn(ahead: events) { part, place in
                if part.records[place].sequence >= sequence { take(&part, place) }
            }
        } catch {
            try stopWriting(after: error)
        }
    }

    /// Takes the lock, sees that nobody came before, writes, syncs.
    package func append(_ batches: [RecordBatch], ifHead head: Head) throws(StoreError) -> AppendOutcome {
        if case .stopped(let reason) = standing { throw .writingStopped(because: reason) }
        for batch in batches { try batch.expectCanonicalEvents() }
        guard head == self.head else { return .moved }
        return try exclusively { () throws(StoreError) in
            do throws(StoreError) {
                guard try expectWholeTail() || PlantedBug.isPlanted(.headNotCompared) else { return .moved }
                try attachments.expectAll(namedBy: batches)
                if PlantedBug.isPlanted(.lockDroppedEarly) { lock.release() }
                heldExtent = nil
                try journal.append(batches)
                if PlantedBug.isPlanted(.attachmentAfterEvent) { try attachments.sync(namedBy: batches) }
                return .appended(self.head)
            } catch {
                try stopWriting(after: error)
                throw error
            }
        }
    }

    /// Takes over what another store, of which this is a copy, has behind this one's end. Whole lines of whole batches;
    /// those that this store has already are passed over. Every record that this handle had not read is given to
    /// `take`. `source` names the other store in an error.
    package func follow(
        _ lines: [UInt8], from source: String, ahead events: EventsAhead? = nil, _ take: TakingRecords
    ) throws(StoreError) {
        try exclusively { () throws(StoreError) in
            do throws(StoreError) {
                try readOn(ahead: events, take)
                if case .stopped(let reason) = standing { throw .writingStopped(because: reason) }
                _ = try expectWholeTail()
                var followed = try FollowedLines(lines, after: head, from: source)
                guard !followed.bytes.isEmpty else { return }
                heldExtent = nil
                try journal.append(
                    lines: followed.bytes, count: Int64(followed.part.records.count), to: followed.head)
                followed.give(to: take)
            } catch {
                try stopWriting(after: error)
                throw error
            }
        }
    }

    /// Takes over lines that were put together here and written to another store, of which this is a copy: whole
    /// batches behind `head`, so many records. False, and nothing is done, where this store does not end there.
    package func takeOver(
        _ lines: [UInt8], count: Int64, after head: Head, to next: Head
    ) throws(StoreError) -> Bool {
        guard head == self.head, case .writing = standing else { return false }
        return try exclusively { () throws(StoreError) in
            do throws(StoreError) {
                guard try expectWholeTail() else { return false }
                heldExtent = nil
                try journal.append(lines: lines[...], count: count, to: next)
                return true
            } catch {
                try stopWriting(after: error)
                throw error
            }
        }
    }

    /// Refuses events that name an attachment which the store does not have.
    package func expectAttachments(namedBy batches: [RecordBatch]) throws(StoreError) {
        try attachments.expectAll(namedBy: batches)
    }

    /// Holds the store's lock, which other sessions wait for.
    package func exclusively<Outcome>(
        _ body: () throws(StoreError) -> Outcome
    ) throws(StoreError) -> Outcome {
        let kind: LockKind = PlantedBug.isPlanted(.lockShared) ? .shared : .exclusive
        if lockDepth == 0, try lock.take(kind) == .left { journal.doubtLastWrite() }
        if lockDepth == 0 { heldExtent = nil }
        lockDepth += 1
        defer {
            lockDepth -= 1
            if lockDepth == 0 { lock.release(asLeft: journal.doubtsLastWrite) }
        }
        return try body()
    }

    /// Cuts off the zeros that were written ahead, if this handle has written and nobody holds the lock. It may be used
    /// as before afterwards.
    package func close() {
        guard lockDepth == 0, journal.zeros.isUsed, case .writing = standing else { return }
        do throws(StoreError) {
            guard let before = try lock.takeAtOnce(.exclusive) else { return }
            if before == .left { journal.doubtLastWrite() }
            defer { lock.release(asLeft: journal.doubtsLastWrite) }
            try journal.trim()
        } catch {
            // WHY: zeros that stay are the end as well, and whatever else is wrong is told by the next opening.
            return
        }
    }

    deinit { close() }

    /// Keeps the content in `attachments/`.
    package func putAttachment(_ bytes: [UInt8]) throws(StoreError) -> AttachmentReference {
        try unlessGone { () throws(StoreError) in try attachments.put(bytes) }
    }

    /// The content from `attachments/`.
    package func attachment(_ digest: SHA256Digest) throws(StoreError) -> [UInt8] {
        try unlessGone { () throws(StoreError) in try attachments.get(digest) }
    }

    /// Keeps the files in `definitions/`.
    package func putDefinition(_ hash: SHA256Digest, _ files: [DefinitionFile]) throws(StoreError) {
        try unlessGone { () throws(StoreError) in try definitions.put(hash, files) }
    }

    /// The files from `definitions/`.
    package func definition(_ hash: SHA256Digest) throws(StoreError) -> [DefinitionFile] {
        try unlessGone { () throws(StoreError) in try definitions.get(hash) }
    }

    /// What was dropped since the last call.
    package func takeNotices() -> [StoreNotice] {
        defer { notices = [] }
        return notices
    }

    /// Says of a file that is missing because the whole store is, that the store is gone.
    private func unlessGone<Outcome>(_ body: () throws(StoreError) -> Outcome) throws(StoreError) -> Outcome {
        do throws(StoreError) {
            return try body()
        } catch {
            switch error {
            case .system, .attachmentMissing, .definitionMissing:
                guard try journal.isThere() else { throw .storeGone(path: path) }
                throw error
            default: throw error
            }
        }
    }

    /// How far the journal goes, asked while no write is under way. What lies before stays as it is, so that reading
    /// it needs no lock.
    private func measure() throws(StoreError) -> JournalExtent {
        if lockDepth > 0 { return try measureHeld() }
        try lock.take(.shared)
        defer { lock.release() }
        return try journal.measure()
    }

    /// As `measure`, under the exclusive lock, and once for as long as it is held and nothing is written.
    private func measureHeld() throws(StoreError) -> JournalExtent {
        if let heldExtent { return heldExtent }
        let extent = try journal.measure()
        heldExtent = extent
        return extent
    }

    /// As `measureHeld`, with a look at the whole rest of the journal, whatever was seen before.
    private func measureAnew() throws(StoreError) -> JournalExtent {
        heldExtent = nil
        journal.distrustZeros()
        return try measureHeld()
    }

    /// Under the lock: whether the journal still ends where this handle read to. A torn tail is dropped first.
    @discardableResult
    private func expectWholeTail() throws(StoreError) -> Bool {
        var extent = try measureHeld()
        if journal.isAtEnd(extent) { return true }
        var (head, end) = try journal.lookAhead(to: extent)
        guard head == self.head else { return false }
        if case .torn = end {
            extent = try measureAnew()
            (head, end) = try journal.lookAhead(to: extent)
            guard head == self.head else { return false }
        }
        switch end {
        case .whole: try moveToSegment(of: extent)
        case .torn(let rest):
            try moveToSegment(of: extent)
            notices.append(try dropTornTail(rest, to: extent))
        }
        return true
    }

    private func dropTornTail(_ rest: SegmentRest, to extent: JournalExtent) throws(StoreError) -> StoreNotice {
        heldExtent = nil
        return try journal.dropTornTail(rest, to: extent)
    }

    /// Goes on to a later segment in which no whole batch stands yet.
    private func moveToSegment(of extent: JournalExtent) throws(StoreError) {
        if extent.segment != journal.tail.segment {
            _ = try journal.readOn(to: extent) { _ in }
        }
    }

    /// Reads on to the journal's end. What does not go on there is judged under the lock, for without it another
    /// session may have dropped or written it meanwhile.
    private func readOn(ahead events: EventsAhead?, _ take: TakingRecords) throws(StoreError) {
        let extent = try measure()
        if journal.isAtEnd(extent) { return }
        var doubt: StoreError?
        do throws(StoreError) {
            if case .whole = try journal.readOn(to: extent, ahead: events, take) { return }
        } catch {
            guard case .damaged = error else { throw error }
            doubt = error
        }
        if case .writing = standing {
            try judgeEnd(events, take, orElse: doubt)
        } else if let doubt {
            throw doubt
        }
    }

    /// Reads on under the lock and drops a torn tail. Where that cannot be done now, reading goes on without, and the
    /// next append says why.
    private func judgeEnd(
        _ events: EventsAhead?, _ take: TakingRecords, orElse doubt: StoreError?
    ) throws(StoreError) {
        do throws(StoreError) {
            try exclusively { () throws(StoreError) in
                let extent = try measureAnew()
                guard case .torn(let rest) = try journal.readOn(to: extent, ahead: events, take) else { return }
                notices.append(try dropTornTail(rest, to: extent))
            }
        } catch {
            switch error {
            case .system, .lockTimedOut:
                if let doubt { throw doubt }
            default: throw error
            }
        }
    }

    /// Leaves writing where the error says that the store is not whole or that what was written is not known. Damage is
    /// not thrown on to a reader, to whom the whole part was given.
    private func stopWriting(after error: StoreError) throws(StoreError) {
        switch error {
        case .damaged, .journalShrank, .segmentMissing:
            standing = .stopped(error)
        case .outcomeUnknown, .storeGone:
            if !PlantedBug.isPlanted(.writingAfterUnknown) { standing = .stopped(error) }
            throw error
        case .writingStopped(let reason):
            standing = .stopped(reason)
            throw error
        default: throw error
        }
    }
}
