// Copying the attachments and definitions that records name: what is there and right is kept, anything else is put
// anew, and what the source has lost is listed. Which records there are is not known here.

import Digests

/// The content of a store on its way to a target.
struct ContentCopy {
    let source: String
    let sourceFiles: WholeFiles
    let place: TargetPlace
    /// What was put, and what was there and right.
    private(set) var copied = 0
    private(set) var kept = 0
    private(set) var copiedBytes: Int64 = 0
    private(set) var lacking: [Lacking] = []
    /// Files that are not what a manifest says of them; they were brought over as they are.
    private(set) var faults: [UpkeepError] = []
    /// The files of the definitions with the digests of their content.
    private(set) var files: [BackupManifest.DefinitionDigest] = []
    /// The folders of the attachments. WHY: those that were there already too, for who put them there may have been cut
    /// short before their names were on the disk.
    private var parts: Set<String> = []

    init(from source: String, _ sourceFiles: WholeFiles, to place: TargetPlace) {
        self.source = source
        self.sourceFiles = sourceFiles
        self.place = place
    }

    /// Brings the attachments over.
    mutating func copyAttachments(
        _ references: [AttachmentReference], _ progress: ReadingProgress?
    ) throws(UpkeepError) {
        let pace = UpkeepPace(totalBytes: references.reduce(0) { $0 + $1.sizeBytes }, progress)
        defer { pace?.end() }
        for reference in references {
            try copyAttachment(reference.digest)
            pace?.add(reference.sizeBytes)
        }
        // WHY: one sync for each folder, not one for each attachment: the work counts as whole only at its end.
        for part in parts.sorted() {
            try UpkeepError.atTarget { () throws(SystemFailure) in
                try place.files.syncDirectory(part, at: .copyDirectorySync)
            }
        }
        try UpkeepError.atTarget { () throws(SystemFailure) in
            try place.files.syncDirectory(place.path + "/attachments", at: .copyDirectorySync)
        }
    }

    /// Brings the definitions over, with all their files.
    ///
    /// - Parameter expected: The digests that the files must have; nil where nothing says.
    mutating func copyDefinitions(
        _ hashes: [SHA256Digest], expected: [BackupManifest.DefinitionDigest]? = nil
    ) throws(UpkeepError) {
        let from = DefinitionFolder(files: sourceFiles, folder: source)
        let to = DefinitionFolder(files: place.files, folder: place.path)
        for hash in hashes {
            guard let found = try definition(hash, in: from, expected) else {
                lacking.append(Lacking(room: .definitions, digest: hash))
                continue
            }
            try put(found, as: hash, in: to)
            files += found.map { file in
                let path = hash.hexadecimal + "/" + file.path
                return BackupManifest.DefinitionDigest(path: path, digest: SHA256.digest(file.bytes))
            }
        }
    }

    private mutating func definition(
        _ hash: SHA256Digest, in folder: DefinitionFolder, _ expected: [BackupManifest.DefinitionDigest]?
    ) throws(UpkeepError) -> [DefinitionFile]? {
        let found: [DefinitionFile]
        do throws(StoreError) {
            found = try folder.get(hash)
        } catch {
            guard case .definitionMissing = error else { throw .store(error) }
            return nil
        }
        let machines = found.first { $0.path == DefinitionFolder.hashedFile }
        guard machines.map({ SHA256.digest($0.bytes) }) == hash else { return nil }
        guard let expected else { return found }
        let prefix = hash.hexadecimal + "/"
        for one in expected where one.path.hasPrefix(prefix) {
            let name = String(one.path.dropFirst(prefix.utf8.count))
            guard let file = found.first(where: { $0.path == name }), SHA256.digest(file.bytes) == one.digest else {
                faults.append(.backupDamaged(file: "\(folder.directory)/\(one.path)", byte: 0))
                continue
            }
        }
        return found
    }

    private mutating func put(
        _ found: [DefinitionFile], as hash: SHA256Digest, in folder: DefinitionFolder
    ) throws(UpkeepError) {
        do throws(StoreError) {
            if let there = try? folder.get(hash) {
                if there == found {
                    kept += 1
                    guard !PlantedBug.isPlanted(.copyThereTakenForSynced) else { return }
                    return try systemCall { () throws(SystemFailure) in
                        try place.files.syncDirectory(folder.directory, at: .copyDirectorySync)
                    }
                }
                try systemCall { () throws(SystemFailure) in
                    try folder.removeAll("\(folder.directory)/\(hash.hexadecimal)")
                }
            }
            try folder.put(hash, found)
            copied += 1
            copiedBytes += found.reduce(0) { $0 + Int64($1.bytes.count) }
        } catch {
            guard case .system(let failure) = error else { throw .store(error) }
            throw .target(failure)
        }
    }

    private mutating func copyAttachment(_ digest: SHA256Digest) throws(UpkeepError) {
        let (part, name) = AttachmentFolder(files: place.files, folder: place.path).place(of: digest)
        parts.insert(part)
        let there = try UpkeepError.atTarget { () throws(SystemFailure) in
            try place.files.digest(ofFile: "\(part)/\(name)", at: .copyOpen, .copyRead, .copyClose)
        }
        if there?.digest == digest {
            kept += 1
            return
        }
        let (sourcePart, _) = AttachmentFolder(files: sourceFiles, folder: source).place(of: digest)
        try UpkeepError.atTarget { () throws(SystemFailure) in
            try place.files.makeDirectory(part, at: .copyDirectoryMake)
        }
        let temporary = "\(part)/.\(name).\(SystemErrors.processNumber).new"
        defer { place.files.removeQuietly(temporary) }
        guard let sizeBytes = try write(digest, from: "\(sourcePart)/\(name)", to: temporary) else {
            lacking.append(Lacking(room: .attachments, digest: digest))
            return
        }
        try UpkeepError.atTarget { () throws(SystemFailure) in
            try place.files.layer.rename(temporary, to: "\(part)/\(name)", at: .copyRename)
        }
        copied += 1
        copiedBytes += sizeBytes
    }

    /// Writes the content to a new file; nil where the source has none of this digest.
    private func write(_ digest: SHA256Digest, from: String, to path: String) throws(UpkeepError) -> Int64? {
        let files = place.files
        files.removeQuietly(path)
        let file = try UpkeepError.atTarget { () throws(SystemFailure) in
            try files.open(path, .new(permissions: files.permissions.file), at: .copyOpen)
        }
        var offset: Int64 = 0
        var failed: SystemFailure?
        let found: (digest: SHA256Digest, sizeBytes: Int64)?
        do throws(SystemFailure) {
            found = try sourceFiles.digest(ofFile: from, at: .upkeepOpen, .upkeepRead, .upkeepClose) { piece in
                guard failed == nil else { return }
                do throws(SystemFailure) {
                    try files.writeAll(file, piece, offsetBytes: offset, at: .copyWrite)
                    offset += Int64(piece.count)
                } catch {
                    failed = error
                }
            }
        } catch {
            files.closeQuietly(file, at: .copyClose)
            throw .store(.system(error))
        }
        guard failed == nil, found?.digest == digest else {
            files.closeQuietly(file, at: .copyClose)
            if let failed { throw .target(failed) }
            return nil
        }
        do throws(SystemFailure) {
            try files.permissions.apply(toFile: file, files.layer, at: .copyPermissions)
            try files.layer.sync(file, at: .copySync)
        } catch {
            files.closeQuietly(file, at: .copyClose)
            throw .target(error)
        }
        try UpkeepError.atTarget { () throws(SystemFailure) in try files.layer.close(file, at: .copyClose) }
        return found?.sizeBytes
    }
}
