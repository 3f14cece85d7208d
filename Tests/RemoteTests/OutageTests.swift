// A store whose engine does not answer: what is read, what is refused, and how a commit in doubt is found out.

import Digests
import Linking
import Remote
import Storage
import TestSupport
import Testing

struct OutageTests {
    private let cluster = MemoryCluster()
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder(isDurable: false)
    }

    private func store(_ engine: MemoryEngine, _ machine: Int = 0) throws(StoreError) -> RemoteStore {
        try engine.store(copies: "\(folder.path)/\(machine)")
    }

    private func code(_ body: () throws(StoreError) -> Void) -> String {
        do throws(StoreError) {
            try body()
            return ""
        } catch {
            return error.code
        }
    }

    @Test func readingGoesOnAndWritingIsRefused() throws {
        let engine = try MemoryEngine(cluster)
        let store = try store(engine)
        try store.add([1])
        engine.mishaps = [.away, .away, nil]
        #expect(try store.events() == ["{\"n\":1}"])
        guard case .stopped(.engineAway) = store.standing else {
            Issue.record("\(store.standing)")
            return
        }
        #expect(store.takeNotices().isEmpty)
        #expect(code { () throws(StoreError) in _ = try store.append(batch([2]), ifHead: store.head) } == "S0125")
        #expect(try store.events() == ["{\"n\":1}"])
        #expect(store.takeNotices() == [.copyRead(sequence: 1)])
        #expect(try store.events() == ["{\"n\":1}"])
        #expect(store.takeNotices() == [.engineBack(address: engine.address.text)])
        #expect(store.standing == .writing)
        try store.add([2])
        #expect(cluster.writes.count == 2)
    }

    @Test func theCopyIsOpenedWithoutTheEngine() throws {
        try store(MemoryEngine(cluster)).add([1, 2])
        let engine = try MemoryEngine(cluster)
        engine.mishaps = [.away, .away]
        let away = try store(engine)
        #expect(try away.events().count == 2)
        #expect(away.settings == StoreSite.settings)
        let elsewhere = try MemoryEngine(cluster)
        elsewhere.mishaps = [.away]
        #expect(throws: StoreError.self) { try store(elsewhere, 1) }
    }

    @Test(arguments: [Mishap.answerLost, .questionLost, .late], [false, true])
    func aCommitInDoubtIsFoundOut(_ mishap: Mishap, _ isOvertaken: Bool) throws {
        let engine = try MemoryEngine(cluster)
        let store = try store(engine)
        let other = try self.store(MemoryEngine(cluster), 1)
        try store.add([1])
        try store.readOn { _ in }
        engine.mishaps = [mishap]
        #expect(code { () throws(StoreError) in _ = try store.append(batch([2]), ifHead: store.head) } == "S0127")
        if isOvertaken { try other.add([3]) }
        let found = try store.events()
        cluster.letGoOn()
        let isWritten = mishap == .answerLost
        let model = ["{\"n\":1}"] + (isWritten ? ["{\"n\":2}"] : []) + (isOvertaken ? ["{\"n\":3}"] : [])
        #expect(found == model)
        #expect(store.takeNotices().contains(.commitSettled(isWritten: isWritten)))
        #expect(try store.events() == model)
        #expect(try other.events() == model)
        try store.add([4])
        #expect(try other.events() == model + ["{\"n\":4}"])
    }

    @Test func anotherSessionOnTheMachineMayHaveReadIt() throws {
        let engine = try MemoryEngine(cluster)
        let store = try store(engine)
        let beside = try self.store(MemoryEngine(cluster))
        try store.readOn { _ in }
        engine.mishaps = [.answerLost]
        #expect(code { () throws(StoreError) in _ = try store.append(batch([1]), ifHead: store.head) } == "S0127")
        #expect(try beside.events() == ["{\"n\":1}"])
        #expect(try store.events() == ["{\"n\":1}"])
        #expect(store.takeNotices().contains(.commitSettled(isWritten: true)))
    }

    @Test func aDefinitionIsThereBeforeTheRecordThatNamesIt() throws {
        let store = try store(MemoryEngine(cluster))
        let files = [DefinitionFile(path: "ruleset", bytes: Array("machines".utf8))]
        let hash = SHA256.digest(files[0].bytes)
        try store.putDefinition(hash, files)
        let event = "{\"kind\":\"deployed\",\"definition\":\"\(hash.hexadecimal)\"}"
        let deploying = RecordBatch(atMilliseconds: 1, session: "s", by: "b", events: [Array(event.utf8)])
        #expect(try store.append(deploying, ifHead: store.head) == .appended(store.head))

        let engine = try MemoryEngine(cluster)
        let other = try self.store(engine, 1)
        engine.mishaps = [nil, .away]
        #expect(try other.events() == [])
        guard case .stopped(.engineAway) = other.standing else {
            Issue.record("\(other.standing)")
            return
        }
        #expect(try other.events() == [event])
        engine.mishaps = [.away, .away]
        #expect(try other.events() == [event])
        #expect(try other.definition(hash) == files)
    }

    @Test func anEngineThatWasSetBackIsSeen() throws {
        let engine = try MemoryEngine(cluster)
        let store = try store(engine)
        try store.add([1])
        try store.add([2])
        let last = cluster.writes.removeLast()
        cluster.head = EngineHead(sequence: last.last - 1, hash: String(repeating: "0", count: 64))
        #expect(code { () throws(StoreError) in try store.readOn { _ in } } == "S0129")
    }

    @Test func linesAreHeldAgainstTheirHashes() throws {
        let engine = try MemoryEngine(cluster)
        try store(engine).add([1])
        cluster.writes[0].lines[10] ^= 1
        let fresh = try MemoryEngine(cluster)
        #expect(code { () throws(StoreError) in try store(fresh, 1).readOn { _ in } } == "S0107")
    }

    @Test func whileACommandIsDecidedTheEngineIsNotAskedForItsEnd() throws {
        let engine = try MemoryEngine(cluster)
        let store = try store(engine)
        try store.readOn { _ in }
        let before = engine.asked.count
        try store.add([1])
        let asked = engine.asked[before...].filter { if case .read = $0 { true } else { false } }
        #expect(asked.isEmpty)
    }
}
