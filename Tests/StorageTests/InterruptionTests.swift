// Listings of folders that a signal interrupts: they are made again, and nobody hears of it.

import Glibc
import Storage
import TestSupport
import Testing

@Suite struct InterruptionTests {
    @Test(arguments: [FailPoint.segmentList, .definitionList, .snapshotList, .upkeepList, .copyList])
    func anInterruptedListingIsMadeAgain(place: FailPoint) throws {
        let fixture = try UpkeepFixture()
        let layer = FaultyLayer()
        for spared in 0..<4 {
            layer.fail(place, with: .failure(EINTR), after: spared)
            let access = StoreAccess(lockWaitMilliseconds: 50, layer: layer)
            let target = fixture.stores.folder.path + "/backup"
            let copy = try backUpStore(at: fixture.path, to: target, access: access)
            let restored = fixture.stores.folder.path + "/restored-\(spared)"
            _ = try restoreStore(from: target, at: restored, access: access)
            #expect(try StoreVerification.run(at: restored, access: access).head == copy.head)
            let store = try DiskStore.open(at: restored, access: access)
            _ = try store.restore { _ in nil }
            #expect(store.newestSnapshot == nil && store.takeNotices().isEmpty)
            layer.heal()
        }
        #expect(layer.counts[place, default: 0] > 4)
    }
}
