// What a journal becomes when its end was cut short, and when its bytes were changed: the one is dropped with a notice,
// the other is found and stops writing.

import Digests
import Foundation
import Storage
import TestSupport
import Testing

struct RecoveryTests {
    /// The bytes of a journal of one record and a batch of two, and where the batch begins.
    private func sample(_ fixture: StoreFixture) throws -> (bytes: [UInt8], batchStart: Int) {
        let store = try fixture.create()
        try store.add(batch(1))
        let start = try fixture.bytes(StoreFixture.segment).count
        try store.add(batch(2, 3))
        store.close()
        return (try fixture.bytes(StoreFixture.segment), start)
    }

    @Test func aTailCutAtAnyByteIsDroppedWithItsBatch() throws {
        let fixture = try StoreFixture()
        let (bytes, start) = try sample(fixture)
        for end in (start + 1)..<bytes.count {
            try fixture.write(Array(bytes[..<end]), to: StoreFixture.segment)
            let store = try fixture.open()
            #expect(try store.events() == ["{\"n\":1}"], "cut at \(end)")
            #expect(store.standing == .writing, "cut at \(end)")
            let notices = store.takeNotices()
            guard case .tornTailDropped(_, _, _, let sizeBytes, let copy)? = notices.first, notices.count == 1 else {
                Issue.record("no notice for a cut at \(end)")
                continue
            }
            #expect(sizeBytes == Int64(end - start))
            #expect(Array(try Data(contentsOf: URL(fileURLWithPath: copy))) == Array(bytes[start..<end]))
            #expect(try fixture.bytes(StoreFixture.segment) == Array(bytes[..<start]))
            if end.isMultiple(of: 50) {
                try store.add(batch(4))
                #expect(try fixture.open().events() == ["{\"n\":1}", "{\"n\":4}"])
            }
        }
    }

    @Test func theFirstRecordMayBeTorn() throws {
        let fixture = try StoreFixture()
        let store = try fixture.create()
        try store.add(batch(1))
        let bytes = try fixture.bytes(StoreFixture.segment)
        for end in [1, 5, 20, bytes.count - 1] {
            try fixture.write(Array(bytes[..<end]), to: StoreFixture.segment)
            let opened = try fixture.open()
            #expect(try opened.append(batch(2), ifHead: opened.head) == .appended(opened.head))
            #expect(opened.takeNotices().count == 1)
        }
    }

    @Test func aTornTailBeforeZerosIsDropped() throws {
        let fixture = try StoreFixture()
        let (bytes, start) = try sample(fixture)
        for kept in [start + 1, start + 100, bytes.count - 1] {
            for count in [1, 10, 70_000] {
                let zeros = [UInt8](repeating: 0, count: bytes.count - kept + count)
                try fixture.write(Array(bytes[..<kept]) + zeros, to: StoreFixture.segment)
                let store = try fixture.open()
                #expect(try store.events() == ["{\"n\":1}"])
                let notices = store.takeNotices()
                guard case .tornTailDropped(_, _, _, let sizeBytes, let copy)? = notices.first else {
                    Issue.record("no notice for \(kept)")
                    continue
                }
                #expect(sizeBytes == Int64(kept - start))
                #expect(Array(try Data(contentsOf: URL(fileURLWithPath: copy))) == Array(bytes[start..<kept]))
                #expect(try fixture.bytes(StoreFixture.segment) == Array(bytes[..<start]))
            }
        }
    }

    @Test func everyChangedByteIsFound() throws {
        let fixture = try StoreFixture()
        let (bytes, start) = try sample(fixture)
        for place in bytes.indices {
            let change: UInt8 = [0x01, 0x80, 0x20][place % 3]
            var changed = bytes
            changed[place] ^= change
            try fixture.write(changed, to: StoreFixture.segment)
            let store = try fixture.open()
            let events = try store.events()
            #expect(events == (place < start ? [] : ["{\"n\":1}"]), "byte \(place) ^ \(change)")
            guard case .stopped(.damaged(let file, let line, let byte, _)) = store.standing else {
                Issue.record("byte \(place) ^ \(change) is not found: \(store.takeNotices())")
                continue
            }
            #expect(file == fixture.path(StoreFixture.segment))
            #expect((1...3).contains(line))
            #expect(Int(byte) >= (bytes[..<place].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1)
            #expect(try fixture.bytes(StoreFixture.segment) == changed)
        }
    }

    @Test func damageStopsWritingAndSaysWhere() throws {
        let fixture = try StoreFixture()
        let (bytes, start) = try sample(fixture)
        var changed = bytes
        changed[start + 3] ^= 1
        try fixture.write(changed, to: StoreFixture.segment)
        let store = try fixture.open()
        #expect(try store.events() == ["{\"n\":1}"])
        let error = try storeError { _ = try store.append(batch(9), ifHead: store.head) }
        guard case .writingStopped(.damaged(_, 2, let byte, _))? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(byte == Int64(start + 3))
        let unread = try fixture.open()
        let unreadError = try storeError { _ = try unread.append(batch(9), ifHead: unread.head) }
        #expect(unreadError?.code == "S0107")
        #expect(try fixture.bytes(StoreFixture.segment) == changed)
    }

    @Test func linesTakenAwayOrMovedAreFound() throws {
        let fixture = try StoreFixture()
        let store = try fixture.create()
        for number in 1...5 { try store.add(batch(number)) }
        store.close()
        let lines = try fixture.bytes(StoreFixture.segment).split(separator: UInt8(ascii: "\n")).map { Array($0) }
        let changes: [(name: String, lines: [[UInt8]], whole: Int)] = [
            ("one taken away", [lines[0], lines[1], lines[3], lines[4]], 2),
            ("two exchanged", [lines[0], lines[2], lines[1], lines[3], lines[4]], 1),
            ("one twice", [lines[0], lines[1], lines[1], lines[2]], 2),
            ("the first taken away", Array(lines.dropFirst()), 0),
            ("an empty line", [lines[0], [], lines[1]], 1),
        ]
        for change in changes {
            try fixture.write(change.lines.flatMap { $0 + [UInt8(ascii: "\n")] }, to: StoreFixture.segment)
            let opened = try fixture.open()
            #expect(try opened.events().count == change.whole, "\(change.name)")
            guard case .stopped(.damaged) = opened.standing else {
                Issue.record("\(change.name) is not found")
                continue
            }
        }
    }

    @Test func anotherStoresJournalIsFound() throws {
        let fixture = try StoreFixture()
        _ = try sample(fixture)
        let other = try StoreFixture()
        let store = try DiskStore.create(at: other.path, settings: StoreSettings(id: "other", isTraining: true))
        try store.add(batch(1))
        try fixture.write(try other.bytes(StoreFixture.segment), to: StoreFixture.segment)
        let opened = try fixture.open()
        #expect(try opened.events() == [])
        guard case .stopped(.damaged(_, 1, 0, .brokenChain)) = opened.standing else {
            Issue.record("\(opened.standing)")
            return
        }
    }

    @Test func aJournalCutUnderAnOpenHandleIsFound() throws {
        let fixture = try StoreFixture()
        let (bytes, start) = try sample(fixture)
        let store = try fixture.open()
        _ = try store.events()
        try fixture.write(Array(bytes[..<start]), to: StoreFixture.segment)
        try store.readOn { _ in }
        #expect(
            store.standing
                == .stopped(.journalShrank(file: fixture.path(StoreFixture.segment), byte: Int64(bytes.count))))
    }
}
