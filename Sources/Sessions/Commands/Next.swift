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
    let waiting = call.registry.waitingRows(for: party).filter { $0.id != open }
    let first = waiting.min { ($0.since, $0.id) < ($1.since, $1.id) }
    guard let oldest = first.flatMap({ call.registry.case($0.id) }) else {
        return call.answer(zh: "没有其他待办的办件", en: "nothing else is waiting")
    }
    return call.opened(oldest)
}
