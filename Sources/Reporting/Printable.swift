// Makes text that came from people or files safe to print: nothing in it can move the cursor or reorder a line.

/// The text with control, escape, bidirectional and invisible format characters and line separators written out, as
/// `\u{1B}`.
///
/// - Parameter keepingLines: Leaves line feeds as they are; for texts of several lines, never for names or answers.
package func printable(_ text: String, keepingLines: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: { isHidden($0, keepingLines: keepingLines) }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
        if isHidden(scalar, keepingLines: keepingLines) {
            result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        } else {
            result.unicodeScalars.append(scalar)
        }
    }
    return result
}

/// Whether the scalar would act on the terminal or not be seen on it.
func isHidden(_ scalar: Unicode.Scalar, keepingLines: Bool = false) -> Bool {
    if scalar.value < 0x7F { return scalar.value < 0x20 && !(keepingLines && scalar == "\n") }
    // WHY: ideographs are most of what is printed, and none of them is hidden.
    if (0x3400...0x9FFF).contains(scalar.value) { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
}
