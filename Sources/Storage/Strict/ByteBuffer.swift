// Bytes that are written one after another into memory of their own. What they mean is not known here.

/// A buffer that grows. It has one owner, so that no write has to ask whether somebody else sees the bytes.
package struct ByteBuffer: ~Copyable {
    private var base: UnsafeMutableRawPointer
    /// How many bytes were written.
    package private(set) var count = 0
    private var capacity: Int

    /// A buffer with room for that many bytes before it has to grow.
    package init(capacityBytes: Int = 256) {
        capacity = max(64, capacityBytes)
        base = .allocate(byteCount: capacity, alignment: 16)
    }

    deinit { base.deallocate() }

    /// What was written so far. Good until the next write.
    package var written: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

    /// What was written so far, copied.
    package var bytes: [UInt8] { [UInt8](written) }

    /// What was written from a place on. INVARIANT: the place is not beyond the end.
    @inline(__always)
    func written(from start: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: base + start, count: count &- start)
    }

    /// Forgets what was written. The memory is kept, unless there is more of it than that.
    mutating func removeAll(keepingBytes limit: Int) {
        count = 0
        guard capacity > limit else { return }
        base.deallocate()
        capacity = max(64, limit)
        base = .allocate(byteCount: capacity, alignment: 16)
    }

    /// Writes a byte.
    @inline(__always)
    mutating func append(_ byte: UInt8) {
        reserve(1)
        base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count &+= 1
    }

    /// Writes bytes.
    @inline(__always)
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress else { return }
        reserve(bytes.count)
        (base + count).copyMemory(from: source, byteCount: bytes.count)
        count &+= bytes.count
    }

    /// Writes a text as it stands.
    @inline(__always)
    mutating func append(_ text: StaticString) {
        append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Writes a text as it stands.
    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    /// Writes bytes.
    mutating func append(contentsOf bytes: some Collection<UInt8>) {
        let isDone: Void? = bytes.withContiguousStorageIfAvailable { append(UnsafeRawBufferPointer($0)) }
        if isDone == nil { for byte in bytes { append(byte) } }
    }

    /// Makes room and gives the place of the next byte to `body`, which writes so many and says how many it wrote.
    @inline(__always)
    mutating func write(atMost room: Int, _ body: (UnsafeMutableRawPointer) -> Int) {
        reserve(room)
        count &+= body(base + count)
    }

    @inline(__always)
    private mutating func reserve(_ more: Int) {
        if count &+ more > capacity { grow(more) }
    }

    @inline(never)
    private mutating func grow(_ more: Int) {
        let wider = max(capacity * 2, count + more)
        let moved = UnsafeMutableRawPointer.allocate(byteCount: wider, alignment: 16)
        moved.copyMemory(from: base, byteCount: count)
        base.deallocate()
        base = moved
        capacity = wider
    }
}
