// detach 移除: the files under an attachment are taken away, of the open case or of every selected one (R054).

import Engine
import Machines
import Source
import Syntax

extension Command {
    static let detach = Command(
        .detach, .applying,
        arguments: Words(zh: "模块[.行].附件 | 送审附件", en: "MODULE[.ROW].NAME | NAME"),
        summary: Words(zh: "移除尚未送出的附件", en: "takes away attachments that were not sent on"),
        example: Words(zh: "移除 推荐报告", en: "detach recommendation"),
        options: [CommandOption("--partial", takesValue: false)], run: runDetach)
}

private func runDetach(_ call: Call) throws(Failure) -> Answer {
    let name = try call.arguments.expectNext(Words(zh: "附件", en: "NAME")).text
    try call.arguments.expectEnd()
    guard let slot = SlotPath(name), name.contains(where: { $0 == "." || $0 == "．" }) else {
        let subjects = try call.subjects()
        let attachment = try call.dispatchAttachment(named: name, of: subjects)
        return try call.batch(
            subjects, zh: "已移除\(attachment.title)", en: "detached \(attachment.name)", detail: call.readiness
        ) { _, machine in
            .detach(machine.dispatchSlot(named: name))
        }
    }
    let (place, attachment) = try call.moduleSlot(slot, in: try call.openCase())
    _ = try call.act(.detach(place))
    let title = call.session.called(attachment.name, attachment.title)
    return call.answer(zh: "已移除：\(title)", en: "detached: \(title)")
}
