// Disks that fail under running sessions: a sync that loses what was written, a full one, one that is read alone, and a
// store that is no longer where it was.

import Digests
import Foundation
import Storage
import TestSupport
import Testing

struct FailedDiskTests {
    /// A store with three commands, its zeros written ahead, and where its records end.
    private func begun(_ layer: FaultyLayer) throws -> (fixture: StoreFixture, store: DiskStore, end: Int64) {
        let fixture = try StoreFixture()
        let store = try fixture.create(access: StoreAccess(layer: layer))
        for number in 1...3 { try store.add(batch(number)) }
        return (fixture, store, Int64(try fixture.records(StoreFixture.segment).count))
    }

    @Test func aFailedSyncThatLostEverythingIsToldSo() throws {
        let layer = FaultyLayer()
        let (fixture, store, end) = try begun(layer)
        let other = try fixture.open()
        _ = try other.events()
        layer.fail(.journalDataSync, with: .losing(EIO, end..<(end + 4096)))
        let error = try storeError { _ = try store.append(batch(4), ifHead: store.head) }
        let failure = SystemFailure(call: "fdatasync", point: .journalDataSync, path: "", number: EIO)
        #expect(error == .outcomeUnknown(failure, found: .absent))
        #expect(try storeError { _ = try store.append(batch(5), ifHead: store.head) }?.code == "S0110")
        try other.add(batch(6))
        #expect(try fixture.open().events() == [1, 2, 3, 6].map { "{\"n\":\($0)}" })
    }

    @Test func whatAFailedSyncLeftBehindZerosIsDroppedByRunningSessions() throws {
        let layer = FaultyLayer()
        let (fixture, store, end) = try begun(layer)
        let other = try fixture.open()
        _ = try other.events()
        let sectorEnd = (end / 512 + 1) * 512
        layer.fail(.journalDataSync, with: .losing(EIO, end..<sectorEnd))
        let error = try storeError { _ = try store.append(batch(4, 4, 4, 4), ifHead: store.head) }
        guard case .outcomeUnknown(_, .absent)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try fixture.bytes(StoreFixture.segment)[Int(end)] == 0)
        #expect(try fixture.records(StoreFixture.segment).count > Int(sectorEnd))
        try other.add(batch(5))
        #expect(other.takeNotices().count == 1)
        #expect(try fixture.open().events() == [1, 2, 3, 5].map { "{\"n\":\($0)}" })
    }

    @Test func aFailedSyncOfSpaceWrittenAheadIsUnknownToo() throws {
        let layer = FaultyLayer()
        let fixture = try StoreFixture()
        let store = try fixture.create(access: StoreAccess(layer: layer))
        try store.add(batch(1))
        layer.fail(.journalSync, with: .failure(EIO))
        let error = try storeError { _ = try store.append(batch(2), ifHead: store.head) }
        guard case .outcomeUnknown(_, .present)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(layer.counts[.journalPreallocate] == 1)
        #expect(try fixture.open().events() == ["{\"n\":1}", "{\"n\":2}"])
    }

    @Test func whoeverTakesOverSyncsWhatAKilledSessionWrote() throws {
        let dying = FaultyLayer()
        let (fixture, store, _) = try begun(dying)
        let layer = FaultyLayer()
        let other = try fixture.open(access: StoreAccess(layer: layer))
        _ = try other.events()
        try other.exclusively { () throws(StoreError) in }
        try other.add(batch(4))
        #expect(layer.counts[.journalLeftSync] == nil)
        _ = try store.events(from: 4)
        // The lock is taken and looked at, the journal measured and written: the next call would be its sync.
        dying.dies(before: .journalDataSync)
        _ = try storeError { _ = try store.append(batch(5), ifHead: store.head) }
        #expect(dying.isDead)
        #expect(try other.events(from: 5) == ["{\"n\":5}"])
        try other.add(batch(6))
        #expect(layer.counts[.journalLeftSync] == 1)
        try other.add(batch(7))
        #expect(layer.counts[.journalLeftSync] == 1)
        #expect(try fixture.open().events().count == 7)
    }

    @Test func aFullDiskTakesNothingHalfAndGoesOnWhenThereIsRoom() throws {
        let layer = FaultyLayer()
        let (fixture, store, _) = try begun(layer)
        for place in [FailPoint.journalWrite, .journalPreallocate] {
            layer.fail(place, with: .failure(ENOSPC), forEver: true)
        }
        let error = try storeError { _ = try store.append(batch(4), ifHead: store.head) }
        #expect(error?.code == "S0108" && error?.words.en.contains("No space left") == true)
        #expect(try fixture.open().events().count == 3)
        layer.heal()
        layer.fail(.journalPreallocate, with: .short)
        layer.fail(.journalPreallocate, with: .failure(ENOSPC), forEver: true, after: 1)
        for number in 5...8 { try store.add(batch(number)) }
        #expect(try fixture.open().events() == [1, 2, 3, 5, 6, 7, 8].map { "{\"n\":\($0)}" })
    }

    @Test func aDiskForReadingAloneIsRead() throws {
        let (fixture, store, end) = try begun(FaultyLayer())
        let layer = FaultyLayer()
        layer.becomeReadOnly()
        let reader = try fixture.open(access: StoreAccess(layer: layer))
        #expect(try reader.events().count == 3)
        let error = try storeError { _ = try reader.append(batch(4), ifHead: reader.head) }
        #expect(error?.code == "S0108" && error?.words.en.contains("Read-only file system") == true)
        #expect(try storeError { _ = try reader.putAttachment([1]) }?.code == "S0111")
        try store.add(batch(4))
        #expect(try reader.events(from: 4) == ["{\"n\":4}"])
        store.close()
        let bytes = try fixture.bytes(StoreFixture.segment)
        try fixture.write(Array(bytes.dropLast(5)), to: StoreFixture.segment)
        let second = try fixture.open(access: StoreAccess(layer: layer))
        #expect(try second.events().count == 3)
        #expect(second.standing == .writing && second.takeNotices().isEmpty)
        #expect(try fixture.bytes(StoreFixture.segment).count == bytes.count - 5 && bytes.count > Int(end))
    }

    /// What somebody does to the folder under a running session.
    enum Mishap: CaseIterable {
        case removed, movedAway, replaced, journalRemoved
    }

    @Test(arguments: Mishap.allCases)
    func aStoreThatIsGoneIsSaidSo(mishap: Mishap) throws {
        let (fixture, store, _) = try begun(FaultyLayer())
        let file = FileManager.default
        switch mishap {
        case .removed: try file.removeItem(atPath: fixture.path)
        case .movedAway: try file.moveItem(atPath: fixture.path, toPath: fixture.path + "-elsewhere")
        case .replaced:
            try file.moveItem(atPath: fixture.path, toPath: fixture.path + "-elsewhere")
            let new = try fixture.create()
            for number in 1...9 { try new.add(batch(number)) }
        case .journalRemoved: try file.removeItem(atPath: fixture.path("journal"))
        }
        let gone = StoreError.storeGone(path: fixture.path)
        #expect(try storeError { _ = try store.append(batch(4), ifHead: store.head) } == gone)
        #expect(try storeError { try store.readOn { _ in } } == gone)
        if mishap == .removed || mishap == .movedAway {
            #expect(try storeError { _ = try store.putAttachment([1]) } == gone)
            #expect(try storeError { _ = try store.attachment(.zero) } == gone)
        }
        store.close()
        let elsewhere = fixture.path + "-elsewhere"
        if mishap == .movedAway { #expect(try DiskStore.open(at: elsewhere).events().count == 3) }
        if mishap == .replaced { #expect(try fixture.open().events().count == 9) }
    }

    @Test func aLockFileThatIsRemovedStillKeepsSessionsApart() throws {
        let (fixture, store, _) = try begun(FaultyLayer())
        let other = try fixture.open(access: StoreAccess(lockWaitMilliseconds: 20))
        _ = try other.events()
        try FileManager.default.removeItem(atPath: fixture.path("lock"))
        try store.exclusively { () throws(StoreError) in
            do throws(StoreError) {
                _ = try other.append(batch(9), ifHead: other.head)
                Issue.record("two sessions held the lock")
            } catch {
                guard case .lockTimedOut = error else { throw error }
            }
            _ = try store.append(batch(4), ifHead: store.head)
        }
        _ = try other.events(from: 4)
        try other.add(batch(5))
        #expect(try fixture.open().events().count == 5)
    }
}
