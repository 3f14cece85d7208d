// accounts 账号: what administrators do with accounts (R004, R006). What each may be done to is the engine's to decide.

import Engine
import Source

extension Command {
    static let accounts = Command(
        "accounts", "账号", .account,
        arguments: Words(
            zh: "[列出 [文字]] [--page 页码] | 开设 角色 账号 [属于 账号] | 停用|启用|发码 账号 | 移交 账号 账号",
            en: "[list [TEXT]] [--page N] | add ROLE NAME [of ACCOUNT] | disable|enable|reset NAME | handover FROM TO"),
        summary: Words(
            zh: "管理员：账号的开设、停用、发码、移交", en: "for administrators: opens, disables, resets accounts, hands drafts over"),
        example: Words(zh: "账号 开设 经办人 wang 属于 office", en: "accounts add clerk wang of office"),
        options: [CommandOption("--page", takesValue: true)],
        run: runAccounts)
}

/// What can be done with accounts.
enum AccountsVerb: String, CaseIterable {
    case list, add, disable, enable, reset, handover

    var chinese: String {
        switch self {
        case .list: "列出"
        case .add: "开设"
        case .disable: "停用"
        case .enable: "启用"
        case .reset: "发码"
        case .handover: "移交"
        }
    }
}

private func runAccounts(_ call: Call) throws(Failure) -> Answer {
    guard let word = call.arguments.parseNext()?.text else { return try listed(call) }
    guard let verb = AccountsVerb.allCases.first(where: { $0.rawValue == word || $0.chinese == word }) else {
        throw call.unknown(
            word, zh: "账号的用法", en: "use of accounts",
            choices: AccountsVerb.allCases.map { call.session.called($0.rawValue, $0.chinese) })
    }
    switch verb {
    case .list: return try listed(call)
    case .add:
        if let refusal = call.registry.administratorRefusal(try call.account()) { throw .refusal(refusal, nil) }
        return try openAccount(call, role: try call.role(named: try call.arguments.expectNext(roleWords).text))
    case .disable, .enable, .reset: return try changeAccount(call, verb)
    case .handover: return try handOver(call)
    }
}

private let roleWords = Words(zh: "角色", en: "ROLE")
private let nameWords = Words(zh: "账号", en: "NAME")

/// The accounts whose name or party holds a text, or all: who asks for a code first, then by name.
private func listed(_ call: Call) throws(Failure) -> Answer {
    let sought = call.arguments.parseRest()?.lowercased()
    if let refusal = call.registry.administratorRefusal(try call.account()) { throw .refusal(refusal, nil) }
    var listing = Listing([
        .init("account", zh: "账号", en: "account"), .init("role", zh: "角色", en: "role"),
        .init("party", zh: "单位或个人", en: "party"), .init("state", zh: "状态", en: "state"),
        .init("login", zh: "上次登录", en: "last login"),
    ])
    let accounts = call.registry.accounts.filter { account in
        guard let sought else { return true }
        let party = account.party.map(call.registry.title) ?? ""
        return account.name.lowercased().contains(sought) || party.lowercased().contains(sought)
    }.sorted { ($0.isWaitingForCode ? 0 : 1, $0.name) < ($1.isWaitingForCode ? 0 : 1, $1.name) }
    let page = try call.page(of: accounts.count)
    listing.rows = accounts[page.rows].map { account in
        [
            account.name, call.session.called(account.role.term.name, account.role.term.title),
            account.party.map(call.registry.title) ?? "", state(call, account),
            account.lastLogin.map(call.session.text) ?? "",
        ]
    }
    var answer = Answer()
    answer.add(listing)
    if page.count > 1 { answer.add(call.footer(of: page, unit: "个")) }
    return answer
}

private func state(_ call: Call, _ account: Account) -> String {
    let session = call.session
    if account.isDisabled { return call.words(zh: "已停用", en: "disabled") }
    if account.isWaitingForCode { return call.words(zh: "请求发码", en: "asks for a code") }
    if let end = account.lockEnds(session.lockLimits, at: session.moment) {
        let shown = session.text(of: end)
        return call.words(zh: "锁定至 \(shown)", en: "locked until \(shown)")
    }
    if account.code != nil { return call.words(zh: "已发码，未使用", en: "code issued") }
    if !session.isTraining, account.password == nil { return call.words(zh: "未激活", en: "not activated") }
    return account.sessions.isEmpty ? call.words(zh: "正常", en: "ready") : call.words(zh: "在线", en: "logged in")
}
