// Migrations: which cases a deployment moves and where to, what stands against it, and that the plan says just that.

import Compilation
import Engine
import Machines
import Testing

@Suite struct MigrationTests {
    @Test func casesMoveByWrittenMovesAndByName() throws {
        var world = try MigrationTests.underWay()
        let before = world.registry.cases
        try world.deploy(
            MigrationTests.variant(
                [("level hr \"人社\"", "level final \"终审\"")],
                "migrate review to review { state hr.review to final.review }"))
        #expect([3, 4, 6, 7].map(world.state) == ["unit.1.review", "draft", "final.review", "returned"])
        #expect(world.registry.cases.map(\.definition) == [0, 0, 1, 1, 0, 1, 1])
        #expect(world.route(6) == ["unit.1=office", "unit.2=bureau", "final=county"])
        // Bindings are of other matters and stay as they are.
        #expect([0, 1, 4].allSatisfy { world.registry.cases[$0] == before[$0] })
        // The office had judged the module; its verdict still holds.
        #expect(world.act("office", .approve(opinion: "同意"), on: 3) == nil)
        #expect(world.act("county", .approve(opinion: "同意"), on: 6) == nil)
        #expect(world.state(6) == "approved")
        let former = try #require(world.registry.case(CaseID(6))?.body.former.first)
        #expect(former.definition == 0 && former.deeds == before[5].body.deeds)
    }

    @Test func withoutAMigrationEveryCaseKeepsItsDefinition() throws {
        var world = try MigrationTests.underWay()
        let before = world.registry.cases
        try world.deploy(MigrationTests.variant([("level hr \"人社\"", "level final \"终审\"")], ""))
        #expect(world.registry.cases == before)
        #expect(world.act("county", .approve(opinion: "同意"), on: 6) == nil)
    }

    @Test(arguments: [
        Standing([("level hr \"人社\"", "level final \"终审\"")], moves: "", [3: "D0103", 6: "D0101", 7: "D0103"]),
        Standing(
            [("level hr", "level first \"初审\" { reviewer applicant.unit; approve }\n    level hr")], moves: "",
            [3: "D0104", 6: "D0104", 7: "D0104"]),
        Standing(
            [("field level", "field aim \"目标\" text\n        field level")], moves: "",
            [3: "D0106", 6: "D0106"]),
        Standing([("module main", "module other")], moves: "", [3: "D0105", 4: "D0105", 6: "D0105", 7: "D0105"]),
        Standing([("up to 3", "up to 1")], moves: "", [3: "D0103", 6: "D0103", 7: "D0103"]),
        Standing([], moves: "state unit.1.review to draft", [3: "D0102"]),
        Standing([], moves: "state hr.review to approved", [6: "D0102"]),
        Standing([], moves: "state hr.review to returned", [:]),
        Standing([("matter review \"评审\"", "matter review \"新评审\"")], moves: "state hr.review to unit.2.review", [:]),
        Standing(
            [
                (
                    "matter review \"评审\" {\n    category \"评审\"\n    applicant person",
                    "matter review \"评审\" {\n    category \"评审\"\n    applicant person\n    target unit \"单位\" by code"
                )
            ],
            moves: "", [3: "D0108", 4: "D0108", 6: "D0108", 7: "D0108"]),
        Standing(
            [
                (
                    "on approved { set applicant.rank to high }\n",
                    "appraisal \"评审\" { office hr at county of applicant.unit.division; undecided \"未定\"; "
                        + "outcome passed \"通过\"; outcome failed \"未通过\"; publish }\n    on passed "
                        + "{ set applicant.rank to high }\n"
                )
            ],
            moves: "", [3: "D0109", 6: "D0109", 7: "D0109"]),
    ])
    func whatStandsAgainstAMove(_ standing: Standing) throws {
        var world = try MigrationTests.underWay()
        let before = world.registry.cases
        let text = MigrationTests.variant(standing.changes, "migrate review to review { \(standing.moves) }")
        let compiled = try World.compiled(text)
        let plan = world.registry.plan(for: compiled.ruleset, hash: compiled.hash, at: world.now)
        var found: [UInt32: String] = [:]
        for line in plan.cases {
            if case .stranded(let obstacles) = line.fate { found[line.id.number] = obstacles.first?.kind.id }
        }
        #expect(found == standing.obstacles)
        #expect(plan.isBlocked == !found.isEmpty)
        try world.deploy(text)
        for (subject, old) in zip(world.registry.cases, before) {
            let line = plan.cases.first { $0.id == subject.id }
            if case .moves(_, let state, _)? = line?.fate {
                #expect(subject.definition == 1 && world.state(subject.id.number) == state.name)
            } else {
                #expect(subject == old)
            }
        }
    }

    @Test func whatHasNoPlaceStaysBehindAndIsNamed() throws {
        let world = try MigrationTests.underWay()
        let compiled = try World.compiled(
            MigrationTests.variant(
                [("        field level \"级\" choice one, two optional\n", "")],
                "migrate review to review { }"))
        let plan = world.registry.plan(for: compiled.ruleset, hash: compiled.hash, at: world.now)
        let left = plan.cases.compactMap { line -> String? in
            guard case .moves(_, _, let left) = line.fate, !left.isEmpty else { return nil }
            return "\(line.id.number): \(left.map(\.name).joined(separator: ","))"
        }
        #expect(left == ["3: main.level"])
        #expect(plan.matters.map(\.kind) == [.changed] && plan.matters.map(\.matter.name) == ["review"])
        #expect(plan.parts == [.migrations])
    }

    @Test func aPlanOfTheRulebookInUseChangesNothing() throws {
        let world = try MigrationTests.underWay()
        let compiled = try World.compiled(RedeploymentTests.rulebook)
        let plan = world.registry.plan(for: compiled.ruleset, hash: compiled.hash, at: world.now)
        #expect(plan.isUnchanged && plan.matters.isEmpty && plan.parts.isEmpty && plan.fields.isEmpty)
        #expect(plan.cases.map(\.id.number) == [3, 4, 6, 7] && plan.cases.allSatisfy { $0.fate == .stays })
    }

    @Test func aPlanSaysWhichFieldsOfPartiesAreNotReadAnyMore() throws {
        let world = try MigrationTests.underWay()
        let compiled = try World.compiled(
            """
            divisions "divisions.json"
            party person "自然人" { field score "分" text optional; field grade "级" choice C, D }
            """)
        let plan = world.registry.plan(for: compiled.ruleset, hash: compiled.hash, at: world.now)
        let shown = plan.fields.map { "\($0.party.name).\($0.field?.name ?? "*") \($0.kind.rawValue) \($0.holders)" }
        #expect(
            shown == [
                "person.name vanishes 2", "person.id vanishes 2", "person.grade loses-choices 1",
                "person.score changes-type 2", "person.unit vanishes 2", "person.rank vanishes 0", "unit.* vanishes 4",
            ])
        #expect(plan.matters.map(\.kind) == [.removed, .removed, .removed])
    }

    @Test(arguments: UInt64(1)...40)
    func movedCasesGoOn(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        var world = try MigrationTests.underWay()
        for _ in 0..<4 {
            let changes = [
                ("level hr \"人社\"", "level final \"终审\""), ("up to 3", "up to 2"), ("recall\n", "\n"),
                ("return to applicant\n", "return to applicant resume\n"),
                ("field title", "field aim \"目标\" text optional\n        field title"),
                ("judge every module\n", "\n"), ("optional\n                when", "when"),
            ].filter { _ in chance.roll(3) == 0 }
            let isFinal = changes.contains { $0.0.hasPrefix("level hr") }
            let moves =
                isFinal
                ? "state hr.review to final.review"
                : chance.roll(4) == 0 ? "state hr.review to unit.1.review" : "state final.review to hr.review"
            let text = MigrationTests.variant(changes, "migrate review to review { \(moves) }")
            let compiled = try World.compiled(text)
            let covered = world.registry.coveredMachines(by: compiled.ruleset, hash: compiled.hash)
            let before = world.registry
            try world.deploy(text)
            MigrationTests.compare(before, world.registry, covered)
            for _ in 0..<25 {
                let id = UInt32(chance.roll(world.registry.cases.count) + 1)
                _ = world.act(chance.pick(RedeploymentTests.accounts), chance.pick(RedeploymentTests.acts), on: id)
            }
            #expect(world.registry.cases.contains { !$0.body.former.isEmpty })
        }
    }

    /// Every case that moved stands where its configuration alone says; where that says that some case can not go, it
    /// is because of what a case may hold.
    static func compare(_ before: Registry, _ after: Registry, _ covered: [CoveredMachine]) {
        for (old, new) in zip(before.cases, after.cases) where old.definition != new.definition {
            let machine = before.definitions[old.definition].compiled.machines[old.machine].facts.name
            let passages = covered.filter {
                $0.old == before.definitions[old.definition].compiled
                    && $0.old.machines[$0.machine].facts.name == machine
            }
            #expect(passages.count == 1)
            switch passages.first?.passage.fate(of: old.configuration) {
            case .moves(let configuration): #expect(configuration == new.configuration)
            case .stranded(let obstacles):
                #expect(obstacles.allSatisfy { [.noModule, .requiredElsewhere].contains($0.kind) })
            default: Issue.record("\(old.id)")
            }
        }
    }

    /// Declarations: 3 at the unit's first level with a verdict, 4 a draft, 6 at the office, 7 returned.
    static func underWay() throws -> World {
        var world = try RedeploymentTests.settled()
        try world.change("li", "score", to: "3")
        for id in [3, 6, 7] as [UInt32] {
            let person = id == 3 ? "zhang" : "li"
            if id == 3 {
                let answer = Answer(module: 0, row: 0, field: 1, value: .choice(1))
                #expect(world.act(person, .fill([answer]), on: id) == nil)
            }
            #expect(world.act(person, .submit, on: id) == nil)
            #expect(world.act("office", .judge(ModuleSet([0]), isRight: id != 7, note: "缺"), on: id) == nil)
        }
        for account in ["office", "bureau"] {
            _ = world.act(account, .judge(ModuleSet([0]), isRight: true, note: ""), on: 6)
            #expect(world.act(account, .approve(opinion: "同意"), on: 6) == nil)
        }
        #expect(world.act("office", .return(.applicant, ModuleSet([0]), opinion: "请改"), on: 7) == nil)
        #expect([3, 4, 6, 7].map(world.state) == ["unit.1.review", "draft", "hr.review", "returned"])
        return world
    }

    /// The rulebook with changes, and a migration behind it.
    static func variant(_ changes: [(String, String)], _ migration: String) -> String {
        changes.reduce(RedeploymentTests.rulebook) { $0.replacing($1.0, with: $1.1) } + "\n" + migration + "\n"
    }

    /// A change of the rulebook, and the first obstacle of each case that it strands.
    struct Standing: Sendable {
        let changes: [(String, String)]
        let moves: String
        let obstacles: [UInt32: String]

        init(_ changes: [(String, String)], moves: String, _ obstacles: [UInt32: String]) {
            self.changes = changes
            self.moves = moves
            self.obstacles = obstacles
        }
    }
}
