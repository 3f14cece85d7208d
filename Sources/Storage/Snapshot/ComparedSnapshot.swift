// Snapshots held against the journal: which ones a session would use, and whether they say what the records say.
// Nothing is written.

import Digests
import Engine

extension SnapshotFolder {
    /// The names of the snapshots that a session at the journal would use, the newest first, with their trailers.
    func usable(_ journal: Journal) -> [(name: String, trailer: SnapshotTrailer)] {
        names().compactMap { name in parseUsable(named: name, journal).map { (name, $0.trailer) } }
    }

    /// The first byte in which a snapshot is not as the registry, folded from the journal up to the snapshot's record,
    /// would be written; nil where it is.
    func firstDifference(
        named name: String, _ trailer: SnapshotTrailer, from registry: Registry
    ) throws(SystemFailure) -> Int64? {
        let file = try files.open(path + "/" + name, .reading, at: .snapshotOpen)
        defer { files.closeQuietly(file, at: .snapshotClose) }
        var difference: Int64?
        var end: Int64 = 0
        let expected = SnapshotTrailer(
            registry, genesis: Head(sequence: 0, hash: trailer.genesis), position: trailer.position,
            starts: trailer.starts)
        let comparison = BlockWriter { bytes, offset throws(SystemFailure) in
            end = offset + Int64(bytes.count)
            if difference != nil { return }
            let found = try files.read(file, count: bytes.count, offsetBytes: offset, at: .snapshotRead)
            if found[...] != bytes {
                difference = offset + Int64(zip(found, bytes).prefix { $0 == $1 }.count)
            }
        }
        _ = try SnapshotWriter.write(registry, nil, trailer: expected, to: comparison, isCalledOff: { false })
        let sizeBytes = try files.layer.status(file, at: .snapshotStatus).sizeBytes
        return difference ?? (sizeBytes == end ? nil : min(sizeBytes, end))
    }
}
