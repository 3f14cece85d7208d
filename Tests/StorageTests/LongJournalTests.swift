// A journal longer than what is read at once: its order, and where a fault in a later piece is told. Torn tails and
// damage in short journals are tried in `RecoveryTests.swift`.

import Glibc
import Storage
import TestSupport
import Testing

struct LongJournalTests {
    /// So many that three pieces are read, each record more than half of a megabyte.
    private static let count = 16

    private func fixture(_ access: StoreAccess = StoreAccess()) throws -> StoreFixture {
        let fixture = try StoreFixture()
        let store = try fixture.create(access: access)
        for number in 1...LongJournalTests.count {
            let text = String(repeating: "x", count: 600_000 + number)
            try store.add(
                RecordBatch(
                    atMilliseconds: 0, session: "s1", by: "office-a", events: [Array("{\"n\":\"\(text)\"}".utf8)]))
        }
        store.close()
        return fixture
    }

    private func lengths(_ store: DiskStore) throws -> [Int] {
        var lengths: [Int] = []
        try store.read(from: 1) { lengths.append($0.event.count - 600_008) }
        return lengths
    }

    @Test func itsRecordsComeInOrder() throws {
        let fixture = try fixture()
        let store = try fixture.open()
        #expect(try lengths(store) == Array(1...LongJournalTests.count))
        #expect(try lengths(store) == Array(1...LongJournalTests.count))
    }

    @Test(arguments: [3, 9, 15]) func aFlippedByteIsToldWhereItStands(record: Int) throws {
        let fixture = try fixture()
        var bytes = try fixture.bytes(StoreFixture.segment)
        let starts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
        bytes[starts[record] + 1000] = UInt8(ascii: "y")
        try fixture.write(bytes, to: StoreFixture.segment)
        let store = try fixture.open()
        #expect(try lengths(store) == Array(1...record))
        guard case .stopped(.damaged(_, let line, let byte, let reason)) = store.standing else {
            Issue.record("the store is written to")
            return
        }
        #expect(line == Int64(record + 1))
        #expect(byte == Int64(starts[record]))
        #expect(reason == .wrongHash)
    }

    @Test func aTornTailAfterSeveralPiecesIsDropped() throws {
        let fixture = try fixture()
        let bytes = try fixture.bytes(StoreFixture.segment)
        try fixture.write(Array(bytes.dropLast(5)), to: StoreFixture.segment)
        let store = try fixture.open()
        #expect(try lengths(store) == Array(1..<LongJournalTests.count))
        #expect(store.standing == .writing)
        #expect(store.takeNotices().count == 1)
    }

    /// What was read before is given before a later piece's failure is told.
    @Test(arguments: [0, 1, 2]) func aPieceThatCanNotBeReadEndsWhatIsGiven(piece: Int) throws {
        let fixture = try fixture()
        let layer = FaultyLayer()
        let store = try fixture.open(access: StoreAccess(layer: layer))
        layer.fail(.journalRead, with: .failure(EIO), after: piece)
        var given = 0
        let error = try storeError { try store.read(from: 1) { _ in given += 1 } }
        guard case .system(let failure)? = error else {
            Issue.record("no failure")
            return
        }
        #expect(failure.number == EIO)
        #expect(given == [0, 6, 12][piece])
        #expect(store.head.sequence == Int64(given))
    }
}
