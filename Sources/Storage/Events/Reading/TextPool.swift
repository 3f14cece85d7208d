// Texts that were read before, kept so that reading one again neither copies nor allocates. Which texts those are is
// not known here; a text that is not kept is made anew.

/// Texts by their bytes, as many as there are places.
final class TextPool {
    private var places: [String]

    private static let placeCount = 1024
    /// A text up to this length lies in the value itself.
    private static let inlineBytes = 15
    /// A text longer than this is not kept.
    private static let mostBytes = 256

    init() {
        places = [String](repeating: "", count: TextPool.placeCount)
    }

    /// The text of the bytes; nil where they are not UTF-8.
    @inline(__always)
    func text(_ bytes: UnsafeRawBufferPointer) -> String? {
        guard bytes.count > TextPool.inlineBytes, bytes.count <= TextPool.mostBytes, let base = bytes.baseAddress else {
            return TextPool.make(bytes)
        }
        let place = TextPool.place(of: base, bytes.count)
        if places[place].utf8.count == bytes.count, isText(place, base, bytes.count) { return places[place] }
        guard let text = TextPool.make(bytes) else { return nil }
        places[place] = text
        return text
    }

    @inline(__always)
    private func isText(_ place: Int, _ base: UnsafeRawPointer, _ count: Int) -> Bool {
        places[place].utf8.withContiguousStorageIfAvailable { kept in
            kept.baseAddress.map { ByteCursor.areEqual(UnsafeRawPointer($0), base, count) } ?? false
        } ?? false
    }

    /// WHY: making a text mends what is not UTF-8, so that bytes which come out as they went in were.
    static func make(_ bytes: UnsafeRawBufferPointer) -> String? {
        guard let base = bytes.baseAddress else { return "" }
        let text = String(decoding: bytes.bindMemory(to: UInt8.self), as: UTF8.self)
        let isSame =
            text.utf8.withContiguousStorageIfAvailable { made in
                made.count == bytes.count
                    && (made.baseAddress.map { ByteCursor.areEqual(UnsafeRawPointer($0), base, bytes.count) } ?? true)
            } ?? false
        return isSame ? text : nil
    }

    /// Where a text is kept. INVARIANT: it is longer than eight bytes.
    @inline(__always)
    private static func place(of base: UnsafeRawPointer, _ count: Int) -> Int {
        var mixed = UInt64(truncatingIfNeeded: count)
        var at = 0
        while at &+ 8 <= count {
            mixed = (mixed ^ base.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* 0x9e37_79b9_7f4a_7c15
            mixed ^= mixed &>> 29
            at &+= 8
        }
        mixed = (mixed ^ base.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)) &* 0x9e37_79b9_7f4a_7c15
        return Int(truncatingIfNeeded: mixed &>> 54)
    }
}
