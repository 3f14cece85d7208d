// Writes a registry's snapshot: the same bytes for the same records, whether the registry was folded from the first
// record on or read from an earlier snapshot. Where the file goes and when is not known here.

import Engine
import Machines

/// Writes one snapshot.
struct SnapshotWriter {
    private let registry: Registry
    private let archive: SnapshotArchive?
    private var blocks: BlockWriter
    private var offsets = [Int](repeating: 0, count: SnapshotPart.allCases.count)
    private let isCalledOff: () -> Bool

    /// - Parameter archive: The snapshot that the registry was read from, whose unchanged parts are copied as they are.
    private init(
        _ registry: Registry, _ archive: SnapshotArchive?, _ blocks: BlockWriter, isCalledOff: @escaping () -> Bool
    ) {
        self.registry = registry
        self.archive = archive
        self.blocks = blocks
        self.isCalledOff = isCalledOff
    }

    /// Writes the whole file; nothing is synced. False where it was called off, or its source can not be read.
    static func write(
        _ registry: Registry, _ archive: SnapshotArchive?, trailer: SnapshotTrailer, to blocks: BlockWriter,
        isCalledOff: @escaping () -> Bool
    ) throws(SystemFailure) -> Bool {
        var writer = SnapshotWriter(registry, archive, blocks, isCalledOff: isCalledOff)
        guard try writer.writeCases(), try writer.writePartiesAndAccounts(), try writer.writeDesks(),
            try writer.writeLookups()
        else { return false }
        var trailer = trailer
        trailer.offsets = writer.offsets
        try writer.blocks.finish(trailer.bytes)
        return archive?.loss == nil
    }

    private mutating func begin(_ part: SnapshotPart) {
        offsets[part.rawValue] = blocks.offset
    }

    private mutating func writeCases() throws(SystemFailure) -> Bool {
        var rows: [UInt8] = []
        guard try writeList(.cases, .caseOffsets, registry.cases, copied: archive?.caseBytes, { $0.put($1) }) else {
            return false
        }
        begin(.caseRows)
        registry.deskRows(of: nil) { DeskRowCode.append($0, to: &rows) }
        try blocks.append(rows)
        return true
    }

    private mutating func writePartiesAndAccounts() throws(SystemFailure) -> Bool {
        guard try writeList(.parties, .partyOffsets, registry.parties, copied: archive?.partyBytes, { $0.put($1) })
        else { return false }
        return try writeList(.accounts, .accountOffsets, registry.accounts, copied: archive?.accountBytes) {
            $0.put($1)
        }
    }

    /// Writes elements one after another, those that lie in the archive as they are by their bytes there.
    private mutating func writeList<Element>(
        _ part: SnapshotPart, _ offsetPart: SnapshotPart, _ shelf: Shelf<Element>, copied: ((Int) -> [UInt8]?)?,
        _ put: (inout ByteWriter, Element) -> Void
    ) throws(SystemFailure) -> Bool {
        begin(part)
        let start = blocks.offset
        var offsets: [UInt64] = [0]
        offsets.reserveCapacity(shelf.count + 1)
        var writer = ByteWriter()
        for place in shelf.indices {
            if place.isMultiple(of: 1024), isCalledOff() { return false }
            if shelf.isArchived(place), let bytes = copied?(place) {
                try blocks.append(bytes)
            } else {
                writer.removeAll()
                put(&writer, shelf[place])
                try blocks.append(writer.bytes)
            }
            offsets.append(UInt64(blocks.offset - start))
        }
        begin(offsetPart)
        try blocks.append(BlockForm.bytes(of: offsets))
        return true
    }

    private mutating func writeDesks() throws(SystemFailure) -> Bool {
        begin(.deskRows)
        var offsets: [UInt64] = [0]
        var count: UInt64 = 0
        var rows: [UInt8] = []
        for place in registry.parties.indices {
            if place.isMultiple(of: 1024), isCalledOff() { return false }
            rows.removeAll(keepingCapacity: true)
            registry.deskRows(of: PartyID(UInt32(place + 1))) { row in
                DeskRowCode.append(row, to: &rows)
                count += 1
            }
            try blocks.append(rows)
            offsets.append(count)
        }
        begin(.deskOffsets)
        try blocks.append(BlockForm.bytes(of: offsets))
        return true
    }

    private mutating func writeLookups() throws(SystemFailure) -> Bool {
        begin(.applied)
        var offsets: [UInt64] = [0]
        var count: UInt64 = 0
        var entries: [HashEntry] = []
        for place in registry.parties.indices {
            if place.isMultiple(of: 1024), isCalledOff() { return false }
            let party = registry.parties[place]
            var ids: [UInt8] = []
            for id in registry.caseIDs(appliedBy: party.id) {
                BlockForm.append(id.number, to: &ids)
                count += 1
            }
            try blocks.append(ids)
            offsets.append(count)
            for field in party.values.indices {
                let key = FieldValue(kind: party.kind, field: field, value: party.value(field))
                guard registry.isSoughtAfter(key) else { continue }
                entries.append(HashEntry(sum: HashList.sum(of: key), number: party.id.number))
            }
        }
        begin(.appliedOffsets)
        try blocks.append(BlockForm.bytes(of: offsets))
        try write(entries, .holders, .holderDirectory)
        entries.removeAll(keepingCapacity: true)
        for place in registry.accounts.indices {
            if place.isMultiple(of: 1024), isCalledOff() { return false }
            entries.append(
                HashEntry(sum: HashList.sum(of: registry.accounts[place].name), number: UInt32(place)))
        }
        try write(entries, .names, .nameDirectory)
        return true
    }

    private mutating func write(
        _ entries: [HashEntry], _ part: SnapshotPart, _ directoryPart: SnapshotPart
    ) throws(SystemFailure) {
        let sorted = entries.sorted()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(sorted.count * HashEntry.bytes)
        for entry in sorted {
            BlockForm.append(entry.sum, to: &bytes)
            BlockForm.append(entry.number, to: &bytes)
        }
        begin(part)
        try blocks.append(bytes)
        begin(directoryPart)
        bytes.removeAll()
        // The number of entries stands in front, since the directory's length goes by it.
        BlockForm.append(UInt32(clamping: sorted.count), to: &bytes)
        for start in HashList.directory(of: sorted) { BlockForm.append(start, to: &bytes) }
        try blocks.append(bytes)
    }
}
