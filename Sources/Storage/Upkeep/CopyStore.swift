// A store made from another one on the disk, beside running sessions. A copy that was cut short is gone on with; until
// it is whole no session takes it for a store.

/// Copies the store to a new folder outside it.
package func copyStore(
    at path: String, to target: String, access: StoreAccess = StoreAccess(), progress: ReadingProgress? = nil
) throws(UpkeepError) -> CopyOutcome {
    let folder = try UpkeepError.storing { () throws(StoreError) in try StoreFolder.open(at: path, access: access) }
    try TargetPlace.expectOutside(path, target)
    let place = try TargetPlace.begin(
        .copy, at: target, of: folder.settings, finalName: SettingsFile.name, mayGrow: false, access: StoreAccess())
    for name in ["journal", "definitions", "attachments", "quarantine"] { try place.makeFolder(name) }
    let (copy, content) = try copyContents(of: folder, to: place, growing: nil, access, progress)
    if content.faults.isEmpty, content.lacking.isEmpty {
        try UpkeepError.atTarget { () throws(SystemFailure) in
            try place.files.syncDirectory(place.path, at: .copyDirectorySync)
        }
        try place.put(SettingsFile.text(folder.settings), named: SettingsFile.name)
        place.finish()
    }
    return CopyOutcome(copy, content)
}
