// Rulebooks for tests: the repository's own, and texts, compiled.

import Checking
import Compilation
import Foundation
import Machines
import Source
import Syntax
import TestSupport
import Testing
import Verification

/// A compiled rulebook, and explorations of its machines.
struct Trial {
    let compiled: Compiled

    /// The rulebook of `workflows/`.
    static func shipped() throws -> Trial {
        let paths = Repository.files(below: "workflows", suffix: ".matter")
        return try Trial(texts: paths.map { try Repository.text($0) }, divisions: try shippedDivisions())
    }

    init(texts: [String], divisions: [DivisionEntry] = Trial.divisions) throws {
        let parsed = texts.enumerated().map { index, text in
            Parser.parse(SourceText(file: FileID(index), name: "\(index).matter", text: text))
        }
        let checked = Checker.check(
            parsed.map(\.tree), divisions: .entries(divisions),
            calendar: .calendar(CalendarDefinition(), lackedYear: nil))
        let errors = (parsed.flatMap(\.diagnostics) + checked.diagnostics).filter { $0.severity == .error }
        #expect(errors.map { $0.headline(in: .en) } == [])
        compiled = compile(checked.rulebook)
        #expect(compiled.faults == [])
    }

    static let divisions = [
        DivisionEntry(code: 220000, name: "吉林省", parent: nil),
        DivisionEntry(code: 220100, name: "长春市", parent: 220000),
        DivisionEntry(code: 220104, name: "朝阳区", parent: 220100),
    ]

    var ruleset: Ruleset { compiled.ruleset }

    func explore(_ machine: Int, _ options: ExplorationOptions = ExplorationOptions()) -> Exploration {
        Verification.explore(
            ruleset, machine: machine, properties: compiled.properties[machine], options: options)
    }
}

/// Every row of `workflows/divisions.json`.
private func shippedDivisions() throws -> [DivisionEntry] {
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
