// What a session sees of files that come, go and are exchanged under their names, when it no longer looks at each.

import Foundation
import Storage
import TestSupport
import Testing

struct SettledNamesTests {
    /// A store in which two commands were written, and whose names count as settled.
    private func settled(_ layer: FaultyLayer, segmentBytes: Int64 = 64 << 20) throws -> (StoreFixture, DiskStore) {
        let fixture = try StoreFixture()
        let store = try fixture.create(
            access: StoreAccess(
                lockWaitMilliseconds: 20, layer: layer, segmentBytes: segmentBytes, settlingMilliseconds: 0))
        for number in 1...2 { try store.add(batch(number)) }
        return (fixture, store)
    }

    @Test func aCommitAsksNoFileWhenItWasChanged() throws {
        let layer = FaultyLayer()
        let (fixture, store) = try settled(layer)
        let before = layer.counts
        try store.add(batch(3))
        let after = layer.counts
        for point in [FailPoint.lockStatus, .segmentStatus] { #expect(after[point] == before[point], "\(point)") }
        for point in [FailPoint.lockFolderStatus, .segmentNames] {
            #expect(after[point] == (before[point] ?? 0) + 1, "\(point)")
        }
        #expect(try fixture.open().events().count == 3)
    }

    @Test func aFolderThatWasJustChangedIsNotBelieved() throws {
        let layer = FaultyLayer()
        let fixture = try StoreFixture()
        let store = try fixture.create(access: StoreAccess(layer: layer))
        try store.add(batch(1))
        let before = layer.counts
        try store.add(batch(2))
        #expect(layer.counts[.lockStatus] == (before[.lockStatus] ?? 0) + 1)
        #expect(layer.counts[.segmentStatus] == (before[.segmentStatus] ?? 0) + 1)
    }

    @Test func aSegmentThatIsExchangedUnderItsNameIsNotWrittenTo() throws {
        let (fixture, store) = try settled(FaultyLayer())
        let bytes = try fixture.bytes(StoreFixture.segment)
        try FileManager.default.removeItem(atPath: fixture.path(StoreFixture.segment))
        try fixture.write(bytes, to: StoreFixture.segment)
        let error = try storeError { _ = try store.append(batch(3), ifHead: store.head) }
        #expect(error == .storeGone(path: fixture.path))
        #expect(try fixture.bytes(StoreFixture.segment) == bytes)
    }

    @Test func aSegmentThatAnotherSessionBeganIsFound() throws {
        let (fixture, store) = try settled(FaultyLayer(), segmentBytes: 700)
        let other = try fixture.open(access: StoreAccess(segmentBytes: 700))
        _ = try other.events()
        for number in 3...5 { try other.add(batch(number)) }
        #expect(try fixture.names("journal").count > 1)
        #expect(try store.append(batch(6), ifHead: store.head) == .moved)
        #expect(try store.events(from: 3) == [3, 4, 5].map { "{\"n\":\($0)}" })
        try store.add(batch(6))
        #expect(try fixture.open().events().count == 6)
    }

    @Test func aFolderFromAFarYearIsAFolder() throws {
        let (fixture, store) = try settled(FaultyLayer())
        for seconds in [13e9, -13e9] {
            let date = Date(timeIntervalSince1970: seconds)
            try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: fixture.path("journal"))
            try store.add(batch(3))
        }
        #expect(try fixture.open().events().count == 4)
    }

    @Test func aLockFileThatIsExchangedIsTakenAnew() throws {
        let (fixture, store) = try settled(FaultyLayer())
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
        }
    }
}
