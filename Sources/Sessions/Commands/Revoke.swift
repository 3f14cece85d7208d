// revoke 撤销: the applicant ends the open case before anybody decided on it, and is told how to take
// its content along (R018).

import Engine
import Machines
import Source
import Syntax

extension Command {
    static let revoke = Command(
        .revoke, .applying,
        summary: Words(zh: "撤销流程：草稿或已退回的办件到此为止", en: "ends the open case where the rulebook allows it"),
        example: Words(zh: "撤销", en: "revoke"), run: runRevoke)
}

private func runRevoke(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    let subject = try call.act(.revoke)
    var answer = call.done(subject, zh: "已撤销", en: "revoked")
    let machine = call.registry.machine(of: subject)
    let number = subject.id.number
    if !machine.modules.isEmpty {
        answer.add(
            call.words(
                zh: "  重新申报并带入已填的内容：申报 \(machine.facts.title) --from \(number)",
                en: "  to apply again with its content: apply \(machine.facts.name) --from \(number)"))
    }
    return answer
}
