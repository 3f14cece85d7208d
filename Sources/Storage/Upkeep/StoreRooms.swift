// Everything that lies in a store's folder, sorted by what it is, with its length. Whether a record names it is not
// known here.

import Digests

/// The files of a store.
struct StoreRooms {
    /// A file, with its path below the store's folder.
    struct File {
        let path: String
        let sizeBytes: Int64
        /// When its content was last changed, in milliseconds since 1970-01-01T00:00:00Z.
        let modifiedMilliseconds: Int64
    }

    /// The attachments with the digests that their names say.
    private(set) var attachments: [(digest: SHA256Digest, file: File)] = []
    /// The names of the definitions' folders.
    private(set) var definitions: [String] = []
    /// The files in them.
    private(set) var definitionFiles: [File] = []
    private(set) var segments: [File] = []
    /// The copies of torn tails.
    private(set) var quarantined: [File] = []
    /// The caches' files.
    private(set) var caches: [File] = []
    /// What sessions left that ended while they wrote: files, and those in unfinished definitions.
    private(set) var leftovers: [File] = []
    /// The settings and the lock.
    private(set) var fixed: [File] = []
    /// What is nothing of a store's.
    private(set) var strangers: [File] = []

    private let folder: StoreFolder

    /// The folders of the caches.
    static let cacheFolders = ["index", "snapshot"]

    init(_ folder: StoreFolder) throws(StoreError) {
        self.folder = folder
        try systemCall { () throws(SystemFailure) in
            for file in try files(below: "") { sort(file) }
        }
    }

    private mutating func sort(_ file: File) {
        let parts = file.path.split(separator: "/")
        if parts.contains(where: { $0.hasPrefix(".") && $0.hasSuffix(".new") }) {
            leftovers.append(file)
            return
        }
        let name = parts.last ?? ""
        switch (parts.first, parts.count) {
        case ("journal", 2) where name.hasSuffix(".jsonl"): segments.append(file)
        case ("attachments", 3):
            if let digest = SHA256Digest(hexadecimal: Array((parts[1] + name).utf8)), parts[1].utf8.count == 2 {
                attachments.append((digest, file))
            } else {
                strangers.append(file)
            }
        case ("definitions", 3...):
            if definitions.last != String(parts[1]) { definitions.append(String(parts[1])) }
            definitionFiles.append(file)
        case ("quarantine", 2): quarantined.append(file)
        case (let first?, 2...) where StoreRooms.cacheFolders.contains(String(first)): caches.append(file)
        case (_, 1) where name == "lock" || name == SettingsFile.name: fixed.append(file)
        default: strangers.append(file)
        }
    }

    private func files(below prefix: String) throws(SystemFailure) -> [File] {
        var found: [File] = []
        let directory = prefix.isEmpty ? folder.path : folder.path + "/" + prefix
        for name in try folder.files.names(inDirectory: directory, at: .upkeepList) {
            let path = prefix.isEmpty ? name : prefix + "/" + name
            // WHY: beside running sessions a file may be gone again.
            guard let status = try folder.files.layer.status(path: folder.path + "/" + path, at: .upkeepStatus) else {
                continue
            }
            if status.kind == .directory {
                found += try files(below: path)
            } else {
                found.append(
                    File(
                        path: path, sizeBytes: status.sizeBytes, modifiedMilliseconds: status.modifiedMilliseconds))
            }
        }
        return found
    }
}
