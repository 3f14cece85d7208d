// next 下一件: opens the case that has waited longest for this account.

import Engine
import Machines
import Source

extension Command {
    static let next = Command(
        "next", "下一件", .workList,
        summary: Words(zh: "打开等待本账号最久的办件", en: "opens the case that has waited longest for this account"),
        example: Words(zh: "下一件", en: "next"), run: runNext)
}

private func runNext(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    let party = try call.partyID()
    let open = call.session.desk.open
    let waiting = call.session.waiting(for: party).filter { $0.id != open }
    let oldest = waiting.min { ($0.since, $0.id) < ($1.since, $1.id) }
    guard let oldest else { return call.answer(zh: "没有其他待办的办件", en: "nothing else is waiting") }
    return call.opened(oldest)
}

extension Session {
    /// The cases that wait for something that the party may do, by number: on its desk as a reviewer, or in its
    /// hands as
    /// the applicant.
    func waiting(for party: PartyID) -> [Case] {
        let all = registry.cases(appliedBy: party) + registry.cases(reviewedBy: party)
        var found: [Case] = []
        for subject in all.sorted(by: { $0.id < $1.id }) where found.last?.id != subject.id {
            if subject.holders(in: registry.machine(of: subject)).contains(party) { found.append(subject) }
        }
        return found
    }
}
