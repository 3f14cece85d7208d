// The end of making a store from something else: the chain of what was written is read from the disk, and only then the
// folder becomes a store.

import Digests

extension TargetPlace {
    /// The folders of a store.
    static let storeFolders = ["journal", "definitions", "attachments", "quarantine"]

    /// Reads the chain of what was written up to its head, and makes the folder a store.
    func complete(
        _ settings: StoreSettings, _ copied: CopiedJournal, _ progress: ReadingProgress?
    ) throws(UpkeepError) {
        try UpkeepError.atTarget { () throws(SystemFailure) in
            try files.syncDirectory(path, at: .copyDirectorySync)
        }
        let written = JournalReading(files: files, folder: path, storeID: settings.id, sizes: copied.sizes)
        let end = try written.run(progress) { _ in }
        let tail = written.journal.tail
        guard end == .whole, tail.head == copied.head else {
            throw .store(
                .damaged(
                    file: written.journal.path(ofSegment: tail.segment), line: tail.lines + 1, byte: tail.offsetBytes,
                    reason: .brokenChain))
        }
        try put(SettingsFile.text(settings), named: SettingsFile.name)
        finish()
    }

    /// Removes what was made, and the folder itself where nothing else is in it.
    func undo() {
        let folder = DefinitionFolder(files: files, folder: path)
        for name in TargetPlace.storeFolders {
            try? folder.removeAll(path + "/" + name)
        }
        files.removeQuietly(path + "/" + TargetPlace.markName)
        files.removeQuietly(path + "/lock")
        try? files.layer.removeDirectory(path, at: .upkeepRemove)
    }
}
