// The table of divisions in the repository, for rulebooks that name it.

import Checking
import Foundation
import TestSupport

/// Every row of `workflows/divisions.json`, whatever the day.
func shippedDivisions() throws -> [DivisionEntry] {
    struct Table: Decodable {
        struct Row: Decodable {
            let code: String
            let name: String
            let parent: String?
        }
        let divisions: [Row]
    }
    let data = Data(try Repository.text("workflows/divisions.json").utf8)
    return try JSONDecoder().decode(Table.self, from: data).divisions.map { row in
        DivisionEntry(code: Int(row.code) ?? 0, name: row.name, parent: row.parent.flatMap { Int($0) })
    }
}
