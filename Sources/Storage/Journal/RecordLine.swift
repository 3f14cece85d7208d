// One record as one line: writing it, and taking a line apart without copying it. The order of lines is not known
// here.
//
// {"seq":1,"at":0,"session":"a","by":"b","batch":[1,1],"event":{…},"prev":"HASH","hash":"HASH"}

import Digests

/// The line of a record. The hash is over the bytes of the line before `,"hash":`, the hash of the record before
/// among them.
package enum RecordLine {
    /// The bytes from `,"hash":"` to the end of a line without its line feed.
    static let hashMemberBytes = 9 + 64 + 2
    /// The bytes from `,"prev":"` to the end of a line without its line feed.
    static let chainMembersBytes = 9 + 64 + 1 + hashMemberBytes

    /// The lines of a batch that goes on from a head, each with its line feed, and the head after them. `earlier` is
    /// how many records of other batches the same write brings before them.
    static func lines(
        of batch: RecordBatch, after head: Head, earlier: Int64 = 0
    ) throws(StoreError) -> (bytes: [UInt8], head: Head) {
        var buffer = ByteBuffer(capacityBytes: batch.content.count + batch.count * 320)
        let after = try append(linesOf: batch, after: head, earlier: earlier, to: &buffer)
        return (buffer.bytes, after)
    }

    /// The lines of several batches that one write brings behind a head, and the head after them.
    package static func lines(of batches: [RecordBatch], after head: Head) throws(StoreError) -> (
        bytes: [UInt8], head: Head
    ) {
        var buffer = ByteBuffer(capacityBytes: batches.reduce(0) { $0 + $1.content.count + $1.count * 320 })
        var next = head
        for batch in batches {
            next = try append(linesOf: batch, after: next, earlier: next.sequence - head.sequence, to: &buffer)
        }
        return (buffer.bytes, next)
    }

    /// As `lines(of:after:earlier:)`, into a buffer.
    static func append(
        linesOf batch: RecordBatch, after head: Head, earlier: Int64, to buffer: inout ByteBuffer
    ) throws(StoreError) -> Head {
        let middle = middle(of: batch)
        let count = Int64(batch.count)
        var head = head
        var (index, start) = (Int64(1), 0)
        for end in batch.ends {
            let lineStart = buffer.count
            let hash = append(
                to: &buffer, sequence: head.sequence &+ 1, middle: middle,
                place: BatchPlace(index: index, count: count, earlier: earlier), event: batch.content[start..<end],
                previous: head.hash)
            let lineBytes = buffer.count - lineStart - 1
            guard lineBytes <= StrictLimit.textBytes else {
                throw .recordTooLong(sizeBytes: Int64(lineBytes), limitBytes: Int64(StrictLimit.textBytes))
            }
            head = Head(sequence: head.sequence &+ 1, hash: hash)
            (index, start) = (index &+ 1, end)
        }
        return head
    }

    /// What stands alike in each line of a batch, behind the record's number.
    static func middle(of batch: RecordBatch) -> [UInt8] {
        var buffer = ByteBuffer()
        append(",\"at\":", batch.atMilliseconds, to: &buffer)
        buffer.append(",\"session\":\"")
        StrictEscape.append(batch.session, to: &buffer)
        buffer.append("\",\"by\":\"")
        StrictEscape.append(batch.by, to: &buffer)
        buffer.append("\",\"batch\":[")
        return buffer.bytes
    }

    /// Appends the line with its line feed and gives the record's hash.
    static func append(
        to buffer: inout ByteBuffer, sequence: Int64, middle: [UInt8], place: BatchPlace, event: ArraySlice<UInt8>,
        previous: SHA256Digest
    ) -> SHA256Digest {
        let start = buffer.count
        append("{\"seq\":", sequence, to: &buffer)
        middle.withUnsafeBytes { buffer.append($0) }
        DecimalDigits.append(place.index, to: &buffer)
        append(",", place.count, to: &buffer)
        if place.earlier > 0 { append(",", place.earlier, to: &buffer) }
        buffer.append("],\"event\":")
        event.withUnsafeBytes { buffer.append($0) }
        buffer.append(",\"prev\":\"")
        append(previous, to: &buffer)
        buffer.append("\"")
        let hash = SHA256.digest(buffer.written(from: start))
        buffer.append(",\"hash\":\"")
        append(hash, to: &buffer)
        buffer.append("\"}\n")
        return hash
    }

    /// The record of a line without its line feed. Its hash was computed and compared, unless `checksHash` is false;
    /// that it follows on the record before was not. `texts` keeps what a line has in common with others.
    static func parse(
        _ line: ArraySlice<UInt8>, _ texts: TextPool? = nil, checksHash: Bool = true
    ) throws(LineFault) -> Record {
        guard line.count <= StrictLimit.textBytes else { throw LineFault(.lineTooLong, byte: 0) }
        if let record = parseQuickly(line, texts, checksHash: checksHash) { return record }
        return try parseSlowly(line, checksHash: checksHash)
    }

    /// As `parse`, of a line in any form; says where it is wrong.
    static func parseSlowly(_ line: ArraySlice<UInt8>, checksHash: Bool) throws(LineFault) -> Record {
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
        let eventOffset = cursor.at - line.startIndex
        cursor.at = eventEnd
        let previous = try cursor.digest(after: ",\"prev\":\"")
        try cursor.expect("\"")
        let hashed = line[line.startIndex..<cursor.at]
        let hash = try cursor.digest(after: ",\"hash\":\"")
        try cursor.expect("\"}")
        guard !checksHash || SHA256.digest(hashed) == hash || PlantedBug.isPlanted(.hashNotCompared) else {
            throw LineFault(.wrongHash, byte: 0)
        }
        return Record(
            sequence: sequence, atMilliseconds: at, session: session, by: by, batch: place,
            eventOffset: eventOffset, previous: previous, hash: hash, line: line)
    }

    @inline(__always)
    private static func append(_ text: StaticString, _ number: Int64, to buffer: inout ByteBuffer) {
        buffer.append(text)
        DecimalDigits.append(number, to: &buffer)
    }

    private static func append(_ digest: SHA256Digest, to buffer: inout ByteBuffer) {
        buffer.write(atMost: 2 * SHA256Digest.lengthBytes) { place in
            digest.writeHexadecimal(to: place)
            return 2 * SHA256Digest.lengthBytes
        }
    }
}

extension RecordBatch {
    /// Refuses events that are no canonical JSON objects, and a batch without events. What this program's own encoder
    /// wrote is canonical as it is.
    package func expectCanonicalEvents() throws(StoreError) {
        guard count > 0 else { throw .eventNotCanonical(byte: 0, reason: .noEvents) }
        if knownAttachments != nil { return }
        let reader = StrictReader()
        for place in places {
            do throws(StrictFault) {
                guard try reader.read(content[place]).isObject else {
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
