// recall 撤回: one's own last decision on the open case is taken back while nobody has acted after it.

import Engine
import Source
import Syntax

extension Command {
    static let recall = Command(
        .recall, .reviewing,
        summary: Words(zh: "撤回本级刚作出、后一级尚未处理的决定", en: "takes back one's own last decision"),
        example: Words(zh: "撤回", en: "recall"), run: runRecall)
}

private func runRecall(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    return call.done(try call.act(.recall), zh: "已撤回", en: "recalled")
}
