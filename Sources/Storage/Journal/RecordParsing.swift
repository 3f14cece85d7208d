// The quick way to take a record's line apart: in place, for lines as this program writes them. What stands otherwise
// is left to `RecordLine.parse`, which says where it is wrong.

import Digests

extension RecordLine {
    /// What stands around the event of a line.
    private struct Frame {
        let sequence: Int64
        let atMilliseconds: Int64
        let session: String
        let by: String
        let batch: BatchPlace
        let eventOffset: Int
        let previous: SHA256Digest
        let hash: SHA256Digest
    }

    /// The record of a line; nil where it has another form than is written as a rule, or not its hash.
    static func parseQuickly(_ line: ArraySlice<UInt8>, _ texts: TextPool?, checksHash: Bool) -> Record? {
        guard let frame = line.withUnsafeBytes({ frame(of: $0, texts, checksHash: checksHash) }) else { return nil }
        return Record(
            sequence: frame.sequence, atMilliseconds: frame.atMilliseconds, session: frame.session, by: frame.by,
            batch: frame.batch, eventOffset: frame.eventOffset, previous: frame.previous, hash: frame.hash, line: line)
    }

    private static func frame(
        of line: UnsafeRawBufferPointer, _ texts: TextPool?, checksHash: Bool
    ) -> Frame? {
        var cursor = ByteCursor(line)
        guard line.count > chainMembersBytes, cursor.skip("{\"seq\":"),
            let sequence = cursor.integer(), cursor.skip(",\"at\":"), let atMilliseconds = cursor.integer(),
            cursor.skip(",\"session\":\""), let session = cursor.text(), cursor.skip(",\"by\":\""),
            let by = cursor.text(), let batch = batchPlace(&cursor), cursor.skip("],\"event\":"),
            cursor.left > chainMembersBytes, cursor.next == UInt8(ascii: "{")
        else { return nil }
        let eventOffset = line.count - cursor.left
        cursor.advance(cursor.left - chainMembersBytes - 1)
        guard cursor.skip("},\"prev\":\""), let previous = SHA256Digest(hexadecimalAt: cursor.place) else { return nil }
        cursor.advance(2 * SHA256Digest.lengthBytes)
        guard cursor.skip("\",\"hash\":\""), let hash = SHA256Digest(hexadecimalAt: cursor.place) else { return nil }
        cursor.advance(2 * SHA256Digest.lengthBytes)
        guard cursor.skip("\"}"), let sessionText = text(session, texts), let byText = text(by, texts) else {
            return nil
        }
        if checksHash {
            let hashed = UnsafeRawBufferPointer(rebasing: line[..<(line.count - hashMemberBytes)])
            guard SHA256.digest(hashed) == hash else { return nil }
        }
        return Frame(
            sequence: sequence, atMilliseconds: atMilliseconds, session: sessionText, by: byText, batch: batch,
            eventOffset: eventOffset, previous: previous, hash: hash)
    }

    @inline(__always)
    private static func batchPlace(_ cursor: inout ByteCursor) -> BatchPlace? {
        guard cursor.skip(",\"batch\":["), let index = cursor.integer(), cursor.skip(","), let count = cursor.integer()
        else { return nil }
        guard cursor.skip(",") else { return BatchPlace(index: index, count: count) }
        guard let earlier = cursor.integer(), earlier > 0 else { return nil }
        return BatchPlace(index: index, count: count, earlier: earlier)
    }

    private static func text(_ bytes: UnsafeRawBufferPointer, _ texts: TextPool?) -> String? {
        texts.map { $0.text(bytes) } ?? TextPool.make(bytes)
    }
}
