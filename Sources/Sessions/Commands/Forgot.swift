// forgot 忘记密码: asks the administrators for a one-time code; with the code, a new password (R005).

import Engine
import Source

extension Command {
    static let forgot = Command(
        "forgot", "忘记密码", .account,
        arguments: Words(zh: "账号 [一次性码] [--password-file 文件]", en: "NAME [CODE] [--password-file FILE]"),
        summary: Words(
            zh: "请管理员发一次性码；有码后设新密码", en: "asks administrators for a one-time code; with it, sets a password"),
        example: Words(zh: "忘记密码 zhang", en: "forgot zhang"), options: [.passwordFile], run: runForgot)
}

private func runForgot(_ call: Call) throws(Failure) -> Answer {
    let name = try call.arguments.expectNext(Words(zh: "账号", en: "NAME")).text
    let code = call.arguments.parseNext()?.text
    try call.arguments.expectEnd()
    try call.expectPasswords()
    if let code { return try useCode(call, code, for: name) }
    // WHY: whoever is not logged in is not told which names there are.
    if call.registry.account(named: name) != nil {
        try call.session.write(at: nil, by: name) { registry in .success(registry.decideCodeRequest(for: name)) }
    }
    return call.answer(
        zh: "已请管理员为 \(name) 发一次性码（如有此账号）；收到后：忘记密码 \(name) 一次性码",
        en: "administrators are asked for a code for \(name), if there is such an account; then: forgot \(name) CODE")
}

/// Sets a new password by a code that an administrator issued for the account.
private func useCode(_ call: Call, _ code: String, for name: String) throws(Failure) -> Answer {
    let session = call.session
    let digest = OneTimeCode.digest(of: code)
    guard call.registry.account(withCode: digest, at: session.moment)?.name == name else {
        throw .refusal(Refusal(.codeUnknown), nil)
    }
    let text = session.hash(try call.newPassword())
    try session.write(at: nil, by: name) { registry in
        registry.decideActivation(code: digest, password: text, at: session.moment)
    }
    return call.answer(zh: "新密码已设。登录：登录 \(name)", en: "the new password is set; log in: login \(name)")
}
