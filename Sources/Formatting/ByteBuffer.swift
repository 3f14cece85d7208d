// Bytes that are written one behind the other, without asking at each whether somebody else holds them. What is written
// is not known here.

/// A growing run of bytes.
struct ByteBuffer: ~Copyable {
    private var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// How many bytes there are.
    private(set) var count = 0

    /// An empty buffer with room for so many bytes.
    init(capacity: Int) {
        self.capacity = Swift.max(capacity, 64)
        start = .allocate(capacity: self.capacity)
    }

    deinit { start.deallocate() }

    /// What was written.
    var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

    /// Adds a byte.
    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        start[count] = byte
        count += 1
    }

    /// Adds a byte several times.
    @inline(__always)
    mutating func append(_ byte: UInt8, times: Int) {
        guard times > 0 else { return }
        if capacity - count < times { grow(by: times) }
        for offset in 0..<times { start[count + offset] = byte }
        count += times
    }

    /// Adds some of the bytes of a text.
    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        if capacity - count < range.count { grow(by: range.count) }
        var place = count
        for offset in range {
            start[place] = bytes[offset]
            place += 1
        }
        count = place
    }

    /// Adds bytes.
    mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { append($0, 0..<$0.count) }
    }

    private mutating func grow(by least: Int) {
        let larger = Swift.max(capacity * 2, count + least)
        let next = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        next.update(from: start, count: count)
        start.deallocate()
        start = next
        capacity = larger
    }
}
