// What a compaction removes, what it spares, and that nothing which a record names is ever lost by it.

import Digests
import Engine
import Foundation
import Storage
import Testing

@Suite struct CompactTests {
    private let fixture: UpkeepFixture
    private static let now = Moment(milliseconds: Int64(Date.now.timeIntervalSince1970 * 1000) + 600_000)

    init() throws {
        fixture = try UpkeepFixture()
    }

    private func compact(hours: Int64 = 24, isTrial: Bool = false, layer: any FileLayer = GlibcFileLayer()) throws
        -> CompactOutcome
    {
        try compactStore(
            at: fixture.path, CompactRules(now: CompactTests.now, leastAgeHours: hours, isTrial: isTrial),
            access: StoreAccess(lockWaitMilliseconds: 50, layer: layer))
    }

    /// Makes a file that was last written two days ago.
    private func age(_ name: String) throws {
        let past = Date.now.addingTimeInterval(-2 * 86_400)
        try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: fixture.stores.path(name))
    }

    private func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: fixture.stores.path(name)) }

    @Test func attachmentsThatNoRecordNamesGoOnceTheyAreOld() throws {
        let before = try UpkeepFixture.image(of: fixture.path)
        for number in 0..<3 { try age(UpkeepFixture.file(number)) }
        let store = try fixture.stores.open()
        for number in [50, 51] { _ = try store.putAttachment(UpkeepFixture.content(number)) }
        try age(UpkeepFixture.file(50))
        let trial = try compact(isTrial: true)
        #expect(trial.items.map(\.file) == [UpkeepFixture.file(50)] && trial.spared == 1)
        #expect(has(UpkeepFixture.file(50)))
        #expect(try compact() == trial)
        #expect(!has(UpkeepFixture.file(50)) && has(UpkeepFixture.file(51)))
        #expect(try compact().items.isEmpty)
        #expect(try compact(hours: 0).items.map(\.file) == [UpkeepFixture.file(51)])
        #expect(try UpkeepFixture.image(of: fixture.path) == before)
        #expect(try fixture.faults().isEmpty)
    }

    @Test func oneThatIsNamedMeanwhileStays() throws {
        _ = try fixture.stores.open().putAttachment(UpkeepFixture.content(60))
        try age(UpkeepFixture.file(60))
        // The first list of files is made when the journal has been read; what is named behind that is read again.
        let layer = FaultyLayer()
        layer.hear(.upkeepList) { try? fixture.attach(60) }
        #expect(try compact(layer: layer).items.isEmpty)
        #expect(has(UpkeepFixture.file(60)))
        #expect(try fixture.faults().isEmpty)
    }

    @Test func anEventCannotNameWhatIsGone() throws {
        let store = try fixture.stores.open()
        #expect(try store.events().count == 7)
        let kept = try store.putAttachment(UpkeepFixture.content(61))
        #expect(try compact(hours: 0).items.map(\.file) == [UpkeepFixture.file(61)])
        let event =
            "{\"kind\":\"attached\",\"case\":1,\"module\":\"works\",\"row\":1,\"attachment\":\"proof\","
            + "\"file\":{\"hash\":\"\(kept.digest.hexadecimal)\",\"name\":\"a.pdf\",\"bytes\":13}}"
        let one = RecordBatch(atMilliseconds: 0, session: "s", by: "zhang", events: [Array(event.utf8)])
        #expect(try storeError { _ = try store.append(one, ifHead: store.head) } == .attachmentMissing(kept.digest))
        #expect(store.standing == .writing && store.head.sequence == 7)
        _ = try store.putAttachment(UpkeepFixture.content(61))
        try store.add(one)
        #expect(try compact(hours: 0).items.isEmpty)
        #expect(try fixture.faults().isEmpty)
    }

    @Test func filesOfProcessesThatEndedGo() throws {
        let names = ["attachments/.x.999999999.new", "journal/.y.\(getpid()).new", "quarantine/.z.999999998.new"]
        for name in names { try fixture.stores.write([1], to: name) }
        for name in names.dropLast() { try age(name) }
        #expect(try compact().items.map(\.file) == [names[0]])
        #expect(has(names[1]) && has(names[2]))
    }

    @Test func nothingGoesWhileTheJournalIsNotUnderstood() throws {
        _ = try fixture.stores.open().putAttachment(UpkeepFixture.content(62))
        let store = try fixture.stores.open()
        #expect(try store.events().count == 7)
        let event = Array("{\"kind\":\"abolished\"}".utf8)
        try store.add(RecordBatch(atMilliseconds: 0, session: "s", by: "zhang", events: [event]))
        #expect(try upkeepError { _ = try compact(hours: 0) }?.code == "S0114")
        try fixture.flip(StoreFixture.segment, at: 30)
        #expect(try upkeepError { _ = try compact(hours: 0) }?.code == "S0107")
        #expect(has(UpkeepFixture.file(62)))
    }

    @Test func whoHoldsTheLockIsWaitedFor() throws {
        let store = try fixture.stores.open()
        _ = try store.putAttachment(UpkeepFixture.content(63))
        try store.exclusively { () throws(StoreError) in
            let error = try? upkeepError { _ = try compact(hours: 0) }
            #expect(error?.code == "S0106")
        }
        #expect(has(UpkeepFixture.file(63)))
    }
}
