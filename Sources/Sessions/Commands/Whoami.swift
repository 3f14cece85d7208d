// whoami 我是谁: the account, the party it acts for, and what is open.

import Engine
import Machines
import Source

extension Command {
    static let whoami = Command(
        "whoami", "我是谁", .account,
        summary: Words(zh: "显示当前账号和打开的办件", en: "shows the account and the open case"),
        example: Words(zh: "我是谁", en: "whoami"), run: runWhoami)
}

private func runWhoami(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    let account = try call.account()
    let party = try call.party()
    let schema = call.registry.ruleset.parties[party.kind]
    let title = call.registry.title(of: party.id)
    var line = call.words(
        zh: "账号 \(account.name) · \(schema.title) \(title)", en: "account \(account.name) · \(schema.name) \(title)")
    let desk = call.session.desk
    if let open = desk.open { line += call.words(zh: " · 办件 \(open.number)", en: " · case \(open.number)") }
    if !desk.selected.isEmpty {
        line += call.words(zh: " · 已选 \(desk.selected.count) 件", en: " · \(desk.selected.count) cases selected")
    }
    return Answer(lines: [line])
}
