// Integers of 64 bits as decimal digits and back, in the one form: no leading zero, no minus before zero, no plus.

/// Decimal digits in ASCII.
enum DecimalDigits {
    /// The longest form.
    private static let mostDigits = 20

    /// The numbers below a hundred, two digits each. WHY: a division gives two digits.
    private static let pairs: StaticString = """
        0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849\
        5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899
        """

    /// Appends the digits of a value.
    static func append(_ value: Int64, to buffer: inout ByteBuffer) {
        if value < 0 { buffer.append(UInt8(ascii: "-")) }
        buffer.write(atMost: mostDigits) { place in
            var rest = value.magnitude
            let count = digitCount(of: rest)
            var at = count
            while rest >= 100 {
                at &-= 2
                let pair = UnsafeRawPointer(pairs.utf8Start + Int(truncatingIfNeeded: rest % 100) &* 2)
                place.storeBytes(of: pair.loadUnaligned(as: UInt16.self), toByteOffset: at, as: UInt16.self)
                rest /= 100
            }
            let pair = pairs.utf8Start + Int(truncatingIfNeeded: rest) &* 2
            place.storeBytes(of: pair[1], toByteOffset: at &- 1, as: UInt8.self)
            if rest >= 10 { place.storeBytes(of: pair[0], toByteOffset: 0, as: UInt8.self) }
            return count
        }
    }

    private static func digitCount(of magnitude: UInt64) -> Int {
        var count = 1
        var least: UInt64 = 10
        while count < mostDigits, magnitude >= least {
            count &+= 1
            least &*= 10
        }
        return count
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
