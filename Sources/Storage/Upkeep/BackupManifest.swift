// The file `backup.json`: what a backup holds, written when all of that is there. A folder without it is no backup.

import Digests

/// What a whole backup says of itself.
struct BackupManifest: Equatable {
    /// The version of its form.
    static let version: Int64 = 1
    static let name = "backup.json"
    static let limitBytes: Int64 = 1 << 24

    let settings: StoreSettings
    let head: Head
    /// How long the segments are, from the first on.
    let sizes: [Int64]
    /// The files of the definitions with their digests.
    let files: [DefinitionDigest]
    /// What records name, but the store itself had lost.
    let lacking: [Lacking]

    /// A file of a definition.
    struct DefinitionDigest: Equatable {
        let path: String
        let digest: SHA256Digest
    }

    /// The text, with its line feed.
    var text: [UInt8] {
        var writer = StrictWriter()
        writer.openObject()
        writer.name("backup")
        writer.integer(BackupManifest.version)
        writer.name("records")
        writer.integer(head.sequence)
        writer.name("head")
        writer.text(head.hash.hexadecimal)
        writer.name("segments")
        writer.openList()
        for size in sizes { writer.integer(size) }
        writer.closeList()
        writer.name("definitions")
        writer.openList()
        for file in files {
            writer.openObject()
            writer.name("file")
            writer.text(file.path)
            writer.name("sha256")
            writer.text(file.digest.hexadecimal)
            writer.closeObject()
        }
        writer.closeList()
        writer.name("lacking")
        writer.openList()
        for one in lacking {
            writer.openObject()
            writer.name("room")
            writer.text(one.room.rawValue)
            writer.name("sha256")
            writer.text(one.digest.hexadecimal)
            writer.closeObject()
        }
        writer.closeList()
        writer.name("store")
        writer.value(SettingsFile.text(settings).dropLast())
        writer.closeObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    /// Reads the manifest of a folder; nil where there is none.
    static func read(in folder: String, _ files: WholeFiles) throws(UpkeepError) -> BackupManifest? {
        let path = folder + "/" + name
        let text = try UpkeepError.atTarget { () throws(SystemFailure) -> [UInt8]? in
            guard try files.layer.status(path: path, at: .copyStatus)?.kind == .regular else { return nil }
            let file = try files.open(path, .readingGiven, at: .copyOpen)
            defer { files.closeQuietly(file, at: .copyClose) }
            return try files.readAll(file, limitBytes: limitBytes, at: .copyRead) ?? []
        }
        guard let text else { return nil }
        return try parse(text, path)
    }

    private static func parse(_ text: [UInt8], _ path: String) throws(UpkeepError) -> BackupManifest {
        let reader = StrictReader()
        guard let root = try? reader.read(text.dropLast()), let version = root["backup"]?.integer else {
            throw .backupDamaged(file: path, byte: 0)
        }
        guard version <= BackupManifest.version else {
            throw .newerForm(path: path, found: version, known: BackupManifest.version)
        }
        guard let settings = root["store"].map({ Array($0.content) }), let sequence = root["records"]?.integer,
            let hash = root["head"].flatMap(digest), let sizes = root["segments"]?.elements,
            let files = root["definitions"]?.elements, let lacking = root["lacking"]?.elements
        else { throw .backupDamaged(file: path, byte: 0) }
        let lengths = sizes.compactMap(\.integer)
        let digests = files.compactMap { file -> DefinitionDigest? in
            guard let path = file["file"]?.text, let digest = file["sha256"].flatMap(digest) else { return nil }
            return DefinitionDigest(path: path, digest: digest)
        }
        let lost = lacking.compactMap { one -> Lacking? in
            guard let room = one["room"]?.text.flatMap(Lacking.Room.init), let digest = one["sha256"].flatMap(digest)
            else { return nil }
            return Lacking(room: room, digest: digest)
        }
        guard lengths.count == sizes.count, digests.count == files.count, lost.count == lacking.count,
            digests.allSatisfy({ DefinitionFolder.isPlain($0.path) })
        else { throw .backupDamaged(file: path, byte: 0) }
        return try UpkeepError.storing { () throws(StoreError) in
            BackupManifest(
                settings: try SettingsFile.parse(settings, path: path), head: Head(sequence: sequence, hash: hash),
                sizes: lengths, files: digests, lacking: lost)
        }
    }

    private static func digest(_ value: StrictValue) -> SHA256Digest? {
        value.plainText.flatMap { SHA256Digest(hexadecimal: $0) }
    }
}

/// What a record names that is not where it belongs, or not what its name says.
package struct Lacking: Hashable, Sendable {
    /// Where it belongs.
    package enum Room: String, Sendable {
        case attachments, definitions
    }

    package let room: Room
    let digest: SHA256Digest

    /// As a fault of a store.
    package var fault: UpkeepError {
        switch room {
        case .attachments: .store(.attachmentMissing(digest))
        case .definitions: .store(.definitionMissing(digest))
        }
    }
}
