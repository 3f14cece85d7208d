// login 登录: who sits at the prompt. A training store asks for no password; only such stores have accounts to use so
// far.

import Engine
import Source

extension Command {
    static let login = Command(
        "login", "登录", .account, arguments: Words(zh: "账号", en: "NAME"),
        summary: Words(zh: "以某账号登录（演练库不问密码）", en: "logs in to an account (no password in a training store)"),
        example: Words(zh: "登录 zhang", en: "login zhang"), run: runLogin)
}

private func runLogin(_ call: Call) throws(Failure) -> Answer {
    let session = call.session
    let name = try call.arguments.expectNext(Words(zh: "账号", en: "NAME")).text
    try call.arguments.expectEnd()
    guard session.isTraining else {
        throw .mistake(Mistake(.trainingOnly, ["command": .name(session.called("login", "登录"))]))
    }
    guard let account = call.registry.account(named: name) else {
        throw .refusal(Refusal(.unknownAccount).with("name", .text(name)), nil)
    }
    session.account = name
    session.actingAccount = nil
    let role = account.role.term
    let title = account.party.map(call.registry.title) ?? call.session.called(role.name, role.title)
    var answer = call.answer(zh: "已登录：\(name)（\(title)）", en: "logged in: \(name) (\(title))")
    for line in try inboxLines(call) { answer.add(line) }
    return answer
}
