// Comparison of secrets in a time that tells nothing about where they differ.

/// Comparison of secret bytes.
package enum ConstantTime {
    /// Whether both have the same bytes. The time depends on the lengths alone, which are no secret.
    package static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for index in left.indices {
            difference |= left[index] ^ right[index]
        }
        return difference == 0
    }
}
