// exit 退出: the end of the session. It logs out first, so that the second of the portal's two logouts can not be
// forgotten (R010).

import Source

extension Command {
    static let exit = Command(
        "exit", "退出", .shell,
        summary: Words(zh: "退出登录并结束会话", en: "logs out and ends the session"),
        example: Words(zh: "退出", en: "exit"), run: runExit)
}

private func runExit(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    let name = call.session.account
    try call.session.leave()
    return Answer(
        lines: name.map { [call.words(zh: "已退出：\($0)", en: "logged out: \($0)")] } ?? [], endsSession: true)
}
