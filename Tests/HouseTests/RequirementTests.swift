// Holds the requirements to the manual's pages and to the tests, and shows that a gap is found.

import Foundation
import TestSupport
import Testing

/// Fails with every finding on a line of its own.
private func check(_ findings: [Finding]) {
    let shown = findings.map(\.description).joined(separator: "\n")
    #expect(findings.isEmpty, "\(findings.count) faults:\n\(shown)")
}

@Suite struct RequirementTests {
    @Test func theManualShowsEveryRequirement() throws {
        let page = try Self.page("Docs/Manual.zh-CN.md")
        check(RequirementRule.findings(Requirement.all, shownIn: page))
        check(RequirementRule.findings(Requirement.all, namedIn: page, refusing: "拒绝"))
        check(RequirementRule.findings(Requirement.all, namedIn: try Self.page("Docs/Manual.md"), refusing: "refused"))
    }

    @Test func everyRequirementIsInATestsName() {
        check(RequirementRule.findings(Requirement.all, testedIn: SourceFile.all))
    }

    @Test func theRequirementsStandInOrderAndOnce() {
        let numbers = Requirement.all.map(\.number)
        #expect(numbers == Array(Set(numbers)).sorted())
        #expect(numbers.allSatisfy { $0.wholeMatch(of: /R0[0-7][0-9]/) != nil })
    }

    /// The rows of the list that have the priority M or N are these, no more and no fewer.
    @Test(.needsTestData) func theRequirementsAreThoseOfTheList() throws {
        let url = try TestData.folder().appendingPathComponent("requirements.md")
        let rows = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").compactMap { line -> String? in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard let number = cells.first, let last = cells.last, number.wholeMatch(of: /R[0-9]{3}/) != nil else {
                return nil
            }
            return "\(number) \(last)"
        }
        #expect(rows.count == 70)
        let wanted = rows.filter { !$0.hasSuffix(" U") }
        #expect(Requirement.all.map { "\($0.number) \($0.priority.rawValue)" } == wanted)
    }

    @Test func aGapIsFound() {
        let page = ManualText(
            path: "p", text: "R045 and R0461\n```prompt 2023-07-03\n> 应拒绝 R0207：填写 a\n拒绝[R0207]：b\n> 应拒绝 R0208：c\n```\n"
        )
        func findings(_ number: String, _ shown: String, _ refused: KeyValuePairs<String, String>) -> Int {
            let requirement = Requirement(number, .must, "", shown: shown, refused: refused)
            return RequirementRule.findings([requirement], shownIn: page).count
                + RequirementRule.findings([requirement], namedIn: page, refusing: "拒绝").count
        }
        #expect(findings("R045", "> 应拒绝", ["R0207": "填写 a"]) == 0)
        #expect(findings("R046", "> 应拒绝", ["R0207": "填写 a"]) == 1)
        #expect(findings("R045", "R045", ["R0207": "填写 a"]) == 1)
        #expect(findings("R045", "> 应拒绝", ["R0207": "填写"]) == 1)
        #expect(findings("R045", "> 应拒绝", ["R0208": "c"]) == 2)
    }

    @Test func aNumberInATestsNameIsFound() {
        let text =
            "@Test(\n    \"R045 it is\")\nfunc a() {\n// R046\nlet code = \"R0471\"\n"
            + "@Test func r048b() {\nX(name: \"R049\")\n"
        let names = RequirementRule.testNames(in: [SourceFile(path: "Tests/A/B.swift", text: text)])
        let found = ["R045", "R046", "R047", "R048", "R049"].filter { number in
            names.contains { RequirementRule.names(Substring($0), number) }
        }
        #expect(found == ["R045", "R048", "R049"])
    }

    private static func page(_ path: String) throws -> ManualText {
        ManualText(path: path, text: try Repository.text(path))
    }
}
