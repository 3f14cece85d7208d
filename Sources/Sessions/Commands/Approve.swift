// approve 通过: the level agrees with the open case, with an opinion (R043, R049).

import Engine
import Source
import Syntax

extension Command {
    static let approve = Command(
        .approve, .reviewing, arguments: Words(zh: "意见", en: "OPINION"),
        summary: Words(zh: "审核通过，须写意见", en: "agrees, with an opinion"),
        example: Words(zh: "通过 \"情况属实，同意推荐。\"", en: "approve \"correct, recommended\""), run: runApprove)
}

private func runApprove(_ call: Call) throws(Failure) -> Answer {
    let opinion = call.arguments.parseRest() ?? ""
    return call.done(try call.act(.approve(opinion: opinion)), zh: "已通过", en: "approved")
}
