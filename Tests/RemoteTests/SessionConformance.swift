// What every store keeps of the protocol where several sessions are at it: what each of them sees, what one puts and
// another names, and that no acknowledged command is lost, doubled or out of order when all write at once.

import Digests
import Engine
import Foundation
import Machines
import Storage
import TestSupport
import Testing

extension StorageConformance {
    @Test(arguments: StoreKind.shared)
    func aNewSessionHasReadNothing(_ kind: StoreKind) throws {
        let site = try StoreSite(kind)
        try site.first.add([1, 2])
        try site.first.add([3])
        for other in [try site.another(), try site.beside()] {
            #expect(other.settings == StoreSite.settings)
            #expect(other.head == StoreSite.settings.genesis)
            #expect(try other.append([batch([8]), batch([9])], ifHead: other.head) == .moved)
            // Where it begins in the midst, it is at the end behind that all the same.
            #expect(try other.events(from: 3) == ["{\"n\":3}"])
            #expect(other.head == site.first.head)
            #expect(try other.events().count == 3)
            #expect(other.takeNotices().isEmpty && other.standing == .writing)
        }
        #expect(try site.first.events().count == 3)
    }

    @Test(arguments: StoreKind.atHand)
    func nothingIsWrittenByNoCommand(_ kind: StoreKind) throws {
        let site = try StoreSite(kind)
        defer { withExtendedLifetime(site) {} }
        let store = site.first
        try store.add([1])
        let (head, lines) = (store.head, try store.lines())
        #expect(try store.append([], ifHead: head) == .appended(head))
        #expect(try store.lines() == lines)
        #expect(store.head == head)
    }

    @Test(arguments: StoreKind.atHand)
    func recordsComeInPartsOfWhichEachHasItsPlace(_ kind: StoreKind) throws {
        let site = try StoreSite(kind)
        for number in 0..<40 { try site.first.add([number, number]) }
        for store in kind == .memory ? [site.first] : [site.first, try site.another()] {
            for from in [Int64(1), 2, 80, 81] {
                var numbers: [Int64] = []
                try store.read(from: from, ahead: nil) { numbers.append($0.records[$1].sequence) }
                #expect(numbers == Array(from..<81))
            }
        }
    }

    @Test(arguments: StoreKind.atHand)
    func whoGivesUpLetsOthersIn(_ kind: StoreKind) throws {
        let site = try StoreSite(kind)
        let fault = StoreError.attachmentMissing(.zero)
        #expect(throws: fault) {
            try site.first.exclusively { () throws(StoreError) in
                try site.first.exclusively { () throws(StoreError) in throw fault }
            }
        }
        let next = try site.another()
        try next.add([1])
        try site.first.add([2])
        #expect(try next.events().count == 2)
    }

    @Test(arguments: StoreKind.shared)
    func whatOneSessionPutAnotherMayName(_ kind: StoreKind) throws {
        let site = try StoreSite(kind)
        let put = try site.first.putAttachment(Array("letter".utf8))
        let event =
            "{\"kind\":\"attached\",\"case\":1,\"file\":{\"hash\":\"\(put.digest.hexadecimal)\",\"bytes\":6}}"
        let naming = RecordBatch(atMilliseconds: 1, session: "s", by: "b", events: [Array(event.utf8)])
        let other = try site.another()
        #expect(try other.append(naming, ifHead: other.head) == .appended(other.head))
        #expect(try site.first.events() == [event])
    }

    @Test(arguments: StoreKind.shared)
    func aDefinitionKeepsItsFilesWhoeverPutsOthers(_ kind: StoreKind) throws {
        let site = try StoreSite(kind)
        let machines = DefinitionFile(path: "ruleset", bytes: Array("machines".utf8))
        let hash = SHA256.digest(machines.bytes)
        let files = [machines, DefinitionFile(path: "sources/人才.matter", bytes: Array("一".utf8))]
        try site.first.putDefinition(hash, files)
        let other = try site.another()
        try other.putDefinition(hash, [machines, DefinitionFile(path: "sources/b.matter", bytes: [])])
        for store in [site.first, other, try site.another()] { #expect(try store.definition(hash) == files) }
    }

    @Test(arguments: StoreKind.atHand, ["", "/a", "a/", "../a", "a/../b", ".a", "a//b", "a\u{0}b"])
    func noDefinitionLiesOutside(_ kind: StoreKind, _ path: String) throws {
        let site = try StoreSite(kind)
        defer { withExtendedLifetime(site) {} }
        let files = [DefinitionFile(path: "a", bytes: [1]), DefinitionFile(path: path, bytes: [2])]
        #expect(throws: StoreError.definitionPathRefused(path)) { try site.first.putDefinition(.zero, files) }
        #expect(throws: StoreError.definitionMissing(.zero)) { try site.first.definition(.zero) }
    }

    @Test(arguments: StoreKind.shared)
    func aSnapshotIsReadOnFrom(_ kind: StoreKind) throws {
        let site = try StoreSite(kind)
        let store = site.first
        var registry = Registry()
        #expect(try store.restore { _ in nil } == nil)
        #expect(store.newestSnapshot == nil && store.snapshotWork(of: registry, nil) == nil)
        func open(_ account: String) throws {
            let event = Event.account(account, .opened(party: nil, .administrator))
            let stamp = Stamp(at: Moment(milliseconds: 1_690_000_000_000), session: "s1", by: "admin")
            let outcome = try store.append([event], stamp: stamp, registry: registry, ifHead: store.head)
            #expect(outcome == .appended(store.head))
            registry.fold(event, stamp: stamp) { _ in nil }
        }
        try open("first")
        try open("second")
        #expect(store.recordsSince(nil) == 2)
        let work = try #require(store.snapshotWork(of: registry, nil))
        #expect(work.sequence == 2 && work.run())
        let own = try #require(store.restore(work))
        #expect(store.snapshotWork(of: own.registry, own.archive) == nil && store.recordsSince(own.archive) == 0)
        try open("third")
        let beside = try site.beside()
        var restored = try #require(try beside.restore { _ in nil }).registry
        #expect(beside.head.sequence == 2 && beside.newestSnapshot == 2)
        #expect(restored.account(named: "second") != nil && restored.account(named: "third") == nil)
        try beside.fold(into: &restored, resolve: { _ in nil }, { _ in })
        #expect(restored.account(named: "third") != nil && beside.head == store.head)
        #expect(try beside.lines() == store.lines())
    }

    @Test(arguments: StoreKind.threaded)
    func allWriteAtOnce(_ kind: StoreKind) throws {
        let site = try StoreSite(kind)
        let writers = try (0..<4).map { Writer($0, try $0 == 0 ? site.beside() : site.another()) }
        let work = DispatchGroup()
        for writer in writers { DispatchQueue.global().async(group: work) { writer.write(12) } }
        work.wait()
        for writer in writers { #expect(writer.fault == nil && writer.written.count == 12) }

        let events = try site.first.events()
        #expect(events.count == 96)
        let written = writers.flatMap(\.written).sorted { $0.head.sequence < $1.head.sequence }
        #expect(events == written.flatMap { ["{\"n\":\($0.number)}", "{\"n\":\($0.number)}"] })
        var latest = DispatchTime(uptimeNanoseconds: 0)
        try site.first.read(from: 1) { record in
            guard record.batch.index == 2 else { return }
            let told = written[Int(record.sequence) / 2 - 1]
            #expect(told.head == Head(sequence: record.sequence, hash: record.hash))
            // What began after an answer lies behind it.
            #expect(told.ended >= latest)
            latest = max(latest, told.began)
        }
        for writer in writers { #expect(try writer.store.lines() == site.first.lines()) }
    }
}

/// A session that writes on a thread of its own.
private final class Writer: @unchecked Sendable {
    // INVARIANT: everything is touched by that thread alone, and by the test when the thread has ended.
    let store: any EventStore
    private let name: Int
    private(set) var written: [(number: Int, head: Head, began: DispatchTime, ended: DispatchTime)] = []
    private(set) var fault: StoreError?

    init(_ name: Int, _ store: any EventStore) {
        self.name = name
        self.store = store
    }

    /// Writes commands of two events, each until it was not overtaken; not every time is it read on before.
    func write(_ count: Int) {
        do throws(StoreError) {
            for turn in 0..<count {
                let number = 1000 * name + turn
                let began = DispatchTime.now()
                var isOld = turn % 3 == 0
                while true {
                    if !isOld { try store.readOn { _ in } }
                    isOld = false
                    guard case .appended(let head) = try store.append(batch([number, number]), ifHead: store.head)
                    else { continue }
                    written.append((number, head, began, DispatchTime.now()))
                    break
                }
            }
        } catch {
            fault = error
        }
    }
}
