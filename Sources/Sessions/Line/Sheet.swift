// Reading comma-separated values as spreadsheets write them: RFC 4180, with or without a byte order mark, lines ended
// by CR LF, LF or CR. What the columns mean is not known here.

import Source

/// A table that was read, every row with the line that it begins on.
struct Sheet {
    struct Row: Hashable {
        /// From 1.
        let line: Int
        /// Without blanks around; none of them holds the apostrophe that keeps formulas from being live.
        let cells: [String]

        /// The cell at a place; empty beyond the last.
        func cell(_ place: Int) -> String {
            cells.indices.contains(place) ? cells[place] : ""
        }
    }

    /// The most that a file may hold.
    static let limitBytes: Int64 = 16 << 20

    let header: [String]
    /// Without empty rows.
    let rows: [Row]

    /// The table in these bytes, or the mistake that says what is wrong with the file.
    init(_ bytes: [UInt8], file: String) throws(Failure) {
        func malformed(_ why: Words) -> Failure {
            .mistake(Mistake(.fileMalformed, ["file": .text(file), "why": .words(why)]))
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw malformed(
                Words(zh: "不是 UTF-8 文本；在表格软件中另存为“CSV UTF-8”", en: "it is no UTF-8 text; save it as \"CSV UTF-8\""))
        }
        var reader = SheetReader(canonicallyComposed(text))
        let all: [Row]
        do throws(SheetReader.Fault) {
            all = try reader.rows()
        } catch {
            throw malformed(error.words)
        }
        guard let first = all.first else { throw malformed(Words(zh: "文件是空的", en: "it is empty")) }
        header = first.cells.map { $0.filter { !$0.isWhitespace } }
        rows = Array(all.dropFirst())
    }
}

/// Reads the rows of one text.
private struct SheetReader {
    /// What keeps a text from being a table.
    struct Fault: Error {
        let words: Words
    }

    private let scalars: [Unicode.Scalar]
    private var place = 0
    private var line = 1

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        if scalars.first == "\u{FEFF}" { place = 1 }
    }

    /// All rows with something in them.
    mutating func rows() throws(Fault) -> [Sheet.Row] {
        var rows: [Sheet.Row] = []
        while place < scalars.count {
            let start = line
            let cells = try takeRow()
            if cells.contains(where: { !$0.isEmpty }) { rows.append(Sheet.Row(line: start, cells: cells)) }
        }
        return rows
    }

    private mutating func takeRow() throws(Fault) -> [String] {
        var cells: [String] = []
        while true {
            cells.append(bare(place < scalars.count && scalars[place] == "\"" ? try takeQuoted() : takePlain()))
            guard place < scalars.count else { return cells }
            if scalars[place] == "," {
                place += 1
            } else {
                takeLineEnd()
                return cells
            }
        }
    }

    private mutating func takePlain() -> String {
        var text = ""
        while place < scalars.count, scalars[place] != ",", !isLineEnd(scalars[place]) {
            text.unicodeScalars.append(scalars[place])
            place += 1
        }
        return text
    }

    private mutating func takeQuoted() throws(Fault) -> String {
        let start = line
        place += 1
        var text = ""
        while place < scalars.count {
            if scalars[place] == "\"" {
                place += 1
                guard place < scalars.count, scalars[place] == "\"" else { return try closed(text) }
                text += "\""
                place += 1
            } else if isLineEnd(scalars[place]) {
                takeLineEnd()
                text += "\n"
            } else {
                text.unicodeScalars.append(scalars[place])
                place += 1
            }
        }
        throw Fault(words: Words(zh: "第 \(start) 行的引号没有成对", en: "a quotation mark of line \(start) is not closed"))
    }

    /// Behind a closing quotation mark nothing but the cell's end may stand.
    private func closed(_ text: String) throws(Fault) -> String {
        guard place < scalars.count, scalars[place] != ",", !isLineEnd(scalars[place]) else { return text }
        throw Fault(
            words: Words(
                zh: "第 \(line) 行的引号后面还有内容；内容里的引号要写两个",
                en: "line \(line) goes on behind a closing quotation mark; one within a cell is written twice"))
    }

    private mutating func takeLineEnd() {
        if scalars[place] == "\r", place + 1 < scalars.count, scalars[place + 1] == "\n" { place += 1 }
        place += 1
        line += 1
    }

    private func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\r"
    }

    /// The cell without blanks around it and without the apostrophe that exports put before what looks like a formula.
    private func bare(_ text: String) -> String {
        var rest = Substring(text).drop { $0.isWhitespace }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        let signs = Array("=+-@＝＋－＠")
        if rest.first == "'", let second = rest.dropFirst().first, signs.contains(second) { rest = rest.dropFirst() }
        return String(rest)
    }
}
