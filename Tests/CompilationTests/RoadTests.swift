// The manual's road of a talent grading, driven through the compiled machine.

import Compilation
import Machines
import Testing

struct RoadTests {
    private let machine = compile(Sample.rulebook).ruleset.machines[Sample.grading]

    private func submitted(_ route: [String]) -> CaseWalk {
        var walk = CaseWalk(machine, route: route)
        walk.take(.fill, .nothing, [0, 1, 2], to: "draft")
        walk.take(.submit, to: (route.first ?? "") + ".review")
        return walk
    }

    @Test func returnsOneProblemAndKeepsTheOtherVerdicts() {
        var walk = submitted(["unit", "county", "province"])
        walk.deny(.approve, with: .unjudged(ModuleSet([0, 1, 2])))
        walk.take(.judge, .nothing, [0, 1], to: "unit.review")
        walk.take(.judge, .nothing, [2], right: false, to: "unit.review")
        walk.deny(.approve, with: .wrong(ModuleSet([2])))
        walk.deny(.return, .applicant, with: .namesNone)
        walk.deny(.return, .applicant, [1], with: .leavesOut(ModuleSet([2])))
        walk.take(.return, .applicant, [2], to: "returned")
        walk.deny(.fill, .nothing, [0], with: .notEditable(ModuleSet([0])))
        walk.deny(.approve, with: .notHere)
        walk.take(.fill, .nothing, [2], to: "returned")
        walk.deny(.recall, with: .nothingThere)
        walk.take(.submit, to: "unit.review")
        #expect(walk.at.verdicts.right == ModuleSet([0, 1]))
        #expect(walk.at.verdicts.wrong.isEmpty && walk.at.editable.isEmpty)
        walk.deny(.approve, with: .unjudged(ModuleSet([2])))
        walk.take(.judge, .nothing, [2], to: "unit.review")
        walk.take(.approve, to: "unit.dispatch")
    }

    @Test func sendsOnOnlyWithAnAttachmentOfThisRound() {
        var walk = submitted(["unit", "province"])
        walk.approve(to: "unit.dispatch")
        walk.deny(.dispatch, with: .lacksEvery(AttachmentSet([0, 1])))
        walk.take(.attach, .attachment(1), to: "unit.dispatch")
        walk.take(.dispatch, to: "province.review")
        walk.take(.return, machine.level("unit"), to: "unit.review")
        walk.approve(to: "unit.dispatch")
        walk.deny(.dispatch, with: .lacksEvery(AttachmentSet([0, 1])))
        walk.take(.attach, .attachment(0), to: "unit.dispatch")
        walk.take(.detach, .attachment(0), to: "unit.dispatch")
        walk.deny(.dispatch, with: .lacksEvery(AttachmentSet([0, 1])))
    }

    @Test func climbsTheChainAndReturnsToTheNearestBelow() {
        var walk = submitted(["unit", "superior.1", "superior.2", "county", "prefecture", "province"])
        walk.approve(to: "unit.dispatch")
        walk.take(.attach, .attachment(0), to: "unit.dispatch")
        walk.take(.dispatch, to: "superior.1.review")
        walk.deny(.return, machine.level("superior"), with: .noSuchPick)
        walk.approve(to: "superior.1.dispatch")
        walk.deny(.attach, .attachment(1), with: .noSuchPick)
        walk.deny(.dispatch, with: .lacksAll(AttachmentSet([0])))
        walk.take(.attach, .attachment(0), to: "superior.1.dispatch")
        walk.take(.dispatch, to: "superior.2.review")
        walk.take(.return, machine.level("superior"), [1], to: "superior.1.review")
        #expect(walk.at.flagged == ModuleSet([1]) && walk.at.verdicts.right == ModuleSet([0, 2]))
        walk.deny(.approve, with: .unjudged(ModuleSet([1])))
        walk.approve(to: "superior.1.dispatch")
        #expect(walk.at.flagged.isEmpty)
        walk.take(.attach, .attachment(0), to: "superior.1.dispatch")
        walk.take(.dispatch, to: "superior.2.review")
        walk.approve(to: "superior.2.dispatch")
        walk.take(.attach, .attachment(0), to: "superior.2.dispatch")
        walk.take(.dispatch, to: "county.review")
        walk.approve(to: "prefecture.review")
        walk.take(.return, machine.level("superior"), to: "superior.2.review")
    }

    @Test func recallsUntilSomebodyActs() {
        var walk = submitted(["unit", "superior.1", "province"])
        walk.approve(to: "unit.dispatch")
        walk.take(.recall, to: "unit.review")
        walk.take(.approve, to: "unit.dispatch")
        walk.take(.attach, .attachment(0), to: "unit.dispatch")
        walk.take(.dispatch, to: "superior.1.review")
        walk.take(.recall, to: "unit.dispatch")
        #expect(walk.at.attached == AttachmentSet([0]))
        walk.deny(.recall, with: .nothingThere)
        walk.take(.dispatch, to: "superior.1.review")
        walk.take(.judge, .nothing, [0], to: "superior.1.review")
        walk.deny(.recall, with: .nothingThere)
    }

    @Test func recallsAReturnToTheApplicant() {
        var walk = submitted(["unit", "province"])
        walk.take(.judge, .nothing, [0, 1, 2], right: false, to: "unit.review")
        walk.take(.return, .applicant, [0, 1, 2], to: "returned")
        walk.take(.recall, to: "unit.review")
        #expect(walk.at.editable.isEmpty && walk.at.verdicts.wrong == ModuleSet([0, 1, 2]))
    }

    @Test func resumesAtTheLevelThatReturned() {
        var walk = submitted(["unit", "province"])
        walk.approve(to: "unit.dispatch")
        walk.take(.attach, .attachment(0), to: "unit.dispatch")
        walk.take(.dispatch, to: "province.review")
        walk.take(.judge, .nothing, [0, 1, 2], to: "province.review")
        walk.take(.return, .applicant, [1], to: "returned")
        walk.take(.submit, to: "province.review")
        #expect(walk.at.resume == nil)
        walk.approve(to: "appraisal")
    }

    @Test func recordsCorrectsAndPublishes() {
        var walk = submitted(["unit", "province"])
        walk.approve(to: "unit.dispatch")
        walk.take(.attach, .attachment(1), to: "unit.dispatch")
        walk.take(.dispatch, to: "province.review")
        walk.approve(to: "appraisal")
        walk.deny(.publish, with: .nothingThere)
        walk.take(.record, .outcome(1), to: "appraisal")
        walk.take(.record, .outcome(0), to: "appraisal")
        walk.deny(.recall, with: .nothingThere)
        walk.take(.publish, to: "passed")
        walk.deny(.revoke, with: .notHere)
        walk.deny(.release, with: .notHere)
    }

    @Test func endsByTerminationAndRevocation() {
        var walk = submitted(["unit", "province"])
        walk.deny(.revoke, with: .notHere)
        walk.take(.terminate, to: "terminated")
        var draft = CaseWalk(machine, route: nil)
        draft.take(.revoke, to: "revoked")
    }

    @Test func asksTheConditionsAtSubmission() {
        var walk = CaseWalk(machine, route: nil)
        walk.given.incomplete = ModuleSet([1])
        walk.deny(.submit, with: .incomplete(ModuleSet([1])))
        walk.given.incomplete = .none
        walk.deny(.submit, with: .noRoute)
        walk.given.route = StageSet([0, 7])
        walk.given.values = machine.expressions.facts.map { fact in
            if case .answer = fact { .choice(4) } else { .party(PartyID(7)) }
        }
        walk.deny(.submit, with: .condition(1))
        walk.given.values = []
        walk.deny(.submit, with: .condition(0))
    }

    @Test func submitsABindingAtOnceAndReleasesIt() {
        let binding = compile(Sample.rulebook).ruleset.machines[Sample.personBinding]
        var walk = CaseWalk(binding, route: ["unit"])
        walk.given.values = []
        walk.take(.submit, to: "unit.review")
        let bound: [Value] = binding.expressions.facts.map { fact in
            if case .path = fact { .party(PartyID(7)) } else { .flag(true) }
        }
        walk.given.values = bound
        walk.deny(.approve, with: .condition(0))
        walk.given.values = []
        walk.take(.approve, to: "approved")
        walk.given.values = bound
        walk.deny(.release, with: .condition(1))
        walk.given.values = []
        walk.take(.release, to: "released")
    }
}
