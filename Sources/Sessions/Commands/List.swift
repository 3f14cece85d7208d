// list 列表: the account's cases, of one matter or of all, as they stand on its desk (R038, R040).

import Engine
import Machines
import Source

extension Command {
    static let list = Command(
        "list", "列表", .workList,
        arguments: Words(
            zh: "[事项] [--state pending|dispatch|returned|today|done|all]",
            en: "[MATTER] [--state pending|dispatch|returned|today|done|all]"),
        summary: Words(zh: "列出本账号的办件", en: "lists the account's cases"),
        example: Words(zh: "列表 人才分类定级评定 --state 待审核", en: "list talent-grading --state pending"),
        options: [CommandOption("--state", takesValue: true)], run: runList)
}

/// What of an account's cases a list shows.
private enum ListState: String, CaseIterable {
    case pending, dispatch, returned, today, done, all

    var chinese: String {
        switch self {
        case .pending: "待审核"
        case .dispatch: "待送审"
        case .returned: "已退回"
        case .today: "今日办结"
        case .done: "总办结"
        case .all: "全部"
        }
    }
}

private func runList(_ call: Call) throws(Failure) -> Answer {
    let party = try call.account().party
    var matter: String?
    if let word = call.arguments.parseNext()?.text {
        matter = call.registry.ruleset.machines[try call.matter(named: word)].facts.name
    }
    try call.arguments.expectEnd()
    let state = try wantedState(call)
    let cases = call.session.cases(of: party).filter { subject in
        if let matter, call.registry.machine(of: subject).facts.name != matter { return false }
        return isShown(call, subject, party, state)
    }
    guard !cases.isEmpty else { return call.answer(zh: "没有办件", en: "no cases") }
    var answer = Answer()
    answer.add(call.session.listing(of: cases))
    return answer
}

private func wantedState(_ call: Call) throws(Failure) -> ListState {
    guard let text = call.arguments.option("--state") else { return .all }
    if let state = ListState.allCases.first(where: { $0.rawValue == text || $0.chinese == text }) { return state }
    throw call.unknown(
        text, zh: "办件的状态", en: "state of a list",
        choices: ListState.allCases.map { call.session.called($0.rawValue, $0.chinese) })
}

private func isShown(_ call: Call, _ subject: Case, _ party: PartyID, _ state: ListState) -> Bool {
    let registry = call.registry
    switch state {
    case .all: return true
    case .pending: return registry.desk(of: subject, for: party) == .pending
    case .dispatch: return registry.desk(of: subject, for: party) == .dispatch
    case .returned:
        let kind = registry.machine(of: subject).states[Int(subject.configuration.state.index)].kind
        return registry.isReturned(subject, by: party) || subject.applicant == party && kind == .returned
    case .done: return registry.desk(of: subject, for: party) == .done
    case .today:
        let last = registry.lastDeed(of: party, on: subject)?.stamp.at.day
        return registry.desk(of: subject, for: party) == .done && last == call.session.moment.day
    }
}

extension Session {
    /// The cases that the party applied for, or that have reached it as a reviewer, by number.
    func cases(of party: PartyID) -> [Case] {
        let reviewed = registry.cases(reviewedBy: party).filter { registry.desk(of: $0, for: party) != .ahead }
        var found: [Case] = []
        for subject in (registry.cases(appliedBy: party) + reviewed).sorted(by: { $0.id < $1.id })
        where found.last?.id != subject.id {
            found.append(subject)
        }
        return found
    }

    /// A list of cases: number, applicant, matter, where it stands, and since when.
    func listing(of cases: [Case]) -> Listing {
        var listing = Listing([
            .init("case", zh: "办件", en: "case", isNumber: true), .init("applicant", zh: "申报人", en: "applicant"),
            .init("matter", zh: "事项", en: "matter"), .init("status", zh: "现状", en: "status"),
            .init("since", zh: "自", en: "since"),
        ])
        listing.rows = cases.map { subject in
            [
                String(subject.id.number), applicant(of: subject), title(of: registry.machine(of: subject)),
                status(of: subject), subject.since.day.description,
            ]
        }
        return listing
    }
}
