// menu 菜单: the portal's menu, and what of this rulebook and of these commands stands behind each item (R011, R012).

import Engine
import Machines
import Source

extension Command {
    static let menu = Command(
        "menu", "菜单", .workList,
        summary: Words(
            zh: "网厅的九项菜单，各项对应的事项与命令", en: "the portal's menu, with the matters and commands behind each item"),
        example: Words(zh: "菜单", en: "menu"), run: runMenu)
}

private func runMenu(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    _ = try call.account()
    let kind = (try? call.party())?.kind
    var listing = Listing([
        .init("menu", zh: "菜单", en: "menu", spansRows: true), .init("entry", zh: "内容", en: "entry"),
        .init("command", zh: "命令", en: "command"),
    ])
    let machines = call.registry.ruleset.machines
    let places = machines.map { place(of: $0) }
    for (index, item) in PortalItem.all.enumerated() {
        let number = index == 0 ? "" : "\(index) "
        var entries = item.entries.map { [$0.title[call.language], $0.command[call.language]] }
        entries += machines.indices.filter { places[$0] == index }.map { cells(call, machines[$0], kind) }
        if entries.isEmpty { entries = [[call.words(zh: "规则中没有这类事项", en: "no such matter in the rulebook"), ""]] }
        listing.rows += entries.map { [number + item.title[call.language]] + $0 }
    }
    for index in machines.indices where places[index] == nil {
        listing.rows.append([call.words(zh: "其他事项", en: "other matters")] + cells(call, machines[index], kind))
    }
    var answer = Answer()
    answer.add(listing)
    return answer
}

/// The item that a matter's category belongs under, by its place; nil where there is none.
private func place(of machine: Machine) -> Int? {
    PortalItem.all.firstIndex { item in item.words.contains { machine.facts.category.contains($0) } }
}

/// The matter, and how this kind of party comes to it: by applying, or by the list of its cases.
private func cells(_ call: Call, _ machine: Machine, _ kind: PartyKind?) -> [String] {
    let facts = machine.facts
    let title = call.session.title(of: machine)
    guard facts.applicant == kind else {
        return [title, call.words(zh: "列表 \(facts.title)", en: "list \(facts.name)")]
    }
    guard facts.target != nil else {
        return [title, call.words(zh: "申报 \(facts.title)", en: "apply \(facts.name)")]
    }
    return [title, call.words(zh: "申报 \(facts.title) 号码", en: "apply \(facts.name) CODE")]
}
