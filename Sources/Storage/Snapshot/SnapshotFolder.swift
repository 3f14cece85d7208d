// A store's folder of snapshots: finding the newest one that the journal bears out, putting a new one there, taking
// away those that it supersedes. All of it may be deleted at any time.

import Digests
import Engine
import Machines

/// The folder `snapshot/`.
struct SnapshotFolder: Sendable {
    let files: WholeFiles
    let path: String

    private static let suffix = ".snapshot"

    init(files: WholeFiles, folder: String) {
        self.files = files
        path = folder + "/snapshot"
    }

    /// The name of the snapshot after a record; names are in the order of the records.
    static func name(after sequence: Int64) -> String {
        let digits = String(sequence)
        return String(repeating: "0", count: max(0, 19 - digits.count)) + digits + suffix
    }

    /// The record after which the snapshot of this name stands; nil for any other file.
    static func sequence(ofName name: String) -> Int64? {
        name.hasSuffix(suffix) ? DecimalDigits.parse(name.utf8.dropLast(suffix.utf8.count).drop { $0 == 0x30 }) : nil
    }

    /// The record after which the newest snapshot stands; nil where there is none.
    var newest: Int64? { names().first.flatMap(SnapshotFolder.sequence) }

    /// The names of the snapshots, the newest first; none where the folder can not be read.
    func names() -> [String] {
        guard let names = try? files.names(inDirectory: path, at: .snapshotList) else { return [] }
        return names.filter { SnapshotFolder.sequence(ofName: $0) != nil }.sorted(by: >)
    }

    /// The blocks of a snapshot; nil where it can not be read or is damaged at its end.
    func parseBlocks(named name: String) -> BlockReader? {
        guard let file = try? files.open(path + "/" + name, .reading, at: .snapshotOpen) else { return nil }
        return try? BlockReader(files, file)
    }

    /// The blocks and the trailer of a snapshot of this store that the journal bears out; nil for any other.
    func parseUsable(named name: String, _ journal: Journal) -> (blocks: BlockReader, trailer: SnapshotTrailer)? {
        guard let blocks = parseBlocks(named: name), let trailer = try? SnapshotTrailer(blocks.trailer),
            trailer.genesis == journal.genesis.hash,
            journal.bearsOut(trailer.position) || PlantedBug.isPlanted(.snapshotNotBorneOut)
        else { return nil }
        return (blocks, trailer)
    }

    /// Writes a snapshot so that it is there whole and durable or not at all, and removes those before it. False where
    /// another process writes one, or the writing was called off.
    func put(
        _ registry: Registry, _ archive: SnapshotArchive?, trailer: SnapshotTrailer, isCalledOff: @escaping () -> Bool
    ) throws(SystemFailure) -> Bool {
        try files.makeDirectory(path, at: .snapshotDirectoryMake)
        let lock = try files.open(
            path + "/lock", .writingOrNew(permissions: files.permissions.file), at: .snapshotOpen)
        defer { files.closeQuietly(lock, at: .snapshotClose) }
        guard try files.layer.tryLock(lock, .exclusive, at: .snapshotOpen), try hasRoom(near: lock, trailer) else {
            return false
        }
        let name = SnapshotFolder.name(after: trailer.position.head.sequence)
        let temporary = "\(path)/.\(name).\(SystemErrors.processNumber).new"
        do throws(SystemFailure) {
            guard try write(registry, archive, trailer: trailer, to: temporary, isCalledOff: isCalledOff) else {
                files.removeQuietly(temporary)
                return false
            }
            try files.layer.rename(temporary, to: "\(path)/\(name)", at: .snapshotRename)
        } catch {
            files.removeQuietly(temporary)
            throw error
        }
        try files.syncDirectory(path, at: .snapshotDirectorySync)
        for earlier in names() where earlier < name { files.removeQuietly("\(path)/\(earlier)") }
        return true
    }

    /// Whether a snapshot leaves room enough. WHY: a cache must not take the last bytes, which are the journal's.
    private func hasRoom(near file: OpenFile, _ trailer: SnapshotTrailer) throws(SystemFailure) -> Bool {
        guard let free = try files.layer.freeBytes(near: file, at: .snapshotStatus) else { return true }
        // A snapshot has about a seventh of the bytes of its journal.
        let journalBytes = trailer.starts.count > 1 ? Int64(trailer.starts.count) << 26 : trailer.position.offsetBytes
        return free > journalBytes / 4 + SnapshotFolder.sparedBytes
    }

    /// What a snapshot leaves free: room for the next commits, however they are written ahead.
    private static let sparedBytes: Int64 = 16 << 20

    private func write(
        _ registry: Registry, _ archive: SnapshotArchive?, trailer: SnapshotTrailer, to path: String,
        isCalledOff: @escaping () -> Bool
    ) throws(SystemFailure) -> Bool {
        files.removeQuietly(path)
        let file = try files.open(path, .new(permissions: files.permissions.file), at: .snapshotWrite)
        let isWhole: Bool
        do throws(SystemFailure) {
            try files.permissions.apply(toFile: file, files.layer, at: .snapshotPermissions)
            let blocks = BlockWriter { bytes, offset throws(SystemFailure) in
                try files.writeAll(file, bytes, offsetBytes: offset, at: .snapshotWrite)
            }
            isWhole = try SnapshotWriter.write(
                registry, archive, trailer: trailer, to: blocks, isCalledOff: isCalledOff)
            if isWhole, !PlantedBug.isPlanted(.snapshotRenamedBeforeSynced) {
                try files.layer.sync(file, at: .snapshotSync)
            }
        } catch {
            files.closeQuietly(file, at: .snapshotClose)
            throw error
        }
        try files.layer.close(file, at: .snapshotClose)
        return isWhole
    }
}
