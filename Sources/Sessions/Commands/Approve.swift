// approve 通过: the level agrees with the open case, with an opinion (R043, R049).

import Engine
import Machines
import Source
import Syntax

extension Command {
    static let approve = Command(
        .approve, .reviewing, arguments: Words(zh: "意见|@编号", en: "OPINION|@N"),
        summary: Words(zh: "审核通过，须写意见", en: "agrees, with an opinion"),
        example: Words(zh: "通过 \"情况属实，同意推荐。\"", en: "approve \"correct, recommended\""), run: runApprove)
}

private func runApprove(_ call: Call) throws(Failure) -> Answer {
    try call.decide(.approve(opinion: try call.parseOpinion(for: .approve)))
}
