// A session that is killed at any call that it makes of the operating system, and another one that is killed while it
// opens what the first left: what was acknowledged is there, and nothing that is half.

import Digests
import Foundation
import Storage
import TestSupport
import Testing

struct KilledTests {
    /// What a life was told to have succeeded, and what it had under way.
    private struct Ledger {
        var isMade = false
        var events: [String] = []
        var underWay: [[String]] = []
        var attachments: [SHA256Digest] = []
        var definition: SHA256Digest?

        /// Whether these events are what was acknowledged, and after them no or some whole commands of what was under
        /// way.
        func allows(_ found: [String]) -> Bool {
            let ways = (0...underWay.count).map { events + underWay.prefix($0).joined() }
            return ways.contains(found)
        }
    }

    private static let definition = SHA256.digest(Array("definition".utf8))

    /// A life: a store made, commands, groups of them, attachments, a definition, segments begun, zeros cut off.
    private func live(_ fixture: StoreFixture, _ layer: FaultyLayer, _ ledger: inout Ledger) throws(StoreError) {
        let access = StoreAccess(
            lockWaitMilliseconds: 5, layer: layer, segmentBytes: 1700, settlingMilliseconds: 0)
        let store = try DiskStore.create(at: fixture.path, settings: StoreFixture.settings, access: access)
        ledger.isMade = true
        try add([batch(1)], to: store, &ledger)
        ledger.attachments.append(try store.putAttachment([1, 2, 3]).digest)
        try add([batch(2, 2)], to: store, &ledger)
        try store.putDefinition(KilledTests.definition, [DefinitionFile(path: "machines/a.json", bytes: [7])])
        ledger.definition = KilledTests.definition
        try add([batch(3), batch(4, 4), batch(5)], to: store, &ledger)
        try add([batch(6)], to: store, &ledger)
        try add([batch(7)], to: store, &ledger)
        store.close()
        try add([batch(8)], to: store, &ledger)
        store.close()
    }

    private func add(_ batches: [RecordBatch], to store: DiskStore, _ ledger: inout Ledger) throws(StoreError) {
        let events = batches.map { $0.events.map { String(decoding: $0, as: UTF8.self) } }
        ledger.underWay = events
        guard case .appended = try store.append(batches, ifHead: store.head) else { return }
        ledger.events += events.joined()
        ledger.underWay = []
    }

    @Test func nothingAcknowledgedIsLost() throws {
        var calls = 0
        var torn = 0
        while true {
            calls += 1
            let layer = FaultyLayer()
            let fixture = try StoreFixture()
            var ledger = Ledger()
            layer.die(after: calls)
            let error = try storeError { try live(fixture, layer, &ledger) }
            guard error != nil || layer.isDead else { break }
            torn += try checkAfter(ledger, fixture, "killed at call \(calls)", recoveryCalls: 1 + calls % 37)
        }
        #expect(calls > 200, "a life has more calls than \(calls)")
        #expect(torn > 5, "a torn tail was met \(torn) times")
    }

    /// Opens once and is killed in it, opens again and looks. How many torn tails were met.
    private func checkAfter(
        _ ledger: Ledger, _ fixture: StoreFixture, _ label: String, recoveryCalls: Int
    ) throws -> Int {
        let label = Comment(rawValue: label)
        let layer = FaultyLayer()
        layer.die(after: recoveryCalls)
        _ = try storeError {
            let store = try fixture.open(access: StoreAccess(lockWaitMilliseconds: 5, layer: layer))
            _ = try store.events()
            _ = try store.append(batch(99), ifHead: Head(sequence: -1, hash: .zero))
        }
        let store: DiskStore
        do {
            store = try fixture.open(access: StoreAccess(lockWaitMilliseconds: 5))
        } catch let error as StoreError {
            #expect(!ledger.isMade && error.code == "S0101", label)
            try fixture.create().add(batch(100))
            return 0
        }
        let found = try store.events()
        #expect(ledger.allows(found), Comment(rawValue: "\(label): \(found)"))
        #expect(store.standing == .writing, label)
        for digest in ledger.attachments { #expect(try store.attachment(digest) == [1, 2, 3], label) }
        if let definition = ledger.definition { #expect(try store.definition(definition).count == 1, label) }
        let notices = store.takeNotices().count
        try store.add(batch(100))
        store.close()
        #expect(try fixture.open().events() == found + ["{\"n\":100}"], label)
        #expect(try !fixture.names("journal").contains { try fixture.bytes("journal/\($0)").contains(0) }, label)
        return notices
    }
}
