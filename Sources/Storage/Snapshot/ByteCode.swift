// The bytes of a snapshot's parts: whole numbers in groups of seven bits, texts by their length. Which parts there are
// is not known here.

/// Why bytes of a snapshot can not be used. Whatever it is, the snapshot is left alone and the journal asked instead.
struct SnapshotFault: Error {}

/// Appends values to bytes.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// A number of 64 bits, least bits first; the high bit of each byte says that another one follows.
    mutating func put(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// A number with a sign, which goes into the lowest bit.
    mutating func put(_ number: Int64) {
        put(UInt64(bitPattern: (number << 1) ^ (number >> 63)))
    }

    mutating func put(_ number: Int) { put(Int64(number)) }
    mutating func put(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    mutating func put(_ text: String) {
        put(UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// Whether there is a value, and the value.
    mutating func put<Wrapped>(_ value: Wrapped?, _ put: (inout ByteWriter, Wrapped) -> Void) {
        self.put(value != nil)
        if let value { put(&self, value) }
    }

    /// How many elements there are, and the elements.
    mutating func put<Element>(_ elements: some Collection<Element>, _ put: (inout ByteWriter, Element) -> Void) {
        self.put(UInt64(elements.count))
        for element in elements { put(&self, element) }
    }
}

/// Takes values from bytes, in the order in which they were put.
struct ByteReader {
    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Whether nothing is left.
    var isAtEnd: Bool { at == bytes.count }

    mutating func unsigned() throws(SnapshotFault) -> UInt64 {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 64 {
            guard at < bytes.count else { throw SnapshotFault() }
            let byte = bytes[at]
            at += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
        throw SnapshotFault()
    }

    mutating func signed() throws(SnapshotFault) -> Int64 {
        let bits = try unsigned()
        return Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1)
    }

    mutating func int() throws(SnapshotFault) -> Int { Int(try signed()) }

    /// A number that fits its type.
    mutating func narrow<Number: FixedWidthInteger>(_: Number.Type = Number.self) throws(SnapshotFault) -> Number {
        guard let number = Number(exactly: try unsigned()) else { throw SnapshotFault() }
        return number
    }

    mutating func flag() throws(SnapshotFault) -> Bool {
        guard at < bytes.count, bytes[at] < 2 else { throw SnapshotFault() }
        at += 1
        return bytes[at - 1] == 1
    }

    mutating func text() throws(SnapshotFault) -> String {
        let count: Int = try narrow()
        guard count <= bytes.count - at else { throw SnapshotFault() }
        at += count
        return String(decoding: bytes[(at - count)..<at], as: UTF8.self)
    }

    mutating func optional<Wrapped>(
        _ value: (inout ByteReader) throws(SnapshotFault) -> Wrapped
    ) throws(SnapshotFault) -> Wrapped? {
        try flag() ? try value(&self) : nil
    }

    mutating func list<Element>(
        _ element: (inout ByteReader) throws(SnapshotFault) -> Element
    ) throws(SnapshotFault) -> [Element] {
        let count: Int = try narrow()
        // WHY: an element takes a byte at least, so that no damaged count can ask for all the memory there is.
        guard count <= bytes.count - at else { throw SnapshotFault() }
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for _ in 0..<count { elements.append(try element(&self)) }
        return elements
    }
}
