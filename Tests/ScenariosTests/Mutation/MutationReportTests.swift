// The counts of a report, and what the comments of a rulebook explain.

import Scenarios
import Source
import Syntax
import Testing

struct MutationReportTests {
    /// A report on a text in which these kinds survive; all other mutants are noticed.
    private func report(_ text: String, surviving: Set<String>, outOf count: Int? = nil) -> MutationReport {
        let tree = Parser.parse(SourceText(name: "a.matter", text: text)).tree
        let mutants = Mutant.all(of: [tree])
        let tried = mutants.reversed().map { mutant -> (mutant: Mutant, verdict: MutationVerdict) in
            (mutant, surviving.contains(mutant.kind.name) ? .survived : .noticed(.scenario("甲")))
        }
        return MutationReport(
            of: tried, outOf: count ?? mutants.count, explainedBy: MutationExplanation.all(in: [tree]))
    }

    private func matter(_ comment: String) -> String {
        "matter m \"事项\" {\n    \(comment)\n    period once\n    warn a \"x\"\n}\n"
    }

    @Test func countsByDeclarationAndKind() {
        let report = report(
            "matter m {\n period once\n}\nmatter n {\n warn a \"x\"; period any }\n", surviving: ["drop-warning"])
        #expect(report.declarations.map(\.name) == ["m", "n"])
        #expect(report.declarations.map(\.tally.all) == [2, 3])
        #expect(report.kinds.map(\.kind.name) == ["drop-warning", "change-period"])
        #expect(report.kinds.map(\.tally.survived) == [1, 0])
        #expect(report.total.scorePermille == 800)
        #expect(
            report.entries.map(\.mutant.location.span.start)
                == report.entries.map(\.mutant.location.span.start).sorted())
    }

    @Test(arguments: [
        "# ignore mutation change-period because \"nobody applies twice\"",
        "# ignore mutation drop-warning, change-period because \"nobody applies twice\"",
        "# 忽略 变异 换周期 因为 “没有人申报两次”",
    ])
    func aReasonExplains(_ comment: String) {
        let report = report(matter(comment), surviving: ["change-period"])
        #expect(report.total.survived == 2)
        #expect(report.total.explained == 2)
        #expect(report.survivors(explained: false).isEmpty)
        let reasons = Set(report.survivors(explained: true).map(\.reason))
        #expect(reasons == ["nobody applies twice"] || reasons == ["没有人申报两次"])
    }

    @Test func itExplainsItsOwnLineAndKindAlone() {
        let report = report(
            matter("# ignore mutation drop-warning because \"it is only shown\""),
            surviving: ["change-period", "drop-warning"])
        #expect(report.total.survived == 3)
        #expect(report.total.explained == 0)
        #expect(report.problems.map(\.problem) == [.unused("drop-warning")])
    }

    @Test func whatExplainsNothingIsTold() {
        func problems(_ comment: String, outOf count: Int? = nil) -> [MutationExplanation.Problem] {
            report(matter(comment), surviving: [], outOf: count).problems.map(\.problem)
        }
        #expect(problems("# ignore mutation change-period because \"a\"") == [.unused("change-period")])
        #expect(problems("# ignore mutation change-period because \"a\"", outOf: 100) == [])
        #expect(problems("# ignore mutation change-period") == [.noReason])
        #expect(problems("# ignore mutation change-period because \" \"") == [.noReason])
        #expect(
            problems("# ignore mutation change-periods because \"a\"")
                == [.unknownKind("change-periods", near: "change-period")])
        #expect(problems("# ignore this mutation because \"a\"") == [])
    }
}
