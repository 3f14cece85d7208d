// What the encoder of events makes is not read again before it is written: here it is, with the texts that a reader
// would stumble over.

import Engine
import Machines
import Testing

@testable import Storage

struct OwnEventsTests {
    /// Texts with every character below U+0300, around every boundary of eight bytes, and none.
    private static let texts: [String] =
        (0..<0x300).compactMap(Unicode.Scalar.init).enumerated().map { place, scalar in
            String(repeating: "x", count: place % 17) + String(Character(scalar))
                + String(repeating: "字", count: place % 5)
        } + ["", "\"", "\\", String(repeating: "\u{1F}\"\\", count: 100), "\u{10FFFF}\u{FEFF}\u{2028}"]

    private static var commits: [[Event]] {
        EventRecordTests.events
            + texts.map { text in
                [
                    .account(text, .passwordSet(text)), .changed(CaseID(1), .approved(opinion: text)),
                    .changed(
                        CaseID(1), .filled([Answer(module: 1, row: 0, field: 0, value: .text(text))])),
                    .exported(filter: text, rows: .max), .exported(filter: text, rows: .min),
                ]
            }
    }

    @Test func everyEventIsCanonical() throws {
        let reader = StrictReader()
        for commit in OwnEventsTests.commits {
            let batch = try RecordBatch(commit, stamp: SampleRulebook.stamp, registry: SampleRulebook.registry())
            #expect(batch.count == commit.count)
            for event in batch.events { #expect(try reader.read(event).isObject) }
            let foreign = RecordBatch(
                atMilliseconds: batch.atMilliseconds, session: batch.session, by: batch.by, events: batch.events)
            try foreign.expectCanonicalEvents()
            #expect(foreign == batch)
        }
    }

    @Test func everyAttachmentIsKnown() throws {
        var found = 0
        let named = NamedContent()
        for commit in OwnEventsTests.commits {
            let batch = try RecordBatch(commit, stamp: SampleRulebook.stamp, registry: SampleRulebook.registry())
            let read = batch.events.compactMap { named.attachment(of: $0[...]) }
            #expect(batch.knownAttachments == read)
            found += read.count
        }
        #expect(found > 1)
    }

    @Test func aCommitIsTheLinesOfItsEvents() throws {
        let text = "会\"话\u{7}"
        let event = Array("{\"n\":1}".utf8)
        let batch = RecordBatch(atMilliseconds: -7, session: text, by: text, events: [event, event])
        let head = Head(sequence: 3, hash: ChainFollower.genesis(storeID: "s").hash)
        let (bytes, after) = try RecordLine.lines(of: batch, after: head, earlier: 3)
        var follower = ChainFollower(at: head)
        var records: [Record] = []
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            _ = try follower.follow(try RecordLine.parse(line)) { records.append($0) }
        }
        #expect(follower.committed == after)
        #expect(records.map(\.batch) == [1, 2].map { BatchPlace(index: $0, count: 2, earlier: 3) })
        #expect(records.allSatisfy { $0.session == text && $0.by == text && $0.event == event[...] })
    }
}
