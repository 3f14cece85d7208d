// How far a work on a whole store is, told in a hundred steps or fewer. What is drawn of it is the executable's.

/// Counts the bytes of a work that are done.
final class UpkeepPace {
    private let totalBytes: Int64
    private let tell: ReadingProgress
    private var doneBytes: Int64 = 0
    private var nextBytes: Int64 = 0

    /// Nil where nobody watches, or there is nothing to do.
    init?(totalBytes: Int64, _ tell: ReadingProgress?) {
        guard let tell, totalBytes > 0 else { return nil }
        self.totalBytes = totalBytes
        self.tell = tell
    }

    /// So many more bytes are done.
    func add(_ bytes: Int64) {
        doneBytes += bytes
        guard doneBytes >= nextBytes, doneBytes < totalBytes else { return }
        nextBytes = doneBytes + max(1, totalBytes / 100)
        tell(doneBytes, totalBytes)
    }

    /// The work is over, at its end or at a fault.
    func end() {
        tell(totalBytes, totalBytes)
    }
}
