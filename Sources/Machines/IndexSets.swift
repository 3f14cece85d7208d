// Small sets of modules, stages and attachments as bits of one word.
// The numbers that go in are indexes into the lists of one `Machine`.

/// A set of indexes below the bits of its word.
package protocol IndexSet: Hashable, Sendable {
    associatedtype Bits: FixedWidthInteger & UnsignedInteger & Sendable
    var bits: Bits { get set }
    init(bits: Bits)
}

extension IndexSet {
    /// The empty set.
    @inlinable package static var none: Self { Self(bits: 0) }

    /// The greatest number of members: indexes reach from 0 to one below.
    @inlinable package static var capacity: Int { Bits.bitWidth }

    /// The set of the indexes below `count`; `count` above the capacity counts as the capacity.
    @inlinable package static func first(_ count: Int) -> Self {
        count >= capacity ? Self(bits: .max) : Self(bits: (1 << Bits(max(0, count))) - 1)
    }

    /// The set of these indexes; those beyond the capacity are left out.
    @inlinable package init(_ indexes: some Sequence<Int>) {
        self.init(bits: 0)
        for index in indexes { insert(index) }
    }

    @inlinable package var isEmpty: Bool { bits == 0 }
    @inlinable package var count: Int { bits.nonzeroBitCount }

    @inlinable @inline(__always)
    package func contains(_ index: Int) -> Bool { (bits >> Bits(truncatingIfNeeded: index)) & 1 == 1 }

    @inlinable @inline(__always)
    package mutating func insert(_ index: Int) {
        if index >= 0, index < Bits.bitWidth { bits |= 1 << Bits(index) }
    }

    @inlinable @inline(__always)
    package mutating func remove(_ index: Int) {
        if index >= 0, index < Bits.bitWidth { bits &= ~(1 << Bits(index)) }
    }

    @inlinable @inline(__always)
    package func isSubset(of other: Self) -> Bool { bits & ~other.bits == 0 }
    @inlinable @inline(__always)
    package func union(_ other: Self) -> Self { Self(bits: bits | other.bits) }
    @inlinable @inline(__always)
    package func intersection(_ other: Self) -> Self { Self(bits: bits & other.bits) }
    @inlinable @inline(__always)
    package func subtracting(_ other: Self) -> Self { Self(bits: bits & ~other.bits) }

    /// The members in ascending order.
    @inlinable package var members: [Int] { (0..<Self.capacity).filter(contains) }

    /// The least member, or nil.
    @inlinable package var first: Int? { isEmpty ? nil : bits.trailingZeroBitCount }
}

/// A set of a machine's modules; a matter has at most 32.
package struct ModuleSet: IndexSet {
    package var bits: UInt32

    @inlinable package init(bits: UInt32) { self.bits = bits }
}

/// A set of a machine's stages; a matter has at most 32, chain positions counted each.
package struct StageSet: IndexSet {
    package var bits: UInt32

    @inlinable package init(bits: UInt32) { self.bits = bits }
}

/// A set of a machine's dispatch attachments; a matter has at most 16.
package struct AttachmentSet: IndexSet {
    package var bits: UInt16

    @inlinable package init(bits: UInt16) { self.bits = bits }
}
