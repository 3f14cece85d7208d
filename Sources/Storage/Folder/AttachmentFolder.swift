// Attachments by the SHA-256 of their content, and the careful reading of a file that a user gives. Events that name an
// attachment are not known here.

import Digests

/// The folder `attachments/ab/cdef…`.
struct AttachmentFolder {
    let files: WholeFiles
    let directory: String

    /// The largest attachment a store keeps.
    static let limitBytes: Int64 = 256 << 20

    init(files: WholeFiles, folder: String) {
        self.files = files
        directory = folder + "/attachments"
    }

    /// Keeps the content durably. Content that is there already is checked and made durable too, for the session that
    /// wrote it may have been cut short.
    func put(_ bytes: [UInt8]) throws(StoreError) -> AttachmentReference {
        let digest = SHA256.digest(bytes)
        let (part, name) = place(of: digest)
        let reference = AttachmentReference(digest: digest, sizeBytes: Int64(bytes.count))
        let isThere = try systemCall { () throws(SystemFailure) in
            try files.makeDirectory(part, at: .attachmentDirectoryMake)
            try files.syncDirectory(directory, at: .attachmentDirectorySync)
            return try files.layer.status(path: "\(part)/\(name)", at: .attachmentStatus) != nil
        }
        if isThere {
            guard try get(digest) == bytes else { throw .attachmentDamaged(digest) }
            if PlantedBug.isPlanted(.fileThereTakenForSynced) { return reference }
            try systemCall { () throws(SystemFailure) in
                try files.syncDirectory(part, at: .attachmentDirectorySync)
            }
            return reference
        }
        try systemCall { () throws(SystemFailure) in
            try files.put(
                bytes[...], in: part, named: name,
                WritePoints(
                    write: .attachmentWrite, permissions: .attachmentPermissions, sync: .attachmentSync,
                    close: .attachmentClose, rename: .attachmentRename, directorySync: .attachmentDirectorySync))
        }
        return reference
    }

    /// The content, checked against its digest.
    func get(_ digest: SHA256Digest) throws(StoreError) -> [UInt8] {
        let (part, name) = place(of: digest)
        let path = "\(part)/\(name)"
        let bytes = try systemCall { () throws(SystemFailure) -> [UInt8]? in
            guard try files.layer.status(path: path, at: .attachmentStatus)?.kind == .regular else { return nil }
            let file = try files.open(path, .readingGiven, at: .attachmentOpen)
            defer { files.closeQuietly(file, at: .attachmentClose) }
            return try files.readAll(file, limitBytes: AttachmentFolder.limitBytes, at: .attachmentRead) ?? []
        }
        guard let bytes else { throw .attachmentMissing(digest) }
        guard SHA256.digest(bytes) == digest || PlantedBug.isPlanted(.digestNotCompared) else {
            throw .attachmentDamaged(digest)
        }
        return bytes
    }

    /// The folder of an attachment, and its name in there.
    func place(of digest: SHA256Digest) -> (part: String, name: String) {
        let digits = digest.hexadecimal
        return ("\(directory)/\(digits.prefix(2))", String(digits.dropFirst(2)))
    }
}

/// The content of a file that a user gives: a regular file, no link followed at its last part, no longer than the
/// limit, or the refusal.
package func readGivenFile(
    _ path: String, limitBytes: Int64, layer: any FileLayer = GlibcFileLayer()
) throws(StoreError) -> [UInt8] {
    let files = WholeFiles(layer: layer, permissions: Permissions(group: nil))
    let limit = min(limitBytes, AttachmentFolder.limitBytes)
    let file: OpenFile
    do throws(SystemFailure) {
        file = try files.open(path, .readingGiven, at: .givenOpen)
    } catch {
        let reason: StoreError.FileRefusal =
            switch error.number {
            case SystemErrors.link: .symbolicLink
            case SystemErrors.notFound, SystemErrors.notADirectory: .missing
            case SystemErrors.noDevice: .notRegular
            default: .unreadable
            }
        throw .fileRefused(path: path, reason: reason)
    }
    defer { files.closeQuietly(file, at: .givenClose) }
    var refusal = StoreError.FileRefusal.tooLarge(limitBytes: limit)
    do throws(SystemFailure) {
        if try files.layer.status(file, at: .givenStatus).kind != .regular {
            refusal = .notRegular
        } else if let bytes = try files.readAll(file, limitBytes: limit, at: .givenRead) {
            return bytes
        }
    } catch {
        refusal = .unreadable
    }
    throw .fileRefused(path: path, reason: refusal)
}
