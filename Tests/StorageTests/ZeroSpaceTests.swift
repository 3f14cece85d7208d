// Zeros written ahead of the journal's end: they come with a handle's second commit, are the end for every reader, are
// cut off by whoever is done, and are never needed.

import Digests
import Foundation
import Storage
import TestSupport
import Testing

struct ZeroSpaceTests {
    /// The length of the live segment's file.
    private func length(_ fixture: StoreFixture) throws -> Int { try fixture.bytes(StoreFixture.segment).count }

    @Test func theSecondCommitWritesAheadAndLaterOnesSyncDataAlone() throws {
        let layer = FaultyLayer()
        let fixture = try StoreFixture()
        let store = try fixture.create(access: StoreAccess(layer: layer))
        try store.add(batch(1))
        #expect(try length(fixture) == fixture.records(StoreFixture.segment).count)
        try store.add(batch(2))
        #expect(try length(fixture) > 64 << 10)
        let syncs = layer.counts[.journalSync]
        for number in 3...20 { try store.add(batch(number)) }
        #expect(layer.counts[.journalSync] == syncs)
        #expect(layer.counts[.journalDataSync] == 18)
        #expect(layer.counts[.journalPreallocate] == 1)
        #expect(try fixture.open().events() == (1...20).map { "{\"n\":\($0)}" })
    }

    @Test func chunksGrowAndEndWithTheSegment() throws {
        let layer = FaultyLayer()
        let fixture = try StoreFixture()
        let text = String(repeating: "x", count: 60_000)
        let long = RecordBatch(atMilliseconds: 0, session: "s", by: "a", events: [Array("{\"t\":\"\(text)\"}".utf8)])
        let store = try fixture.create(access: StoreAccess(layer: layer, segmentBytes: 1 << 20))
        for _ in 0..<40 { try store.add(long) }
        let names = try fixture.names("journal")
        #expect(names.count == 3)
        for name in names {
            let bytes = try fixture.bytes("journal/\(name)")
            #expect(bytes.count <= 1 << 20, "\(name)")
            #expect(name == names.last || bytes.last == UInt8(ascii: "\n"), "a sealed segment has no zeros: \(name)")
        }
        #expect((layer.counts[.journalPreallocate] ?? 0) < 12)
        #expect(try fixture.open().events().count == 40)
    }

    @Test func whoeverHasWrittenTrims() throws {
        let fixture = try StoreFixture()
        let writer = try fixture.create()
        let reader = try fixture.open()
        for number in 1...3 { try writer.add(batch(number)) }
        _ = try reader.events()
        reader.close()
        #expect(try length(fixture) > 64 << 10)
        writer.close()
        #expect(try fixture.bytes(StoreFixture.segment) == fixture.records(StoreFixture.segment))
        try writer.add(batch(4))
        #expect(try length(fixture) > 64 << 10)
        #expect(try reader.events(from: 4) == ["{\"n\":4}"])
        do {
            let other = try fixture.open()
            _ = try other.events()
            try other.add(batch(5))
        }
        #expect(try fixture.bytes(StoreFixture.segment) == fixture.records(StoreFixture.segment))
        #expect(try fixture.open().events().count == 5)
    }

    @Test func aTrimBehindAHandlesBackIsSeen() throws {
        let layer = FaultyLayer()
        let fixture = try StoreFixture()
        let store = try fixture.create(access: StoreAccess(layer: layer))
        let other = try fixture.open()
        for number in 1...3 { try store.add(batch(number)) }
        _ = try other.events()
        try other.add(batch(4))
        other.close()
        _ = try store.events(from: 4)
        let (syncs, datas) = (layer.counts[.journalSync] ?? 0, layer.counts[.journalDataSync] ?? 0)
        try store.add(batch(5))
        #expect(layer.counts[.journalSync] == syncs + 1, "what makes the file longer needs its length on the disk")
        try store.add(batch(6))
        #expect(layer.counts[.journalDataSync] == datas + 1)
        #expect(try fixture.open().events().count == 6)
    }

    @Test func aBusyLockKeepsNobodyFromLeaving() throws {
        let fixture = try StoreFixture()
        let store = try fixture.create()
        let other = try fixture.open()
        for number in 1...2 { try store.add(batch(number)) }
        try other.exclusively { () throws(StoreError) in store.close() }
        #expect(try length(fixture) > 64 << 10)
    }

    @Test(arguments: [FailPoint.journalPreallocate, .journalTrim, .segmentTrim, .journalEndRead, .journalDataSync])
    func aFailureLosesNothing(place: FailPoint) throws {
        for number in [EIO, ENOSPC, EINTR] {
            for isForEver in [false, true] {
                for spared in 0..<3 {
                    let layer = FaultyLayer()
                    let fixture = try StoreFixture()
                    let store = try fixture.create(access: StoreAccess(layer: layer, segmentBytes: 2000))
                    try store.add(batch(0))
                    layer.fail(place, with: .failure(number), forEver: isForEver, after: spared)
                    var kept = ["{\"n\":0}"]
                    for number in 1...12 {
                        let error = try storeError {
                            guard case .appended = try store.append(batch(number), ifHead: store.head) else { return }
                            kept.append("{\"n\":\(number)}")
                        }
                        if case .outcomeUnknown(_, .present)? = error { kept.append("{\"n\":\(number)}") }
                    }
                    store.close()
                    layer.heal()
                    let label = Comment(rawValue: "\(place) \(number) \(isForEver) after \(spared)")
                    let other = try fixture.open()
                    #expect(try other.events() == kept, label)
                    #expect(other.standing == .writing, label)
                    #expect(place != .journalPreallocate || kept.count == 13, label)
                }
            }
        }
    }

    @Test func aReaderPaysForWhatWasAppendedAlone() throws {
        let layer = FaultyLayer()
        let fixture = try StoreFixture()
        let store = try fixture.create()
        for number in 1...3 { try store.add(batch(number)) }
        let reader = try fixture.open(access: StoreAccess(layer: layer))
        _ = try reader.events()
        let reads = layer.counts[.journalEndRead] ?? 0
        for number in 4...9 {
            try store.add(batch(number))
            #expect(try reader.events(from: Int64(number)).count == 1)
        }
        #expect(layer.counts[.journalEndRead] == reads + 6)
        #expect(layer.readBytes[.journalEndRead, default: 0] <= (70 << 10) + 6 * 4096)
    }

    @Test func zerosInTheMiddleAreDamageOrTorn() throws {
        let fixture = try StoreFixture()
        let store = try fixture.create()
        for number in 1...8 { try store.add(batch(number)) }
        store.close()
        let bytes = try fixture.bytes(StoreFixture.segment)
        for place in stride(from: 0, to: bytes.count, by: 7) {
            var changed = bytes
            changed[place] = 0
            try fixture.write(changed + [UInt8](repeating: 0, count: 5000), to: StoreFixture.segment)
            let opened = try fixture.open()
            let lineStart = (bytes[..<place].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
            let whole = bytes[..<lineStart].count { $0 == UInt8(ascii: "\n") }
            #expect(try opened.events().count == whole, "byte \(place)")
            guard case .stopped(.damaged(_, let line, _, _)) = opened.standing else {
                Issue.record("a zero at \(place) is not found")
                continue
            }
            #expect(line == Int64(whole + 1))
        }
    }

    @Test func aHandleThatReadsOnSeesAZeroInTheMiddle() throws {
        let fixture = try StoreFixture()
        let store = try fixture.create()
        try store.add(batch(1))
        let reader = try fixture.open()
        _ = try reader.events()
        for number in 2...6 { try store.add(batch(number)) }
        var bytes = try fixture.bytes(StoreFixture.segment)
        let place = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }[2] + 40
        bytes[place] = 0
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: fixture.path(StoreFixture.segment)))
        try handle.seek(toOffset: UInt64(place))
        try handle.write(contentsOf: Data([0]))
        try handle.close()
        #expect(try reader.events(from: 2) == ["{\"n\":2}", "{\"n\":3}"])
        guard case .stopped(.damaged(_, 4, _, _)) = reader.standing else {
            Issue.record("\(reader.standing)")
            return
        }
        #expect(try fixture.bytes(StoreFixture.segment) == bytes)
    }
}
