// One record as one line: writing it, and taking a line apart without copying it. The order of lines is not known here.
//
// {"seq":1,"at":0,"session":"a","by":"b","batch":[1,1],"event":{…},"prev":"HASH","hash":"HASH"}

import Digests

/// The line of a record. The hash is over the bytes of the line before `,"hash":`, the hash of the record before among
/// them.
enum RecordLine {
    /// The bytes from `,"hash":"` to the end of a line without its line feed.
    static let hashMemberBytes = 9 + 64 + 2
    /// The bytes from `,"prev":"` to the end of a line without its line feed.
    static let chainMembersBytes = 9 + 64 + 1 + hashMemberBytes

    /// The lines of a batch that goes on from a head, each with its line feed, and the head after them. `earlier` is
    /// how many records of other batches the same write brings before them.
    static func lines(
        of batch: RecordBatch, after head: Head, earlier: Int64 = 0
    ) throws(StoreError) -> (bytes: [UInt8], head: Head) {
        var bytes: [UInt8] = []
        var head = head
        let count = Int64(batch.events.count)
        for (index, event) in zip(1...max(1, count), batch.events) {
            let start = bytes.count
            let hash = append(
                to: &bytes, sequence: head.sequence + 1, batch: batch,
                place: BatchPlace(index: index, count: count, earlier: earlier), event: event, previous: head.hash)
            let lineBytes = bytes.count - start - 1
            guard lineBytes <= StrictLimit.textBytes else {
                throw .recordTooLong(sizeBytes: Int64(lineBytes), limitBytes: Int64(StrictLimit.textBytes))
            }
            head = Head(sequence: head.sequence + 1, hash: hash)
        }
        return (bytes, head)
    }

    /// Appends the line with its line feed and gives the record's hash.
    static func append(
        to bytes: inout [UInt8], sequence: Int64, batch: RecordBatch, place: BatchPlace, event: [UInt8],
        previous: SHA256Digest
    ) -> SHA256Digest {
        let start = bytes.count
        append("{\"seq\":", sequence, to: &bytes)
        append(",\"at\":", batch.atMilliseconds, to: &bytes)
        append(",\"session\":\"", to: &bytes)
        StrictEscape.append(batch.session, to: &bytes)
        append("\",\"by\":\"", to: &bytes)
        StrictEscape.append(batch.by, to: &bytes)
        append("\",\"batch\":[", place.index, to: &bytes)
        append(",", place.count, to: &bytes)
        if place.earlier > 0 { append(",", place.earlier, to: &bytes) }
        append("],\"event\":", to: &bytes)
        bytes.append(contentsOf: event)
        append(",\"prev\":\"", to: &bytes)
        previous.appendHexadecimal(to: &bytes)
        bytes.append(UInt8(ascii: "\""))
        let hash = SHA256.digest(bytes[start...])
        append(",\"hash\":\"", to: &bytes)
        hash.appendHexadecimal(to: &bytes)
        append("\"}\n", to: &bytes)
        return hash
    }

    /// The record of a line without its line feed. Its hash was computed and compared; that it follows on the record
    /// before was not.
    static func parse(_ line: ArraySlice<UInt8>) throws(LineFault) -> Record {
        guard line.count <= StrictLimit.textBytes else { throw LineFault(.lineTooLong, byte: 0) }
        var cursor = LineCursor(line)
        let eventEnd = line.endIndex - chainMembersBytes
        let sequence = try cursor.integer(after: "{\"seq\":")
        let at = try cursor.integer(after: ",\"at\":")
        let session = try cursor.text(after: ",\"session\":")
        let by = try cursor.text(after: ",\"by\":")
        let place = try cursor.batchPlace()
        try cursor.expect("],\"event\":")
        guard cursor.at < eventEnd, line[cursor.at] == UInt8(ascii: "{"), line[eventEnd - 1] == UInt8(ascii: "}") else {
            throw cursor.fault
        }
        let event = line[cursor.at..<eventEnd]
        cursor.at = eventEnd
        let previous = try cursor.digest(after: ",\"prev\":\"")
        try cursor.expect("\"")
        let hashed = line[line.startIndex..<cursor.at]
        let hash = try cursor.digest(after: ",\"hash\":\"")
        try cursor.expect("\"}")
        guard SHA256.digest(hashed) == hash || PlantedBug.isPlanted(.hashNotCompared) else {
            throw LineFault(.wrongHash, byte: 0)
        }
        return Record(
            sequence: sequence, atMilliseconds: at, session: session, by: by, batch: place, event: event,
            previous: previous, hash: hash, line: line)
    }

    private static func append(_ text: StaticString, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private static func append(_ text: StaticString, _ number: Int64, to bytes: inout [UInt8]) {
        append(text, to: &bytes)
        DecimalDigits.append(number, to: &bytes)
    }
}

extension RecordBatch {
    /// Refuses events that are no canonical JSON objects, and a batch without events.
    package func expectCanonicalEvents() throws(StoreError) {
        guard !events.isEmpty else { throw .eventNotCanonical(byte: 0, reason: .noEvents) }
        let reader = StrictReader()
        for event in events {
            do throws(StrictFault) {
                guard try reader.read(event).isObject else {
                    throw StrictFault(.unexpectedByte, byte: 0)
                }
            } catch {
                throw .eventNotCanonical(byte: Int64(error.byte), reason: .json(error))
            }
        }
    }
}

/// Why a line is no record; the byte counts from the beginning of the line.
struct LineFault: Error, Equatable {
    let reason: StoreError.Reason
    let byte: Int

    init(_ reason: StoreError.Reason, byte: Int) {
        self.reason = reason
        self.byte = byte
    }
}

/// Walks along a line that must have one form.
private struct LineCursor {
    let line: ArraySlice<UInt8>
    var at: Int

    init(_ line: ArraySlice<UInt8>) {
        self.line = line
        at = line.startIndex
    }

    /// That the line is no record, seen at this byte.
    var fault: LineFault { LineFault(.notARecord, byte: at - line.startIndex) }

    mutating func expect(_ text: StaticString) throws(LineFault) {
        for index in 0..<text.utf8CodeUnitCount {
            guard at < line.endIndex, line[at] == text.utf8Start[index] else { throw fault }
            at += 1
        }
    }

    mutating func integer(after text: StaticString) throws(LineFault) -> Int64 {
        try expect(text)
        let start = at
        if at < line.endIndex, line[at] == UInt8(ascii: "-") { at += 1 }
        while at < line.endIndex, line[at] >= UInt8(ascii: "0"), line[at] <= UInt8(ascii: "9") {
            at += 1
        }
        guard let value = DecimalDigits.parse(line[start..<at]) else { throw fault }
        return value
    }

    /// Two integers, and a third where it is not 0.
    mutating func batchPlace() throws(LineFault) -> BatchPlace {
        let index = try integer(after: ",\"batch\":[")
        let count = try integer(after: ",")
        guard at < line.endIndex, line[at] == UInt8(ascii: ",") else { return BatchPlace(index: index, count: count) }
        let earlier = try integer(after: ",")
        guard earlier > 0 else { throw fault }
        return BatchPlace(index: index, count: count, earlier: earlier)
    }

    /// A text in its one form, between its quotation marks.
    mutating func text(after name: StaticString) throws(LineFault) -> String {
        try expect(name)
        let start = at
        try expect("\"")
        var isPlain = true
        while at < line.endIndex, line[at] != UInt8(ascii: "\"") {
            isPlain = isPlain && (0x20..<0x80).contains(line[at]) && line[at] != UInt8(ascii: "\\")
            if line[at] == UInt8(ascii: "\\") { at += 1 }
            at += 1
        }
        guard at < line.endIndex else { throw fault }
        at += 1
        if isPlain { return String(decoding: line[(start + 1)..<(at - 1)], as: UTF8.self) }
        do throws(StrictFault) {
            if let text = try StrictReader().read(line[start..<at]).text { return text }
        } catch {
            throw LineFault(.json(error), byte: start - line.startIndex + error.byte)
        }
        throw fault
    }

    mutating func digest(after text: StaticString) throws(LineFault) -> SHA256Digest {
        try expect(text)
        let end = at + 2 * SHA256Digest.lengthBytes
        guard end <= line.endIndex, let digest = SHA256Digest(hexadecimal: line[at..<end]) else { throw fault }
        at = end
        return digest
    }
}
