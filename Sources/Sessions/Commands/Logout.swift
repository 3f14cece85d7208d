// logout 退出登录: nobody sits at the prompt any more; the session goes on.

import Source

extension Command {
    static let logout = Command(
        "logout", "退出登录", .account,
        summary: Words(zh: "退出当前账号", en: "leaves the account"),
        example: Words(zh: "退出登录", en: "logout"), run: runLogout)
}

private func runLogout(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    guard let name = call.session.account else { throw .mistake(Mistake(.notLoggedIn)) }
    call.session.account = nil
    return call.answer(zh: "已退出：\(name)", en: "logged out: \(name)")
}
