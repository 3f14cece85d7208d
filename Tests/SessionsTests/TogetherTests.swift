// Lines that are carried out together: what is said and written is what would be one by one, by one write, whoever
// came between.

import Digests
import Engine
import Foundation
import Machines
import Source
import Storage
import TestSupport
import Testing

@testable import Sessions

@Suite struct TogetherTests {
    /// A store on a disk that counts its writes, and to which others may come in between.
    private final class DistantStore: EventStore {
        let base: DiskStore
        var writes = 0
        /// What happens before the next writes, first before the next one.
        var before: [() throws -> Void] = []
        /// What the next write ends with, though it comes about.
        var failure: StoreError?
        /// Why it can not be reached.
        var outage: StoreError?

        init(_ base: DiskStore) { self.base = base }

        var settings: StoreSettings { base.settings }
        var head: Head { base.head }
        var standing: StoreStanding { outage.map { .stopped($0) } ?? base.standing }
        var gathersCommands: Bool { true }

        func read(from sequence: Int64, _ take: (Record) -> Void) throws(StoreError) {
            try base.read(from: sequence, take)
        }

        func append(_ batches: [RecordBatch], ifHead head: Head) throws(StoreError) -> AppendOutcome {
            if let outage { throw outage }
            if !before.isEmpty { try? before.removeFirst()() }
            writes += 1
            let outcome = try base.append(batches, ifHead: head)
            if let failure { throw failure }
            return outcome
        }

        // WHY: not the disk's lock: what comes in between is another session's.
        func exclusively<Outcome>(_ body: () throws(StoreError) -> Outcome) throws(StoreError) -> Outcome { try body() }

        func putAttachment(_ bytes: [UInt8]) throws(StoreError) -> AttachmentReference { try base.putAttachment(bytes) }
        func attachment(_ digest: SHA256Digest) throws(StoreError) -> [UInt8] { try base.attachment(digest) }
        func putDefinition(_ hash: SHA256Digest, _ files: [DefinitionFile]) throws(StoreError) {
            try base.putDefinition(hash, files)
        }
        func definition(_ hash: SHA256Digest) throws(StoreError) -> [DefinitionFile] { try base.definition(hash) }
        func takeNotices() -> [StoreNotice] { base.takeNotices() }
    }

    private final class Voice {
        var said = ""
    }

    private let folder: TemporaryFolder
    private let voice = Voice()
    private let distant: DistantStore
    private let session: Session

    private struct Faulty: Error {}

    private static let world = [
        "given unit bureau division 220100", "given unit office division 220102 superior bureau",
        "given unit province division 220000 hrss yes", "given unit city division 220100 hrss yes",
        "given unit district division 220102 hrss yes", "given person zhang unit office", "given person li unit office",
    ]

    init() throws {
        folder = try TemporaryFolder(isDurable: false)
        let path = Repository.url("workflows").path
        guard let rulebook = SoundRulebook(try RulebookFiles.read([path], on: Trial.firstDay), root: path) else {
            throw Faulty()
        }
        let place = folder.path + "/store"
        let store = try DiskStore.create(at: place, settings: StoreSettings(id: "together", isTraining: true))
        let first = try Session.begin(at: store, with: rulebook, environment: Self.quiet(Voice()), language: .en)
        for line in Self.world { #expect(first.perform(line) == .done, "\(line)") }
        distant = DistantStore(try DiskStore.open(at: place))
        session = try Session.open(at: distant, environment: Self.quiet(voice), language: .en)
        distant.writes = 0
        voice.said = ""
    }

    private static func quiet(_ voice: Voice) -> Environment {
        Environment(
            now: { Moment(milliseconds: 1_688_346_000_000) }, sessionID: "s",
            readFile: { path, _ throws(Failure) in throw .store(.fileRefused(path: path, reason: .missing)) },
            writeFile: { _, _, _, ready throws(Failure) in try ready() }, say: { voice.said += $0 },
            tell: { voice.said += $0 }, randomBytes: { Array(repeating: 7, count: $0) })
    }

    private func beside() throws -> Session {
        let store = try DiskStore.open(at: folder.path + "/store")
        return try Session.open(at: store, environment: Self.quiet(Voice()), language: .en)
    }

    private static let lines = [
        "as zhang: apply talent-grading", "as zhang: fill basic.grade B", "as zhang: fill basic.grade C",
        "as zhang: submit", "as li: apply talent-grading", "as li: fill basic.grade B",
    ]

    /// What the lines say and leave, one by one, at a store of their own.
    private func oneByOne(_ lines: [String], keepsGoing: Bool) throws -> (said: String, cases: Shelf<Case>) {
        let copy = folder.path + "/copy-\(UInt64.random(in: 0...UInt64.max))"
        try FileManager.default.copyItem(atPath: folder.path + "/store", toPath: copy)
        let voice = Voice()
        let other = try Session.open(
            at: try DiskStore.open(at: copy), environment: Self.quiet(voice), language: .en)
        voice.said = ""
        for line in lines where other.perform(line) == .refused && !keepsGoing { break }
        return (voice.said, other.registry.cases)
    }

    @Test(arguments: [false, true])
    func sayAndLeaveWhatTheyWouldOneByOne(_ keepsGoing: Bool) throws {
        let wanted = try oneByOne(Self.lines, keepsGoing: keepsGoing)
        let outcome = try #require(session.perform(together: Self.lines, keepsGoing: keepsGoing))
        #expect(outcome.count == (keepsGoing ? 6 : 4))
        #expect(outcome.hasRefused)
        #expect(outcome.end == nil)
        #expect(voice.said == wanted.said)
        #expect(session.registry.cases == wanted.cases)
        #expect(distant.writes == 1)
        #expect(try beside().registry.cases == wanted.cases)
        #expect(session.perform("as zhang: fill basic.grade A") == .done)
    }

    @Test func whoIsOvertakenDecidesAllAnew() throws {
        let other = try beside()
        distant.before = [{ #expect(other.perform("as zhang: apply talent-grading") == .done) }]
        let outcome = try #require(session.perform(together: Self.lines, keepsGoing: true))
        #expect(outcome.hasRefused)
        #expect(voice.said.contains("R0402"))
        #expect(distant.writes == 2)
        try other.catchUp()
        #expect(session.registry.cases == other.registry.cases)
        #expect(session.registry.cases.count == other.registry.cases.count)
    }

    @Test func nothingIsSaidOfWhatIsInDoubt() throws {
        distant.failure = .commitUnanswered(address: "etcd://h:1/a", members: [])
        let outcome = try #require(session.perform(together: Array(Self.lines.prefix(3)), keepsGoing: true))
        #expect(outcome.end == .away)
        #expect(voice.said.contains("S0127"))
        #expect(!voice.said.contains("applied"))
    }

    @Test func anOutageIsToldOnceInALine() throws {
        func toldTimes() -> Int {
            defer { voice.said = "" }
            return voice.said.components(separatedBy: "[S0125]").count - 1
        }
        let line = "as zhang: apply talent-grading"
        distant.outage = .engineAway(address: "etcd://h:1/a", members: [])
        #expect(session.perform(together: [line], keepsGoing: true) == nil)
        #expect(toldTimes() == 0)
        for _ in 0..<2 {
            #expect(session.perform(line) == .away)
            #expect(toldTimes() == 1)
        }
        let lately = DistantStore(try DiskStore.open(at: folder.path + "/store"))
        lately.outage = distant.outage
        let late = try Session.open(at: lately, environment: Self.quiet(voice), language: .en)
        #expect(toldTimes() == 1)
        #expect(late.perform(line) == .away)
        #expect(toldTimes() == 1)
        lately.outage = nil
        #expect(late.perform(line) == .done)
    }

    @Test func onlyWhatCanBeDoneTwiceIsGathered() {
        for line in ["as zhang: submit", "submit", "通过 同意", "refused R0201: submit", "open 3"] {
            #expect(session.canBeGathered(line), "\(line)")
        }
        for line in [
            "", "# x", "whoami", "login zhang", "review", "export a.csv", "why submit", "=1", "exit", "run a.session",
        ] {
            #expect(!session.canBeGathered(line), "\(line)")
        }
    }
}
