// revoke 撤销: the applicant ends the open case before anybody decided on it (R018).

import Engine
import Source
import Syntax

extension Command {
    static let revoke = Command(
        .revoke, .applying,
        summary: Words(zh: "撤销流程：草稿或已退回的办件到此为止", en: "ends the open case where the rulebook allows it"),
        example: Words(zh: "撤销", en: "revoke"), run: runRevoke)
}

private func runRevoke(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    return call.done(try call.act(.revoke), zh: "已撤销", en: "revoked")
}
