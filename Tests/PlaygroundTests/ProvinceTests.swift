// A province is the same for the same seed, holds what it promises, and was grown by decisions that stand.

import Engine
import Foundation
import Machines
import Playground
import Sessions
import Source
import Storage
import TestSupport
import Testing

struct ProvinceTests {
    /// Noon of 2024-03-20.
    static let now = Moment(milliseconds: 1_710_907_200_000)

    struct Grown: Sendable {
        let census: ProvinceCensus
        let head: Head
        /// The registry that the store's events say, and when each was written.
        let reread: Registry
        let moments: [Moment]
    }

    static func grow(seed: UInt64, cases: Int, persons: Int, units: Int) throws -> Grown {
        let path = Repository.url("workflows").path
        let rulebook = try RulebookFiles.read([path], on: now.day)
        let sound = try #require(SoundRulebook(rulebook, root: path))
        let store = MemoryStore(settings: StoreSettings(id: "province", isTraining: true))
        let world = Environment(
            now: { Moment(milliseconds: now.milliseconds - 1000 * 86_400_000) }, sessionID: "test",
            readFile: { _, _ in [] }, writeFile: { _, _, _, _ in }, say: { _ in }, tell: { _ in },
            ask: { _, _ in nil }, isInteractive: false, randomBytes: { [UInt8](repeating: 0, count: $0) })
        let session = try Session.begin(at: store, with: sound, environment: world, language: .en)
        var size = ProvinceSize(seed: seed, cases: cases)
        size.persons = persons
        size.units = units
        let census = try growProvince(size, in: store, from: session.registry, now: now) { _ in }
        var reread = Registry()
        var moments: [Moment] = []
        let ruleset = census.registry.ruleset
        try store.fold(from: 1, into: &reread, resolve: { _ in ruleset }, { moments.append($0.stamp.at) })
        return Grown(census: census, head: store.head, reread: reread, moments: moments)
    }

    static let province: Result<Grown, any Error> = Result { try grow(seed: 1, cases: 2600, persons: 700, units: 110) }

    @Test func theSameSeedGivesTheSameProvince() throws {
        let first = try ProvinceTests.grow(seed: 7, cases: 200, persons: 60, units: 20)
        let again = try ProvinceTests.grow(seed: 7, cases: 200, persons: 60, units: 20)
        let other = try ProvinceTests.grow(seed: 8, cases: 200, persons: 60, units: 20)
        #expect(first.head == again.head)
        #expect(first.head != other.head)
    }

    @Test func itHasWhatWasAskedFor() throws {
        let census = try ProvinceTests.province.get().census
        #expect(census.units == 110)
        #expect((650...700).contains(census.persons))
        #expect((2000...2700).contains(census.registry.cases.count), "\(census.registry.cases.count)")
        #expect(census.offices == census.registry.ruleset.divisions.count)
    }

    @Test func casesStandInStatesOfEveryKindOfEveryMatter() throws {
        let registry = try ProvinceTests.province.get().census.registry
        var missing: [String] = []
        for machine in registry.ruleset.machines {
            let states = registry.cases.filter { registry.machine(of: $0).facts.name == machine.facts.name }
                .map { machine.states[Int($0.configuration.state.index)] }
            let kinds = Set(machine.states.map(\.kind).filter { $0 != .draft || !machine.modules.isEmpty })
            for kind in kinds where !states.contains(where: { $0.kind == kind }) {
                missing.append("\(machine.facts.name): \(kind)")
            }
        }
        #expect(missing.sorted() == [])
    }

    @Test func theJournalGivesTheSameProvince() throws {
        let grown = try ProvinceTests.province.get()
        #expect(grown.reread.cases == grown.census.registry.cases)
        #expect(grown.reread.parties == grown.census.registry.parties)
    }

    @Test func everythingHappensInItsOrderAndBeforeNow() throws {
        let moments = try ProvinceTests.province.get().moments
        #expect(zip(moments, moments.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(moments.allSatisfy { $0 < ProvinceTests.now })
    }
}
