// Writes the primitives of the canonical form: variable-length integers, texts, lists, options. What is written in
// which order lives in the other files.
//
// Unsigned integers are LEB128: seven bits a byte, the low ones first, the high bit set but in the last byte, as
// short as can be. Signed ones are zigzag-coded first. A text is its count of bytes and its UTF-8; a list its count
// and its elements; an option one byte 0, or 1 and the value; a choice of several forms a byte and the form's parts.

/// Bytes under construction.
struct CanonicalWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(byte: UInt8) {
        bytes.append(byte)
    }

    mutating func write(unsigned number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func write(signed number: Int64) {
        write(unsigned: UInt64(bitPattern: (number << 1) ^ (number >> 63)))
    }

    mutating func write(flag: Bool) {
        bytes.append(flag ? 1 : 0)
    }

    mutating func write(text: String) {
        write(unsigned: UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func write<T: CanonicalForm>(_ value: T) {
        value.write(to: &self)
    }

    mutating func write<T: CanonicalForm>(_ list: [T]) {
        write(unsigned: UInt64(list.count))
        for element in list { element.write(to: &self) }
    }

    mutating func write<T: CanonicalForm>(_ option: T?) {
        write(flag: option != nil)
        option?.write(to: &self)
    }

    /// A form's byte and its parts.
    mutating func write<T: CanonicalForm>(byte: UInt8, _ part: T) {
        bytes.append(byte)
        write(part)
    }

    mutating func write<T: CanonicalForm>(byte: UInt8, _ list: [T]) {
        bytes.append(byte)
        write(list)
    }

    mutating func write(byte: UInt8, _ first: some CanonicalForm, _ second: some CanonicalForm) {
        bytes.append(byte)
        write(first)
        write(second)
    }

    mutating func write<T: CanonicalForm>(_ range: ClosedRange<T>?) {
        write(range?.lowerBound)
        if let range { range.upperBound.write(to: &self) }
    }
}

/// A value that has one canonical form in bytes, of at least one byte.
protocol CanonicalForm {
    func write(to writer: inout CanonicalWriter)
    /// Reads what `write` wrote; nil, or a reader that failed, for anything else.
    init?(from reader: inout CanonicalReader)
}
