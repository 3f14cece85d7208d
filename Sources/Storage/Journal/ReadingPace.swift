// How far a reading of the journal is, told in a hundred steps or fewer. What is drawn of it is the executable's.

/// Hears how far a reading of the journal is; the last call has both alike.
package typealias ReadingProgress = (_ readBytes: Int64, _ totalBytes: Int64) -> Void

/// Turns the places that one reading comes to into bytes read of all that it will read.
final class ReadingPace {
    /// The bytes before each segment of the stretch, from the first byte of its first segment.
    private let bytesBefore: [Int64]
    private let firstSegment: Int64
    private let beginBytes: Int64
    private let totalBytes: Int64
    private let tell: ReadingProgress
    private var nextBytes: Int64 = 0

    /// - Parameter sizes: How long the segments from the position's own are, up to where the reading ends.
    init(from position: JournalPosition, sizes: [Int64], tell: @escaping ReadingProgress) {
        var bytesBefore: [Int64] = [0]
        for size in sizes { bytesBefore.append((bytesBefore.last ?? 0) + size) }
        self.bytesBefore = bytesBefore
        firstSegment = position.segment
        beginBytes = position.offsetBytes
        totalBytes = max(0, (bytesBefore.last ?? 0) - position.offsetBytes)
        self.tell = tell
    }

    /// The reading has come to this place.
    func reach(_ position: JournalPosition) {
        let index = Int(position.segment - firstSegment)
        guard bytesBefore.indices.contains(index) else { return }
        let readBytes = bytesBefore[index] + position.offsetBytes - beginBytes
        guard readBytes >= nextBytes, readBytes < totalBytes else { return }
        nextBytes = readBytes + max(1, totalBytes / 100)
        tell(readBytes, totalBytes)
    }

    /// The reading is over, at its end or at a fault.
    func end() {
        if totalBytes > 0 { tell(totalBytes, totalBytes) }
    }
}
