// bind 绑定: the application to the one matter that binds the account's kind of party to another (R024, R025).

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
    let index = try call.bindingMatter()
    let code = try call.arguments.expectNext(Words(zh: "号码", en: "CODE")).text
    try call.arguments.expectEnd()
    return try apply(call, toMachine: index, target: try call.target(code, of: call.registry.ruleset.machines[index]))
}
