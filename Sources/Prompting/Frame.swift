// What the prompt should look like on a terminal of a given size: rows of text and the cursor's place. What has to be
// written to get there is `Screen`'s matter.

package import Reporting
internal import Source

/// The rows of a prompt.
package struct Frame: Hashable, Sendable {
    /// The rows as they are written, colours included; none is wider than the terminal.
    package private(set) var rows: [String] = []
    /// The columns of each row.
    package private(set) var widths: [Int] = []
    /// The row of the cursor.
    package private(set) var cursorRow = 0
    /// The column of the cursor.
    package private(set) var cursorColumn = 0
    /// How many of the rows are the line's; the rest are candidates.
    package private(set) var lineRowCount = 0

    /// The editor's prompt and line, and the candidates below.
    ///
    /// - Parameter lines: The rows of the terminal. Where the line needs more, those around the cursor are given.
    package init(_ editor: LineEditor, columns: Int, lines: Int, ink: Ink = .plain) {
        let columns = max(columns, 4)
        let lines = max(lines, 2)
        var layout = RowLayout(columns: columns)
        layout.add(editor.shownPrompt, paint: ink == .ansi ? "\u{1B}[1m" : "")
        for (number, character) in editor.line.characters.enumerated() {
            if number == editor.line.cursor { layout.markCursor(before: character) }
            layout.add(character)
        }
        layout.end(marksCursor: editor.line.isAtEnd)
        (rows, widths) = (layout.rows, layout.widths)
        (cursorRow, cursorColumn) = layout.cursor
        if rows.count > lines { cutOut(lines) }
        lineRowCount = rows.count
        let list = CandidateList(
            editor.choice, columns: columns, rows: min(lines - rows.count, max(lines / 2, 4)), ink: ink)
        rows += list.rows
        widths += list.widths
    }

    /// Keeps so many rows around the cursor.
    private mutating func cutOut(_ lines: Int) {
        let first = min(max(0, cursorRow - lines / 2), rows.count - lines)
        rows = Array(rows[first..<first + lines])
        widths = Array(widths[first..<first + lines])
        cursorRow -= first
    }
}

/// Text broken into rows.
private struct RowLayout {
    let columns: Int
    private(set) var rows: [String] = []
    private(set) var widths: [Int] = []
    private(set) var cursor = (row: 0, column: 0)
    private var row = ""
    private var width = 0

    init(columns: Int) {
        self.columns = columns
    }

    mutating func add(_ text: String, paint: String) {
        row += paint
        for character in text {
            let glyph = glyph(of: character)
            if width + glyph.width > columns {
                row += paint.isEmpty ? "" : plainAgain
                breakRow()
                row += paint
            }
            put(glyph)
        }
        row += paint.isEmpty ? "" : plainAgain
    }

    mutating func add(_ character: Character) {
        let glyph = glyph(of: character)
        guard glyph.width > columns else {
            if width + glyph.width > columns { breakRow() }
            return put(glyph)
        }
        // A sign that is written out may be wider than the terminal.
        for part in glyph.text {
            if width + displayWidth(of: String(part)) > columns { breakRow() }
            put((String(part), displayWidth(of: String(part))))
        }
    }

    mutating func markCursor(before character: Character) {
        let glyph = glyph(of: character)
        let isBroken = width + min(glyph.width, columns) > columns || width >= columns
        cursor = isBroken && width > 0 ? (rows.count + 1, 0) : (rows.count, width)
    }

    /// Ends the last row. A cursor behind a full row stands in the next.
    mutating func end(marksCursor: Bool) {
        if marksCursor {
            if width >= columns { breakRow() }
            cursor = (rows.count, width)
        }
        breakRow()
    }

    private mutating func put(_ glyph: (text: String, width: Int)) {
        row += glyph.text
        width += glyph.width
    }

    private mutating func breakRow() {
        rows.append(row)
        widths.append(width)
        (row, width) = ("", 0)
    }
}

private let plainAgain = "\u{1B}[0m"

/// A character as it is shown: what would act on the terminal, or not be seen, is written out.
func glyph(of character: Character) -> (text: String, width: Int) {
    if character == "\t" { return (" ", 1) }
    let text = printable(String(character))
    let width = displayWidth(of: text)
    // A combining mark on its own gets something to stand on.
    return width == 0 ? ("\u{25CC}" + text, 1) : (text, width)
}

extension LineEditor {
    /// What stands before the line now.
    var shownPrompt: String {
        guard let search else { return prompt }
        return "(\(search.isInVain ? words.searchingInVain : words.searching)“\(search.text)”) "
    }
}
