// Pieces of a segment taken apart into records, one of them by another thread while the caller has the records of the
// piece before. Files are read by the caller alone; whether records go on one after another is not asked here.

import Digests
import Engine
import Foundation
import Synchronization

/// The records of some lines of a piece that follow one another.
package struct RecordPart: Sendable {
    /// Of its lines, up to the first that is no record.
    package var records: [Record] = []
    /// By record, where events were read ahead, what was read and what it rests on; otherwise empty.
    var events: [Event?] = []
    var grounds: [EventGround] = []
    /// Whether events were to be read ahead.
    var isReadAhead = false
    /// Why that line is none; nil where all are.
    var fault: LineFault?
    /// Where its lines end in the piece.
    var endBytes = 0
}

/// Takes pieces apart.
final class PieceParser: Sendable {
    /// What lines have in common, kept from one piece to the next; of those that another thread takes apart, too.
    private let texts = Mutex(TextPool())
    private let textsAhead = Mutex(TextPool())
    /// Whether each line is held against its hash.
    private let checksHashes: Bool
    /// WHY: events are read ahead in their order, so that no two pieces are taken apart at once. It is made when it is
    /// first used, for most journals are short.
    fileprivate static let queue = DispatchQueue(label: "records", qos: .userInitiated)

    /// How much is taken apart at once, unless a line is longer. WHY: it is in the processor's cache still when it is
    /// used.
    private static let partBytes = 256 << 10
    /// How many lines a part has as a rule.
    private static let partLines = partBytes / 360

    init(checksHashes: Bool) {
        self.checksHashes = checksHashes
    }

    /// The records of the next part of a piece of which whole lines are left.
    func parse(_ bytes: [UInt8], from start: Int, isAhead: Bool) -> RecordPart {
        if isAhead { return textsAhead.withLock { parse(bytes, from: start, $0) } }
        return texts.withLock { parse(bytes, from: start, $0) }
    }

    private func parse(_ bytes: [UInt8], from start: Int, _ texts: TextPool) -> RecordPart {
        var part = RecordPart(endBytes: start)
        part.records.reserveCapacity(min(PieceParser.partLines, (bytes.count - start) / RecordLine.chainMembersBytes))
        while part.endBytes - start < PieceParser.partBytes, part.fault == nil,
            let end = ByteCursor.lineEnd(in: bytes, from: part.endBytes)
        {
            do throws(LineFault) {
                let line = bytes[part.endBytes..<end]
                part.records.append(try RecordLine.parse(line, texts, checksHash: false))
                part.endBytes = end + 1
            } catch {
                part.fault = error
            }
            if checksHashes, part.records.count.isMultiple(of: 2), part.fault == nil { part.checkLastPair() }
        }
        if checksHashes, !part.records.count.isMultiple(of: 2) { part.checkLast() }
        return part
    }
}

extension RecordPart {
    /// Holds the last two lines against their hashes, both at once; a line that has another is a fault, and what comes
    /// behind it is no record.
    fileprivate mutating func checkLastPair() {
        let last = records.count - 1
        // WHY: where they lie; a record has too many parts to be copied.
        let digests = SHA256.digests(records[last - 1].hashedBytes, records[last].hashedBytes)
        if digests.0 != records[last - 1].hash { return end(at: last - 1) }
        if digests.1 != records[last].hash { end(at: last) }
    }

    /// Holds the last line against its hash, where the one before was.
    fileprivate mutating func checkLast() {
        let last = records.count - 1
        if SHA256.digest(records[last].hashedBytes) != records[last].hash { end(at: last) }
    }

    private mutating func end(at place: Int) {
        if PlantedBug.isPlanted(.hashNotCompared) { return }
        endBytes = records[place].line.startIndex
        records.removeSubrange(place...)
        fault = LineFault(.wrongHash, byte: 0)
    }
}

extension Record {
    /// What its hash is over.
    fileprivate var hashedBytes: ArraySlice<UInt8> { line.dropLast(RecordLine.hashMemberBytes) }
}

/// A piece that was read, given part by part.
struct PieceParts {
    /// As they stand in the segment.
    let bytes: [UInt8]
    /// The bytes of its whole lines.
    let linesBytes: Int
    private let parser: PieceParser
    /// Where it is taken apart by another thread; nil where that is done when a part is asked for.
    private let ahead: PartsAhead?
    private var startBytes = 0

    /// A piece; `isAhead` where the caller will ask for its parts later, and another thread is to take it apart. That
    /// one reads events as well.
    init(_ bytes: [UInt8], _ parser: PieceParser, isAhead: Bool, _ events: EventsAhead?) {
        self.bytes = bytes
        linesBytes = (bytes.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
        self.parser = parser
        ahead = isAhead ? PartsAhead(bytes, linesBytes, parser, events) : nil
    }

    /// The next part; nil behind the last one. After a fault there is none.
    mutating func next() -> RecordPart? {
        guard startBytes < linesBytes else { return nil }
        let part = ahead.map { $0.next() } ?? parser.parse(bytes, from: startBytes, isAhead: false)
        startBytes = part.endBytes
        return part
    }
}

/// The parts of a piece, made by another thread.
private final class PartsAhead: Sendable {
    private let made = Mutex<[RecordPart]>([])
    private let count = DispatchSemaphore(value: 0)

    init(_ bytes: [UInt8], _ linesBytes: Int, _ parser: PieceParser, _ events: EventsAhead?) {
        PieceParser.queue.async {
            var startBytes = 0
            while startBytes < linesBytes {
                var part = parser.parse(bytes, from: startBytes, isAhead: true)
                events?.read(&part)
                startBytes = part.fault == nil ? part.endBytes : linesBytes
                self.made.withLock { [part] in $0.append(part) }
                self.count.signal()
            }
        }
    }

    /// Waits for the next part; to be called while there is one.
    func next() -> RecordPart {
        count.wait()
        return made.withLock { $0.removeFirst() }
    }
}
