// Tables as aligned text without boxes, measured in terminal columns. What stands in the cells is the caller's matter;
// how wide the columns are made stands in `TableWidths.swift`.

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
        /// Its cells are never broken into lines: numbers, dates, ids.
        package let isWhole: Bool
        /// What colours a cell: the first mark whose beginning it has.
        package let marks: [Mark]

        package init(
            _ title: String, alignment: Alignment = .leading, spansRows: Bool = false, isWhole: Bool = false,
            marks: [Mark] = []
        ) {
            self.title = title
            self.alignment = alignment
            self.spansRows = spansRows
            self.isWhole = isWhole || alignment == .trailing
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
    /// - Parameter width: The terminal columns to keep to. Where the table is wider, titles and cells take several
    ///   lines; where that would leave a column too narrow to be read, each row becomes a record of fields.
    ///   Nothing is ever cut off. Nil: no limit.
    package func rendered(width: Int? = nil, ink: Ink = .plain) -> String {
        if columns.isEmpty { return "" }
        let cells = rows.map { row in columns.indices.map { $0 < row.count ? printable(row[$0]) : "" } }
        let titles = columns.map { printable($0.title) }
        guard let widths = TableWidths(columns, titles, cells, gap: Table.gap.utf8.count).fitting(width) else {
            return records(titles, cells, width: width ?? 0, ink)
        }
        var text = block(titles, widths) { title, _ in ink.paint(title, as: .heading) }
        text += widths.map { String(repeating: "-", count: $0) }.joined(separator: Table.gap) + "\n"
        for row in spanned(cells) {
            text += block(row, widths) { ink.paint($0, as: role(of: row[$1], $1)) }
        }
        return text
    }

    private static let gap = "  "

    private func spanned(_ cells: [[String]]) -> [[String]] {
        var shown: [[String]] = []
        var above: [String] = []
        for row in cells {
            var isSameGroup = !above.isEmpty
            shown.append(
                columns.indices.map { index in
                    guard columns[index].spansRows else { return row[index] }
                    // A cell spans on only while the spanning cells before it do: categories within categories.
                    isSameGroup = isSameGroup && row[index] == above[index]
                    return isSameGroup ? "" : row[index]
                })
            above = row
        }
        return shown
    }

    /// One row, in as many lines as its longest cell takes.
    private func block(
        _ cells: [String], _ widths: [Int], _ paint: (_ part: String, _ column: Int) -> String
    ) -> String {
        let lines = columns.indices.map { wrapped(cells[$0], toWidth: widths[$0]) }
        let height = lines.map(\.count).max() ?? 1
        return (0..<height).map { line in
            self.line(lines.map { line < $0.count ? $0[line] : "" }, widths, paint)
        }.joined()
    }

    private func line(
        _ parts: [String], _ widths: [Int], _ paint: (_ part: String, _ column: Int) -> String
    ) -> String {
        var text = ""
        var gap = 0
        for index in columns.indices {
            let padding = max(0, widths[index] - displayWidth(of: parts[index]))
            let (before, after) = columns[index].alignment == .leading ? (0, padding) : (padding, 0)
            // Blanks are written only where something follows them.
            if parts[index].isEmpty {
                gap += padding
            } else {
                text += String(repeating: " ", count: gap + before) + paint(parts[index], index)
                gap = after
            }
            gap += Table.gap.utf8.count
        }
        return text + "\n"
    }

    /// The role of the mark that the cell begins with; nil where it has none.
    private func role(of cell: String, _ column: Int) -> Ink.Role? {
        columns[column].marks.first { cell.hasPrefix($0.beginning) }?.role
    }
}

extension Table {
    /// Each row as a record: its fields side by side as far as a line goes, empty ones left out. A field that is longer
    /// than a line goes on below itself.
    private func records(_ titles: [String], _ cells: [[String]], width: Int, _ ink: Ink) -> String {
        cells.map { row in
            var lines = [""]
            var left = width
            for index in columns.indices where !row[index].isEmpty {
                let indent = displayWidth(of: titles[index]) + 1
                let fieldWidth = indent + displayWidth(of: row[index])
                let isFirst = left == width
                if !isFirst, fieldWidth + Table.gap.utf8.count > left {
                    lines.append("")
                    left = width
                } else if !isFirst {
                    lines[lines.count - 1] += Table.gap
                    left -= Table.gap.utf8.count
                }
                left -= fieldWidth
                let parts = wrapped(row[index], toWidth: max(Table.leastValueWidth, width - indent))
                    .map { ink.paint($0, as: role(of: row[index], index)) }
                lines[lines.count - 1] += ink.paint(titles[index], as: .heading) + " " + parts[0]
                lines += parts.dropFirst().map { String(repeating: " ", count: indent) + $0 }
                // Nothing stands behind a field of several lines.
                if parts.count > 1 { left = 0 }
            }
            return lines.joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }

    private static let leastValueWidth = 8
}

extension Ink {
    fileprivate func paint(_ text: String, as role: Role?) -> String {
        role.map { paint(text, as: $0) } ?? text
    }
}
