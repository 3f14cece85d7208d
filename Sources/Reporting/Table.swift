// Tables as aligned text without boxes, measured in terminal columns. What stands in the cells is the caller's matter.

internal import Source

/// A table of texts.
package struct Table: Hashable, Sendable {
    /// Where a column's cells stand.
    package enum Alignment: Hashable, Sendable {
        case leading, trailing
    }

    /// What a cell that begins so means to the reader.
    package struct Mark: Hashable, Sendable {
        package let beginning: String
        package let role: Ink.Role

        package init(_ beginning: String, _ role: Ink.Role) {
            self.beginning = beginning
            self.role = role
        }
    }

    /// One column.
    package struct Column: Hashable, Sendable {
        package let title: String
        package let alignment: Alignment
        /// A cell equal to the one above is shown once, so that it spans its rows.
        package let spansRows: Bool
        /// Terminal columns below which it is not made narrower, however narrow the table.
        package let leastWidth: Int
        /// What colours a cell: the first mark whose beginning it has.
        package let marks: [Mark]

        package init(
            _ title: String, alignment: Alignment = .leading, spansRows: Bool = false, leastWidth: Int = 6,
            marks: [Mark] = []
        ) {
            self.title = title
            self.alignment = alignment
            self.spansRows = spansRows
            self.leastWidth = leastWidth
            self.marks = marks
        }
    }

    package var columns: [Column]
    /// The cells of each row; missing ones are empty, those beyond the columns are ignored.
    package var rows: [[String]]

    package init(columns: [Column], rows: [[String]]) {
        self.columns = columns
        self.rows = rows
    }

    /// The table as lines that each end in a line feed: titles, a rule, the rows.
    ///
    /// - Parameter width: The terminal columns to keep to. Where the table is wider, its widest columns shrink, and
    /// cells   that are cut end in `…`. Nil: no limit.
    package func rendered(width: Int? = nil, ink: Ink = .plain) -> String {
        if columns.isEmpty { return "" }
        let titles = columns.map { printable($0.title) }
        let cells = shownCells()
        let widths = columnWidths(titles, cells, limit: width)
        var text = line(titles, widths) { title, _ in ink.paint(title, as: .heading) }
        text += widths.map { String(repeating: "-", count: $0) }.joined(separator: Table.gap) + "\n"
        for row in cells { text += line(row, widths) { painted($0, $1, ink) } }
        return text
    }

    private static let gap = "  "

    private func shownCells() -> [[String]] {
        var shown: [[String]] = []
        var above: [String] = []
        for row in rows {
            let full = columns.indices.map { $0 < row.count ? printable(row[$0]) : "" }
            var isSameGroup = !above.isEmpty
            shown.append(
                columns.indices.map { index in
                    guard columns[index].spansRows else { return full[index] }
                    // A cell spans on only while the spanning cells before it do: categories within categories.
                    isSameGroup = isSameGroup && full[index] == above[index]
                    return isSameGroup ? "" : full[index]
                })
            above = full
        }
        return shown
    }

    private func columnWidths(_ titles: [String], _ cells: [[String]], limit: Int?) -> [Int] {
        var widths = titles.map { displayWidth(of: $0) }
        for row in cells {
            for index in widths.indices { widths[index] = max(widths[index], displayWidth(of: row[index])) }
        }
        guard let limit else { return widths }
        let room = limit - Table.gap.utf8.count * (columns.count - 1)
        for index in widths.indices { widths[index] = min(widths[index], max(room, columns[index].leastWidth)) }
        var excess = widths.reduce(0, +) - room
        while excess > 0, let widest = widestColumn(widths) {
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func widestColumn(_ widths: [Int]) -> Int? {
        widths.indices.filter { widths[$0] > columns[$0].leastWidth }.max { widths[$0] < widths[$1] }
    }

    private func line(
        _ cells: [String], _ widths: [Int], _ paint: (_ cell: String, _ column: Int) -> String
    ) -> String {
        var text = ""
        var gap = 0
        for index in columns.indices {
            let cell = shortened(cells[index], toWidth: widths[index])
            let padding = widths[index] - displayWidth(of: cell)
            let (before, after) = columns[index].alignment == .leading ? (0, padding) : (padding, 0)
            // Blanks are written only where something follows them.
            if cell.isEmpty {
                gap += padding
            } else {
                text += String(repeating: " ", count: gap + before) + paint(cell, index)
                gap = after
            }
            gap += Table.gap.utf8.count
        }
        return text + "\n"
    }

    /// The cell in the colour of the mark that it begins with.
    private func painted(_ cell: String, _ column: Int, _ ink: Ink) -> String {
        guard ink == .ansi, let mark = columns[column].marks.first(where: { cell.hasPrefix($0.beginning) }) else {
            return cell
        }
        return ink.paint(cell, as: mark.role)
    }
}

/// The text, cut to at most so many terminal columns; a text that is cut ends in `…`.
package func shortened(_ text: String, toWidth width: Int) -> String {
    if displayWidth(of: text) <= width { return text }
    var kept = ""
    var left = width - displayWidth(of: "…")
    for character in text {
        left -= displayWidth(of: String(character))
        if left < 0 { break }
        kept.append(character)
    }
    return width > 0 ? kept + "…" : ""
}
