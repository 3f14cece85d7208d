// What a verification finds of a whole store, and that it goes on behind what it finds.

import Digests
import Foundation
import Storage
import Testing

@Suite struct VerificationTests {
    @Test func aWholeStoreHasNoFault() throws {
        let fixture = try UpkeepFixture()
        let before = try UpkeepFixture.image(of: fixture.path)
        let found = try StoreVerification.run(at: fixture.path, access: fixture.access)
        #expect(found.faults.isEmpty && found.remarks.isEmpty, "\(found)")
        #expect(found.head.sequence == 7 && found.attachments == 3 && found.definitions == 1)
        #expect(found.segments.count > 1 && found.segments.map(\.goodLines).reduce(0, +) == 7)
        for segment in found.segments.dropLast() {
            #expect(segment.goodBytes == segment.sizeBytes && segment.rest == nil)
        }
        #expect(try UpkeepFixture.image(of: fixture.path) == before)
    }

    @Test func aHeadThatWasKeptIsLookedFor() throws {
        let fixture = try UpkeepFixture()
        let kept = try StoreVerification.run(at: fixture.path, access: fixture.access).head.digits
        try fixture.attach(9)
        #expect(try fixture.faults(lookingFor: kept).isEmpty)
        #expect(try fixture.faults(lookingFor: String(kept.reversed())) == ["S0301"])
    }

    @Test func everythingThatIsWrongIsFoundAtOnce() throws {
        let fixture = try UpkeepFixture()
        try FileManager.default.removeItem(atPath: fixture.stores.path(UpkeepFixture.file(0)))
        try fixture.flip(UpkeepFixture.file(1), at: 3)
        try fixture.flip("definitions/\(UpkeepFixture.definition.hexadecimal)/ruleset", at: 40)
        #expect(try fixture.faults() == ["S0303", "S0117", "S0118"])
        try FileManager.default.removeItem(
            atPath: fixture.stores.path("definitions/\(UpkeepFixture.definition.hexadecimal)"))
        #expect(try fixture.faults() == ["S0119", "S0117", "S0118"])
    }

    @Test func behindDamageTheRestIsSurveyed() throws {
        let fixture = try UpkeepFixture(segmentBytes: 64 << 20)
        try fixture.flip(StoreFixture.segment, at: try fixture.stores.bytes(StoreFixture.segment).count / 2)
        let found = try StoreVerification.run(at: fixture.path, access: fixture.access)
        #expect(found.faults.map(\.code) == ["S0107"])
        let segment = try #require(found.segments.first)
        let rest = try #require(segment.rest)
        #expect(rest.cause == .damaged(.wrongHash))
        #expect(segment.goodLines + rest.wholeLines + rest.otherLines == 7 && rest.otherLines == 1)
        #expect(rest.sequences == (segment.goodLines + 2)...7)
        #expect(segment.goodBytes + rest.sizeBytes == segment.sizeBytes)
    }

    @Test func laterSegmentsAreNotReachedBehindDamageOrAGap() throws {
        let damaged = try UpkeepFixture()
        try damaged.flip("journal/00000002.jsonl", at: 30)
        let found = try StoreVerification.run(at: damaged.path, access: damaged.access)
        #expect(found.faults.map(\.code) == ["S0107"])
        let causes = found.segments.map { $0.rest?.cause }
        #expect(causes.count > 2 && causes[0] == nil && causes.dropFirst(2).allSatisfy { $0 == .unreached })
        for number in [1, 2] {
            let gap = try UpkeepFixture()
            try FileManager.default.removeItem(atPath: gap.stores.path("journal/0000000\(number).jsonl"))
            let found = try StoreVerification.run(at: gap.path, access: gap.access)
            #expect(found.faults.map(\.code) == ["S0122"], "\(number)")
            #expect(found.segments.last?.rest?.cause == .unreached)
            #expect(number == 2 || found.head.sequence == 0)
        }
    }

    @Test func aTornTailIsNoFaultAndStays() throws {
        let fixture = try UpkeepFixture(segmentBytes: 64 << 20)
        let whole = try fixture.stores.bytes(StoreFixture.segment)
        let size = Int(
            try #require(StoreVerification.run(at: fixture.path, access: fixture.access).segments.first).goodBytes)
        try fixture.stores.write(Array(whole[..<size]) + Array("{\"seq\":8,\"at\":1".utf8), to: StoreFixture.segment)
        let found = try StoreVerification.run(at: fixture.path, access: fixture.access)
        #expect(found.faults.isEmpty && found.head.sequence == 7)
        #expect(found.segments.last?.rest?.cause == .torn && found.segments.last?.rest?.sizeBytes == 15)
        #expect(try fixture.stores.bytes(StoreFixture.segment).count == size + 15)
    }

    @Test func whatNoRecordSpeaksOfIsRemarkedOn() throws {
        let fixture = try UpkeepFixture()
        _ = try fixture.stores.open().putAttachment(UpkeepFixture.content(77))
        try fixture.stores.write([1], to: "journal/.x.1.new")
        try fixture.stores.write([1], to: "notes.txt")
        let found = try StoreVerification.run(at: fixture.path, access: fixture.access)
        #expect(
            found.remarks == [
                .orphanedAttachment(file: UpkeepFixture.file(77)), .leftover(file: "journal/.x.1.new"),
                .stranger(file: "notes.txt"),
            ])
        #expect(found.faults.isEmpty)
    }

    @Test func anEventThatNoSessionReadsIsAFault() throws {
        let fixture = try UpkeepFixture()
        let store = try fixture.stores.open()
        #expect(try store.events().count == 7)
        try store.add(batch(1))
        #expect(try fixture.faults() == ["S0115"])
    }

    @Test func anAttachmentOfAnotherLengthIsAFault() throws {
        let fixture = try UpkeepFixture()
        let store = try fixture.stores.open()
        #expect(try store.events().count == 7)
        let digest = SHA256.digest(UpkeepFixture.content(0)).hexadecimal
        let event =
            "{\"kind\":\"attached\",\"case\":1,\"module\":\"works\",\"row\":1,\"attachment\":\"proof\","
            + "\"file\":{\"hash\":\"\(digest)\",\"name\":\"a.pdf\",\"bytes\":99}}"
        try store.add(RecordBatch(atMilliseconds: 0, session: "s", by: "zhang", events: [Array(event.utf8)]))
        #expect(try fixture.faults() == ["S0302"])
    }

    @Test func theFiguresAreThoseOfTheRecords() throws {
        let fixture = try UpkeepFixture()
        let figures = try StoreStatistics.count(at: fixture.path, access: fixture.access)
        #expect(figures.head.sequence == 7 && figures.fault == nil)
        #expect([figures.cases, figures.parties, figures.accounts] == [1, 1, 1])
        #expect(figures.events.map(\.kind) == ["attached", "account-opened", "applied", "deployed", "registered"])
        #expect(figures.events.map(\.count) == [3, 1, 1, 1, 1])
        let attachments = figures.rooms.first { $0.name == "attachments" }
        #expect(attachments?.files == 3 && attachments?.sizeBytes == 36)
        #expect(figures.segments == (try fixture.stores.names("journal").count))
        try fixture.flip("journal/00000002.jsonl", at: 30)
        let damaged = try StoreStatistics.count(at: fixture.path, access: fixture.access)
        #expect(damaged.fault?.code == "S0107" && damaged.head.sequence < 7)
    }
}
