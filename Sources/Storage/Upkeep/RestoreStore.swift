// Making a store from a backup: everything is copied and the whole chain verified before the store counts as there.
// Making the backup lives in `BackUpStore.swift`.

import Digests

/// Makes a store from a backup in a folder where nothing stands.
package func restoreStore(
    from backup: String, at path: String, access: StoreAccess = StoreAccess(), progress: ReadingProgress? = nil
) throws(UpkeepError) -> CopyOutcome {
    let reading = WholeFiles(layer: access.layer, permissions: Permissions(group: nil))
    guard let manifest = try manifest(of: backup, reading) else { throw .noBackup(path: backup) }
    try TargetPlace.expectOutside(backup, path)
    let place = try TargetPlace.begin(
        .restoration, at: path, of: manifest.settings, finalName: SettingsFile.name, mayGrow: false, access: access)
    for name in TargetPlace.storeFolders { try place.makeFolder(name) }
    let source = JournalReading(
        files: reading, folder: backup, storeID: manifest.settings.id, sizes: manifest.sizes)
    let copy = try copyJournal(source, manifest, to: place, progress)
    var content = ContentCopy(from: backup, reading, to: place)
    try content.copyDefinitions(copy.named.definitions, expected: manifest.files)
    try content.copyAttachments(copy.named.attachments.map(\.reference), progress)
    try place.complete(manifest.settings, copy, progress)
    return CopyOutcome(copy, content)
}

/// The manifest of a backup that is read, not written.
private func manifest(of backup: String, _ files: WholeFiles) throws(UpkeepError) -> BackupManifest? {
    do throws(UpkeepError) {
        return try BackupManifest.read(in: backup, files)
    } catch {
        guard case .target(let failure) = error else { throw error }
        throw .input(failure)
    }
}

private func copyJournal(
    _ source: JournalReading, _ manifest: BackupManifest, to place: TargetPlace, _ progress: ReadingProgress?
) throws(UpkeepError) -> CopiedJournal {
    var copy = JournalCopy(into: place)
    var named = NamedContent()
    do throws(UpkeepError) {
        let end = try source.run(progress) { record in
            _ = named.note(record)
            copy.take(record)
        } segmentRead: { _ throws(UpkeepError) in
            try copy.endSegment()
            return true
        }
        try copy.removeLaterSegments()
        let tail = source.journal.tail
        guard end == .whole, tail.head == manifest.head else {
            throw .backupDamaged(file: source.journal.path(ofSegment: tail.segment), byte: tail.offsetBytes)
        }
    } catch {
        copy.abandon()
        guard case .store(.damaged(let file, _, let byte, _)) = error else { throw error }
        throw .backupDamaged(file: file, byte: byte)
    }
    return CopiedJournal(
        head: manifest.head, sizes: manifest.sizes, named: named, writtenBytes: copy.writtenBytes)
}
