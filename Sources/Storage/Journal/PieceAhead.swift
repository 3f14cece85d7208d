// Pieces of a segment taken apart into records, one of them by another thread while the caller has the records of the
// piece before. Files are read by the caller alone; whether records go on one after another is not asked here.

import Foundation
import Synchronization

/// The records of a piece.
struct RecordPiece: Sendable {
    /// Of its whole lines, up to the first that is no record.
    var records: [Record] = []
    /// Why that line is none; nil where all are.
    var fault: LineFault?
}

/// Takes pieces apart, one at a time.
final class PieceParser: Sendable {
    /// What lines have in common, kept from one piece to the next.
    private let texts = Mutex(TextPool())
    /// Whether each line is held against its hash.
    private let checksHashes: Bool

    init(checksHashes: Bool) {
        self.checksHashes = checksHashes
    }

    /// The records of the piece.
    func parse(_ bytes: [UInt8]) -> RecordPiece {
        texts.withLock { texts in
            var piece = RecordPiece()
            var start = 0
            while let end = ByteCursor.lineEnd(in: bytes, from: start) {
                do throws(LineFault) {
                    piece.records.append(try RecordLine.parse(bytes[start..<end], texts, checksHash: checksHashes))
                } catch {
                    piece.fault = error
                    return piece
                }
                start = end + 1
            }
            return piece
        }
    }
}

/// A piece that was read, and is taken apart by another thread until it is asked for.
final class PieceAhead: Sendable {
    /// As they stand in the segment.
    let bytes: [UInt8]
    private let piece = Mutex<RecordPiece?>(nil)
    private let isParsed = DispatchSemaphore(value: 0)

    init(_ bytes: [UInt8], _ parser: PieceParser) {
        self.bytes = bytes
        DispatchQueue.global(qos: .userInitiated).async {
            let parsed = parser.parse(bytes)
            self.piece.withLock { $0 = parsed }
            self.isParsed.signal()
        }
    }

    /// Waits for the records; to be called once.
    func wait() -> RecordPiece {
        isParsed.wait()
        return piece.withLock { $0.take() ?? RecordPiece() }
    }
}
