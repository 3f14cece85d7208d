// dispatch 送审: the selected cases, or the open one, go on with their attachments (R051, R055, R056).

import Engine
import Machines
import Source
import Syntax

extension Command {
    static let dispatch = Command(
        .dispatch, .dispatching, arguments: Words(zh: "[--partial]", en: "[--partial]"),
        summary: Words(
            zh: "送审选中的办件：一并送出，或都不送；--partial 只送可以送的",
            en: "sends the selected cases on, all or none; --partial those that can go"),
        example: Words(zh: "送审", en: "dispatch"),
        options: [CommandOption("--partial", takesValue: false)], run: runDispatch)
}

private func runDispatch(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    let answer = try call.batch(try call.subjects(), zh: "已送审", en: "dispatched") { _, _ in .dispatch }
    call.deselectGone { $0 == .dispatch }
    return answer
}
