// What two rulebooks differ in, as it is told: planted changes of every kind, none where only the text differs, and the
// same backwards.

import Compilation
import Foundation
import Machines
import Reporting
import Source
import TestSupport
import Testing
import Verification

struct DifferenceTests {
    @Test(arguments: PlantedChange.all)
    func tellsWhatIsPlanted(_ change: PlantedChange) throws {
        #expect(change.applied != PermitRulebook.text)
        let (old, new) = (try PermitRulebook.ruleset(), try PermitRulebook.ruleset(change))
        let found = differences(from: old, to: new)
        #expect(DifferencePage(found, from: old, to: new, language: .en).lines.sorted() == change.lines.sorted())
    }

    @Test(arguments: PlantedChange.all)
    func tellsTheReverseBackwards(_ change: PlantedChange) throws {
        let (old, new) = (try PermitRulebook.ruleset(), try PermitRulebook.ruleset(change))
        let (there, back) = (differences(from: old, to: new), differences(from: new, to: old))
        #expect(there.isSameMeaning == back.isSameMeaning)
        func count(_ found: RulesetDifference, _ sign: Difference.Sign) -> Int { found.all.count { $0.sign == sign } }
        // What is refused in another way may be lost alone, where the other way refuses less.
        #expect(count(there, .gained) == count(back, .lost))
        #expect(count(there, .lost) == count(back, .gained))
        #expect(count(there, .changed) == count(back, .changed))
    }

    @Test(arguments: PlantedChange.all)
    func speaksChinese(_ change: PlantedChange) throws {
        let (old, new) = (try PermitRulebook.ruleset(), try PermitRulebook.ruleset(change))
        let found = differences(from: old, to: new)
        for line in DifferencePage(found, from: old, to: new, language: .zh).lines {
            #expect(line.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(line)")
            #expect(!line.contains("now ") && !line.contains(" is "), "\(line)")
        }
    }

    @Test func findsNoMeaningInTheOrderOfDeclarations() throws {
        let parts = PermitRulebook.text.components(separatedBy: "\n\nmatter ")
        let attachments = ["attachment report \"报告\" pdf up to 20 MB", "attachment letter \"函\"   pdf up to 20 MB"]
        let fields = ["field note   \"备注\"  text  optional  length 1..100", "field years  \"年限\"  number  range 1..30"]
        let permit = parts[2].replacing(
            attachments.joined(separator: "\n    "), with: attachments.reversed().joined(separator: "; ")
        ).replacing(fields.joined(separator: "\n        "), with: fields.reversed().joined(separator: "; "))
        let reordered = "matter " + permit + "\n\nmatter " + parts[1] + "\n\n" + parts[0]
        let old = try PermitRulebook.ruleset()
        let new = try SampleRulebook.compiledThoughWarned([("a.matter", reordered)]).ruleset
        #expect(old != new)
        #expect(differences(from: old, to: new).all == [])
        #expect(differences(from: new, to: old).all == [])
    }

    @Test func findsNothingInTheShippedRulebook() throws {
        // Scenarios are no part of a ruleset, and name divisions that the small table does not have.
        let paths = Repository.files(below: "workflows", suffix: ".matter").filter { !$0.contains("/scenarios/") }
        let ruleset = try SampleRulebook.compiledThoughWarned(paths.map { ($0, try Repository.text($0)) }).ruleset
        let found = differences(from: ruleset, to: ruleset)
        #expect(found.all == [])
        #expect(DifferencePage(found, from: ruleset, to: ruleset, language: .zh).text() == "意义没有变化\n")
        #expect(DifferencePage(found, from: ruleset, to: ruleset, language: .en).text() == "no change in meaning\n")
    }

    @Test func writesEveryNotation() throws {
        let change = PlantedChange([
            ("> 60", "> 65"), ("with report or letter", "with report"), ("within    10 workdays", "within 5 days"),
            ("else \"先加入单位\"", "else \"请先加入单位\""), ("approve \"同意。\"", "approve \"同意。<b>\""),
        ])
        let (old, new) = (try PermitRulebook.ruleset(), try PermitRulebook.ruleset(change))
        let found = differences(from: old, to: new).shown(from: old, to: new)
        let chinese = DifferencePage(found, from: old, to: new, language: .zh)
        Golden.check(chinese.text(), at: "Tests/ReportingTests/Golden/difference-zh.txt")
        Golden.check(chinese.markdown, at: "Tests/ReportingTests/Golden/difference-zh.md")
        let page = DifferencePage(found, from: old, to: new, language: .en)
        Golden.check(page.text(), at: "Tests/ReportingTests/Golden/difference-en.txt")
        Golden.check(page.markdown, at: "Tests/ReportingTests/Golden/difference-en.md")
        Golden.check(page.json.laidOut(), at: "Tests/ReportingTests/Golden/difference.json")
        let read = try #require(
            try JSONSerialization.jsonObject(with: Data(page.json.compact.utf8)) as? [String: Any])
        #expect(read["format"] as? Int == 1)
        #expect((read["differences"] as? [Any])?.count == page.lines.count - 1)
        #expect(page.text(ink: .ansi).contains("\u{1B}[32m+ "))
    }
}
