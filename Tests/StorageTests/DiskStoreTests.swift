// The store on a disk: what is appended is read, by this handle and by others, in the order of the commands.

import Digests
import Foundation
import Storage
import TestSupport
import Testing

struct DiskStoreTests {
    @Test func readsWhatItAppended() throws {
        let fixture = try StoreFixture()
        let store = try fixture.create()
        #expect(store.head.sequence == 0)
        try store.add(batch(1))
        try store.add(batch(2, 3))
        #expect(store.head.sequence == 3)
        #expect(try store.events() == ["{\"n\":1}", "{\"n\":2}", "{\"n\":3}"])
        #expect(try store.events(from: 3) == ["{\"n\":3}"])
        #expect(try store.events(from: 4) == [])

        let other = try fixture.open()
        #expect(other.head.sequence == 0)
        var records: [Record] = []
        try other.readOn { records.append($0) }
        #expect(records.map(\.sequence) == [1, 2, 3])
        #expect(
            records.map(\.batch) == [1, 1, 2].enumerated().map { BatchPlace(index: Int64($1), count: $0 == 0 ? 1 : 2) })
        #expect(records.allSatisfy { $0.session == "s1" && $0.by == "office-a" })
        #expect(records[0].atMilliseconds == 1_700_000_000_000)
        #expect(other.head == store.head)
        #expect(other.settings == StoreFixture.settings)
    }

    @Test func aMemoryStoreHoldsTheSameLines() throws {
        let fixture = try StoreFixture()
        let disk = try fixture.create()
        let memory = MemoryStore(settings: StoreFixture.settings)
        for store in [disk, memory] as [any EventStore] {
            try store.add(batch(1))
            try store.add(batch(2, 3))
        }
        #expect(disk.head == memory.head)
        #expect(try memory.events(from: 2) == disk.events(from: 2))
        #expect(try memory.append(batch(4), ifHead: Head(sequence: 0, hash: .zero)) == .moved)
    }

    @Test func twoHandlesSeeEachOther() throws {
        let fixture = try StoreFixture()
        let first = try fixture.create()
        let second = try fixture.open()
        try first.add(batch(1))
        #expect(try second.append(batch(9), ifHead: second.head) == .moved)
        #expect(try second.events() == ["{\"n\":1}"])
        try second.add(batch(2))
        #expect(try first.append(batch(9), ifHead: first.head) == .moved)
        try first.exclusively { () throws(StoreError) in
            try first.readOn { _ in }
            _ = try first.append(batch(3), ifHead: first.head)
        }
        #expect(try second.events(from: 2) == ["{\"n\":2}", "{\"n\":3}"])
    }

    @Test func anotherProcessReadsTheLines() throws {
        let fixture = try StoreFixture()
        let store = try fixture.create()
        try store.add(batch(1, 2))
        let text = String(decoding: try fixture.records(StoreFixture.segment), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 3)
        #expect(
            lines[0].hasPrefix(
                "{\"seq\":1,\"at\":1700000000000,\"session\":\"s1\",\"by\":\"office-a\",\"batch\":[1,2],"
                    + "\"event\":{\"n\":1},\"prev\":\""
            ))
        for line in lines.dropLast() {
            let bytes = Array(line.utf8)
            #expect(
                SHA256.digest(bytes.dropLast(75)).hexadecimal
                    == String(decoding: bytes.suffix(66).dropLast(2), as: UTF8.self))
            _ = try JSONSerialization.jsonObject(with: Data(bytes))
        }
    }

    @Test func namesThatNeedEscapesRoundTrip() throws {
        let fixture = try StoreFixture()
        let store = try fixture.create()
        let name = "部\"门\\\u{1}\n é"
        try store.add(RecordBatch(atMilliseconds: -1, session: "", by: name, events: [Array("{}".utf8)]))
        var by: [String] = []
        try fixture.open().readOn { by.append($0.by) }
        #expect(by == [name])
    }

    @Test func segmentsFollowOneAnother() throws {
        let fixture = try StoreFixture()
        let access = StoreAccess(segmentBytes: 700)
        let store = try fixture.create(access: access)
        let other = try fixture.open(access: access)
        for number in 0..<20 { try store.add(batch(number, number)) }
        #expect(try fixture.names("journal").count == 20)
        #expect(try other.events().count == 40)
        try other.add(batch(7))
        #expect(try store.events(from: 39).count == 3)
        #expect(try store.events(from: 5).count == 37)
        #expect(try fixture.open(access: access).events() == store.events())

        try FileManager.default.removeItem(atPath: fixture.path("journal/00000004.jsonl"))
        #expect(
            try storeError { _ = try fixture.open() } == .segmentMissing(file: fixture.path("journal/00000004.jsonl")))
    }

    @Test(arguments: [Int64(700), 64 << 20]) func tellsHowFarAReadingIs(segmentBytes: Int64) throws {
        let fixture = try StoreFixture()
        let access = StoreAccess(segmentBytes: segmentBytes)
        let store = try fixture.create(access: access)
        for number in 0..<40 { try store.add(batch(number, number)) }
        let names = try fixture.names("journal")
        #expect(names.count == (segmentBytes == 700 ? 40 : 1))
        let total = try names.reduce(0) { try $0 + fixture.records("journal/\($1)").count }

        var told: [(read: Int64, of: Int64)] = []
        let watched = try DiskStore.open(at: fixture.path, access: access) { told.append(($0, $1)) }
        #expect(told.isEmpty)
        for _ in 1...2 {
            #expect(try watched.events().count == 80)
            #expect(told.count > 30 && told.allSatisfy { $0.of == total }, "\(told)")
            #expect(zip(told, told.dropFirst()).allSatisfy { $0.read < $1.read })
            #expect(told.last?.read == Int64(total))
            told = []
        }
        try store.add(batch(1))
        _ = try watched.events(from: 81)
        #expect(told.map(\.read) == told.suffix(1).map(\.of) && (told.last?.of ?? 0) < total)
    }

    @Test func refusesEventsThatAreNotCanonical() throws {
        let fixture = try StoreFixture()
        let store = try fixture.create()
        for event in ["", "1", "[]", "{\"a\": 1}", "{\"a\":1}\n", "{\"a\":1.5}", "{\"a\":1,\"a\":2}"] {
            let error = try storeError {
                let bytes = Array(event.utf8)
                _ = try store.append(
                    RecordBatch(atMilliseconds: 0, session: "", by: "", events: [bytes]), ifHead: store.head)
            }
            #expect(error?.code == "S0113", "\(event)")
        }
        let long = Array("{\"a\":\"\(String(repeating: "x", count: (1 << 20) - 100))\"}".utf8)
        let error = try storeError {
            _ = try store.append(
                RecordBatch(atMilliseconds: 0, session: "", by: "", events: [long]), ifHead: store.head)
        }
        #expect(error?.code == "S0112")
        #expect(store.head.sequence == 0)
        #expect(store.standing == .writing)
    }

    @Test func waitsForTheLockAndNamesItsHolder() throws {
        let fixture = try StoreFixture()
        let holder = try fixture.create(access: StoreAccess(holder: "office-a"))
        let waiting = try fixture.open(access: StoreAccess(holder: "office-b", lockWaitMilliseconds: 30))
        var error: StoreError?
        try holder.exclusively { () throws(StoreError) in
            do throws(StoreError) {
                _ = try waiting.append(batch(1), ifHead: waiting.head)
            } catch {
                guard case .lockTimedOut = error else { throw error }
                #expect(error.words.en.contains("office-a"))
                #expect(error.words.en.contains(String(ProcessInfo.processInfo.processIdentifier)))
            }
            do throws(StoreError) {
                try waiting.readOn { _ in }
            } catch let thrown {
                error = thrown
            }
        }
        #expect(error?.code == "S0106")
        try waiting.add(batch(1))
    }

    @Test func sessionsAtOnceLoseNothing() async throws {
        let fixture = try StoreFixture()
        _ = try fixture.create()
        let path = fixture.path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for session in 0..<3 {
                group.addTask {
                    let store = try DiskStore.open(at: path)
                    var added = 0
                    while added < 15 {
                        try store.readOn { _ in }
                        let number = session * 100 + added
                        if case .appended = try store.append(batch(number, number), ifHead: store.head) { added += 1 }
                    }
                }
            }
            try await group.waitForAll()
        }
        let events = try fixture.open().events()
        #expect(events.count == 90)
        let pairs = stride(from: 0, to: 90, by: 2).map { [events[$0], events[$0 + 1]] }
        #expect(pairs.allSatisfy { $0[0] == $0[1] })
        #expect(Set(events).count == 45)
    }
}
