// A line of a journal: any bytes through the strict reader; as a record, with the hash that belongs to them; and as an
// event, which is folded into what the frozen store says. What is taken is written again to the same bytes.

import Digests
import Engine
import Machines

@testable import Storage

private let frozen = FrozenStore()
nonisolated(unsafe) private let reader = StrictReader()
nonisolated(unsafe) private let events = EventFromRecord()

/// One input of libFuzzer: a line up to its `,"prev":`, or an event, or any text.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = bytes(start, count)
    expectWrittenAgain(text)
    if let record = record(text) {
        expectWrittenAgain(record)
        fold(record.event)
    } else {
        fold(text[...])
    }
    return 0
}

/// A text that the strict reader takes is the text that the strict writer writes.
private func expectWrittenAgain(_ text: [UInt8]) {
    guard let value = try? reader.read(text) else { return }
    var writer = StrictWriter()
    write(value, to: &writer)
    expect(writer.bytes == text, "a text is not written again as it was read")
}

private func write(_ value: StrictValue, to writer: inout StrictWriter) {
    if let members = value.members {
        writer.openObject()
        for (name, value) in members {
            writer.name(name.text ?? "")
            write(value, to: &writer)
        }
        writer.closeObject()
    } else if let elements = value.elements {
        writer.openList()
        for element in elements { write(element, to: &writer) }
        writer.closeList()
    } else if let text = value.text {
        writer.text(text)
    } else if let integer = value.integer {
        writer.integer(integer)
    } else if let truth = value.truth {
        writer.truth(truth)
    } else {
        expect(value.isNull, "a value is nothing of its own")
        writer.null()
    }
}

private func record(_ beginning: [UInt8]) -> Record? {
    guard beginning.starts(with: "{\"seq\":".utf8) else { return nil }
    return try? RecordLine.parse(chained(beginning, after: .zero).line[...])
}

/// A line that is a record is the line that is written of it.
private func expectWrittenAgain(_ record: Record) {
    let batch = RecordBatch(
        atMilliseconds: record.atMilliseconds, session: record.session, by: record.by, events: [Array(record.event)])
    var line = ByteBuffer()
    let hash = RecordLine.append(
        to: &line, sequence: record.sequence, middle: RecordLine.middle(of: batch), place: record.batch,
        event: record.event, previous: record.previous)
    expect(hash == record.hash && line.bytes.dropLast() == record.line, "a record is not written again as it was read")
}

/// An event that can be read can be written, means the same read again, and can be folded in.
private func fold(_ bytes: ArraySlice<UInt8>) {
    let naming = EventNaming(frozen.registry)
    guard let event = try? events.event(bytes, naming: naming) else { return }
    do throws(UnwritableEvent) {
        let written = try RecordFromEvent.bytes(of: event, naming: naming)
        expect((try? events.event(written[...], naming: naming)) == event, "an event means something else")
    } catch {
        fatalError("an event that was read can not be written: \(error.member)")
    }
    var registry = frozen.registry
    registry.fold(event, stamp: Stamp(at: Moment(milliseconds: 0), session: "s", by: "b")) { _ in frozen.ruleset }
}
