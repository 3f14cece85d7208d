// Numbers found by the sum of a key: entries in the order of their sums, and a directory of where the sums with the
// same first bits begin. Two keys may have one sum; whoever looks must compare.

import Engine

/// One number and the sum of its key.
struct HashEntry: Comparable {
    let sum: UInt64
    let number: UInt32

    static let bytes = 12

    static func < (left: HashEntry, right: HashEntry) -> Bool {
        (left.sum, left.number) < (right.sum, right.number)
    }
}

/// The list of a snapshot.
enum HashList {
    /// How many bits of a sum the directory of so many entries goes by.
    static func directoryBits(of count: Int) -> Int {
        max(0, Int.bitWidth - max(1, count).leadingZeroBitCount - 1)
    }

    /// The place in the directory of a sum.
    static func place(of sum: UInt64, bits: Int) -> Int {
        bits == 0 ? 0 : Int(truncatingIfNeeded: sum >> UInt64(64 - bits))
    }

    /// By place: where the entries begin, and behind it where the last ones end. The entries are in order.
    static func directory(of entries: [HashEntry]) -> [UInt32] {
        let bits = directoryBits(of: entries.count)
        var directory: [UInt32] = []
        directory.reserveCapacity(1 << bits + 1)
        for (index, entry) in entries.enumerated() {
            let place = place(of: entry.sum, bits: bits)
            while directory.count <= place { directory.append(UInt32(clamping: index)) }
        }
        while directory.count <= 1 << bits { directory.append(UInt32(clamping: entries.count)) }
        return directory
    }

    /// The sum of a value that parties are found by.
    static func sum(of value: FieldValue) -> UInt64 {
        var writer = ByteWriter()
        writer.put(value.kind)
        writer.put(value.field)
        writer.put(value.value)
        return BlockSum.of(writer.bytes)
    }

    /// The sum of a name.
    static func sum(of name: String) -> UInt64 {
        BlockSum.of(Array(name.utf8))
    }
}
