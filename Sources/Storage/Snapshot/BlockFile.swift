// A file of blocks that each have a sum, so that any stretch of a large file can be read and trusted by itself. What
// the bytes mean is not known here.
//
// blocks of 16 KiB … sums of the blocks … sums of the sums' blocks … trailer … length of the trailer, sum of it all

import Synchronization

/// Sizes that the writing and the reading side agree on.
enum BlockForm {
    static let blockBytes = 16 << 10
    /// The length of the trailer and of the sums of the sums, and their own sum.
    static let endBytes = 24

    /// The bytes of numbers of 64 bits.
    static func bytes(of numbers: some Sequence<UInt64>) -> [UInt8] {
        var bytes: [UInt8] = []
        for number in numbers { append(number, to: &bytes) }
        return bytes
    }

    static func append<Number: FixedWidthInteger>(_ number: Number, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    static func number<Number: FixedWidthInteger>(
        in bytes: [UInt8], at offset: Int, as _: Number.Type = Number.self
    ) -> Number {
        bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: Number.self)) }
    }
}

/// Writes a file of blocks from its beginning to its end.
struct BlockWriter {
    /// Takes bytes at an offset of the file.
    typealias Sink = (_ bytes: ArraySlice<UInt8>, _ offsetBytes: Int64) throws(SystemFailure) -> Void

    private let sink: Sink
    private var pending: [UInt8] = []
    private var written: Int64 = 0
    private var sums: [UInt64] = []

    private static let pieceBytes = 64 * BlockForm.blockBytes

    init(_ sink: @escaping Sink) {
        self.sink = sink
    }

    /// Where the next byte goes.
    var offset: Int { Int(written) + pending.count }

    mutating func append(_ bytes: some Sequence<UInt8>) throws(SystemFailure) {
        pending.append(contentsOf: bytes)
        if pending.count >= BlockWriter.pieceBytes { try flush(wholeBlocksOnly: true) }
    }

    /// Writes what is left, the sums and the trailer.
    mutating func finish(_ trailer: [UInt8]) throws(SystemFailure) {
        let padding = (BlockForm.blockBytes - pending.count % BlockForm.blockBytes) % BlockForm.blockBytes
        pending.append(contentsOf: repeatElement(0, count: padding))
        try flush(wholeBlocksOnly: false)
        let table = BlockForm.bytes(of: sums)
        var roots: [UInt64] = []
        for start in stride(from: 0, to: table.count, by: BlockForm.blockBytes) {
            roots.append(BlockSum.of(Array(table[start..<min(table.count, start + BlockForm.blockBytes)])))
        }
        var end = BlockForm.bytes(of: roots) + trailer
        let sum = BlockSum.of(end)
        end += BlockForm.bytes(of: [UInt64(roots.count), UInt64(trailer.count), sum])
        try sink(table[...], written)
        try sink(end[...], written + Int64(table.count))
    }

    private mutating func flush(wholeBlocksOnly: Bool) throws(SystemFailure) {
        let count = wholeBlocksOnly ? pending.count - pending.count % BlockForm.blockBytes : pending.count
        pending.withUnsafeBytes { bytes in
            for start in stride(from: 0, to: count, by: BlockForm.blockBytes) {
                let block = bytes[start..<min(count, start + BlockForm.blockBytes)]
                sums.append(BlockSum.of(UnsafeRawBufferPointer(rebasing: block)))
            }
        }
        try sink(pending[..<count], written)
        written += Int64(count)
        pending.removeFirst(count)
    }
}

/// Reads stretches of a file of blocks. For use from several threads.
final class BlockReader: Sendable {
    /// What the writer put behind the blocks.
    let trailer: [UInt8]
    /// The bytes of all blocks.
    let dataBytes: Int

    private let files: WholeFiles
    private let file: OpenFile
    private let tableBytes: Int
    private let roots: [UInt64]
    private let known = Mutex(Known())

    /// Blocks that were read and had their sum.
    private struct Known {
        var tableBlocks: [Int: [UInt8]] = [:]
        var blocks: [Int: [UInt8]] = [:]
        /// The blocks' numbers, the one to let go first in front.
        var order: [Int] = []
    }

    /// How many blocks are kept in memory.
    private static let keptBlocks = 128

    /// The file, of which the end is read and trusted from here on; it is closed with the reader.
    init(_ files: WholeFiles, _ file: OpenFile) throws(SnapshotFault) {
        self.files = files
        self.file = file
        let sizeBytes = try BlockReader.tryReading { () throws(SystemFailure) in
            Int(try files.layer.status(file, at: .snapshotStatus).sizeBytes)
        }
        func read(_ count: Int, before end: Int) throws(SnapshotFault) -> [UInt8] {
            guard count >= 0, count <= end else { throw SnapshotFault() }
            return try BlockReader.read(files, file, count: count, offset: end - count)
        }
        let end = try read(BlockForm.endBytes, before: sizeBytes)
        let rootCount = BlockForm.number(in: end, at: 0, as: UInt64.self)
        let trailerCount = BlockForm.number(in: end, at: 8, as: UInt64.self)
        guard rootCount < UInt64(sizeBytes / 8 + 1), trailerCount < UInt64(sizeBytes) else { throw SnapshotFault() }
        let count = Int(rootCount) * 8 + Int(trailerCount)
        let tail = try read(count, before: sizeBytes - BlockForm.endBytes)
        guard BlockSum.of(tail) == BlockForm.number(in: end, at: 16, as: UInt64.self) else { throw SnapshotFault() }
        roots = (0..<Int(rootCount)).map { BlockForm.number(in: tail, at: $0 * 8) }
        trailer = Array(tail[(Int(rootCount) * 8)...])
        // The blocks and eight bytes for each of them come before the tail.
        let rest = sizeBytes - BlockForm.endBytes - count
        let blocks = rest / (BlockForm.blockBytes + 8)
        guard blocks * (BlockForm.blockBytes + 8) == rest else { throw SnapshotFault() }
        dataBytes = blocks * BlockForm.blockBytes
        tableBytes = blocks * 8
    }

    deinit { files.closeQuietly(file, at: .snapshotClose) }

    /// The bytes of a stretch.
    func bytes(at offset: Int, count: Int) throws(SnapshotFault) -> [UInt8] {
        guard offset >= 0, count >= 0, offset <= dataBytes, count <= dataBytes - offset else { throw SnapshotFault() }
        if count == 0 { return [] }
        let (first, last) = (offset / BlockForm.blockBytes, (offset + count - 1) / BlockForm.blockBytes)
        let start = offset - first * BlockForm.blockBytes
        let whole = first == last ? try block(first) : try blocks(first...last)
        return Array(whole[start..<(start + count)])
    }

    /// One number of a list that begins at an offset.
    func number<Number: FixedWidthInteger>(
        _ index: Int, ofListAt offset: Int, as _: Number.Type = Number.self
    ) throws(SnapshotFault) -> Number {
        let width = Number.bitWidth / 8
        return BlockForm.number(in: try bytes(at: offset + index * width, count: width), at: 0)
    }

    private func block(_ number: Int) throws(SnapshotFault) -> [UInt8] {
        if let kept = known.withLock({ $0.blocks[number] }) { return kept }
        let block = try blocks(number...number)
        known.withLock { known in
            if known.order.count >= BlockReader.keptBlocks { known.blocks[known.order.removeFirst()] = nil }
            known.blocks[number] = block
            known.order.append(number)
        }
        return block
    }

    private func blocks(_ numbers: ClosedRange<Int>) throws(SnapshotFault) -> [UInt8] {
        let bytes = try BlockReader.read(
            files, file, count: numbers.count * BlockForm.blockBytes, offset: numbers.lowerBound * BlockForm.blockBytes)
        for (index, number) in numbers.enumerated() {
            let sum = bytes.withUnsafeBytes { bytes in
                let block = bytes[(index * BlockForm.blockBytes)..<((index + 1) * BlockForm.blockBytes)]
                return BlockSum.of(UnsafeRawBufferPointer(rebasing: block))
            }
            guard try sum == self.sum(ofBlock: number) || PlantedBug.isPlanted(.snapshotSumNotCompared) else {
                throw SnapshotFault()
            }
        }
        return bytes
    }

    private func sum(ofBlock number: Int) throws(SnapshotFault) -> UInt64 {
        let (piece, place) = (number * 8 / BlockForm.blockBytes, number * 8 % BlockForm.blockBytes)
        if let kept = known.withLock({ $0.tableBlocks[piece] }) { return BlockForm.number(in: kept, at: place) }
        let start = piece * BlockForm.blockBytes
        let count = min(BlockForm.blockBytes, tableBytes - start)
        let table = try BlockReader.read(files, file, count: count, offset: dataBytes + start)
        guard roots.indices.contains(piece), BlockSum.of(table) == roots[piece] else { throw SnapshotFault() }
        known.withLock { $0.tableBlocks[piece] = table }
        return BlockForm.number(in: table, at: place)
    }

    private static func read(
        _ files: WholeFiles, _ file: OpenFile, count: Int, offset: Int
    ) throws(SnapshotFault) -> [UInt8] {
        let bytes = try tryReading { () throws(SystemFailure) in
            try files.read(file, count: count, offsetBytes: Int64(offset), at: .snapshotRead)
        }
        guard bytes.count == count else { throw SnapshotFault() }
        return bytes
    }

    private static func tryReading<Outcome>(
        _ call: () throws(SystemFailure) -> Outcome
    ) throws(SnapshotFault) -> Outcome {
        do throws(SystemFailure) {
            return try call()
        } catch {
            throw SnapshotFault()
        }
    }
}
