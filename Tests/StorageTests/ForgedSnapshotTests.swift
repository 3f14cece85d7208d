// Snapshots whose sums are right and whose content is not: whatever they say, the store is read as the journal says or
// the snapshot is left alone, and nothing ends the session.

import Engine
import Foundation
import Machines
import TestSupport
import Testing

@testable import Storage

@Suite struct ForgedSnapshotTests {
    private let copy: TemporaryFolder
    private let path: String
    private let ruleset: Ruleset
    private let registry: Registry

    init() throws {
        copy = try TemporaryFolder()
        path = copy.path + "/store"
        try FileManager.default.copyItem(
            atPath: Repository.url(FrozenFormatTests.folder).path + "/store", toPath: path)
        for name in ["quarantine", "attachments", "definitions"] {
            try FileManager.default.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: true)
        }
        ruleset = SampleRulebook.ruleset
        var fold = EventFold { _ in SampleRulebook.ruleset }
        let store = try DiskStore.open(at: path)
        try store.read(from: 1) { fold.take($0) }
        registry = fold.registry
        let work = try #require(store.snapshotWork(of: registry, nil))
        #expect(work.run())
    }

    /// Writes another trailer behind the blocks, with the sums that belong to it, and opens the store by it.
    private func open(_ forge: (SnapshotTrailer) -> SnapshotTrailer) throws -> Restored? {
        let store = try DiskStore.open(at: path)
        let name = try #require(store.snapshots.names().first)
        let blocks = try #require(store.snapshots.parseBlocks(named: name))
        let data = try blocks.bytes(at: 0, count: blocks.dataBytes)
        var file: [UInt8] = []
        var writer = BlockWriter { bytes, _ in file += bytes }
        try writer.append(data)
        try writer.finish(forge(try SnapshotTrailer(blocks.trailer)).bytes)
        try Data(file).write(to: URL(fileURLWithPath: path + "/snapshot/" + name))
        return try store.restore { _ in ruleset }
    }

    private func trailer(like other: SnapshotTrailer, of registry: Registry) -> SnapshotTrailer {
        var trailer = SnapshotTrailer(
            registry, genesis: Head(sequence: 0, hash: other.genesis), position: other.position, starts: other.starts)
        trailer.offsets = other.offsets
        return trailer
    }

    @Test func oneThatIsAsItWasIsTaken() throws {
        let restored = try #require(try open { $0 })
        #expect(Array(restored.registry.cases) == Array(registry.cases) && !restored.archive.hasFailed)
    }

    @Test func whatIsBeyondTheJournalIsEmpty() throws {
        var more = registry
        for number in 1...5 {
            let party = Party(id: PartyID(UInt32(registry.parties.count + number)), kind: 0, values: [])
            more.fold(.registered(party), stamp: SampleRulebook.stamp) { _ in ruleset }
        }
        #expect(more.parties.count == registry.parties.count + 5)
        let restored = try #require(try open { trailer(like: $0, of: more) })
        let parties = Array(restored.registry.parties)
        #expect(parties.prefix(registry.parties.count) == Array(registry.parties)[...])
        #expect(parties.last?.values == [] && restored.archive.hasFailed)
    }

    @Test(arguments: [Int.max, Int.min, 1 << 40]) func oneWhosePartsLieElsewhereIsLeftAlone(offset: Int) throws {
        for part in SnapshotPart.allCases {
            let restored = try open { trailer in
                var forged = trailer
                forged.offsets[part.rawValue] = offset
                return forged
            }
            #expect(restored == nil)
        }
    }
}
