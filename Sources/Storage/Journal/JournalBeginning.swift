// Beginning to read a journal behind a record that a snapshot speaks of, once the journal has shown that it has it.

import Digests

extension Journal {
    /// Whether the journal's record before the position is the one that the position speaks of. Nothing else is read.
    func bearsOut(_ position: JournalPosition) -> Bool {
        let path = path(ofSegment: position.segment)
        guard let file = try? files.open(path, .reading, at: .segmentOpen) else { return false }
        defer { files.closeQuietly(file, at: .segmentClose) }
        let start = max(0, position.offsetBytes - Int64(StrictLimit.textBytes) - 2)
        let count = Int(position.offsetBytes - start)
        guard count > 0, let bytes = try? files.read(file, count: count, offsetBytes: start, at: .journalRead),
            bytes.count == count, bytes.last == UInt8(ascii: "\n")
        else { return false }
        let line = bytes.dropLast()
        let begin = line.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? line.startIndex
        guard begin > 0 || start == 0, let record = try? RecordLine.parse(line[begin...]) else { return false }
        return Head(sequence: record.sequence, hash: record.hash) == position.head
            && record.batch.index == record.batch.count
    }
}
