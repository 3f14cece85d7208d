// Coverage: what is counted, what is not, and what runs make of it.

import Compilation
import Engine
import Machines
import Scenarios
import Testing

@Suite struct CoverageTests {
    /// A matter in which every kind of guard stands, and its coverage by these scenarios' statements.
    private func coverage(_ scenarios: [String]) throws -> MachineCoverage {
        let people = "given person li { name \"李\" }; given person zhang { name \"张\"; head li }"
        let texts = scenarios.enumerated().map { "scenario \"\($0)\" for leave { \(people); \($1) }\n" }
        let book = try Book(CoverageTests.matter + texts.joined(), besideWorkflows: false)
        let runner = ScriptRunner(for: book.compiled.ruleset, recordingCoverage: true)
        var tally = MachineTally(book.compiled.ruleset.machines[0])
        for script in book.scripts {
            let result = runner.run(script)
            #expect(result.failure.map { "\(book.text(of: $0)): \($0.finding)" } == nil)
            tally = tally + (result.tallies.first ?? tally)
        }
        return MachineCoverage(of: 0, in: book.compiled.ruleset, by: tally)
    }

    private static let matter = """
        party person "人" { field name "姓名" text; field head "主管" person optional }
        matter leave "请假" {
            category "日常"
            applicant person
            period yearly
            require applicant.head is set else "请先登记主管"
            forbid request.days > 10 else "请假不得超过十天"
            module request "申请" { field days "天数" number range 1..30; field why "事由" text }
            module proof "证明" { attachment note "证明" pdf up to 1 MB }
            attachment form "表格" pdf up to 1 MB
            level head "主管" {
                reviewer applicant.head
                judge every module
                approve "同意"
                return "退回" to applicant
                dispatch "报送" with form
            }
            revoke from draft
        }

        """

    @Test func nothingIsCoveredByNothing() throws {
        let coverage = try coverage(["expect count draft 0"])
        #expect(!coverage.isTried)
        #expect(coverage.measures.map(\.measure.coveredCount) == [0, 0, 0, 0, 0])
        #expect(coverage.measures.map(\.measure.countedCount) == [15, 34, 15, 2, 1])
    }

    @Test func everythingCanBeCovered() throws {
        let start = "zhang: apply; zhang: fill everything; zhang: submit"
        let coverage = try coverage([
            "expect li cannot apply with R0401",
            """
            zhang: apply; expect zhang cannot apply with R0402; expect zhang cannot submit with R0210
            zhang: fill everything; zhang: detach proof.note; zhang: attach proof.note
            zhang: fill request.days 11; expect zhang cannot submit with R0401; zhang: revoke
            """,
            """
            \(start); expect li cannot approve with R0204; expect li cannot return to applicant with R0204
            li: judge everything right; expect li cannot judge others right with R0208
            expect li cannot return to applicant with R0208; li: judge proof wrong
            expect li cannot approve with R0205; expect li cannot return to applicant request with R0209
            li: return to applicant; expect zhang cannot fill request.days 2 with R0207
            zhang: detach proof.note; expect zhang cannot submit with R0210; zhang: attach proof.note
            zhang: submit; li: judge others right; li: return to applicant request
            expect zhang cannot attach proof.note with R0207; expect zhang cannot detach proof.note with R0207
            zhang: fill request.days 3; zhang: submit
            li: judge everything right; li: approve; expect li cannot dispatch with R0702
            li: attach form; li: detach form; li: attach form; li: dispatch; expect state approved
            """,
        ])
        #expect(coverage.transitions.uncovered.map(\.subject) == [])
        #expect(coverage.refusals.uncovered.map(\.subject) == [])
        #expect(coverage.guards.uncovered.map(\.subject) == [])
        #expect(coverage.ends.uncovered.map(\.subject) == [])
        #expect(coverage.returns.uncovered.map(\.subject) == [])
    }

    @Test func whatNoCaseTakesIsProvedSo() throws {
        let text = """
            party person "人" { field name "姓名" text; field senior "年长" flag; field head "主管" person optional }
            matter leave "请假" {
                category "日常"
                applicant person
                require applicant.head is set else "请先登记主管"
                forbid applicant.senior else "年长的不用请假"
                module request "申请" { field why "事由" text }
                level head "主管" { reviewer applicant.head; approve "同意" }
                level chief "领导" { reviewer applicant.head; when applicant.senior; approve "同意" }
            }

            """
        let book = try Book(text, besideWorkflows: false)
        let machine = book.compiled.ruleset.machines[0]
        let coverage = MachineCoverage(of: 0, in: book.compiled.ruleset, by: MachineTally(machine))
        let unreachable = coverage.unreachableRows(in: book.compiled.ruleset)
        let names = unreachable.sorted().map { row in
            let transition = machine.transitions[row]
            return machine.states[Int(transition.from.index)].name + " " + transition.verb.rawValue
        }
        #expect(names == ["head.review approve", "chief.review approve"])
        #expect(coverage.unreachableRows(in: book.compiled.ruleset, limit: 1) == [])
        let counted = MachineCoverage(
            of: 0, in: book.compiled.ruleset, by: MachineTally(machine), unreachable: unreachable)
        #expect(counted.transitions.countedCount == coverage.transitions.countedCount - 2)
        #expect(counted.transitions.items.count { $0.exception == .provedUnreachable } == 2)
    }

    @Test func whatCannotBeIsNotCounted() throws {
        let book = try Book("")
        let ruleset = book.compiled.ruleset
        let index = try #require(ruleset.machine(named: "talent-grading"))
        let machine = ruleset.machines[index]
        let coverage = MachineCoverage(of: index, in: ruleset, by: MachineTally(machine))
        let impossible = coverage.transitions.items.compactMap { item -> String? in
            guard item.exception == .impossible, case .transition(let row) = item.subject else { return nil }
            let transition = machine.transitions[row]
            let (from, to) = (machine.states[Int(transition.from.index)], machine.states[Int(transition.to.index)])
            return "\(from.name) \(transition.verb.rawValue) \(to.name)"
        }
        // A division with a county has a prefecture.
        #expect(impossible == ["county.review approve province.review"])
        let proved = MachineCoverage(of: index, in: ruleset, by: MachineTally(machine), unreachable: [0, 1])
        #expect(proved.transitions.countedCount == coverage.transitions.countedCount - 2)
        #expect(proved.transitions.items.prefix(2).allSatisfy { $0.exception == .provedUnreachable })
    }
}
