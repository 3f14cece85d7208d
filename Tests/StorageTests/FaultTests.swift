// What a store does when the operating system fails it: nothing acknowledged is lost, nothing that is not there is
// acknowledged, and what is said of the outcome is what another session then finds.

import Foundation
import Storage
import TestSupport
import Testing

struct FaultTests {
    /// What one command with an attachment and a rotation comes to.
    private enum Ending: Equatable {
        case done
        case refused(String)
    }

    /// The places of an append, each of which fails in turn.
    static let places: [FailPoint] = [
        .lockTake, .lockRelease, .lockHolderWrite, .segmentStatus, .segmentMake, .segmentOpen, .segmentClose,
        .segmentSeal,
        .segmentDirectorySync, .journalSize, .journalWrite, .journalSync, .journalUndoTruncate, .journalUndoSync,
        .journalDropCache, .journalVerifyRead, .attachmentDirectoryMake, .attachmentDirectorySync,
        .attachmentStatus, .attachmentWrite, .attachmentSync, .attachmentClose, .attachmentRename,
    ]

    @Test(arguments: places)
    func nothingAcknowledgedIsLostAndNothingElseIsAcknowledged(place: FailPoint) throws {
        for number in [EIO, EINTR] {
            for isForEver in [false, true] {
                for spared in 0..<2 {
                    try check(place, .failure(number), isForEver, spared)
                }
            }
        }
        try check(place, .failure(ENOSPC), false, 2)
        try check(place, .short, true, 0)
    }

    private func check(_ place: FailPoint, _ fault: FaultyLayer.Fault, _ isForEver: Bool, _ spared: Int) throws {
        let layer = FaultyLayer()
        let fixture = try StoreFixture()
        let access = StoreAccess(
            lockWaitMilliseconds: 20, layer: layer, segmentBytes: 600, settlingMilliseconds: 0)
        let store = try fixture.create(access: access)
        try store.add(batch(0, 0))
        layer.fail(place, with: fault, forEver: isForEver, after: spared)
        var acknowledged = ["{\"n\":0}", "{\"n\":0}"]
        var unknown: [String] = []
        for number in 1...4 {
            do throws(StoreError) {
                _ = try store.putAttachment([UInt8(number)])
                let outcome = try store.append(batch(number, number), ifHead: store.head)
                guard case .appended = outcome else {
                    Issue.record("nobody else writes here")
                    continue
                }
                acknowledged += ["{\"n\":\(number)}", "{\"n\":\(number)}"]
            } catch {
                guard case .outcomeUnknown(_, let found) = error else { continue }
                if found == .present { acknowledged += ["{\"n\":\(number)}", "{\"n\":\(number)}"] }
                if found == .unreadable { unknown = ["{\"n\":\(number)}", "{\"n\":\(number)}"] }
            }
        }
        layer.heal()
        let label = Comment(rawValue: "\(place) \(fault) for ever: \(isForEver) after \(spared)")
        let other = try fixture.open()
        let found = try other.events()
        #expect(found == acknowledged || found == acknowledged + unknown, label)
        #expect(other.standing == .writing, label)
        try other.add(batch(9))
        #expect(try fixture.open().events() == found + ["{\"n\":9}"], label)
    }

    @Test func aFailedSyncIsNeverCalledSuccess() throws {
        let layer = FaultyLayer()
        let fixture = try StoreFixture()
        let store = try fixture.create(access: StoreAccess(layer: layer))
        layer.fail(.journalSync, with: .failure(EIO))
        let error = try storeError { _ = try store.append(batch(1), ifHead: store.head) }
        let failure = SystemFailure(call: "fsync", point: .journalSync, path: "", number: EIO)
        #expect(error == .outcomeUnknown(failure, found: .present))
        let syncs = layer.counts[.journalSync]
        let second = try storeError { _ = try store.append(batch(2), ifHead: store.head) }
        #expect(second == .writingStopped(because: .outcomeUnknown(failure, found: .present)))
        #expect(layer.counts[.journalSync] == syncs)
        #expect(try fixture.open().events() == ["{\"n\":1}"])
    }

    @Test func aFailedWriteIsUndoneAndWritingGoesOn() throws {
        let layer = FaultyLayer()
        let fixture = try StoreFixture()
        let store = try fixture.create(access: StoreAccess(layer: layer))
        try store.add(batch(1))
        let before = try fixture.bytes(StoreFixture.segment)
        layer.fail(.journalWrite, with: .short)
        layer.fail(.journalWrite, with: .failure(ENOSPC), after: 1)
        let error = try storeError { _ = try store.append(batch(2), ifHead: store.head) }
        #expect(error == nil)
        layer.fail(.journalWrite, with: .failure(ENOSPC), forEver: true)
        let full = try storeError { _ = try store.append(batch(3), ifHead: store.head) }
        #expect(full?.code == "S0108")
        #expect(try fixture.bytes(StoreFixture.segment).count > before.count)
        layer.heal()
        try store.add(batch(4))
        #expect(try fixture.open().events() == ["{\"n\":1}", "{\"n\":2}", "{\"n\":4}"])
    }

    @Test func everyOrderOfSyncsIsTheRules() throws {
        let layer = FaultyLayer()
        let fixture = try StoreFixture()
        let store = try fixture.create(access: StoreAccess(layer: layer))
        for place in [FailPoint.settingsSync, .settingsDirectorySync, .storeDirectorySync, .storeParentSync] {
            #expect((layer.counts[place] ?? 0) > 0, "\(place)")
        }
        layer.fail(.attachmentSync, with: .failure(EIO))
        #expect(try storeError { _ = try store.putAttachment([1]) }?.code == "S0111")
        #expect(try fixture.open().standing == .writing)
        layer.fail(.attachmentDirectorySync, with: .failure(EIO))
        #expect(try storeError { _ = try store.putAttachment([1]) }?.code == "S0111")
        _ = try store.putAttachment([1])
        try store.add(batch(1))
        #expect((layer.counts[.segmentDirectorySync] ?? 0) > 0)
    }
}
