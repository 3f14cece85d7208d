// Commits that come into the copy later: nothing is read twice or passed over, whoever else writes meanwhile.

import Foundation
import Linking
import Remote
import Storage
import TestSupport
import Testing

struct UnkeptCommitsTests {
    private let cluster = MemoryCluster()
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder(isDurable: false)
    }

    /// A session, which keeps what follows its first commit as late as it may.
    private func store(_ engine: MemoryEngine, _ machine: Int = 0) throws(StoreError) -> RemoteStore {
        let store = try engine.store(copies: "\(folder.path)/\(machine)")
        store.keepingPace = .seconds(86_400)
        return store
    }

    /// What the copy of a session has on the disk.
    private func kept(by store: RemoteStore) throws -> Int {
        try DiskStore.open(at: store.copyPath).events().count
    }

    /// What a session has not read yet.
    private func news(of store: RemoteStore) throws -> [String] {
        try store.events(from: store.head.sequence + 1)
    }

    @Test func theyComeIntoTheCopyBeforeItIsRead() throws {
        let store = try store(MemoryEngine(cluster))
        store.keepingPace = .seconds(1)
        try store.add([1])
        #expect(try kept(by: store) == 1)
        store.keepingPace = .seconds(86_400)
        for number in 2...4 { try store.add([number]) }
        #expect(try kept(by: store) == 1)
        #expect(store.head.sequence == 4)
        #expect(try news(of: store) == [])
        #expect(try kept(by: store) == 1)
        #expect(try store.events().count == 4)
        #expect(try kept(by: store) == 4)
    }

    @Test func theyComeIntoTheCopyWithALaterCommand() throws {
        let store = try store(MemoryEngine(cluster))
        for number in 1...3 { try store.add([number]) }
        #expect(try kept(by: store) == 0)
        store.keepingPace = .zero
        #expect(try news(of: store) == [])
        #expect(try kept(by: store) == 3)
        #expect(try news(of: store) == [])
        #expect(try store.events().count == 3)
    }

    @Test func theyComeIntoTheCopyWhenTheSessionEnds() throws {
        let store = try store(MemoryEngine(cluster))
        for number in 1...3 { try store.add([number]) }
        store.close()
        #expect(try kept(by: store) == 3)
        try store.add([4])
        #expect(try store.events().count == 4)
    }

    @Test func manyComeIntoTheCopyOnTheirWay() throws {
        let store = try store(MemoryEngine(cluster))
        let long = RecordBatch(
            atMilliseconds: 1, session: "s", by: "b",
            events: [Array("{\"n\":\"\(String(repeating: "x", count: 400_000))\"}".utf8)])
        for _ in 0..<5 { _ = try store.append(long, ifHead: store.head) }
        #expect(try kept(by: store) >= 3)
        #expect(try store.events().count == 5)
    }

    @Test func anotherSessionOnTheMachineMayHaveFetchedThem() throws {
        let store = try store(MemoryEngine(cluster))
        try store.add([1])
        try store.add([2])
        let beside = try self.store(MemoryEngine(cluster))
        #expect(try beside.events().count == 2)
        try beside.add([3])
        #expect(try news(of: store) == ["{\"n\":3}"])
        try store.add([4])
        #expect(try news(of: beside) == ["{\"n\":4}"])
        #expect(try store.lines() == beside.lines())
    }

    @Test func whatOthersWroteIsReadBehindThem() throws {
        let store = try store(MemoryEngine(cluster))
        let other = try self.store(MemoryEngine(cluster), 1)
        try store.add([1])
        try store.add([2])
        _ = try other.events()
        try other.add([3])
        #expect(try store.append(batch([4]), ifHead: store.head) == .moved)
        #expect(try news(of: store) == ["{\"n\":3}"])
        try store.add([4])
        #expect(try store.lines() == other.lines())
    }

    @Test func whoeverWasOvertakenHoldsTheOthersOnTheMachineOff() throws {
        let store = try store(MemoryEngine(cluster))
        let other = try self.store(MemoryEngine(cluster), 1)
        let access = StoreAccess(lockWaitMilliseconds: 0)
        func isHeldOff() throws -> Bool {
            try store.exclusively { () throws(StoreError) in
                do throws(StoreError) {
                    try DiskStore.open(at: store.copyPath, access: access).exclusively {}
                    return false
                } catch {
                    guard case .lockTimedOut = error else { throw error }
                    return true
                }
            }
        }
        try store.add([1])
        #expect(try !isHeldOff())
        _ = try other.events()
        try other.add([2])
        #expect(try store.append(batch([3]), ifHead: store.head) == .moved)
        #expect(try isHeldOff())
        for number in 3..<40 { try store.add([number]) }
        #expect(try !isHeldOff())
        #expect(try store.events().count == 39)
    }

    @Test(arguments: [0, 1, 2])
    func anotherSessionOnTheMachineMayWriteWhileTheEngineAnswers(_ written: Int) throws {
        let engine = try MemoryEngine(cluster)
        let store = try store(engine)
        let other = try self.store(MemoryEngine(cluster), 1)
        let beside = try self.store(MemoryEngine(cluster))
        _ = try store.events()
        for number in 0..<written { try store.add([number]) }
        try other.add([3])
        engine.beforeAnswer = {
            beside.keepingPace = .zero
            try beside.add([4])
            try beside.add([5])
        }
        let found = try news(of: store)
        #expect(found.first == "{\"n\":3}")
        #expect(try found + news(of: store) == [3, 4, 5].map { "{\"n\":\($0)}" })
        #expect(try store.lines() == other.lines())
    }

    @Test func theyAreReadWhileTheEngineIsAway() throws {
        let engine = try MemoryEngine(cluster)
        let store = try store(engine)
        try store.add([1])
        try store.add([2])
        engine.mishaps = [.away]
        #expect(try news(of: store) == [])
        guard case .stopped(.engineAway) = store.standing else {
            Issue.record("\(store.standing)")
            return
        }
        #expect(try kept(by: store) == 2)
        #expect(try store.events().count == 2)
        #expect(store.standing == .writing)
    }

    @Test func anEngineThatWasSetBackIsSeen() throws {
        let store = try store(MemoryEngine(cluster))
        try store.add([1])
        try store.add([2])
        let last = cluster.writes.removeLast()
        cluster.head = EngineHead(sequence: last.last - 1, hash: String(repeating: "0", count: 64))
        #expect(throws: StoreError.self) { try news(of: store) }
    }
}
