// The commands of the prompt that change something, each given once on the way of a new person's case and on cases that
// wait in a province. Those that only read are measured in `PromptCommands.swift`.

import Engine
import Machines
import Measuring
import Sessions

/// A command of the road: who gives it, and what.
private typealias RoadStep = (account: String, line: String)

/// The cases of a province on which the road's commands are given.
private struct RoadCases {
    let reviewed: [CaseID]
    let dispatched: CaseID
    let appraised: [CaseID]
    let unit: (account: String, code: String)
    /// The number that the next case gets.
    let next: UInt32

    /// Nil where the province has no such cases.
    init?(_ registry: Registry) {
        let office = registry.account(named: "hrss-220000")?.party
        func cases(_ kind: State.Kind, _ holds: (PartyID) -> Bool) -> [Case] {
            registry.cases.filter { subject in
                let machine = registry.machine(of: subject)
                return machine.facts.name == "talent-grading"
                    && machine.states[Int(subject.configuration.state.index)].kind == kind
                    && subject.holders(in: machine).contains(where: holds)
            }
        }
        reviewed = cases(.review) { $0 == office }.suffix(3).map(\.id)
        let waiting = cases(.dispatch) { _ in true }
        appraised = cases(.appraisal) { $0 == office }.filter { $0.body.result == nil }.prefix(2).map(\.id)
        guard reviewed.count == 3, appraised.count == 2, let first = waiting.first,
            let holder = first.holders(in: registry.machine(of: first)).first,
            let account = registry.accounts.first(where: { $0.party == holder && $0.role == .approver }),
            let party = registry.party(holder),
            let field = registry.ruleset.parties[party.kind].field(named: "credit-code"),
            case .text(let code) = party.value(field)
        else { return nil }
        dispatched = first.id
        unit = (account.name, code)
        next = registry.nextCase.number
    }

    var steps: [RoadStep] {
        let (hall, unit, code) = ("hrss-220000", unit.account, unit.code)
        return [
            ("", "register person bench name 王一 citizen-id 22249919781231002X"), ("", "login bench"),
            ("", "profile set phone 13900000000"), ("", "find \(code)"), ("", "bind \(code)"), ("", "logout"),
            (unit, "list --name 王一"), (unit, "open \(next)"), (unit, "approve 同意"),
            ("bench", "apply talent-grading"), ("bench", "fill basic.grade B"), ("bench", "fill basic.class 工程"),
            ("bench", "fill education.1.school 某大学"), ("bench", "fill education.1.degree 博士"),
            ("bench", "attach education.1.proof degree.pdf"), ("bench", "fill contract.years 3"),
            ("bench", "fill contract.insured yes"), ("bench", "preview"), ("bench", "submit"),
            (unit, "open \(next + 1)"), (unit, "judge all right"), (unit, "approve 同意"), (unit, "recall"),
            (unit, "judge education wrong 缺页"), (unit, "return to applicant 请补充"),
            ("bench", "revoke"), ("bench", "open \(next)"), ("bench", "release"), ("bench", "bind \(code)"),
            ("bench", "unbind"), (hall, "open \(reviewed[0].number)"),
            (hall, "why approve 同意"), (hall, "judge basic wrong 不清楚"), (hall, "judge others right"),
            (hall, "return to applicant 请补充"), (hall, "open \(reviewed[1].number)"), (hall, "terminate 不符"),
            (unit, "open \(dispatched.number)"), (unit, "attach recommendation report.pdf"),
            (unit, "detach recommendation"), (unit, "attach letter report.pdf"), (unit, "dispatch"),
            (hall, "review \(reviewed[2].number)"),
            (hall, "open \(appraised[0].number)"), (hall, "record passed grade B"), (hall, "publish"),
            (hall, "record --from meeting-\(appraised[1].number).csv"), ("", "source road.session"),
            (hall, "opinions add approve 情况属实。"), (hall, "results"), (hall, "page"),
            (hall, "export --status passed passed.csv"),
        ]
    }
}

/// Milliseconds of each command that changes something, given once.
func promptRoadFigures(_ session: Session, size: String) throws -> [Figure] {
    guard let cases = RoadCases(session.registry) else { throw BenchFailure.refused("a province without such cases") }
    return try cases.steps.map { step in
        let line = step.account.isEmpty ? step.line : "as \(step.account): \(step.line)"
        return try roadFigure(line, named: step.line, session, size: size)
    }
}

/// Milliseconds of what people do about their accounts, in a store that asks for passwords. Those commands that take a
/// password hash it as often as the store asks for.
func promptAccountFigures(_ session: Session, size: String) throws -> [Figure] {
    let registry = session.registry
    guard let unit = registry.accounts.first(where: { $0.role == .approver })?.name,
        let drafting = registry.accounts.first(where: { !registry.cases(draftedBy: $0.name).isEmpty })?.name
    else { throw BenchFailure.refused("a province in which nobody approves, or nobody has drafted a review") }
    try session.openFirstAdministrator("boss", password: Password(benchPassword))
    let lines = [
        "login boss", "accounts list", "accounts add clerk heir of \(drafting)",
        "accounts handover \(drafting) heir", "accounts add clerk second of \(unit)", "activate \(benchCode)",
        "accounts reset second", "forgot second", "forgot second \(benchCode)", "accounts disable second",
        "accounts enable second", "passwd", "logout",
    ]
    return try lines.map { line in try roadFigure(line, named: line, session, size: size) }
}

private func roadFigure(_ line: String, named name: String, _ session: Session, size: String) throws -> Figure {
    let words = name.split(separator: " ").prefix(2).joined(separator: " ")
    return Figure(name: words, size: size, rounds: [try milliseconds(line, session)], unit: "ms")
}
