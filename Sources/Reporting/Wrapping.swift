// Breaking long lines for a terminal: at blanks, and between ideographs but for the punctuation that belongs to them.
// Tables are cut, not broken; they live elsewhere.

internal import Source

/// The text in lines of at most `width` terminal columns, without a line feed at the end; all but the first are set in
/// by `hang` columns. Nil: as it is.
package func wrapped(_ text: String, toWidth width: Int?, hang: Int) -> String {
    guard let width, displayWidth(of: text) > width else { return text }
    let hang = min(hang, width / 2)
    var lines: [Substring] = []
    var rest = text[...]
    var room = width
    while displayWidth(of: rest) > room {
        let end = breakPlace(in: rest, room: room)
        lines.append(trimmedAtEnd(rest[..<end]))
        rest = rest[end...].drop { $0 == " " }
        room = width - hang
    }
    lines.append(rest)
    return lines.joined(separator: "\n" + String(repeating: " ", count: hang))
}

/// Where the first line ends: at the last place that lies within the room, or in the midst of a word that fills it.
private func breakPlace(in text: Substring, room: Int) -> Substring.Index {
    var used = 0
    var best: Substring.Index?
    var place = text.startIndex
    var before: Character?
    while place < text.endIndex {
        if let before, hasText(text[..<place]), mayBreak(between: before, and: text[place]) { best = place }
        used += displayWidth(of: String(text[place]))
        if used > room { break }
        before = text[place]
        place = text.index(after: place)
    }
    if let best { return best }
    return place > text.startIndex ? place : text.index(after: text.startIndex)
}

/// WHY: a break within the indentation would put out a line of blanks.
private func hasText(_ line: Substring) -> Bool {
    line.contains { $0 != " " }
}

private func mayBreak(between left: Character, and right: Character) -> Bool {
    if right == " " { return true }
    if left == " " { return true }
    let isWide = displayWidth(of: String(left)) > 1 || displayWidth(of: String(right)) > 1
    return isWide && !"，。；：！？、）】》”’…·,.;:!?)".contains(right) && !"（【《“‘([".contains(left)
}

private func trimmedAtEnd(_ line: Substring) -> Substring {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
}
