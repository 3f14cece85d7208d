// Bytes that have come over a pipe or a connection and were not taken yet. Where they come from, and what they mean, is
// not known here.

/// Bytes in the order in which they came.
package struct ReceivedBytes {
    private var buffer: [UInt8]
    /// Which part of it has come and was not taken.
    private var waiting = 0..<0

    /// The room for what comes at once, as a rule all that was said.
    private static let roomBytes = 1 << 16

    /// Nothing yet.
    package init() {
        buffer = [UInt8](repeating: 0, count: ReceivedBytes.roomBytes)
    }

    /// How many wait.
    package var count: Int { waiting.count }

    /// Makes room for so many to wait, and takes what `read` puts into the room and counts; its count is given back. It
    /// is 0 or less where nothing came.
    package mutating func take(upTo count: Int, _ read: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
        if waiting.isEmpty { waiting = 0..<0 }
        if waiting.lowerBound + count > buffer.count {
            buffer.removeSubrange(..<waiting.lowerBound)
            waiting = 0..<waiting.count
            let room = max(ReceivedBytes.roomBytes, count, min(2 * waiting.count, 1 << 24))
            buffer += [UInt8](repeating: 0, count: max(0, room - buffer.count))
        }
        let came = buffer.withUnsafeMutableBytes { read(.init(rebasing: $0[waiting.upperBound...])) }
        if came > 0 { waiting = waiting.lowerBound..<(waiting.upperBound + came) }
        return came
    }

    /// The place of the first such byte from a place on, both counted from the first that waits.
    package func firstIndex(of byte: UInt8, from place: Int) -> Int? {
        buffer[waiting.dropFirst(place)].firstIndex(of: byte).map { $0 - waiting.lowerBound }
    }

    /// Gives the first so many that wait to `look`. INVARIANT: so many wait.
    package func look<Found>(at count: Int, _ look: (UnsafeRawBufferPointer) -> Found) -> Found {
        buffer.withUnsafeBytes { look(.init(rebasing: $0[waiting.prefix(count)])) }
    }

    /// Takes the first so many that wait away. INVARIANT: so many wait.
    package mutating func drop(_ count: Int) {
        waiting.removeFirst(count)
        // WHY: much at once is seldom, and its room would be held for good.
        if waiting.isEmpty, buffer.count > 16 * ReceivedBytes.roomBytes { self = ReceivedBytes() }
    }

    /// The first so many that wait, which are taken away. INVARIANT: so many wait.
    package mutating func removeFirst(_ count: Int) -> [UInt8] {
        defer { drop(count) }
        return Array(buffer[waiting.prefix(count)])
    }
}
