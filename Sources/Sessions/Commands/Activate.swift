// activate 激活: an account that an administrator opened is taken into use with its one-time code (R006).

import Engine
import Source

extension Command {
    static let activate = Command(
        "activate", "激活", .account,
        arguments: Words(zh: "激活码 [--password-file 文件]", en: "CODE [--password-file FILE]"),
        summary: Words(
            zh: "用一次性激活码启用账号并设密码", en: "takes an account into use with its one-time code, and sets its password"),
        example: Words(zh: "激活 7K3M-Q9TD-X2VN-5RWB", en: "activate 7K3M-Q9TD-X2VN-5RWB"),
        options: [.passwordFile], run: runActivate)
}

private func runActivate(_ call: Call) throws(Failure) -> Answer {
    let session = call.session
    let code = try call.arguments.expectRest(Words(zh: "激活码", en: "CODE"))
    try call.expectPasswords()
    let digest = OneTimeCode.digest(of: code)
    guard let account = call.registry.account(withCode: digest, at: session.moment) else {
        throw .refusal(Refusal(.codeUnknown), nil)
    }
    let text = account.password == nil ? session.hash(try call.newPassword()) : nil
    try session.write(at: nil, by: account.name) { registry in
        registry.decideActivation(code: digest, password: text, at: session.moment)
    }
    return call.answer(
        zh: "已激活：\(account.name)。登录：登录 \(account.name)",
        en: "activated: \(account.name); log in: login \(account.name)")
}
