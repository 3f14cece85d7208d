// Integers of 64 bits as decimal digits and back, in the one form: no leading zero, no minus before zero, no plus.

/// Decimal digits in ASCII.
enum DecimalDigits {
    /// Appends the digits of a value.
    static func append(_ value: Int64, to bytes: inout [UInt8]) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = value.magnitude
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    /// The value of digits; nil where they are not the one form of a value of 64 bits.
    static func parse(_ digits: some BidirectionalCollection<UInt8>) -> Int64? {
        let isNegative = digits.first == UInt8(ascii: "-")
        let magnitude = digits.dropFirst(isNegative ? 1 : 0)
        guard let first = magnitude.first else { return nil }
        if first == UInt8(ascii: "0") { return magnitude.count == 1 && !isNegative ? 0 : nil }
        var value: Int64 = 0
        for byte in magnitude {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            let digit = Int64(byte - UInt8(ascii: "0"))
            let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowToo) =
                isNegative ? tenfold.subtractingReportingOverflow(digit) : tenfold.addingReportingOverflow(digit)
            if overflow || overflowToo { return nil }
            value = sum
        }
        return value
    }
}
