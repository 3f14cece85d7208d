// submit 提交: the open case goes up its ladder.

import Engine
import Source
import Syntax

extension Command {
    static let submit = Command(
        .submit, .applying,
        summary: Words(zh: "提交打开的办件", en: "submits the open case"),
        example: Words(zh: "提交", en: "submit"), run: runSubmit)
}

private func runSubmit(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    return call.done(try call.act(.submit), zh: "已提交", en: "submitted")
}
