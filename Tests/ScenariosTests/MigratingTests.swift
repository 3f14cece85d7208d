// Migrations held to every case that the old rulebook allows: bad ones are refused with the words that say why, good
// ones are accepted, and what the engine moves is among what was explored.

import Compilation
import Engine
import Machines
import Scenarios
import Source
import Testing
import Verification

@Suite struct MigratingTests {
    /// A change of the rulebook, its moves, and what is wrong: `state → target: what`, in the order found.
    struct Change: Sendable, CustomTestStringConvertible {
        let name: String
        let edits: [(String, String)]
        let moves: String
        let faults: [String]

        init(_ name: String, _ edits: [(String, String)], moves: String = "", _ faults: [String]) {
            self.name = name
            self.edits = edits
            self.moves = moves
            self.faults = faults
        }

        var testDescription: String { name }
    }

    static let old = """
        party person "自然人" { field name "姓名" text; field id "证件" citizen-id unique }
        party unit "单位" { field name "名" text; field credit-code "代码" credit-code unique }
        matter trial "试办" {
            category "基础"
            applicant person
            target unit "单位" by credit-code
            module main "主要" { field title "题" text }
            module extra "其他" { field note "注" text optional }
            attachment report "报告" pdf up to 1 MB
            attachment letter "函" pdf up to 1 MB
            level first "初审" {
                reviewer target
                judge every module
                approve
                return to applicant
                recall
                dispatch with report
            }
            level second "复审" {
                reviewer target
                when extra.note is set
                approve
                return to applicant, first
                terminate
                recall
            }
            level third "终审" { reviewer target; approve; return to applicant resume; recall }
            revoke "撤销" from draft, returned
        }
        """

    private func faults(_ change: Change) throws -> [String] {
        try MigratingTests.covered(change).flatMap { covered, properties in
            covered.faults(properties, in: .en).map(shown)
        }
    }

    private func shown(_ fault: MigrationFault) -> String {
        let way = [fault.state?.name, fault.target?.name].compactMap(\.self).joined(separator: " → ")
        switch fault.reason {
        case .stranded(let obstacles):
            return "\(way): " + obstacles.map { "\($0.kind.id) \($0.things.map(\.name))" }.joined(separator: " ")
        case .breaks(let law, let words): return "\(way): \(law ?? "-") \(words.en)"
        case .unexplored: return "unexplored"
        }
    }

    /// What a deployment of the changed rulebook would have to answer for.
    static func covered(_ change: Change) throws -> [(CoveredMachine, [Property])] {
        let before = try Book(old, besideWorkflows: false)
        let text = change.edits.reduce(old) { $0.replacing($1.0, with: $1.1) }
        for (from, _) in change.edits { #expect(old.contains(from), "\(from)") }
        let after = try Book(text + "\nmigrate trial to trial { \(change.moves) }\n", besideWorkflows: false)
        var registry = Registry()
        registry.fold(.deployed(hash: "old"), stamp: stamp) { _ in before.compiled.ruleset }
        return registry.coveredMachines(by: after.compiled.ruleset, hash: "new").map {
            ($0, after.compiled.properties[$0.migration.machine])
        }
    }

    static let stamp = Stamp(at: Moment(milliseconds: 1_688_346_000_000), session: "", by: "")

    private static let noteRequired = (
        "    module main", "    require extra.note is set else \"须有备注\"\n    module main"
    )

    @Test(arguments: [
        Change("unchanged", [], []),
        Change("renamed", [("level third", "level last")], moves: "state third to last", []),
        Change("without resuming", [("to applicant resume", "to applicant")], []),
        Change("without a recall", [("    recall\n", "")], []),
        Change("another attachment", [("with report", "with letter")], []),
        Change(
            "without a dispatch", [("    dispatch with report\n", "")], moves: "state first.dispatch to first.review",
            []),
        Change("back to the reviewer", [], moves: "state returned to first.review", []),
        Change(
            "no successor", [("level third", "level last")],
            [
                "first.review: D0103 [\"third\"]",
                "first.dispatch: D0103 [\"third\"]",
                "returned: D0103 [\"third\"]",
                "third.review: D0101 [\"third.review\"]",
                "second.review: D0103 [\"third\"]",
            ]),
        Change(
            "not on the ladder", [], moves: "state first.review to second.review",
            [
                "first.review: D0104 [\"first\"]",
                "first.dispatch: D0101 [\"first.dispatch\"]",
                "returned: D0104 [\"first\"]",
                "third.review: D0104 [\"first\"]",
                "second.review: D0104 [\"first\"]",
            ]),
        Change(
            "module gone",
            [("module extra \"其他\" { field note \"注\" text optional }", ""), ("extra.note", "main.title")],
            [
                "draft: D0105 [\"extra\"]",
                "first.review: D0105 [\"extra\"]",
                "first.dispatch: D0105 [\"extra\"]",
                "returned: D0105 [\"extra\"]",
                "third.review: D0105 [\"extra\"]",
                "second.review: D0105 [\"extra\"]",
            ]),
        Change(
            "required", [("text optional", "text")],
            [
                "first.review: D0106 [\"extra.note\"]",
                "first.dispatch: D0106 [\"extra.note\"]",
                "third.review: D0106 [\"extra.note\"]",
                "second.review: D0106 [\"extra.note\"]",
                "returned: D0106 [\"extra.note\"]",
            ]),
        Change(
            "ends by a recall alone",
            [
                noteRequired,
                ("return to applicant resume; recall }", "recall; require extra.note is set else \"须有备注\" }"),
            ],
            [
                "returned → returned: - in returned nobody can ever submit a case that moved",
                "third.review → third.review: - in third.review nobody can ever approve a case that moved",
                "third.review → third.review: V0102 a case that stands in third.review can never end",
                "first.dispatch → first.dispatch: V0102 a case that stands in first.dispatch can never end",
            ]),
        Change(
            "asked at the submission", [noteRequired],
            [
                "returned → returned: - in returned nobody can ever submit a case that moved"
            ]),
        Change(
            "property",
            [
                noteRequired,
                (
                    "matter trial",
                    "property \"有注\" for trial { always after third.approve: extra.note is set }\nmatter trial"
                ),
            ],
            [
                "returned → returned: - in returned nobody can ever submit a case that moved",
                "third.review → third.review: V0201 the property \"有注\" does not hold",
            ]),
        Change(
            "passes over", [], moves: "state first.review to first.dispatch",
            [
                "first.review → first.dispatch: - it can be granted though first never approved it"
            ]),
        Change(
            "one level's states to two levels", [], moves: "state first.dispatch to third.review",
            [
                "first.review: D0104 [\"first\"]",
                "first.dispatch: D0104 [\"first\"]",
                "returned: D0104 [\"first\"]",
                "third.review: D0104 [\"first\"]",
                "second.review: D0104 [\"first\"]",
            ]),
        Change(
            "never back", [("return to applicant resume; recall }", "recall; terminate }")],
            moves: "state returned to third.review",
            [
                "returned → third.review: - what first.review returned never comes back there behind the move",
                "returned → third.review: - it can be granted though first never approved it",
                "returned → third.review: - it can be granted though first never dispatched it",
                "returned → third.review: - it can be granted though second never approved it",
            ]),
        Change(
            "order",
            [("matter trial", "property \"先审\" for trial { third.approve only after first.approve }\nmatter trial")],
            moves: "state first.review to first.dispatch",
            [
                "first.review → first.dispatch: - it can be granted though first never approved it",
                "first.review → first.dispatch: V0201 the property \"先审\" does not hold",
            ]),
        Change(
            "granted", [], moves: "state third.review to approved",
            [
                "third.review: D0102 [\"third.review\", \"approved\"]"
            ]),
        Change(
            "other applicant", [("applicant person", "applicant unit")],
            [
                "draft: D0108 []",
                "first.review: D0108 []",
                "first.dispatch: D0108 []",
                "returned: D0108 []",
                "third.review: D0108 []",
                "second.review: D0108 []",
            ]),
    ])
    func whatIsRightIsAcceptedAndWhatIsNotIsRefused(_ change: Change) throws {
        let found = try faults(change)
        #expect(found == change.faults)
    }

    /// Cases of the old machine, by random steps as the engine takes them; each that the migration moves stands where
    /// the new machine was explored.
    @Test(arguments: [
        Change("unchanged", [], []),
        Change("renamed", [("level third", "level last")], moves: "state third to last", []),
        Change("without resuming", [("to applicant resume", "to applicant"), ("    recall\n", "")], []),
        Change(
            "back to the reviewer",
            [("    module main", "    module new \"新\" { field more \"多\" text optional }\n    module main")],
            moves: "state returned to first.review", []),
        Change("passes over", [], moves: "state first.review to first.dispatch", []),
    ])
    func whatTheEngineMovesWasExplored(_ change: Change) throws {
        for (covered, properties) in try MigratingTests.covered(change) {
            let machine = covered.old.machines[covered.machine]
            let proof = covered.proof(properties)
            let unlike = covered.proof(properties, options: MigratingTests.unlike)
            #expect(proof.isWhole && unlike.isWhole && proof.faults.map(\.kind) == unlike.faults.map(\.kind))
            var walk = Walk(machine, seed: 7)
            var (moved, missing) = (0, 0)
            for _ in 0..<4_000 {
                walk.step()
                guard case .moves(let after) = covered.passage.fate(of: walk.at) else { continue }
                moved += 1
                let here = walk.at.state == after.state && after.undo.state == nil ? after.verdicts : Verdicts()
                if !proof.contains(after, verdicts: here) || !unlike.contains(after, verdicts: here) { missing += 1 }
            }
            #expect(moved > 3_000 && missing == 0, "\(moved) \(missing)")
        }
    }

    /// Every case of the repository's matters may move to the same matter.
    @Test func shippedCasesMoveToTheSameMatter() throws {
        let old = try Book("").compiled.ruleset
        let moves = old.machines.map { "migrate \($0.facts.name) to \($0.facts.name) { }" }
        let new = try Book(moves.joined(separator: "\n")).compiled
        var registry = Registry()
        registry.fold(.deployed(hash: "old"), stamp: MigratingTests.stamp) { _ in old }
        let covered = registry.coveredMachines(by: new.ruleset, hash: "new")
        #expect(covered.count == old.machines.count)
        for machine in covered {
            let proof = machine.proof(new.properties[machine.migration.machine])
            #expect(proof.isClean && proof.movedCount > 1, "\(moves[machine.machine]): \(proof.faults)")
        }
    }

    private static var unlike: ExplorationOptions {
        var options = ExplorationOptions()
        options.usesSymmetry = false
        return options
    }
}

/// A case that takes random steps; every condition is met.
private struct Walk {
    let machine: Machine
    private(set) var at: Configuration
    private var state: UInt64

    init(_ machine: Machine, seed: UInt64) {
        self.machine = machine
        at = Configuration(of: machine)
        state = seed
    }

    private mutating func below(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(truncatingIfNeeded: (state >> 33) % UInt64(max(1, count)))
    }

    /// One step, or the beginning of another case.
    mutating func step() {
        if machine.states[Int(at.state.index)].kind == .end, below(3) > 0 { at = Configuration(of: machine) }
        let rows = machine.transitions.filter { $0.from == at.state }
        guard !rows.isEmpty else { return }
        let row = rows[below(rows.count)]
        let named = ModuleSet(bits: UInt32(below(1 << machine.modules.count)))
        let step = Step(row.verb, pick: row.pick, named: named, isRight: below(3) > 0)
        let isWhole = below(2) == 0
        let route = StageSet(machine.stages.indices.filter { $0 != 1 || isWhole })
        var given = Given()
        given.route = route
        given.values = machine.expressions.facts.map { _ in .unset }
        guard case .success(let place) = machine.row(for: step, from: at, route: route) else { return }
        switch machine.denial(of: place, step: step, from: at, given: given) {
        case nil, .condition: at = machine.successor(of: place, step: step, from: at, route: route)
        default: break
        }
    }
}
