// Opening, disabling, enabling and resetting accounts, and handing their drafts over, as `accounts` and `register` ask.
// Who may is the engine's to decide.

import Engine
import Machines
import Source
import Storage

/// Opens an account; outside training its one-time code is shown, once.
func openAccount(_ call: Call, role: Role) throws(Failure) -> Answer {
    let session = call.session
    let name = try call.arguments.expectNext(Words(zh: "账号", en: "NAME")).text
    let party = try partyOfSibling(call)
    try call.arguments.expectEnd()
    let registrar = try call.registrar()
    let code = session.isTraining ? nil : session.newCode()
    let issued = code.map { Event.account(name, .codeIssued(digest: OneTimeCode.digest(of: $0.text))) }
    try call.write(for: name) { registry in
        registry.decideAccount(named: name, party: party, role: role, by: registrar)
            .map { $0 + (issued.map { [$0] } ?? []) }
    }
    let title = call.registry.account(named: name).map(session.title) ?? ""
    var answer = call.answer(zh: "已开设账号 \(name)（\(title)）", en: "opened the account \(name) (\(title))")
    if let code { answer.add(session.line(for: code, toActivate: true, name)) }
    return answer
}

/// The party that the named account acts for: `of office`.
private func partyOfSibling(_ call: Call) throws(Failure) -> PartyID? {
    guard let word = call.arguments.parseNext() else { return nil }
    guard ["of", "属于"].contains(word.text) else {
        throw call.unknown(word.text, zh: "“属于”", en: "\"of\"", choices: [call.session.called("of", "属于")])
    }
    let name = try call.arguments.expectNext(Words(zh: "本单位的账号", en: "ACCOUNT")).text
    guard let sibling = call.registry.account(named: name) else {
        throw .refusal(Refusal(.unknownAccount).with("name", .text(name)), nil)
    }
    return sibling.party
}

/// Disables or enables an account, or issues a code for it.
func changeAccount(_ call: Call, _ verb: AccountsVerb) throws(Failure) -> Answer {
    let session = call.session
    let name = try call.arguments.expectNext(Words(zh: "账号", en: "NAME")).text
    try call.arguments.expectEnd()
    if let refusal = call.registry.administratorRefusal(try call.account()) { throw .refusal(refusal, nil) }
    if verb == .reset { try call.expectPasswords() }
    let code = session.newCode()
    let digest = OneTimeCode.digest(of: code.text)
    try session.administer { registry, by in
        switch verb {
        case .disable: registry.decideDisabling(of: name, by: by)
        case .enable: registry.decideEnabling(of: name, by: by)
        default: registry.decideCode(for: name, digest: digest, by: by)
        }
    }
    switch verb {
    case .disable: return call.answer(zh: "已停用：\(name)，其会话已退出", en: "disabled: \(name); its sessions are logged out")
    case .enable: return call.answer(zh: "已启用：\(name)", en: "enabled: \(name)")
    default:
        let isNew = call.registry.account(named: name)?.password == nil
        return Answer(lines: [session.line(for: code, toActivate: isNew, name)])
    }
}

/// Hands the drafts of one account's reviews to another account of the same party.
func handOver(_ call: Call) throws(Failure) -> Answer {
    let session = call.session
    let from = try call.arguments.expectNext(Words(zh: "原账号", en: "FROM")).text
    let to = try call.arguments.expectNext(Words(zh: "接收账号", en: "TO")).text
    try call.arguments.expectEnd()
    let count = call.registry.cases(draftedBy: from).count
    try session.administer { registry, by in
        registry.decideHandover(from: from, to: to, by: by)
    }
    return call.answer(
        zh: "已移交：\(from) 的 \(count) 份审核草稿归 \(to)", en: "handed over: \(count) drafts of \(from) to \(to)")
}

extension Session {
    /// A new one-time code.
    func newCode() -> OneTimeCode {
        OneTimeCode(environment.randomBytes(OneTimeCode.randomBytes))
    }

    /// What is said of a code when it is issued, the only time that it is.
    func line(for code: OneTimeCode, toActivate isNew: Bool, _ name: String) -> String {
        isNew
            ? words(
                zh: "一次性激活码（只显示这一次）：\(code.text)。请本人：激活 \(code.text)",
                en: "one-time code, shown this once: \(code.text); its user gives: activate \(code.text)")
            : words(
                zh: "一次性码（只显示这一次）：\(code.text)。请本人：忘记密码 \(name) \(code.text)",
                en: "one-time code, shown this once: \(code.text); its user gives: forgot \(name) \(code.text)")
    }
}
