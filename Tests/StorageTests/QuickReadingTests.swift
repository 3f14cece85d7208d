// The quick ways of reading say what the slow ones say, of what is written and of everything that is nearly so.

import Digests
import Engine
import Machines
import Testing

@testable import Storage

struct QuickReadingTests {
    private static func batches() throws -> [RecordBatch] {
        try EventRecordTests.events.map {
            try RecordBatch($0, stamp: SampleRulebook.stamp, registry: SampleRulebook.registry())
        }
    }

    /// The bytes with one of them changed, taken away or put in.
    private static func changes(of bytes: [UInt8]) -> [[UInt8]] {
        bytes.indices.flatMap { place in
            var changed = [bytes]
            for byte in Array("\"\\0-,}x".utf8) + [0x1f, 0xe5, bytes[place] ^ 1] {
                changed.append(bytes)
                changed[changed.count - 1][place] = byte
            }
            for byte in Array("\"1x,".utf8) {
                changed.append(bytes)
                changed[changed.count - 1].insert(byte, at: place)
            }
            changed.append(bytes)
            changed[changed.count - 1].remove(at: place)
            return changed
        }
    }

    private static func quickly(
        _ bytes: [UInt8], _ registry: Registry, _ decoder: EventDecoder
    ) -> Result<Event, UnreadableEvent> {
        do throws(UnreadableEvent) {
            var registry = registry
            return .success(try decoder.event(bytes[...], in: &registry))
        } catch {
            return .failure(error)
        }
    }

    private static func slowly(_ bytes: [UInt8], _ registry: Registry) -> Result<Event, UnreadableEvent> {
        do throws(UnreadableEvent) {
            return .success(try EventFromRecord().event(bytes[...], naming: EventNaming(registry)))
        } catch {
            return .failure(error)
        }
    }

    @Test func eventsAreReadAlikeBothWays() throws {
        let registry = SampleRulebook.registry()
        var compared = 0
        for event in try QuickReadingTests.batches().compactMap(\.events.first) {
            let decoder = EventDecoder()
            for bytes in QuickReadingTests.changes(of: event) {
                let quick = QuickReadingTests.quickly(bytes, registry, decoder)
                let slow = QuickReadingTests.slowly(bytes, registry)
                #expect(quick == slow, "\(String(decoding: bytes, as: UTF8.self))")
                compared += 1
            }
        }
        #expect(compared > 50_000)
    }

    @Test func mostEventsAreReadTheQuickWay() throws {
        let registry = SampleRulebook.registry()
        let (names, texts) = (RulebookNames(DeployedRulebooks(registry)), TextPool())
        let kinds: [String] = try QuickReadingTests.batches().compactMap(\.events.first).compactMap { event in
            let isQuick = event.withUnsafeBytes { bytes in
                var reading = QuickReading(names: names, texts: texts)
                return reading.event(bytes, in: registry) != nil
            }
            return isQuick ? try StrictReader().read(event)["kind"]?.text : nil
        }
        #expect(
            Set(kinds).sorted() == [
                "account-activated", "account-opened", "applied", "approved", "attached", "detached", "dispatched",
                "field-set", "filled", "judged", "logged-in", "profile-changed", "published", "recalled", "recorded",
                "registered", "returned", "submitted", "terminated",
            ])
    }

    /// A decoder that has read an event before it reads the next one as one does that has not.
    @Test func whatWasReadBeforeChangesNothing() throws {
        let decoder = EventDecoder()
        var registry = SampleRulebook.registry()
        let other = String(repeating: "cd", count: 32)
        for round in 0..<3 {
            for batch in try QuickReadingTests.batches() {
                for bytes in batch.events {
                    let slow = QuickReadingTests.slowly(bytes, registry)
                    guard case .success(let expected) = slow else { continue }
                    let event = try decoder.event(bytes[...], in: &registry)
                    #expect(event == expected)
                    registry.fold(event, stamp: SampleRulebook.stamp) { _ in SampleRulebook.ruleset }
                }
            }
            // Another rulebook comes into use between the rounds.
            let hash = round == 0 ? other : SampleRulebook.hash
            let deployed = Array("{\"kind\":\"deployed\",\"definition\":\"\(hash)\"}".utf8)
            let event = try decoder.event(deployed[...], in: &registry)
            registry.fold(event, stamp: SampleRulebook.stamp) { _ in SampleRulebook.ruleset }
        }
    }

    @Test func linesAreTakenApartAlikeBothWays() throws {
        let texts = ["s1", "", "会话", "a \"session\" of more than fifteen bytes", "0123456789abcdef0123456789abcdef"]
        for text in texts {
            let event = Array("{\"n\":1}".utf8)
            let batch = RecordBatch(atMilliseconds: -7, session: text, by: text + "x", events: [event])
            let head = Head(sequence: 3, hash: SHA256.digest([]))
            let line = try RecordLine.lines(of: batch, after: head, earlier: 3).bytes.dropLast()
            let pool = TextPool()
            #expect(try RecordLine.parse(line, pool) == RecordLine.parseSlowly(line, checksHash: true))
            for changed in QuickReadingTests.changes(of: Array(line)) {
                let quick = Result { () throws(LineFault) in
                    try RecordLine.parse(changed[...], pool, checksHash: false)
                }
                let slow = Result { () throws(LineFault) in
                    try RecordLine.parseSlowly(changed[...], checksHash: false)
                }
                #expect(quick == slow, "\(String(decoding: changed, as: UTF8.self))")
                #expect(throws: LineFault.self) {
                    if changed == Array(line) { throw LineFault(.notARecord, byte: 0) }
                    _ = try RecordLine.parse(changed[...], pool)
                }
            }
        }
    }
}
