// One spot of a source: its line as shown on a terminal, and which columns of it the spot takes.

package import Source

/// A spot with its line, ready to be underlined.
struct SourceSpot {
    let file: FileID
    /// `file:line:column`
    let place: String
    /// From 1.
    let line: Int
    /// The line as shown: tabs expanded, hidden characters visible, a very long line cut around the spot.
    let text: String
    /// Terminal columns before the spot.
    let markStart: Int
    /// Terminal columns of the spot on this line, at least 1.
    let markWidth: Int
    let label: String?

    /// The spot at a location, or nil where the sources have no such file.
    init?(at location: Location, label: String?, in sources: SourceSet) {
        guard let source = sources[location.file] else { return nil }
        let start = source.position(at: Int(location.span.start))
        let span = source.lineSpan(start.line)
        var shown = ShownLine()
        // WHY: a spot may begin behind its line's text, at the line feed or at the end of the file.
        let from = min(start.offset, span.range.upperBound)
        let to = min(max(Int(location.span.end), from), span.range.upperBound)
        shown.append(source.text(of: Span(span.range.lowerBound, from)))
        let before = shown.width
        shown.append(source.text(of: Span(from, to)))
        let behind = shown.width
        shown.append(source.text(of: Span(to, span.range.upperBound)))
        let window = shown.window(around: before)
        file = location.file
        place = sourcePlace(of: location, in: sources)
        line = start.line
        text = window.text
        markStart = before - window.cutColumns
        markWidth = max(1, min(behind, window.endColumn) - before)
        self.label = label
    }

    /// Whether both are to be shown below one line.
    func isOnLine(of other: SourceSpot) -> Bool {
        file == other.file && line == other.line && text == other.text
    }
}

/// Where the location begins, `workflows/a.matter:12:5`.
package func sourcePlace(of location: Location, in sources: SourceSet) -> String {
    guard let source = sources[location.file] else { return "?" }
    let start = source.position(at: Int(location.span.start))
    return "\(source.name):\(start.line):\(start.column)"
}

/// A source line as it is built up for the terminal.
private struct ShownLine {
    private(set) var width = 0
    private var pieces: [Piece] = []

    /// One scalar of the line as shown.
    private struct Piece {
        let text: String
        let width: Int
    }

    private static let tabWidth = 4
    private static let widthLimit = 160

    mutating func append(_ text: String) {
        for scalar in text.unicodeScalars {
            // WHY: nearly all are of these, which are shown as they are.
            let isChinese = (0x4E00...0x9FFF).contains(scalar.value)
            if isChinese || (0x20..<0x7F).contains(scalar.value) {
                let piece = Piece(text: String(scalar), width: isChinese ? 2 : 1)
                pieces.append(piece)
                width += piece.width
                continue
            }
            let shown =
                scalar == "\t"
                ? String(repeating: " ", count: ShownLine.tabWidth - width % ShownLine.tabWidth)
                : printable(String(scalar))
            let piece = Piece(text: shown, width: displayWidth(of: shown))
            pieces.append(piece)
            width += piece.width
        }
    }

    /// The line, or where it is too long to read the part around a column; what is cut is shown as `…`.
    func window(around column: Int) -> (text: String, cutColumns: Int, endColumn: Int) {
        let isCut = width > ShownLine.widthLimit
        let first = isCut ? max(0, column - ShownLine.widthLimit / 4) : 0
        var text = ""
        var at = 0
        var start: Int?
        for piece in pieces {
            if at >= first, at - first + piece.width <= ShownLine.widthLimit {
                if start == nil { start = at }
                text += piece.text
            } else if start != nil {
                break
            }
            at += piece.width
        }
        let begin = start ?? 0
        let isBeginningCut = begin > 0
        while text.utf8.last == 0x20 { text.removeLast() }
        return ((isBeginningCut ? "…" : "") + text + (at < width ? "…" : ""), begin - (isBeginningCut ? 1 : 0), at)
    }
}
