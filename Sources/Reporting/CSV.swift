// Comma-separated values as spreadsheets read them: RFC 4180 with a byte order mark and without live formulas.

/// A table as CSV: UTF-8 with a byte order mark, lines ended by CR LF, fields quoted where RFC 4180 asks for it.
///
/// A cell that a spreadsheet would take for a formula gets a leading apostrophe.
package func csv(header: [String], rows: [[String]]) -> String {
    var text = "\u{FEFF}" + csvLine(header)
    for row in rows { text += csvLine(row) }
    return text
}

private func csvLine(_ cells: [String]) -> String {
    cells.map(csvField).joined(separator: ",") + "\r\n"
}

private func csvField(_ cell: String) -> String {
    let text = neutralised(cell)
    // WHY: a space at either end is part of the field, but some readers trim it where it is not quoted.
    let needsQuotes =
        text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0D || $0 == 0x0A }
        || text.utf8.first == 0x20 || text.utf8.last == 0x20
    guard needsQuotes else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
        if scalar == "\"" { quoted += "\"" }
        quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
}

private func neutralised(_ cell: String) -> String {
    // WHY: scalars, not characters: CR LF is one character that equals neither, and `=` with a combining mark is none.
    switch cell.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": "'" + cell
    default: cell
    }
}
