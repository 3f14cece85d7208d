// Several commands written by one call: one sync, each command whole or not there, and a torn group told from damage.

import Digests
import Foundation
import Storage
import TestSupport
import Testing

struct GroupedCommitTests {
    /// The bytes of a journal of one command and then a group of commands, and where the group begins.
    private func sample(_ fixture: StoreFixture, _ group: [RecordBatch]) throws -> (bytes: [UInt8], start: Int) {
        let store = try fixture.create()
        try store.add(batch(1))
        let start = try fixture.records(StoreFixture.segment).count
        #expect(try store.append(group, ifHead: store.head) == .appended(store.head))
        store.close()
        return (try fixture.bytes(StoreFixture.segment), start)
    }

    @Test func oneSyncBringsAllToTheDisk() throws {
        let layer = FaultyLayer()
        let fixture = try StoreFixture()
        let store = try fixture.create(access: StoreAccess(layer: layer))
        let syncs = layer.counts[.journalSync] ?? 0
        #expect(try store.append((1...100).map { batch($0, $0) }, ifHead: store.head) == .appended(store.head))
        #expect(layer.counts[.journalSync] == syncs + 1)
        #expect(layer.counts[.journalWrite] == 1)
        #expect(try fixture.open().events().count == 200)
    }

    @Test func eachRecordSaysWhatItsWriteBroughtBefore() throws {
        let fixture = try StoreFixture()
        _ = try sample(fixture, [batch(2, 2), batch(3), batch(4, 4)])
        var places: [BatchPlace] = []
        try fixture.open().read(from: 1) { places.append($0.batch) }
        #expect(
            places == [
                BatchPlace(), BatchPlace(index: 1, count: 2), BatchPlace(index: 2, count: 2),
                BatchPlace(index: 1, count: 1, earlier: 2), BatchPlace(index: 1, count: 2, earlier: 3),
                BatchPlace(index: 2, count: 2, earlier: 3),
            ])
        let memory = MemoryStore(settings: StoreFixture.settings)
        try memory.add(batch(1))
        _ = try memory.append([batch(2, 2), batch(3), batch(4, 4)], ifHead: memory.head)
        #expect(
            try memory.head
                == {
                    let store = try fixture.open()
                    _ = try store.events()
                    return store.head
                }())
    }

    @Test func aGroupCutAtAnyByteKeepsItsWholeCommands() throws {
        let fixture = try StoreFixture()
        let (bytes, start) = try sample(fixture, [batch(2, 2), batch(3), batch(4, 4)])
        let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
        let whole: [(end: Int, events: Int)] = [(ends[0], 1), (ends[2], 3), (ends[3], 4), (ends[5], 6)]
        for end in stride(from: start + 1, to: bytes.count, by: 3) {
            try fixture.write(
                Array(bytes[..<end]) + [UInt8](repeating: 0, count: end % 700), to: StoreFixture.segment)
            let store = try fixture.open()
            let kept = whole.last { $0.end <= end }
            #expect(try store.events().count == kept?.events, "cut at \(end)")
            #expect(store.standing == .writing, "cut at \(end)")
            #expect(store.takeNotices().count == (kept?.end == end ? 0 : 1), "cut at \(end)")
            #expect(try fixture.bytes(StoreFixture.segment).prefix { $0 != 0 }.count == kept?.end)
        }
    }

    @Test func aSectorLostWithinAGroupIsTornThoughWholeCommandsFollow() throws {
        let fixture = try StoreFixture()
        let (bytes, start) = try sample(fixture, (2...12).map { batch($0) })
        let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
        for sector in (start / 512 + 1)..<(bytes.count / 512) {
            var lost = bytes
            for place in (sector * 512)..<(sector * 512 + 512) { lost[place] = 0 }
            try fixture.write(lost, to: StoreFixture.segment)
            let store = try fixture.open()
            let kept = ends.count { $0 <= sector * 512 }
            #expect(try store.events().count == kept, "sector \(sector)")
            #expect(store.standing == .writing, "sector \(sector): \(store.standing)")
            #expect(store.takeNotices().count == 1)
        }
    }

    @Test func aSectorLostBeforeALaterWriteIsDamage() throws {
        let fixture = try StoreFixture()
        let (grouped, start) = try sample(fixture, (2...8).map { batch($0) })
        let last = try fixture.open()
        _ = try last.events()
        _ = try last.append([batch(9), batch(10)], ifHead: last.head)
        last.close()
        let bytes = try fixture.bytes(StoreFixture.segment)
        for sector in (start / 512 + 1)..<(grouped.count / 512) {
            var lost = bytes
            for place in (sector * 512)..<(sector * 512 + 512) { lost[place] = 0 }
            try fixture.write(lost, to: StoreFixture.segment)
            let store = try fixture.open()
            _ = try store.events()
            guard case .stopped(.damaged(_, let line, let byte, _)) = store.standing else {
                Issue.record("sector \(sector) is taken for torn")
                continue
            }
            let lineStart = (bytes[..<(sector * 512)].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
            #expect(byte == Int64(sector * 512) || byte >= Int64(lineStart), "sector \(sector)")
            #expect(line == Int64(bytes[..<lineStart].count { $0 == UInt8(ascii: "\n") } + 1))
            #expect(try fixture.bytes(StoreFixture.segment) == lost)
        }
    }

    @Test func aTailCutWithinAChineseCharacterIsTorn() throws {
        let fixture = try StoreFixture()
        let store = try fixture.create()
        try store.add(batch(1))
        let start = try fixture.records(StoreFixture.segment).count
        let event = Array("{\"名\":\"人社厅与人才\"}".utf8)
        try store.add(RecordBatch(atMilliseconds: 0, session: "会", by: "厅", events: [event]))
        store.close()
        let bytes = try fixture.bytes(StoreFixture.segment)
        for end in (start + 1)..<bytes.count {
            try fixture.write(Array(bytes[..<end]) + [0], to: StoreFixture.segment)
            let opened = try fixture.open()
            #expect(try opened.events().count == 1)
            #expect(opened.takeNotices().count == 1 && opened.standing == .writing, "cut at \(end)")
        }
    }

    @Test func aThirdNumberOfNothingIsNoRecord() throws {
        let fixture = try StoreFixture()
        let (bytes, _) = try sample(fixture, [batch(2), batch(3)])
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("\"batch\":[1,1,1]"))
        for other in ["[1,1,0]", "[1,1,3]", "[1,1,-1]", "[1,1,1,1]", "[1,1,]"] {
            var lines = text.split(separator: "\n").map(String.init)
            let changed = lines[2].replacing("[1,1,1]", with: other)
            let body = changed.dropLast(75)
            lines[2] = body + ",\"hash\":\"\(SHA256.digest(Array(body.utf8)).hexadecimal)\"}"
            try fixture.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: StoreFixture.segment)
            let store = try fixture.open()
            #expect(try store.events().count == 2, "\(other)")
            guard case .stopped(.damaged(_, 3, _, _)) = store.standing else {
                Issue.record("\(other) passes")
                continue
            }
        }
    }
}
