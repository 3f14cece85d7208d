// What every store keeps of the protocol, tried on each kind alike: order, wholeness, heads, collisions, contents.

import Digests
import Foundation
import Linking
import Remote
import Storage
import TestSupport
import Testing

struct StorageConformance {
    // The rows of etcd in the tests below are there only where a cluster is; Tests/Outside/etcd starts one.
    @Test(.enabled(if: StoreKind.members != nil, "ZHUJI_TEST_ETCD names no cluster"))
    func etcdIsTriedToo() {
        #expect(StoreKind.shared.contains(.etcd))
    }

    @Test(arguments: StoreKind.atHand)
    func aNewStoreHasNothing(_ kind: StoreKind) throws {
        let site = try StoreSite(kind)
        defer { withExtendedLifetime(site) {} }
        let store = site.first
        #expect(store.settings == StoreSite.settings)
        #expect(store.head == StoreSite.settings.genesis)
        #expect(store.standing == .writing)
        #expect(try store.events() == [])
        #expect(store.takeNotices().isEmpty)
    }

    @Test(arguments: StoreKind.atHand)
    func whatIsAppendedIsReadInOrder(_ kind: StoreKind) throws {
        let site = try StoreSite(kind)
        defer { withExtendedLifetime(site) {} }
        let store = site.first
        try store.add([1])
        try store.add([2, 3])
        #expect(store.head.sequence == 3)
        #expect(try store.events() == ["{\"n\":1}", "{\"n\":2}", "{\"n\":3}"])
        for from in Int64(0)...5 { #expect(try store.events(from: from).count == [3, 3, 2, 1, 0, 0][Int(from)]) }
        var records: [Record] = []
        try store.read(from: 1) { records.append($0) }
        #expect(
            records.map(\.batch) == [
                BatchPlace(), BatchPlace(index: 1, count: 2), BatchPlace(index: 2, count: 2),
            ])
        #expect(
            records.allSatisfy { $0.session == "s1" && $0.by == "office-a" && $0.atMilliseconds == 1_700_000_000_000 })
        #expect(records.last?.hash == store.head.hash)
    }

    @Test(arguments: StoreKind.atHand)
    func theLinesAreTheSameEverywhere(_ kind: StoreKind) throws {
        let (site, other) = (try StoreSite(kind), try StoreSite(.memory))
        defer { withExtendedLifetime((site, other)) {} }
        let (store, memory) = (site.first, other.first)
        for store in [store, memory] {
            try store.add([1])
            let outcome = try store.append([batch([2]), batch([3, 4])], ifHead: store.head)
            #expect(outcome == .appended(store.head))
        }
        #expect(try store.lines() == memory.lines())
        #expect(store.head == memory.head)
        for line in try store.lines() {
            #expect(
                SHA256.digest(line.dropLast(75)).hexadecimal
                    == String(decoding: line.suffix(66).dropLast(2), as: UTF8.self))
        }
    }

    // As whoever is in doubt about a commit writes it, so that what is under way comes to nothing.
    @Test(arguments: StoreKind.engines)
    func aHeadThatWasWrittenAnewIsTheHeadStill(_ kind: StoreKind) throws {
        let site = try StoreSite(kind)
        defer { withExtendedLifetime(site) {} }
        let store = site.first
        try store.add([1])
        let engine = try #require(try site.engine())
        let head = EngineHead(sequence: 1, hash: store.head.hash.hexadecimal)
        #expect(try engine.ask(.fence(head), []) {}.said == .done)
        #expect(try store.append(batch([2]), ifHead: store.head) == .appended(store.head))
        #expect(try store.events() == ["{\"n\":1}", "{\"n\":2}"])
        #expect(try engine.ask(.fence(head), []) {}.said == .moved)
    }

    @Test(arguments: StoreKind.atHand)
    func anOldHeadIsRefused(_ kind: StoreKind) throws {
        let site = try StoreSite(kind)
        defer { withExtendedLifetime(site) {} }
        let store = site.first
        let old = store.head
        try store.add([1])
        #expect(try store.append(batch([9]), ifHead: old) == .moved)
        #expect(try store.events() == ["{\"n\":1}"])
        try store.add([2])
        #expect(try store.events().count == 2)
    }

    @Test(arguments: StoreKind.shared)
    func sessionsSeeEachOther(_ kind: StoreKind) throws {
        let site = try StoreSite(kind)
        let handles = [site.first, try site.another(), try site.beside()]
        for (number, writer) in (handles + handles).enumerated() {
            try writer.add([number])
            for reader in handles { #expect(try reader.events().count == number + 1) }
        }
        for reader in handles {
            #expect(try reader.lines() == site.first.lines())
            #expect(reader.head == site.first.head)
        }
        #expect(try site.another().events(from: 3).count == 4)
    }

    @Test(arguments: StoreKind.shared)
    func whoIsOvertakenDecidesAnew(_ kind: StoreKind) throws {
        let site = try StoreSite(kind)
        let (first, second) = (site.first, try site.another())
        try second.readOn { _ in }
        try first.add([1])
        #expect(try second.append(batch([9]), ifHead: second.head) == .moved)
        var seen: [String] = []
        try second.exclusively { () throws(StoreError) in
            try second.readOn { seen.append(String(decoding: $0.event, as: UTF8.self)) }
            _ = try second.append(batch([2]), ifHead: second.head)
        }
        #expect(seen == ["{\"n\":1}"])
        #expect(try first.events() == ["{\"n\":1}", "{\"n\":2}"])
    }

    @Test(arguments: StoreKind.shared)
    func eachAcknowledgedBatchIsThereOnce(_ kind: StoreKind) throws {
        let site = try StoreSite(kind)
        let handles = [site.first, try site.another(), try site.beside(), try site.another()]
        var model: [String] = []
        var seed: UInt64 = 7
        for number in 0..<60 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1
            let handle = handles[Int(seed >> 33) % handles.count]
            // WHY: not every session reads before it writes, so that heads are old again and again.
            if seed >> 40 & 1 == 0 { try handle.readOn { _ in } }
            if case .appended = try handle.append(batch([number]), ifHead: handle.head) {
                model.append("{\"n\":\(number)}")
            }
        }
        #expect(model.count > 15)
        for handle in handles { #expect(try handle.events() == model) }
    }

    @Test(arguments: StoreKind.atHand)
    func aBatchComesWhole(_ kind: StoreKind) throws {
        let site = try StoreSite(kind)
        try site.first.add(Array(0..<1000))
        let long = String(repeating: "字", count: 100_000)
        let texts = (0..<8).map { Array("{\"n\":\($0),\"t\":\"\(long)\"}".utf8) }
        let large = RecordBatch(atMilliseconds: 1, session: "s", by: "b", events: texts)
        guard case .appended = try site.first.append(large, ifHead: site.first.head) else {
            Issue.record("not appended")
            return
        }
        for store in kind == .memory ? [site.first] : [site.first, try site.another()] {
            #expect(try store.events().count == 1008)
            #expect(try store.events(from: 1001) == texts.map { String(decoding: $0, as: UTF8.self) })
        }
    }

    @Test(arguments: StoreKind.atHand)
    func whatIsRefusedWritesNothing(_ kind: StoreKind) throws {
        let site = try StoreSite(kind)
        defer { withExtendedLifetime(site) {} }
        let store = site.first
        try store.add([1])
        let (head, lines) = (store.head, try store.lines())
        func refuse(_ events: [[UInt8]], _ code: String) throws {
            let bad = RecordBatch(atMilliseconds: 1, session: "s", by: "b", events: events)
            var found = ""
            do throws(StoreError) { _ = try store.append([batch([5]), bad], ifHead: head) } catch { found = error.code }
            #expect(found == code)
            #expect(store.head == head)
            #expect(try store.lines() == lines)
        }
        try refuse([Array("{\"n\": 1}".utf8)], "S0113")
        try refuse([Array("[]".utf8)], "S0113")
        try refuse([], "S0113")
        try refuse([Array("{\"n\":\"\(String(repeating: "x", count: (1 << 20) - 100))\"}".utf8)], "S0112")
        try store.add([2])
    }

    @Test(arguments: StoreKind.atHand, [0, 1, 1_048_575, 1_048_576, 1_048_577, 5_000_000])
    func attachmentsComeBack(_ kind: StoreKind, _ count: Int) throws {
        let site = try StoreSite(kind)
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
        let reference = try site.first.putAttachment(bytes)
        #expect(reference == AttachmentReference(digest: SHA256.digest(bytes), sizeBytes: Int64(count)))
        #expect(try site.first.putAttachment(bytes) == reference)
        for store in kind == .memory ? [site.first] : [site.first, try site.another()] {
            #expect(try store.attachment(reference.digest) == bytes)
            let missing = SHA256.digest(Array("none".utf8))
            #expect(throws: StoreError.attachmentMissing(missing)) { try store.attachment(missing) }
        }
    }

    @Test(arguments: StoreKind.atHand)
    func definitionsComeBack(_ kind: StoreKind) throws {
        let site = try StoreSite(kind)
        let machines = Array("machines".utf8)
        let hash = SHA256.digest(machines)
        let files = [
            DefinitionFile(path: "ruleset", bytes: machines),
            DefinitionFile(path: "sources/empty.matter", bytes: []),
            DefinitionFile(path: "sources/人才.matter", bytes: Array("事项\n".utf8)),
        ]
        try site.first.putDefinition(hash, files)
        try site.first.putDefinition(hash, files)
        for store in kind == .memory ? [site.first] : [site.first, try site.another()] {
            #expect(try store.definition(hash) == files)
            #expect(throws: StoreError.definitionMissing(.zero)) { try store.definition(.zero) }
        }
    }

    @Test(arguments: StoreKind.shared)
    func pathsOutsideAreRefused(_ kind: StoreKind) throws {
        let site = try StoreSite(kind)
        defer { withExtendedLifetime(site) {} }
        let store = site.first
        let file = DefinitionFile(path: "../a.matter", bytes: [])
        #expect(throws: StoreError.definitionPathRefused("../a.matter")) { try store.putDefinition(.zero, [file]) }
    }

    @Test(arguments: StoreKind.shared)
    func anEventNamesWhatIsThere(_ kind: StoreKind) throws {
        let site = try StoreSite(kind)
        let bytes = Array("letter".utf8)
        let digest = SHA256.digest(bytes)
        let event = Array(
            "{\"kind\":\"attached\",\"case\":1,\"file\":{\"hash\":\"\(digest.hexadecimal)\",\"bytes\":6}}"
                .utf8)
        let naming = RecordBatch(atMilliseconds: 1, session: "s", by: "b", events: [event])
        #expect(throws: StoreError.attachmentMissing(digest)) { try site.first.append(naming, ifHead: site.first.head) }
        #expect(try site.first.events() == [])
        _ = try site.first.putAttachment(bytes)
        #expect(try site.first.append(naming, ifHead: site.first.head) == .appended(site.first.head))
    }

    @Test(arguments: StoreKind.atHand)
    func workGoesOnBehindAnEnd(_ kind: StoreKind) throws {
        let site = try StoreSite(kind)
        defer { withExtendedLifetime(site) {} }
        let store = site.first
        try store.add([1])
        store.close()
        try store.exclusively { () throws(StoreError) in
            try store.exclusively { () throws(StoreError) in
                try store.readOn { _ in }
                _ = try store.append(batch([2]), ifHead: store.head)
            }
        }
        store.close()
        #expect(try store.events().count == 2)
    }
}
