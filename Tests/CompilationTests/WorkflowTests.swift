// The repository's own rulebook, from its text to its machines, written out row by row.

import Checking
import Compilation
import Machines
import Source
import Syntax
import TestSupport
import Testing

struct WorkflowTests {
    private let compiled: Compiled

    init() throws {
        let trees = try Repository.files(below: "workflows", suffix: ".matter").enumerated().map { index, path in
            let source = SourceText(file: FileID(index), name: path, text: try Repository.text(path))
            let (tree, diagnostics) = Parser.parse(source)
            try #require(diagnostics.isEmpty)
            return tree
        }
        let (rulebook, diagnostics) = Checker.check(
            trees, divisions: .entries(try shippedDivisions()),
            calendar: .calendar(CalendarDefinition(), lackedYear: nil))
        try #require(diagnostics.isEmpty)
        compiled = compile(rulebook)
    }

    @Test func hasNoFaultAndReadsBack() {
        #expect(compiled.faults == [])
        #expect(Ruleset(canonicalBytes: compiled.bytes) == compiled.ruleset)
    }

    @Test func isWrittenRowByRow() {
        let text = compiled.ruleset.machines.map(describe).joined(separator: "\n")
        Golden.check(text, at: "Tests/CompilationTests/Golden/workflows.txt")
    }

    @Test func offersTheStandardOpinionsOfR047() {
        #expect(compiled.ruleset.opinions(for: .approve) == ["情况属实，同意推荐。", "材料齐全，审核通过。"])
        #expect(compiled.ruleset.opinions(for: .terminate) == ["不符合申报条件。"])
        #expect(compiled.ruleset.opinions(for: .dispatch) == [])
    }

    @Test func leadsACaseToItsResult() throws {
        let index = try #require(compiled.ruleset.machine(named: "人才分类定级评鉴"))
        var walk = CaseWalk(compiled.ruleset.machines[index], route: ["unit", "superior.1", "county", "province"])
        walk.take(.submit, to: "unit.review")
        walk.approve(to: "unit.dispatch")
        walk.take(.attach, .attachment(0), to: "unit.dispatch")
        walk.take(.dispatch, to: "superior.1.review")
        walk.approve(to: "superior.1.dispatch")
        walk.take(.attach, .attachment(1), to: "superior.1.dispatch")
        walk.take(.dispatch, to: "county.review")
        walk.take(.return, walk.machine.level("superior"), [0], to: "superior.1.review")
        walk.take(.judge, .nothing, [0], to: "superior.1.review")
        walk.take(.approve, to: "superior.1.dispatch")
        walk.take(.attach, .attachment(1), to: "superior.1.dispatch")
        walk.take(.dispatch, to: "county.review")
        walk.approve(to: "province.review")
        walk.approve(to: "appraisal")
        walk.take(.record, .outcome(0), to: "appraisal")
        walk.take(.publish, to: "passed")
    }
}
