// bind 绑定: the application to the one matter that binds the account's kind of party to another (R024–R026). It waits
// for the other side's review.

import Engine
import Machines
import Source

extension Command {
    static let bind = Command(
        "bind", "绑定", .applying, arguments: Words(zh: "号码", en: "CODE"),
        summary: Words(zh: "申请绑定单位（个人绑推荐单位，单位绑上级）", en: "asks to be bound to a unit"),
        example: Words(zh: "绑定 91220102TE0000053X", en: "bind 91220102TE0000053X"), run: runBind)
}

private func runBind(_ call: Call) throws(Failure) -> Answer {
    let binding = try call.binding()
    let code = try call.arguments.expectNext(Words(zh: "号码", en: "CODE")).text
    try call.arguments.expectEnd()
    let target = try call.target(code, of: binding.machine)
    guard let begun = try begin(call, toMachine: binding.index, target: target) else { return Answer() }
    var answer = call.done(begun.subject, zh: "绑定申请已发送", en: "asked to be bound")
    let schema = call.registry.schema(of: binding.machine.facts.applicant)
    if let field = binding.field.map({ schema.fields[$0] }) {
        let holders = begun.subject.holders(in: binding.machine).map(call.registry.title)
            .joined(separator: call.session.listComma)
        answer.add(
            call.words(
                zh: "请等待\(holders)审核；审核通过后，“\(field.title)”才显示该单位。撤回申请：解绑",
                en: "\(field.name) stays as it is until \(holders) approves; to withdraw the request: unbind"))
    }
    for line in begun.warnings { answer.add(line) }
    return answer
}
