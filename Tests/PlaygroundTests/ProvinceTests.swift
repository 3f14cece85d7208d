// A province is the same for the same seed, holds what it promises, and was grown by decisions that stand.

import Engine
import Machines
import Playground
import Sessions
import Storage
import TestSupport
import Testing

struct ProvinceTests {
    /// Noon of 2024-03-20.
    static let now = Moment(milliseconds: 1_710_907_200_000)

    struct Grown {
        let store: MemoryStore
        let census: ProvinceCensus
    }

    static func grow(seed: UInt64, cases: Int, persons: Int, units: Int) throws -> Grown {
        let path = Repository.url("workflows").path
        let rulebook = try RulebookFiles.read([path], on: now.day)
        let sound = try #require(SoundRulebook(rulebook, root: path))
        let store = MemoryStore(settings: StoreSettings(id: "province", isTraining: true))
        let world = Environment(
            now: { Moment(milliseconds: now.milliseconds - 1000 * 86_400_000) }, sessionID: "test",
            readFile: { _, _ in [] }, writeFile: { _, _, _ in }, say: { _ in }, tell: { _ in },
            ask: { _, _ in nil }, isInteractive: false, randomBytes: { [UInt8](repeating: 0, count: $0) })
        let session = try Session.begin(at: store, with: sound, environment: world, language: .en)
        var size = ProvinceSize(seed: seed, cases: cases)
        size.persons = persons
        size.units = units
        let census = try growProvince(size, in: store, from: session.registry, now: now) { _ in }
        return Grown(store: store, census: census)
    }

    static let province = Result { try grow(seed: 1, cases: 3000, persons: 900, units: 120) }

    @Test func theSameSeedGivesTheSameProvince() throws {
        let first = try ProvinceTests.grow(seed: 7, cases: 200, persons: 60, units: 20)
        let again = try ProvinceTests.grow(seed: 7, cases: 200, persons: 60, units: 20)
        let other = try ProvinceTests.grow(seed: 8, cases: 200, persons: 60, units: 20)
        #expect(first.store.head == again.store.head)
        #expect(first.store.head != other.store.head)
    }

    @Test func itHasWhatWasAskedFor() throws {
        let census = try ProvinceTests.province.get().census
        #expect(census.units == 120)
        #expect((850...900).contains(census.persons))
        #expect((2400...3100).contains(census.registry.cases.count), "\(census.registry.cases.count)")
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
        var registry = Registry()
        let ruleset = grown.census.registry.ruleset
        try grown.store.fold(from: 1, into: &registry, resolve: { _ in ruleset }, { _ in })
        #expect(registry.cases == grown.census.registry.cases)
        #expect(registry.parties == grown.census.registry.parties)
    }

    @Test func nobodyActsBeforeTheBeginningOrAfterNow() throws {
        let grown = try ProvinceTests.province.get()
        var last = Moment(milliseconds: 0)
        var isInOrder = true
        var registry = Registry()
        let ruleset = grown.census.registry.ruleset
        try grown.store.fold(from: 2, into: &registry, resolve: { _ in ruleset }) { event in
            if event.stamp.at < last { isInOrder = false }
            last = max(last, event.stamp.at)
        }
        #expect(isInOrder)
        #expect(last < ProvinceTests.now)
    }
}
