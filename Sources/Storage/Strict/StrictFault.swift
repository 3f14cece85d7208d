// Why the strict reader does not take some bytes, and where.

/// A fault in JSON text.
package struct StrictFault: Error, Equatable, Sendable {
    /// What is wrong.
    package enum Kind: Equatable, Sendable {
        /// The text ends within a value.
        case endsEarly
        /// A byte that may not stand here; white space counts.
        case unexpectedByte
        /// There is text after the value.
        case trailingBytes
        /// A number with a leading zero, a minus before zero, a fraction or an exponent.
        case notAnInteger
        /// A number outside 64 bits.
        case integerTooLarge
        /// Bytes that are not UTF-8.
        case notUTF8
        /// A control character in a string that is not escaped.
        case bareControl
        /// An escape that is not the one form for its character.
        case escapeNotCanonical
        /// A member's name that stands in the object already.
        case duplicateName
        /// Nesting deeper than 64.
        case tooDeep
        /// Text longer than 1 MiB.
        case tooLong
    }

    /// What is wrong.
    package let kind: Kind
    /// The byte, from 0 at the beginning of the text.
    package let byte: Int

    /// A fault.
    package init(_ kind: Kind, byte: Int) {
        self.kind = kind
        self.byte = byte
    }
}
