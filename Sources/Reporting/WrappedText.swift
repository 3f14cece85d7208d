// Text made to fit a width in terminal columns: broken into lines at blanks and between ideographs, where the rules for
// Chinese punctuation allow it, or cut. What the text is does not matter here.

internal import Source

/// The text in lines of at most so many terminal columns; at least one line. A word longer than a line is broken where
/// the line ends.
package func wrapped(_ text: String, toWidth width: Int) -> [String] {
    if displayWidth(of: text) <= width { return [text] }
    var lines: [String] = []
    var line = ""
    var left = width
    for piece in pieces(of: text) {
        var rest = piece
        if displayWidth(of: rest) > left, !line.isEmpty {
            lines.append(trimmed(line))
            (line, left) = ("", width)
        }
        if line.isEmpty { rest = String(rest.drop { $0 == " " }) }
        while displayWidth(of: rest) > left {
            // A line that has no room for a single character holds one all the same.
            let fitting = head(of: rest, width: left)
            let head = fitting.isEmpty ? String(rest.prefix(1)) : fitting
            lines.append(head)
            rest.removeFirst(head.count)
            (line, left) = ("", width)
        }
        line += rest
        left -= displayWidth(of: rest)
    }
    let last = trimmed(line)
    return last.isEmpty && !lines.isEmpty ? lines : lines + [last]
}

/// The text, cut to at most so many terminal columns; a text that is cut ends in `…`.
package func shortened(_ text: String, toWidth width: Int) -> String {
    if displayWidth(of: text) <= width { return text }
    return width > 0 ? head(of: text, width: width - displayWidth(of: "…")) + "…" : ""
}

/// Terminal columns of the longest part of the text that no line break may fall into.
func longestPieceWidth(of text: String) -> Int {
    pieces(of: text).map { displayWidth(of: $0.drop { $0 == " " }) }.max() ?? 0
}

/// The parts between which a line may be broken; a blank begins the part behind it.
private func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var previous: Character?
    for character in text {
        if let last = previous, !mayBreak(between: last, and: character) {
            pieces[pieces.count - 1].append(character)
        } else {
            pieces.append(String(character))
        }
        previous = character
    }
    return pieces
}

private func mayBreak(between left: Character, and right: Character) -> Bool {
    if right == " " { return left != " " }
    if left == " " || closing.contains(right) || opening.contains(left) { return false }
    return isWide(left) || isWide(right)
}

private func isWide(_ character: Character) -> Bool {
    displayWidth(of: String(character)) == 2 || opening.contains(character) || closing.contains(character)
}

// What a line does not begin with, and what it does not end with.
private let closing: Set<Character> = [
    "，", "。", "、", "；", "：", "！", "？", "）", "”", "’", "》", "】", "…", "·", ",", ".", ";", ":", "!", "?", ")", "]", "%",
]
private let opening: Set<Character> = ["（", "“", "‘", "《", "【", "(", "["]

/// As much of the text as fits the width.
private func head(of text: String, width: Int) -> String {
    var head = ""
    var left = width
    for character in text {
        left -= displayWidth(of: String(character))
        if left < 0 { break }
        head.append(character)
    }
    return head
}

private func trimmed(_ line: String) -> String {
    var line = line
    while line.utf8.last == 0x20 { line.removeLast() }
    return line
}
