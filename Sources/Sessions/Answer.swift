// What a command answers: lines and lists. How they are laid out is decided when they are said.

import Reporting
import Source

/// An answer.
package struct Answer {
    enum Block {
        case line(String)
        case listing(Listing)
    }

    private(set) var blocks: [Block] = []
    /// Whether the session ends with it.
    private(set) var endsSession = false

    init(lines: [String] = [], endsSession: Bool = false) {
        blocks = lines.map(Block.line)
        self.endsSession = endsSession
    }

    mutating func add(_ line: String) {
        blocks.append(.line(line))
    }

    mutating func add(_ listing: Listing) {
        blocks.append(.listing(listing))
    }

    /// The answer as it is said, each line ended. As JSON or CSV the lists alone are said.
    func rendered(_ form: OutputForm, in language: Language, columns: Int?, ink: Ink = .plain) -> String {
        let hasListing = blocks.contains { if case .listing = $0 { true } else { false } }
        return blocks.map { block in
            switch block {
            case .line(let line): form == .table || !hasListing ? printable(line) + "\n" : ""
            case .listing(let listing): listing.rendered(form, in: language, columns: columns, ink: ink)
            }
        }.joined()
    }
}

/// How lists are said.
enum OutputForm: String, CaseIterable {
    case table, json, csv
}

/// A list with columns for people and for programs.
struct Listing {
    struct Column {
        /// The name in JSON and CSV, the same in every language.
        let key: String
        let title: Words
        var isNumber = false
        /// A cell equal to the one above is shown once.
        var spansRows = false
        /// What colours a cell on a terminal.
        var marks: [Table.Mark] = []

        init(
            _ key: String, zh: String, en: String, isNumber: Bool = false, spansRows: Bool = false,
            marks: [Table.Mark] = []
        ) {
            self.key = key
            title = Words(zh: zh, en: en)
            self.isNumber = isNumber
            self.spansRows = spansRows
            self.marks = marks
        }
    }

    let columns: [Column]
    var rows: [[String]] = []

    init(_ columns: [Column]) {
        self.columns = columns
    }

    fileprivate func rendered(_ form: OutputForm, in language: Language, columns width: Int?, ink: Ink) -> String {
        switch form {
        case .table:
            let shown = columns.map {
                Table.Column(
                    $0.title[language], alignment: $0.isNumber ? .trailing : .leading, spansRows: $0.spansRows,
                    marks: $0.marks)
            }
            return Table(columns: shown, rows: rows).rendered(width: width, ink: ink)
        case .csv: return csv(header: columns.map(\.key), rows: rows)
        case .json:
            let objects = rows.map { row in
                OrderedJSON.object(
                    zip(columns, row).map { column, cell in
                        let number = column.isNumber ? Int(cell) : nil
                        return OrderedJSON.Member(column.key, number.map { .integer($0) } ?? .string(cell))
                    })
            }
            return OrderedJSON.array(objects).laidOut()
        }
    }
}
