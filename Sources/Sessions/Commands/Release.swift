// release 解除: what the open case granted is given up, without a review (R027).

import Engine
import Source
import Syntax

extension Command {
    static let release = Command(
        .release, .applying,
        summary: Words(zh: "解除打开的办件已生效的结果", en: "gives up what the open case granted"),
        example: Words(zh: "解除", en: "release"), run: runRelease)
}

private func runRelease(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    return call.done(try call.act(.release), zh: "已解除", en: "released")
}
