// login 登录: who sits at the prompt (R007). A training store asks for no password.

import Engine
import Source
import Storage

extension Command {
    static let login = Command(
        "login", "登录", .account,
        arguments: Words(zh: "账号 [--password-file 文件]", en: "NAME [--password-file FILE]"),
        summary: Words(zh: "登录账号（演练库不问密码）", en: "logs in to an account (no password in a training store)"),
        example: Words(zh: "登录 zhang", en: "login zhang"), options: [.passwordFile], run: runLogin)
}

private func runLogin(_ call: Call) throws(Failure) -> Answer {
    let session = call.session
    let name = try call.arguments.expectNext(Words(zh: "账号", en: "NAME")).text
    try call.arguments.expectEnd()
    if session.isTraining {
        try session.enter(name)
    } else {
        try session.enter(name, rehashed: try provePassword(call, of: name))
    }
    var answer = Answer(lines: [greeting(call, name)])
    for line in try inboxLines(call) { answer.add(line) }
    return answer
}

/// Asks for the account's password; gives its hash anew where the store asks for more iterations now.
private func provePassword(_ call: Call, of name: String) throws(Failure) -> String? {
    let session = call.session
    try session.expectUnlocked(name)
    try session.expectChallengeAnswered()
    let password = try call.presentPassword()
    guard let password, let hash = session.hash(matching: password, of: name) else {
        session.failedLogins += 1
        try session.noteFailure(of: name)
        throw .refusal(Refusal(.credentialsWrong), nil)
    }
    return hash.iterations < session.passwordIterations ? session.hash(password) : nil
}

/// `已登录：wang（经办人 · 某设计院），上次登录 2023-07-03 09:05`.
private func greeting(_ call: Call, _ name: String) -> String {
    guard let account = call.registry.account(named: name) else { return "" }
    let title = call.session.title(of: account)
    let before = account.loginBefore.map(call.session.text)
    return call.words(
        zh: "已登录：\(name)（\(title)）" + (before.map { "，上次登录 \($0)" } ?? ""),
        en: "logged in: \(name) (\(title))" + (before.map { ", last login \($0)" } ?? ""))
}
