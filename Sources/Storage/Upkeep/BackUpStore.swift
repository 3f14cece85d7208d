// Backing a store up beside running sessions: a copy of everything up to one record, that a later run brings up to
// date. Bringing it back lives in `RestoreStore.swift`.

import Digests

/// What a backup or a restoration came to.
package struct CopyOutcome: Equatable, Sendable {
    /// The last record of the copy.
    package let head: Head
    /// Bytes of the journal that were not there before.
    package let journalBytes: Int64
    /// Attachments and definitions that were not there before, and those that were and are right.
    package let copied: Int
    package let kept: Int
    package let copiedBytes: Int64
    /// What is wrong of what was copied: content that records name and that the source has lost or changed. Everything
    /// else is there.
    package let faults: [UpkeepError]

    init(_ journal: CopiedJournal, _ content: ContentCopy) {
        head = journal.head
        journalBytes = journal.writtenBytes
        copied = content.copied
        kept = content.kept
        copiedBytes = content.copiedBytes
        faults = content.faults + content.lacking.map(\.fault)
    }

    init(_ journal: CopiedJournal, _ copied: Int, _ copiedBytes: Int64, _ faults: [UpkeepError]) {
        head = journal.head
        journalBytes = journal.writtenBytes
        self.copied = copied
        kept = 0
        self.copiedBytes = copiedBytes
        self.faults = faults
    }
}

/// Copies the store to a folder outside it, or brings a copy there up to date. Sessions may go on meanwhile.
package func backUpStore(
    at path: String, to target: String, access: StoreAccess = StoreAccess(), progress: ReadingProgress? = nil
) throws(UpkeepError) -> CopyOutcome {
    let folder = try UpkeepError.storing { () throws(StoreError) in try StoreFolder.open(at: path, access: access) }
    try TargetPlace.expectOutside(path, target)
    let place = try TargetPlace.begin(
        .backup, at: target, of: folder.settings, finalName: BackupManifest.name, mayGrow: true, access: access)
    let before = try BackupManifest.read(in: place.path, place.files)
    if let before, before.settings.id != folder.settings.id {
        throw .targetOfAnother(path: target, found: before.settings.id, expected: folder.settings.id)
    }
    for name in ["journal", "definitions", "attachments"] { try place.makeFolder(name) }
    let (copy, content) = try copyContents(of: folder, to: place, growing: before, access, progress)
    let manifest = BackupManifest(
        settings: folder.settings, head: copy.head, sizes: copy.sizes, files: content.files, lacking: content.lacking)
    try UpkeepError.atTarget { () throws(SystemFailure) in
        try place.files.syncDirectory(place.path, at: .copyDirectorySync)
    }
    try place.put(manifest.text, named: BackupManifest.name)
    place.finish()
    return CopyOutcome(copy, content)
}

/// Copies the journal and what it names. `before` is the copy that is brought up to date; nil where there is none.
func copyContents(
    of folder: StoreFolder, to place: TargetPlace, growing before: BackupManifest?, _ access: StoreAccess,
    _ progress: ReadingProgress?
) throws(UpkeepError) -> (CopiedJournal, ContentCopy) {
    let reading = try UpkeepError.storing { () throws(StoreError) in
        let reading = try JournalReading(folder, access)
        try reading.journal.expectAllSegments()
        return reading
    }
    let copy = try copyJournal(reading, to: place, before, progress)
    var content = ContentCopy(from: folder.path, folder.files, to: place)
    try content.copyDefinitions(copy.named.definitions)
    try content.copyAttachments(copy.named.attachments.map(\.reference), progress)
    return (copy, content)
}

/// What was copied of a journal.
struct CopiedJournal {
    let head: Head
    let sizes: [Int64]
    let named: NamedContent
    let writtenBytes: Int64
}

/// Copies the whole batches of a journal, and compares what a copy before has.
private func copyJournal(
    _ reading: JournalReading, to place: TargetPlace, _ before: BackupManifest?, _ progress: ReadingProgress?
) throws(UpkeepError) -> CopiedJournal {
    var copy = JournalCopy(into: place, keeping: before?.sizes ?? [])
    var named = NamedContent()
    var hasOldHead = before == nil || before?.head.sequence == 0
    do throws(UpkeepError) {
        _ = try reading.run(progress) { record in
            if record.sequence == before?.head.sequence { hasOldHead = record.hash == before?.head.hash }
            _ = named.note(record)
            copy.take(record)
        } segmentRead: { _ throws(UpkeepError) in
            try copy.endSegment()
            return true
        }
    } catch {
        copy.abandon()
        throw error
    }
    let head = reading.journal.tail.head
    if let before, before.head.sequence > head.sequence {
        throw .backupAhead(path: place.path, backup: before.head.sequence, store: head.sequence)
    }
    guard hasOldHead else { throw .backupDiffers(file: copy.path(ofSegment: Int64(copy.sizes.count)), byte: 0) }
    try copy.removeLaterSegments()
    return CopiedJournal(head: head, sizes: copy.sizes, named: named, writtenBytes: copy.writtenBytes)
}
