// Eight bytes looked at in one step, so that long texts are passed over quickly. What is looked for is the callers' to
// say.

extension UInt64 {
    /// Whether one of its eight bytes is less than a bound, which is at most 128.
    @inlinable
    package func hasByte(below bound: UInt8) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        return (self &- ones &* UInt64(bound)) & ~self & (ones << 7) != 0
    }

    /// Whether one of its eight bytes is this one.
    @inlinable
    package func hasByte(_ byte: UInt8) -> Bool { (self ^ (0x0101_0101_0101_0101 &* UInt64(byte))).hasByte(below: 1) }
}

extension UnsafeBufferPointer<UInt8> {
    /// The eight bytes from an offset on; nothing where there are fewer.
    @inlinable
    package func word(at offset: Int) -> UInt64? {
        guard count - offset >= 8 else { return nil }
        return UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
}
