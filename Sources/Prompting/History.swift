// The lines given before: which are kept, how they are found again, and what `!!` means. The file is the executable's.

/// The lines of a prompt, oldest first.
package struct History: Hashable, Sendable {
    package private(set) var lines: [String]
    /// The most lines that are kept.
    package let limit: Int

    package init(_ lines: [String] = [], limit: Int = 2000) {
        self.limit = limit
        self.lines = lines.suffix(limit)
    }

    /// Keeps a line, unless it is empty, begins with a blank, or is the last one again; whether it was kept.
    package mutating func add(_ line: String) -> Bool {
        guard let first = line.first, !first.isWhitespace, line != lines.last else { return false }
        lines.append(line)
        if lines.count > limit { lines.removeFirst(lines.count - limit) }
        return true
    }

    /// The nearest line before this place that begins with a text.
    package func place(before place: Int, beginning prefix: String) -> Int? {
        lines[..<min(place, lines.count)].lastIndex { $0.hasPrefix(prefix) }
    }

    /// The nearest line after this place that begins with a text.
    package func place(after place: Int, beginning prefix: String) -> Int? {
        lines.indices.dropFirst(place + 1).first { lines[$0].hasPrefix(prefix) }
    }

    /// The nearest line before this place that holds a text.
    package func place(before place: Int, holding text: String) -> Int? {
        lines[..<min(max(0, place), lines.count)].lastIndex { $0.contains(text) }
    }

    /// What a line means: `!!` is the last line, `!text` the last one that begins so, with full-width marks as well;
    /// any other means itself. Nil where no line is meant.
    package func meaning(of line: String) -> String? {
        let marks: Set<Character> = ["!", "！"]
        guard let first = line.first, marks.contains(first) else { return line }
        let rest = line.dropFirst()
        guard let second = rest.first, !second.isWhitespace else { return line }
        let prefix = marks.contains(second) ? "" : String(rest)
        // What stands behind `!!` is added to the line.
        let added = marks.contains(second) ? String(rest.dropFirst()) : ""
        return place(before: lines.count, beginning: prefix).map { lines[$0] + added }
    }
}
