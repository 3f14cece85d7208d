// Removing what a store does not need: attachments that no record names, caches that others have taken the place of,
// and what sessions left that ended while they wrote. The journal and definitions are never touched.

import Digests
package import Engine

/// What a compaction removed, or would remove.
package struct CompactOutcome: Equatable, Sendable {
    /// A file that goes, with its path below the store's folder.
    package struct Item: Equatable, Sendable {
        package let kind: Kind
        package let file: String
        package let sizeBytes: Int64
    }

    /// Why it goes.
    package enum Kind: String, Equatable, Sendable {
        case orphanedAttachment = "orphaned-attachment"
        case supersededCache = "superseded-cache"
        case leftover
    }

    package fileprivate(set) var items: [Item] = []
    /// Files of these kinds that are too young to go, or whose writer is still running.
    package fileprivate(set) var spared = 0
    /// The bytes of what goes.
    package var sizeBytes: Int64 { items.reduce(0) { $0 + $1.sizeBytes } }
}

/// How a compaction chooses.
package struct CompactRules: Sendable {
    let now: Moment
    let leastAgeMilliseconds: Int64
    let isTrial: Bool

    /// - Parameters:
    ///   - leastAgeHours: How long ago a file was last written, at least, that goes.
    ///   - isTrial: Whether nothing is removed, and it is only said what would be.
    package init(now: Moment, leastAgeHours: Int64 = 24, isTrial: Bool) {
        self.now = now
        leastAgeMilliseconds = leastAgeHours * 3_600_000
        self.isTrial = isTrial
    }
}

/// Removes what the store at a path does not need, beside running sessions.
package func compactStore(
    at path: String, _ rules: CompactRules,
    access: StoreAccess = StoreAccess(), progress: ReadingProgress? = nil
) throws(UpkeepError) -> CompactOutcome {
    let folder = try UpkeepError.storing { () throws(StoreError) in try StoreFolder.open(at: path, access: access) }
    var compaction = try Compaction(folder, access, rules)
    try compaction.read(progress)
    let found = try UpkeepError.storing { () throws(StoreError) in try StoreRooms(folder) }
    compaction.choose(found, superseded(folder, access))
    if !rules.isTrial { try UpkeepError.storing { () throws(StoreError) in try compaction.remove() } }
    return compaction.outcome
}

/// The snapshots, by their paths below the store's folder, but for the one that a session would use.
private func superseded(_ folder: StoreFolder, _ access: StoreAccess) -> [String] {
    let snapshots = SnapshotFolder(files: folder.files, folder: folder.path)
    let journal = Journal(
        files: folder.files, folder: folder.path, genesis: ChainFollower.genesis(storeID: folder.settings.id),
        segmentBytes: access.segmentBytes)
    let newest = snapshots.usable(journal).first?.name
    return snapshots.names().filter { $0 != newest }.map { "snapshot/" + $0 }
}

/// A compaction under way.
private struct Compaction {
    private let folder: StoreFolder
    private let rules: CompactRules
    private let reading: JournalReading
    private var named = NamedContent()
    private var unknown: StoreError?
    private var known: Set<SHA256Digest> = []
    private var digests: [String: SHA256Digest] = [:]
    private(set) var outcome = CompactOutcome()

    /// How many files are removed while the lock is held once. WHY: sessions wait meanwhile.
    private static let filesAtOnce = 256

    init(_ folder: StoreFolder, _ access: StoreAccess, _ rules: CompactRules) throws(UpkeepError) {
        self.folder = folder
        self.rules = rules
        reading = try UpkeepError.storing { () throws(StoreError) in
            let reading = try JournalReading(folder, access)
            try reading.journal.expectAllSegments()
            return reading
        }
    }

    /// Takes note of what the records name.
    mutating func read(_ progress: ReadingProgress?) throws(UpkeepError) {
        var noting = self
        _ = try reading.run(progress) { noting.note($0) }
        self = noting
        if let unknown { throw .store(unknown) }
    }

    private mutating func note(_ record: Record) {
        if case .attachment(let reference) = named.note(record) { known.insert(reference.digest) }
        // WHY: what a newer program's events name is not known here, and must not be removed.
        if unknown == nil, let kind = EventKind.unknown(in: record.event) {
            unknown = .unknownEventKind(sequence: record.sequence, kind: kind)
        }
    }

    /// Chooses what goes.
    mutating func choose(_ found: StoreRooms, _ superseded: [String]) {
        for (digest, file) in found.attachments where !known.contains(digest) {
            digests[file.path] = digest
            take(file, .orphanedAttachment, if: isOld(file.modifiedMilliseconds))
        }
        for file in found.caches where superseded.contains(file.path) { take(file, .supersededCache, if: true) }
        for file in found.leftovers {
            let isDead = writer(of: file.path).map { !SystemErrors.isRunning($0) } ?? true
            take(file, .leftover, if: isDead && isOld(file.modifiedMilliseconds))
        }
    }

    /// Removes what was chosen, unless a record has named it meanwhile.
    mutating func remove() throws(StoreError) {
        let chosen = outcome.items
        outcome.items = []
        for start in stride(from: 0, to: chosen.count, by: Compaction.filesAtOnce) {
            // WHY: a session puts an attachment first and then, under the lock, writes the event that names it; there
            // it looks whether the attachment is still in its place. So while the lock is held every attachment in
            // use is either named by a record that is read here, or will be missed before one names it. The age
            // spares sessions that trouble: what was put a short while ago is about to be named.
            let finding = try folder.lock.take(.exclusive)
            // WHY: what a session left that ended in the middle is for the next one that writes to look at.
            defer { folder.lock.release(asLeft: finding == .left) }
            if finding == .left { reading.journal.distrustZeros() }
            if !PlantedBug.isPlanted(.attachmentRemovedUnread) { try readOn() }
            if let unknown { throw unknown }
            for item in chosen[start..<min(chosen.count, start + Compaction.filesAtOnce)] {
                try remove(item)
            }
        }
    }

    /// Takes note of what was written meanwhile.
    private mutating func readOn() throws(StoreError) {
        let extent = try reading.journal.measure()
        var noting = self
        _ = try reading.journal.readOn(to: extent) { noting.note($0) }
        self = noting
    }

    private mutating func remove(_ item: CompactOutcome.Item) throws(StoreError) {
        if let digest = digests[item.file], known.contains(digest) { return }
        let path = folder.path + "/" + item.file
        try systemCall { () throws(SystemFailure) in
            guard let status = try folder.files.layer.status(path: path, at: .upkeepStatus) else { return }
            guard item.kind == .supersededCache || isOld(status.modifiedMilliseconds) else { return }
            try folder.files.layer.remove(path, at: .upkeepRemove)
            outcome.items.append(item)
        }
    }

    private mutating func take(_ file: StoreRooms.File, _ kind: CompactOutcome.Kind, if goes: Bool) {
        if goes {
            outcome.items.append(CompactOutcome.Item(kind: kind, file: file.path, sizeBytes: file.sizeBytes))
        } else {
            outcome.spared += 1
        }
    }

    private func isOld(_ modifiedMilliseconds: Int64) -> Bool {
        modifiedMilliseconds > 0
            && rules.now.milliseconds - modifiedMilliseconds >= rules.leastAgeMilliseconds
    }

    /// The process in the name of a file that was being written: `.NAME.PROCESS.new`.
    private func writer(of path: String) -> Int32? {
        let part = path.split(separator: "/").first { $0.hasPrefix(".") && $0.hasSuffix(".new") }
        return part?.split(separator: ".").dropLast().last.flatMap { Int32($0) }
    }
}
