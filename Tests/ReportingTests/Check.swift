// The comparison that all tests of renderers share: scalar for scalar, since `==` on strings is more forgiving.

import Testing

/// Fails where the text is not, byte for byte, the expected one.
func check(_ text: String, is expected: String, at place: SourceLocation = #_sourceLocation) {
    #expect(
        Array(text.utf8) == Array(expected.utf8), "found \(text.debugDescription), not \(expected.debugDescription)",
        sourceLocation: place)
}
