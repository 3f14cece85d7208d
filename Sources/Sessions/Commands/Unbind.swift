// unbind 解绑: the release of what the binding matter granted, or the withdrawal of a request that still waits; nobody
// has to agree (R027, Q15, Q16).

import Engine
import Machines
import Source

extension Command {
    static let unbind = Command(
        "unbind", "解绑", .applying,
        summary: Words(
            zh: "解除绑定，不需要审核；尚未审核的绑定申请则撤回", en: "releases the binding, or withdraws the request; nobody has to agree"),
        example: Words(zh: "解绑", en: "unbind"), run: runUnbind)
}

private func runUnbind(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    let binding = try call.binding()
    let matter = binding.machine.facts
    guard let subject = binding.granted ?? binding.pending else {
        throw .mistake(Mistake(.nothingBound, ["matter": .name(call.session.called(matter.name, matter.title))]))
    }
    let isGranted = binding.granted != nil
    try call.session.commit(at: call.session.place(of: subject)) { registry, author in
        registry.decide(isGranted ? .release : .revoke, on: subject.id, by: author)
    }
    call.session.desk.open = subject.id
    let after = try call.case(subject.id)
    guard isGranted else { return call.done(after, zh: "已撤回绑定申请", en: "request withdrawn") }
    var answer = call.done(after, zh: "已解除绑定", en: "released")
    let unmoved = call.registry.casesOnFormerLadders(of: try call.party().id, at: call.session.moment)
    guard !unmoved.isEmpty else { return answer }
    let count = unmoved.count
    answer.add(
        call.words(
            zh: "在办的 \(count) 件不受影响，仍按提交时的路径办理：",
            en: count == 1
                ? "1 running case goes on as it was submitted:" : "\(count) running cases go on as they were submitted:"
        ))
    answer.add(call.session.listing(ofUnmoved: unmoved))
    return answer
}
