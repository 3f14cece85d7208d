// The shape of compiled machines: states, rows, conditions, origins, hashes, and what must hold of all of them.

import Checking
import Compilation
import Machines
import Testing

struct MachineShapeTests {
    private let compiled = compile(Sample.rulebook)
    private var grading: Machine { compiled.ruleset.machines[Sample.grading] }
    private var binding: Machine { compiled.ruleset.machines[Sample.personBinding] }

    @Test func findsNoFault() {
        #expect(compiled.faults.isEmpty)
        #expect(compiled.ruleset.isSound)
    }

    @Test func namesTheStates() {
        #expect(binding.states.map(\.name) == ["draft", "unit.review", "approved", "terminated", "released"])
        #expect(
            grading.states.map(\.name) == [
                "draft", "unit.review", "unit.dispatch", "superior.1.review", "superior.1.dispatch",
                "superior.2.review", "superior.2.dispatch", "superior.3.review", "superior.3.dispatch",
                "superior.4.review", "superior.4.dispatch", "county.review", "prefecture.review", "province.review",
                "returned", "appraisal", "passed", "failed", "terminated", "revoked",
            ])
        #expect(grading.states[1].title == "待审核" && grading.states[15].title == "未认定")
        #expect(grading.initial == StateID(0))
    }

    @Test func passesOverOptionalLevelsOnly() {
        // From the unit's dispatch: superior.1, county, prefecture or province next, never superior.2.
        let rows = grading.rows(from: StateID(2), verb: .dispatch).map { grading.transitions[$0] }
        #expect(
            rows.map { grading.states[Int($0.to.index)].name } == [
                "superior.1.review", "county.review", "prefecture.review", "province.review",
            ])
        #expect(rows[1].selector.lacks == StageSet([1, 2, 3, 4]))
    }

    @Test func asksConditionsWhereTheyBelong() {
        #expect(grading.applyConditions == [0] && grading.warnings == [2])
        let submit = grading.transitions[grading.rows(from: grading.initial, verb: .submit).lowerBound]
        #expect(submit.guards == [.complete, .routed, .condition(0), .condition(1)])
        let approve = binding.transitions[binding.rows(from: StateID(1), verb: .approve).lowerBound]
        #expect(approve.guards == [.condition(0)])
    }

    @Test func pointsAtTheRulebook() {
        let origins = compiled.origins[Sample.grading]
        #expect(origins.matter == Sample.place(42))
        #expect(origins.conditions == [46, 47, 48].map(Sample.place))
        #expect(origins.action(from: StateID(1), verb: .return, pick: .applicant) == Sample.place(58))
        #expect(origins.action(from: StateID(1), verb: .publish, pick: .nothing) == nil)
    }

    @Test func hashesMeaningAndNotPlaces() {
        var moved = Sample.rulebook
        let party = moved.parties[0]
        moved.parties[0] = PartyDefinition(
            name: party.name, title: party.title, fields: party.fields, location: Sample.place(99))
        #expect(compile(moved).hash == compiled.hash)
        moved.parties[0] = PartyDefinition(
            name: party.name, title: "人", fields: party.fields, location: Sample.place(99))
        let changed = compile(moved)
        #expect(changed.hash != compiled.hash && changed.machineHashes == compiled.machineHashes)
        #expect(compiled.hash.utf8.count == 64 && Set(compiled.machineHashes).count == 3)
    }

    @Test func readsItsBytesBack() {
        #expect(Ruleset(canonicalBytes: compiled.bytes) == compiled.ruleset)
        for count in stride(from: 0, to: compiled.bytes.count, by: 13) {
            #expect(Ruleset(canonicalBytes: Array(compiled.bytes.prefix(count))) == nil)
        }
    }

    @Test(arguments: [false, true]) func reportsWhatLimitsAreBroken(isBroken: Bool) {
        var rulebook = Sample.rulebook
        let level = rulebook.matters[Sample.personBinding].levels[0]
        rulebook.matters[Sample.personBinding].levels = Array(repeating: level, count: isBroken ? 33 : 32)
        #expect(compile(rulebook).faults.isEmpty == !isBroken)
    }

    /// Every subset of levels being optional or conditional leaves alternatives that exclude each other and cover all.
    @Test func coversEveryRoute() {
        for choice in 0..<32 {
            var rulebook = Sample.rulebook
            for index in 0..<5 {
                rulebook.matters[Sample.grading].levels[index].isOptional = choice >> index & 1 == 1
            }
            #expect(compile(rulebook).faults == [])
        }
    }
}
