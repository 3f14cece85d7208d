// A session's registry from a snapshot, and a snapshot from a session's registry. When either is done is the session's
// to say.

import Digests
package import Engine
package import Machines

/// A registry that lies in a snapshot.
package struct Restored {
    package let registry: Registry
    package let archive: SnapshotArchive
}

/// The writing of one snapshot, to be carried out by any thread while the session goes on.
package struct SnapshotWork: Sendable {
    let folder: SnapshotFolder
    let registry: Registry
    let archive: SnapshotArchive?
    let trailer: SnapshotTrailer

    /// The record after which the snapshot stands.
    package var sequence: Int64 { trailer.position.head.sequence }

    /// Writes it. False where that came to nothing; a snapshot that is not there costs time and nothing else.
    package func run(isCalledOff: @escaping () -> Bool = { false }) -> Bool {
        do throws(SystemFailure) {
            return try folder.put(registry, archive, trailer: trailer, isCalledOff: isCalledOff)
        } catch {
            return false
        }
    }
}

extension DiskStore {
    /// The registry as the newest snapshot has it that fits the journal, whose reading goes on from there; nil where
    /// there is none. Nothing is read but the snapshot's end and one record.
    package func restore(_ resolve: (String) -> Ruleset?) throws(StoreError) -> Restored? {
        for name in snapshots.names() {
            guard let (blocks, trailer) = snapshots.parseUsable(named: name, journal) else { continue }
            var rulesets: [String: Ruleset] = [:]
            for hash in trailer.definitions { rulesets[hash] = resolve(hash) }
            guard rulesets.count == trailer.definitions.count,
                let restored = parseRestored(blocks, trailer, rulesets)
            else { continue }
            journal.begin(at: trailer.position, starts: trailer.starts)
            return restored
        }
        return nil
    }

    /// The registry of a snapshot that was just written, whose definitions are all known; nil where it cannot be read.
    package func restore(_ work: SnapshotWork) -> Restored? {
        let name = SnapshotFolder.name(after: work.sequence)
        guard let blocks = snapshots.parseBlocks(named: name),
            let trailer = try? SnapshotTrailer(blocks.trailer)
        else { return nil }
        let known = work.registry.definitions.map { ($0.hash, $0.compiled) }
        return parseRestored(blocks, trailer, Dictionary(known, uniquingKeysWith: { $1 }))
    }

    private func parseRestored(
        _ blocks: BlockReader, _ trailer: SnapshotTrailer, _ rulesets: [String: Ruleset]
    ) -> Restored? {
        let definitions = trailer.definitions.compactMap { hash in rulesets[hash].map { (hash, $0) } }
        let rebuild = rebuilding(to: trailer.position, rulesets)
        guard let archive = try? SnapshotArchive(blocks, rebuild: rebuild) else { return nil }
        let frame = ArchivedFrame(
            definitions: definitions, deployments: trailer.deployments, latest: trailer.latest, drafts: trailer.drafts,
            opinions: trailer.opinions)
        return Restored(registry: Registry(archive, frame: frame), archive: archive)
    }

    /// The work of writing a snapshot of the registry, which holds all that this handle has read so far; nil where
    /// there is nothing to write. `archive` is the snapshot that the registry lies in.
    package func snapshotWork(of registry: Registry, _ archive: SnapshotArchive?) -> SnapshotWork? {
        let position = journal.reached ?? journal.tail
        guard position.offsetBytes > 0, archive?.trailer.position != position || archive?.hasFailed == true else {
            return nil
        }
        let trailer = SnapshotTrailer(
            registry, genesis: journal.genesis, position: position, starts: journal.starts)
        return SnapshotWork(folder: snapshots, registry: registry, archive: archive, trailer: trailer)
    }

    /// The record after which the newest snapshot stands, whoever wrote it; nil where there is none.
    package var newestSnapshot: Int64? { snapshots.newest }

    /// How many records this handle has read beyond the snapshot's, or beyond none.
    package func recordsSince(_ archive: SnapshotArchive?) -> Int64 {
        head.sequence - (archive?.sequence ?? 0)
    }

    private func rebuilding(
        to position: JournalPosition, _ rulesets: [String: Ruleset]
    ) -> SnapshotArchive.Rebuilding {
        let (path, access) = (path, access)
        return {
            do throws(StoreError) {
                let store = try DiskStore.open(at: path, access: access)
                return .success(try store.registry(after: position, rulesets))
            } catch {
                return .failure(error)
            }
        }
    }

    /// The registry folded from the first record to a position.
    func registry(
        after position: JournalPosition, _ rulesets: [String: Ruleset]
    ) throws(StoreError) -> Registry {
        var fold = EventFold { rulesets[$0.hexadecimal] }
        var isReached = false
        try read(from: 1) { record in
            guard record.sequence <= position.head.sequence else { return }
            isReached = Head(sequence: record.sequence, hash: record.hash) == position.head
            fold.take(record)
        }
        if case .stopped(let reason) = standing { throw reason }
        if let fault = fold.fault { throw fault }
        guard isReached else {
            throw .journalShrank(file: journal.path(ofSegment: position.segment), byte: position.offsetBytes)
        }
        return fold.registry
    }
}
