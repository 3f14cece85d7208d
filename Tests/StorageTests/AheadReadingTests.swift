// Events that are read ahead are those that are read in turn, whatever came between that the reading ahead could not
// know.

import Engine
import Machines
import Testing

@testable import Storage

struct AheadReadingTests {
    /// The rulebook in which a case can be approved and submitted.
    private static let first = ruleset(fields: SampleRulebook.fields, names: ["other", "talent-grading"])
    /// Its machines and fields in another order; the cases of one matter move to the other.
    private static let second = ruleset(
        fields: SampleRulebook.fields.reversed(), names: ["talent-grading", "other"],
        migrations: [Migration(matter: "other", machine: 0, moves: [])])
    private static let hashes = [SampleRulebook.hash, String(repeating: "cd", count: 32)]

    private static func ruleset(fields: [Field], names: [String], migrations: [Migration] = []) -> Ruleset {
        let transitions = [Verb.approve, .submit].map { verb in
            Transition(
                from: StateID(0), verb: verb, pick: .nothing, actor: .applicant, guards: [], effects: [],
                to: StateID(0))
        }
        return Ruleset(
            parties: [PartySchema(name: "person", title: "自然人", fields: fields)], offices: [], divisions: [],
            machines: names.map { SampleRulebook.machine(named: $0, fields: fields, transitions: transitions) },
            migrations: migrations)
    }

    private static func resolve(_ hash: String) -> Ruleset? {
        hash == hashes[0] ? first : hash == hashes[1] ? second : nil
    }

    /// A store that is written to command by command, with the registry that its events lead to.
    private final class Writing {
        let store: any EventStore
        var registry = Registry()

        init(_ store: any EventStore) {
            self.store = store
        }

        func write(_ events: Event..., by account: String = "p1") throws {
            let stamp = Stamp(
                at: Moment(milliseconds: 1_690_000_000_000 + store.head.sequence), session: "s1", by: account)
            _ = try store.append(events, stamp: stamp, registry: registry, ifHead: store.head)
            for event in events { registry.fold(event, stamp: stamp, resolve: AheadReadingTests.resolve) }
        }

        func writeRaw(_ event: String, by account: String = "p1") throws {
            let batch = RecordBatch(atMilliseconds: 0, session: "s1", by: account, events: [Array(event.utf8)])
            _ = try store.append(batch, ifHead: store.head)
        }

        /// What happens between two deployments: persons, their accounts and cases, of which some are of long ago.
        func writeEvents(_ opinion: String) throws {
            for _ in 0..<8 {
                let (party, id) = (registry.nextParty, registry.nextCase)
                let kind = registry.ruleset.parties[0]
                let values = kind.fields.map { field in field.type == .text ? Value.text("名") : .unset }
                try write(.registered(Party(id: party, kind: 0, values: values)))
                // The account acts before it is there, then for nobody, or for its party.
                let name = "account-of-p\(party.number)"
                let application = CaseEvent.Application(
                    definition: registry.current ?? 0, machine: Int(id.number) % 2, applicant: party, target: nil,
                    year: 2023, answers: [])
                try write(.changed(id, .applied(application)), .changed(id, .submitted(nil)), by: name)
                let acts = party.number % 3 > 0 ? party : nil
                try write(.account(name, .opened(party: acts, .applicant)), by: "管理")
                for other in [id, CaseID(1), CaseID(max(1, id.number / 2))] {
                    try write(
                        .changed(other, .approved(opinion: opinion)),
                        .fieldSet(PartyID(1), field: 0, registry.ruleset.parties[0].fields[0].sample, cause: other),
                        by: name)
                }
                try write(.profileChanged(party, field: 1, .unset), by: name)
                try write(.changed(id, .filled([Answer(module: 0, row: 0, field: 4, value: .unset)])), by: name)
            }
        }

        /// Two deployments and back, an application that begins no case, one in an unusual form.
        func writeAll(_ opinion: String) throws {
            for round in 0..<3 {
                try write(.deployed(hash: AheadReadingTests.hashes[round % 2]), by: "管理")
                try writeEvents(opinion)
                let hash = AheadReadingTests.hashes[round % 2]
                let stray = [1, 4_000_000_000].map { number in
                    "{\"kind\":\"applied\",\"case\":\(number),\"definition\":\"\(hash)\",\"matter\":\"talent-grading\","
                        + "\"applicant\":1,\"year\":2023,\"answers\":[]}"
                }
                for event in stray { try writeRaw(event) }
                try writeRaw(
                    "{\"kind\":\"applied\",\"definition\":\"\(hash)\",\"matter\":\"other\",\"applicant\":1,"
                        + "\"year\":2023,\"answers\":[],\"case\":\(registry.nextCase.number)}")
                registry = try AheadReadingTests.inTurn(store).registry
                try write(.changed(CaseID(UInt32(registry.cases.count)), .approved(opinion: "")))
            }
        }
    }

    /// Everything read in turn, each record by itself.
    private static func inTurn(_ store: any EventStore) throws -> (registry: Registry, events: [Event]) {
        var registry = Registry()
        var events: [Event] = []
        var failed: UnreadableEvent?
        try store.read(from: 1) { record in
            do throws(UnreadableEvent) {
                let event = try EventFromRecord().event(record.event, naming: EventNaming(registry))
                registry.fold(event, stamp: record.stamp, resolve: resolve)
                events.append(event)
            } catch {
                failed = error
            }
        }
        if let failed { throw failed }
        return (registry, events)
    }

    private static func expectSame(_ one: Registry, _ other: Registry) {
        #expect(one.cases == other.cases)
        #expect(one.parties == other.parties)
        #expect(one.accounts == other.accounts)
        #expect(one.deployments == other.deployments)
        #expect(one.latest == other.latest)
    }

    /// Every part is read ahead when the one so many before it has been folded.
    @Test(arguments: [1, 7, 50], [1, 2, 5]) func theyAreThoseThatAreReadInTurn(records: Int, lead: Int) throws {
        let writing = Writing(MemoryStore(settings: StoreFixture.settings))
        try writing.writeAll("同意")
        let expected = try AheadReadingTests.inTurn(writing.store)
        var parts: [RecordPart] = []
        try writing.store.read(from: 1) { record in
            if parts.isEmpty || parts[parts.count - 1].records.count == records { parts.append(RecordPart()) }
            parts[parts.count - 1].records.append(record)
        }
        let reading = EventReading()
        var registry = Registry()
        var events: [Event] = []
        var aheadCount = 0
        for index in parts.indices {
            if index == 0 { for other in parts.indices.prefix(lead) { reading.ahead.read(&parts[other]) } }
            if index + lead < parts.count { reading.ahead.read(&parts[index + lead]) }
            for place in parts[index].records.indices {
                let record = parts[index].records[place]
                let wasThere = parts[index].events.element(at: place).map { $0 != nil } ?? false
                let read = try reading.event(of: place, in: &parts[index], &registry)
                if wasThere, parts[index].events[place] == nil { aheadCount += 1 }
                let party = reading.party(
                    of: record.by, read.step, isOfAccount: read.isOfAccount, &registry)
                registry.fold(
                    read.event, stamp: record.stamp, by: party, taking: read.step,
                    resolve: AheadReadingTests.resolve)
                events.append(read.event)
            }
        }
        #expect(events == expected.events)
        AheadReadingTests.expectSame(registry, expected.registry)
        // Without this the test would say nothing of events that are read ahead.
        if records * lead < 50 { #expect(aheadCount > events.count / 3) }
    }

    /// The same by a journal of several pieces, of which another thread reads the events.
    @Test func aLongJournalIsFoldedAsAShortOne() throws {
        let fixture = try StoreFixture()
        let writing = Writing(try fixture.create())
        try writing.writeAll(String(repeating: "同意", count: 40_000))
        writing.store.close()
        let store = try fixture.open()
        let expected = try AheadReadingTests.inTurn(try fixture.open())
        var registry = Registry()
        var events: [Event] = []
        try store.fold(into: &registry, resolve: AheadReadingTests.resolve) { events.append($0.event) }
        #expect(events == expected.events)
        AheadReadingTests.expectSame(registry, expected.registry)
    }

    /// What is read ahead of a case that there is not is read again, and is then refused as ever.
    @Test func aCaseThatThereIsNotIsRefused() throws {
        let writing = Writing(MemoryStore(settings: StoreFixture.settings))
        try writing.write(.deployed(hash: SampleRulebook.hash))
        try writing.writeEvents("同意")
        // The application is not of the next case, and begins none.
        let number = writing.registry.nextCase.number + 1
        try writing.writeRaw(
            "{\"kind\":\"applied\",\"case\":\(number),\"definition\":\"\(SampleRulebook.hash)\",\"matter\":\"other\","
                + "\"applicant\":1,\"year\":2023,\"answers\":[]}")
        try writing.writeRaw("{\"kind\":\"published\",\"case\":\(number)}")
        var part = RecordPart()
        try writing.store.read(from: 1) { part.records.append($0) }
        let reading = EventReading()
        reading.ahead.tell(of: DeployedRulebooks(writing.registry))
        reading.ahead.read(&part)
        let last = part.records.count - 1
        #expect(part.events[last] == .changed(CaseID(number), .published))
        #expect(throws: UnreadableEvent.member("case")) {
            _ = try reading.event(of: last, in: &part, &writing.registry)
        }
        #expect(part.events[last] != nil)
    }
}

extension Field {
    /// A value of the field that is not unset, where the test needs one.
    fileprivate var sample: Value {
        switch type {
        case .text: .text("新")
        case .party: .party(PartyID(1))
        default: .unset
        }
    }
}
