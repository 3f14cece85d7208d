// logout 退出登录: nobody sits at the prompt any more; the session goes on (R009).

import Source

extension Command {
    static let logout = Command(
        "logout", "退出登录", .account, arguments: Words(zh: "[--everywhere]", en: "[--everywhere]"),
        summary: Words(
            zh: "退出当前账号；--everywhere：连同其他会话", en: "leaves the account; --everywhere: in its other sessions too"),
        example: Words(zh: "退出登录", en: "logout"),
        options: [CommandOption("--everywhere", takesValue: false)], run: runLogout)
}

private func runLogout(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    guard let name = call.session.account else { throw .mistake(Mistake(.notLoggedIn)) }
    let isEverywhere = call.arguments.option("--everywhere") != nil
    try call.session.leave(everywhere: isEverywhere)
    return isEverywhere
        ? call.answer(zh: "已在所有会话退出：\(name)", en: "logged out of every session: \(name)")
        : call.answer(zh: "已退出：\(name)", en: "logged out: \(name)")
}
