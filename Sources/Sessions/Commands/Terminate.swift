// terminate 终止: the open case ends for want of qualification; the applicant may apply anew (R029, R030).

import Engine
import Machines
import Source
import Syntax

extension Command {
    static let terminate = Command(
        .terminate, .reviewing, arguments: Words(zh: "意见|@编号", en: "OPINION|@N"),
        summary: Words(zh: "资格不符，终止审核，须写意见", en: "ends the case for want of qualification, with an opinion"),
        example: Words(zh: "终止 \"不是本单位人员。\"", en: "terminate \"not our staff\""), run: runTerminate)
}

private func runTerminate(_ call: Call) throws(Failure) -> Answer {
    try call.decide(.terminate(opinion: try call.parseOpinion(for: .terminate)))
}
