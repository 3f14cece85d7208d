// A list of an answer: columns for people and for programs, in the three forms in which lists are said.
// Which lists there are is the commands' matter.

import Reporting
import Source

/// How lists are said.
enum OutputForm: String, CaseIterable {
    case table, json, csv
}

/// A list with columns for people and for programs.
struct Listing {
    struct Column {
        /// Whether tables show the column; the other forms always do.
        enum Place: Equatable {
            case always
            /// Only where one of its cells has something to show.
            case whereFilled
            case never
        }

        /// The name in JSON and CSV, the same in every language.
        let key: String
        let title: Words
        var isNumber = false
        /// A cell equal to the one above is shown once.
        var spansRows = false
        /// Cells of tables are never broken into lines: dates, ids.
        var isWhole = false
        /// What colours a cell on a terminal.
        var marks: [Table.Mark] = []
        var place = Place.always
        /// The cell as tables show it; nil: as it is.
        var shown: ((String) -> String)?

        init(
            _ key: String, zh: String, en: String, isNumber: Bool = false, spansRows: Bool = false,
            isWhole: Bool = false, marks: [Table.Mark] = [], place: Place = .always,
            shown: ((String) -> String)? = nil
        ) {
            self.key = key
            title = Words(zh: zh, en: en)
            self.isNumber = isNumber
            self.spansRows = spansRows
            self.isWhole = isWhole
            self.marks = marks
            self.place = place
            self.shown = shown
        }
    }

    /// The colour of a status that wants something of the applicant.
    static let statusMarks = ["已退回", "returned to"].map { Table.Mark($0, .warning) }

    let columns: [Column]
    var rows: [[String]] = []

    init(_ columns: [Column]) {
        self.columns = columns
    }

    /// The list in one form; as a table it keeps to so many terminal columns.
    func rendered(_ form: OutputForm, in language: Language, columns width: Int?, ink: Ink = .plain) -> String {
        switch form {
        case .table: return table(in: language).rendered(width: width, ink: ink)
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

    private func table(in language: Language) -> Table {
        let cells = rows.map { row in zip(columns, row).map { column, cell in column.shown?(cell) ?? cell } }
        let places = columns.indices.filter { index in
            switch columns[index].place {
            case .always: true
            case .whereFilled: cells.contains { !$0[index].isEmpty }
            case .never: false
            }
        }
        let shown = places.map { index in
            let column = columns[index]
            return Table.Column(
                column.title[language], alignment: column.isNumber ? .trailing : .leading, spansRows: column.spansRows,
                isWhole: column.isWhole, marks: column.marks)
        }
        return Table(columns: shown, rows: cells.map { row in places.map { row[$0] } })
    }
}
