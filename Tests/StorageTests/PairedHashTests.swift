// Lines are held against their hashes two at a time: of several that are wrong the first is told, whichever of its pair
// it is, and what stands before it is given.

import Storage
import TestSupport
import Testing

struct PairedHashTests {
    /// A journal of so many records of one event each.
    private func fixture(_ count: Int) throws -> (fixture: StoreFixture, lines: [[UInt8]]) {
        let fixture = try StoreFixture()
        let store = try fixture.create()
        for number in 1...count { try store.add(batch(number)) }
        store.close()
        let bytes = try fixture.records(StoreFixture.segment)
        return (fixture, bytes.split(separator: 0x0A).map { Array($0) + [0x0A] })
    }

    /// The records that are given, and where the journal is damaged.
    private func reading(_ fixture: StoreFixture) throws -> (count: Int, line: Int64?, reason: StoreError.Reason?) {
        let store = try fixture.open()
        var count = 0
        try store.read(from: 1) { _ in count += 1 }
        guard case .stopped(.damaged(_, let line, _, let reason)) = store.standing else { return (count, nil, nil) }
        return (count, line, reason)
    }

    /// Another digit where the line has its time.
    private func changed(_ line: [UInt8]) throws -> [UInt8] {
        var line = line
        let place = try #require(Array(line).firstIndex(of: UInt8(ascii: "7")))
        line[place] = UInt8(ascii: "8")
        return line
    }

    @Test(arguments: 1...5) func theFirstWrongLineIsTold(count: Int) throws {
        for wrong in 1...count {
            let (fixture, lines) = try fixture(count)
            var bytes = lines.map { $0 }
            for line in wrong...count { bytes[line - 1] = try changed(bytes[line - 1]) }
            try fixture.write(Array(bytes.joined()), to: StoreFixture.segment)
            let found = try reading(fixture)
            // A last line alone that is wrong may be one whose writing was cut short, and is no damage.
            if wrong < count || found.line != nil {
                #expect(found == (wrong - 1, Int64(wrong), .wrongHash), "\(wrong) of \(count): \(found)")
            } else {
                #expect(found.count == wrong - 1)
            }
        }
    }

    /// Behind a line with a wrong hash stands one that is no record: the hash is told, since it comes first.
    @Test(arguments: 1...4) func aWrongHashBeforeALineThatIsNoneIsTold(wrong: Int) throws {
        let (fixture, lines) = try fixture(6)
        var bytes = lines
        bytes[wrong - 1] = try changed(bytes[wrong - 1])
        bytes[wrong] = Array("no record\n".utf8)
        try fixture.write(Array(bytes.joined()), to: StoreFixture.segment)
        #expect(try reading(fixture) == (wrong - 1, Int64(wrong), .wrongHash))
    }

    /// The other way round the line that is none is told.
    @Test(arguments: 1...4) func aLineThatIsNoneBeforeAWrongHashIsTold(none: Int) throws {
        let (fixture, lines) = try fixture(6)
        var bytes = lines
        bytes[none - 1] = Array("no record\n".utf8)
        bytes[none] = try changed(bytes[none])
        try fixture.write(Array(bytes.joined()), to: StoreFixture.segment)
        #expect(try reading(fixture) == (none - 1, Int64(none), .notARecord))
    }
}
