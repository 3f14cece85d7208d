// A snapshot is a cache and nothing else: it has the same bytes whichever way it came about, whoever opens the store
// by it sees what the journal says, and a damaged or foreign one changes nothing.

import Engine
import Foundation
import Machines
import Playground
import Sessions
import Source
import Storage
import TestSupport
import Testing

struct SnapshotTests {
    static let now = ProvinceTests.now

    /// A small province on a disk, of which a snapshot was written halfway and one at its end.
    final class Town {
        let path: String
        let census: ProvinceCensus

        init() throws {
            path = FileManager.default.temporaryDirectory.path + "/snapshots-\(UInt64.random(in: 0...UInt64.max))"
            let rules = Repository.url("workflows").path
            let sound = try #require(SoundRulebook(try RulebookFiles.read([rules], on: now.day), root: rules))
            let store = try DiskStore.create(at: path, settings: StoreSettings(id: "town", isTraining: true))
            let session = try Session.begin(
                at: store, with: sound, environment: world(on: -1000), language: .zh)
            var size = ProvinceSize(seed: 3, cases: 300)
            size.persons = 90
            size.units = 20
            census = try growProvince(size, in: store, from: session.registry, now: now) { _ in }
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func open(background: Environment.Background? = nil, snapshots: Int64? = nil) throws -> Session {
            var environment = world(on: 0)
            environment.background = background
            let session = try Session.open(
                at: try DiskStore.open(at: path), environment: environment, language: .zh,
                recordsASnapshot: snapshots ?? Session.recordsASnapshot)
            return session
        }

        /// The names of the snapshots and their bytes.
        var snapshots: [String: Data] {
            let folder = path + "/snapshot"
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            var found: [String: Data] = [:]
            for name in names where name.hasSuffix(".snapshot") {
                found[name] = FileManager.default.contents(atPath: folder + "/" + name)
            }
            return found
        }

        func dropSnapshots() throws {
            if FileManager.default.fileExists(atPath: path + "/snapshot") {
                try FileManager.default.removeItem(atPath: path + "/snapshot")
            }
        }
    }

    /// The world on a day after `now`; what is said is kept in `said`.
    static func world(on day: Int64, _ said: Said? = nil) -> Environment {
        Environment(
            now: { Moment(milliseconds: now.milliseconds + day * 86_400_000) }, sessionID: "snapshots",
            readFile: { _, _ in [] }, writeFile: { _, _, _, _ in }, say: { said?.text += $0 }, tell: { _ in },
            ask: { _, _ in nil }, isInteractive: false, randomBytes: { [UInt8](repeating: 0, count: $0) })
    }

    final class Said {
        var text = ""
    }

    /// Does the work at once, as if it had been done in the background.
    static var atOnce: Environment.Background { { $0() } }

    /// What the accounts with most to do, an applicant and an auditor see.
    static func views(_ session: Session, _ census: ProvinceCensus) throws -> [String: String] {
        let said = Said()
        let other = Session(
            standingWhere: session, at: MemoryStore(settings: StoreSettings(id: "x", isTraining: true)),
            environment: world(on: 0, said))
        var seen: [String: String] = [:]
        let accounts = census.registry.accounts.map(\.name)
        for account in [accounts.first { $0 == "hrss-220000" } ?? "", accounts[30], accounts[60], accounts.last ?? ""] {
            for line in [
                "inbox", "dashboard all", "list", "list --state done --sort since", "list --name 王", "due", "results",
                "profile", "can", "next", "progress", "history",
            ] {
                said.text = ""
                _ = other.perform("as \(account): \(line)")
                seen["\(account): \(line)"] = said.text
            }
        }
        return seen
    }

    @Test func aSessionFromASnapshotSeesWhatTheJournalSays() throws {
        let town = try Town()
        let whole = try town.open(background: SnapshotTests.atOnce, snapshots: 1000)
        #expect(town.snapshots.count == 1)
        let quick = try town.open()
        #expect(quick.isFromSnapshot)
        #expect(!whole.isFromSnapshot)
        #expect(quick.registry.cases == whole.registry.cases)
        #expect(quick.registry.parties == whole.registry.parties)
        #expect(quick.registry.accounts == whole.registry.accounts)
        let views = try SnapshotTests.views(whole, town.census)
        #expect(try SnapshotTests.views(quick, town.census) == views)
        #expect(views.values.filter(\.isEmpty).count < views.count / 2)
    }

    @Test func aLongReadingPutsWhatItHasReadAside() throws {
        let town = try Town()
        let whole = try town.open()
        let shelving = try town.open(background: SnapshotTests.atOnce, snapshots: 30)
        #expect(shelving.isFromSnapshot)
        #expect(shelving.registry.cases == whole.registry.cases)
        #expect(shelving.registry.parties == whole.registry.parties)
        #expect(shelving.registry.accounts == whole.registry.accounts)
        #expect(
            try SnapshotTests.views(shelving, town.census) == SnapshotTests.views(whole, town.census))
        let shelved = town.snapshots
        try town.dropSnapshots()
        _ = try town.open(background: SnapshotTests.atOnce, snapshots: 1)
        #expect(town.snapshots == shelved)
    }

    @Test func aSnapshotHasTheSameBytesWhicheverWayItCame() throws {
        let town = try Town()
        _ = try town.open(background: SnapshotTests.atOnce, snapshots: 1000)
        let early = try #require(town.snapshots.keys.first)
        let session = try town.open(background: SnapshotTests.atOnce, snapshots: 1)
        #expect(session.isFromSnapshot)
        try SnapshotTests.goOn(session, town.census)
        let grown = town.snapshots
        #expect(grown.keys.first != early && grown.count == 1)
        try town.dropSnapshots()
        _ = try town.open(background: SnapshotTests.atOnce, snapshots: 1)
        #expect(town.snapshots == grown)
    }

    /// Has several accounts change something: old cases, new cases and parties.
    static func goOn(_ session: Session, _ census: ProvinceCensus) throws {
        let registry = session.registry
        var done = 0
        for subject in registry.cases where done < 8 {
            let machine = registry.machine(of: subject)
            guard machine.states[Int(subject.configuration.state.index)].kind == .review,
                let holder = subject.holders(in: machine).first,
                let account = registry.accounts.first(where: { $0.party == holder && $0.role == .approver })
            else { continue }
            let number = subject.id.number
            for line in ["open \(number)", "judge all right", "return applicant 材料不全，请补充后再报。"] {
                _ = session.perform("as \(account.name): \(line)")
            }
            done += 1
        }
        #expect(done == 8)
        _ = session.perform("register person id=11010519900307721X name=新人")
    }

    @Test(arguments: [0.001, 0.2, 0.4, 0.6, 0.8, 0.95, 0.9999])
    func aDamagedSnapshotIsNotBelieved(at share: Double) throws {
        let town = try Town()
        let whole = try town.open(background: SnapshotTests.atOnce, snapshots: 1000)
        let (name, bytes) = try #require(town.snapshots.first)
        var damaged = bytes
        damaged[Int(Double(bytes.count - 1) * share)] ^= 0x10
        try damaged.write(to: URL(fileURLWithPath: "\(town.path)/snapshot/\(name)"))
        let session = try town.open(background: SnapshotTests.atOnce)
        #expect(try SnapshotTests.views(session, town.census) == SnapshotTests.views(whole, town.census))
        #expect(session.registry.cases == whole.registry.cases)
        _ = session.perform("help")
        _ = session.perform("help")
        let after = town.snapshots
        if after[name] != damaged { #expect(after[name] == bytes, "a new one has the same bytes") }
    }

    @Test(arguments: [0.1, 0.5, 0.9])
    func verificationHoldsSnapshotsAgainstTheJournal(at share: Double) throws {
        let town = try Town()
        _ = try town.open(background: SnapshotTests.atOnce, snapshots: 1000)
        #expect(try StoreVerification.run(at: town.path).faults == [])
        let (name, bytes) = try #require(town.snapshots.first)
        let place = Int(Double(bytes.count) * share)
        var changed = bytes
        changed[place] ^= 1
        try changed.write(to: URL(fileURLWithPath: "\(town.path)/snapshot/\(name)"))
        let found = try StoreVerification.run(at: town.path)
        #expect(found.faults == [.snapshotDiffers(file: "snapshot/\(name)", byte: Int64(place))])
    }

    @Test func whatNoSessionWouldUseIsRemarkedAndRemoved() throws {
        let town = try Town()
        _ = try town.open(background: SnapshotTests.atOnce, snapshots: 1000)
        let kept = town.snapshots
        for name in ["0000000000000000009.snapshot", "9000000000000000000.snapshot"] {
            try Data("no snapshot".utf8).write(to: URL(fileURLWithPath: "\(town.path)/snapshot/\(name)"))
        }
        let found = try StoreVerification.run(at: town.path)
        #expect(found.faults == [])
        #expect(
            found.remarks.filter { if case .unusableCache = $0 { true } else { false } } == [
                .unusableCache(file: "snapshot/9000000000000000000.snapshot"),
                .unusableCache(file: "snapshot/0000000000000000009.snapshot"),
            ])
        let rules = CompactRules(now: Moment(milliseconds: .max / 2), leastAgeHours: 0, isTrial: false)
        let outcome = try compactStore(at: town.path, rules)
        #expect(outcome.items.count { $0.kind == .supersededCache } == 2)
        #expect(town.snapshots == kept)
        #expect(try town.open().isFromSnapshot)
    }

    @Test func aSnapshotThatNoSessionCanUseIsWrittenAnew() throws {
        let town = try Town()
        _ = try town.open(background: SnapshotTests.atOnce, snapshots: 1000)
        let (name, bytes) = try #require(town.snapshots.first)
        try Data("of another form".utf8).write(to: URL(fileURLWithPath: "\(town.path)/snapshot/\(name)"))
        #expect(!(try town.open(background: SnapshotTests.atOnce, snapshots: 1000).isFromSnapshot))
        #expect(town.snapshots == [name: bytes])
    }

    @Test func aSnapshotOfAnotherOrALongerJournalIsPassedOver() throws {
        let (town, other) = (try Town(), try Town())
        _ = try town.open(background: SnapshotTests.atOnce, snapshots: 1000)
        try FileManager.default.copyItem(atPath: town.path + "/snapshot", toPath: other.path + "/snapshot")
        // The same journal but for its moments: the record before the position does not have the hash.
        let journal = other.path + "/journal/00000001.jsonl"
        let bytes = try #require(FileManager.default.contents(atPath: journal))
        let cut = try #require(bytes[..<(bytes.count / 2)].lastIndex(of: 0x0A))
        try bytes[...cut].write(to: URL(fileURLWithPath: journal))
        #expect(!(try other.open().isFromSnapshot))
    }
}
