// passwd 修改密码: a new password for whoever is logged in; the account's other sessions end with it.

import Engine
import Source

extension Command {
    static let passwd = Command(
        "passwd", "修改密码", .account,
        arguments: Words(
            zh: "[--password-file 原密码文件 --new-password-file 新密码文件]",
            en: "[--password-file FILE --new-password-file FILE]"),
        summary: Words(zh: "修改本账号的密码，其他会话随之退出", en: "changes the account's password, and ends its other sessions"),
        example: Words(zh: "修改密码", en: "passwd"), options: [.passwordFile, .newPasswordFile], run: runPasswd)
}

private func runPasswd(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    try call.expectPasswords()
    let session = call.session
    let name = try call.account().name
    try session.expectUnlocked(name)
    guard let old = try call.presentPassword(), session.hash(matching: old, of: name) != nil else {
        try session.noteFailure(of: name)
        throw .refusal(Refusal(.credentialsWrong), nil)
    }
    let text = session.hash(try call.newPassword(file: .newPasswordFile))
    try session.administer { registry, account in registry.decidePasswordChange(of: account.name, to: text) }
    return call.answer(zh: "已修改密码", en: "the password is changed")
}
