// The rulebook that ships with the product: it checks without a finding. What it does is tried by other tests.

import Checking
import Foundation
import Source
import Syntax
import TestSupport
import Testing

@Suite struct WorkflowTests {
    @Test func theShippedRulebookHasNoFindings() throws {
        let files = Repository.files(below: "workflows", suffix: ".matter")
        #expect(files.count >= 3)
        let texts = try files.map { try Repository.text($0) }
        let table = DivisionTable.entries(try shippedDivisions().filter { $0.isInUse(on: sampleDay) })
        let (rulebook, diagnostics) = checked(texts, divisions: table)
        #expect(
            diagnostics.map { "\($0.code.code) \($0.headline(in: .en)) \(files[Int($0.location.file.index)])" } == [])
        #expect(rulebook.matters.map(\.name).sorted().contains("talent-grading"))
    }

    @Test func bothSpellingsMakeTheSameRulebook() throws {
        let english = try Repository.files(below: "workflows", suffix: ".matter").map { try Repository.text($0) }
        let chinese = english.map(inChinese)
        #expect(chinese.allSatisfy { !$0.contains("applicant") && !$0.contains("reviewer") })
        let table = DivisionTable.entries(try shippedDivisions().filter { $0.isInUse(on: sampleDay) })
        let (first, _) = checked(english, divisions: table)
        let (second, diagnostics) = checked(chinese, divisions: table)
        #expect(diagnostics.map(\.code.code) == [])
        #expect(described(first) == described(second))
        #expect(described(first).contains("talent-grading"))
    }

    @Test func theTableHoldsTheDivisionsOfJilin() throws {
        let entries = try shippedDivisions()
        let inUse = entries.filter { $0.isInUse(on: sampleDay) }
        #expect(inUse.filter { $0.parent == nil }.map(\.code) == [220000])
        #expect(inUse.filter { $0.parent == 220000 }.count == 9)
        #expect(inUse.filter { $0.parent != nil && $0.parent != 220000 }.count == 60)
        #expect(entries.filter { $0.name == "公主岭市" }.map(\.code) == [220184, 220381])
    }

    @Test func aDivisionIsInUseFromItsFirstDayToItsLast() throws {
        func codes(on day: DivisionDay) throws -> [Int] {
            try shippedDivisions().filter { $0.name == "公主岭市" && $0.isInUse(on: day) }.map(\.code)
        }
        #expect(try codes(on: DivisionDay(year: 2019, month: 12, day: 31)) == [220381])
        #expect(try codes(on: DivisionDay(year: 2020, month: 6, day: 18)) == [220381])
        #expect(try codes(on: DivisionDay(year: 2020, month: 6, day: 19)) == [220184])
    }
}

private let sampleDay = DivisionDay(year: 2023, month: 7, day: 3)

/// The table of divisions in the repository, read as the documented form says.
private func shippedDivisions() throws -> [DivisionEntry] {
    struct Table: Decodable {
        struct Row: Decodable {
            let code: String
            let name: String
            let parent: String?
            let from: String?
            let to: String?
        }
        let format: String
        let divisions: [Row]
    }
    let table = try JSONDecoder().decode(Table.self, from: Data(try Repository.text("workflows/divisions.json").utf8))
    #expect(table.format == "zhuji-divisions-1")
    return try table.divisions.map { row in
        DivisionEntry(
            code: try #require(Int(row.code)), name: row.name,
            parent: try row.parent.map { code in try #require(Int(code)) }, validFrom: row.from.flatMap(day),
            validTo: row.to.flatMap(day))
    }
}

private func day(_ text: String) -> DivisionDay? {
    civilDate(text.utf8).map { DivisionDay(year: $0.year, month: $0.month, day: $0.day) }
}

/// Everything that a value holds but for places in texts.
private func described(_ value: Any) -> String {
    if value is Location { return "" }
    let mirror = Mirror(reflecting: value)
    guard !mirror.children.isEmpty else { return "\(value)" }
    return "(" + mirror.children.map { ($0.label ?? "") + ":" + described($0.value) }.joined(separator: ",") + ")"
}
