// What has to be written to a terminal so that it shows a frame where another stands. Nothing else is known of it: not
// what the frame shows, and not what stands above.

/// The part of a terminal that the prompt stands in.
package struct Screen: Sendable {
    package private(set) var columns: Int
    package private(set) var lines: Int
    /// What stands there; nil where nothing does and the cursor is at the beginning of a row.
    private var shown: Frame?

    package init(columns: Int, lines: Int) {
        self.columns = columns
        self.lines = lines
    }

    /// Shows a frame.
    package mutating func show(_ frame: Frame) -> String {
        defer { shown = frame }
        guard let old = shown else { return text(of: frame.rows[...]) + movesAfterText(in: frame) }
        if let added = addedAtEnd(old, frame) { return added }
        let same = zip(old.rows, frame.rows).prefix { $0 == $1 }.count
        if same == old.rows.count, same == frame.rows.count {
            let isThere = old.cursorRow == frame.cursorRow && old.cursorColumn == frame.cursorColumn
            return isThere ? "" : moves(from: old.cursorRow, in: frame)
        }
        // Where rows are only taken away, the last that stays is written again.
        let first = min(same, frame.rows.count - 1)
        var text =
            first < old.rows.count ? vertical(first - old.cursorRow) : vertical(old.rows.count - 1 - old.cursorRow)
        text += first < old.rows.count ? "\r\u{1B}[J" : "\r\n"
        return text + self.text(of: frame.rows[first...]) + movesAfterText(in: frame)
    }

    /// Leaves the line standing, without what is below it, and goes to the row after it.
    package mutating func leave() -> String {
        guard let old = shown else { return "" }
        shown = nil
        let down = vertical(old.lineRowCount - 1 - old.cursorRow)
        return down + "\r\n" + (old.rows.count > old.lineRowCount ? "\u{1B}[J" : "")
    }

    /// Clears the whole terminal.
    package mutating func clear() -> String {
        shown = nil
        return "\u{1B}[H\u{1B}[2J"
    }

    /// Forgets what stands there, because others have written since.
    package mutating func forget() {
        shown = nil
    }

    /// Takes the terminal's new size, and wipes what stands there: a terminal that was made narrower has broken its
    /// rows anew.
    package mutating func resize(columns: Int, lines: Int) -> String {
        defer { (self.columns, self.lines) = (columns, lines) }
        guard let old = shown, columns > 0 else { return "" }
        shown = nil
        let above = old.widths[..<old.cursorRow].reduce(0) { $0 + max(1, ($1 + columns - 1) / columns) }
        let rowsUp = min(above + old.cursorColumn / columns, max(0, lines - 1))
        return vertical(-rowsUp) + "\r\u{1B}[J"
    }

    /// What was written at the end of the line and nothing else, where it is that.
    private func addedAtEnd(_ old: Frame, _ new: Frame) -> String? {
        guard old.rows.count == new.rows.count, old.rows.count == old.lineRowCount,
            new.lineRowCount == old.lineRowCount,
            let before = old.rows.last, let after = new.rows.last, before.utf8.count < after.utf8.count,
            old.rows.dropLast() == new.rows.dropLast(), old.isCursorAtEnd, new.isCursorAtEnd,
            after.utf8.starts(with: before.utf8)
        else { return nil }
        return String(decoding: after.utf8.dropFirst(before.utf8.count), as: UTF8.self)
    }

    private func text(of rows: ArraySlice<String>) -> String {
        rows.joined(separator: "\r\n")
    }

    /// From the end of the last row, where the writing ends, to the cursor's place.
    private func movesAfterText(in frame: Frame) -> String {
        frame.isCursorAtEnd ? "" : moves(from: frame.rows.count - 1, in: frame)
    }

    /// From a row to the cursor's place.
    private func moves(from row: Int, in frame: Frame) -> String {
        let column = frame.cursorColumn > 0 ? "\u{1B}[\(frame.cursorColumn)C" : ""
        return vertical(frame.cursorRow - row) + "\r" + column
    }

    private func vertical(_ rows: Int) -> String {
        rows == 0 ? "" : rows < 0 ? "\u{1B}[\(-rows)A" : "\u{1B}[\(rows)B"
    }
}

extension Frame {
    /// Whether the cursor stands behind the last row's text.
    fileprivate var isCursorAtEnd: Bool {
        cursorRow == rows.count - 1 && cursorColumn == widths.last
    }
}
