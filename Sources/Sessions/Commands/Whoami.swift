// whoami 我是谁: the account, its role and party, the store, since when, and what is open.

import Engine
import Machines
import Source
import Storage

extension Command {
    static let whoami = Command(
        "whoami", "我是谁", .account,
        summary: Words(zh: "显示当前账号、角色、存储和打开的办件", en: "shows the account, its role, the store and the open case"),
        example: Words(zh: "我是谁", en: "whoami"), run: runWhoami)
}

private func runWhoami(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    let session = call.session
    let account = try call.account()
    let role = session.called(account.role.term.name, account.role.term.title)
    var parts = [call.words(zh: "账号 \(account.name)", en: "account \(account.name)"), role]
    if let party = account.party.flatMap(call.registry.party) {
        let schema = call.registry.schema(of: party.kind)
        parts.append(session.called(schema.name, schema.title) + " " + call.registry.title(of: party.id))
    }
    if session.actingAccount == nil, let since = session.loggedInSince {
        parts.append(call.words(zh: "登录于 \(session.text(of: since))", en: "since \(session.text(of: since))"))
    }
    if session.isTraining {
        parts.append(call.words(zh: "演练库", en: "training store"))
    } else if let place = session.store.place {
        parts.append(call.words(zh: "存储 \(place)", en: "store \(place)"))
    }
    let desk = session.desk
    if let open = desk.open { parts.append(call.words(zh: "办件 \(open.number)", en: "case \(open.number)")) }
    if !desk.selected.isEmpty {
        parts.append(call.words(zh: "已选 \(desk.selected.count) 件", en: "\(desk.selected.count) cases selected"))
    }
    return Answer(lines: [parts.joined(separator: " · ")])
}
