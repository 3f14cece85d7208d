// Canonical composition (NFC): the one file of the layers up to the engine that imports Foundation.

internal import Foundation

/// The text in normalisation form C.
package func canonicallyComposed(_ text: String) -> String {
    isSurelyComposed(text) ? text : text.precomposedStringWithCanonicalMapping
}

/// Whether the text is in normalisation form C already, scalar for scalar.
package func isCanonicallyComposed(_ text: String) -> Bool {
    // WHY: `==` on strings compares by canonical equivalence and would always say yes.
    isSurelyComposed(text)
        || text.unicodeScalars.elementsEqual(text.precomposedStringWithCanonicalMapping.unicodeScalars)
}

private func isSurelyComposed(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { isAlwaysComposed($0.value) }
}

/// Whether a scalar neither decomposes nor combines with what stands before it: a quick test, not a full one.
package func isAlwaysComposed(_ value: UInt32) -> Bool {
    value < 0x300 || (0x3400...0x4DBF).contains(value) || (0x4E00...0x9FFF).contains(value)
        || (0x2010...0x20CF).contains(value) || (0x3000...0x3029).contains(value)
        || (0xFF01...0xFF60).contains(value)
}
