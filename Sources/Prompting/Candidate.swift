// What could stand at the cursor, as whoever knows the commands offers it. How it is chosen stands in `Choosing.swift`.

/// A completion of the line.
package struct Candidate: Hashable, Sendable {
    /// What is put in place.
    package let text: String
    /// How many characters before the cursor it takes the place of.
    package let replacedCount: Int
    /// One line that says what it is; may be empty.
    package let summary: String
    /// Whether a blank follows it where it is the only one.
    package let isWhole: Bool

    package init(_ text: String, replacing replacedCount: Int, summary: String = "", isWhole: Bool = true) {
        self.text = text
        self.replacedCount = replacedCount
        self.summary = summary
        self.isWhole = isWhole
    }
}

/// Asks for the completions of a line; the cursor is counted in characters.
package typealias Completer = (_ line: String, _ cursor: Int) -> [Candidate]
