// page 翻页: turns the pages of the list that the account looked at last; its rows are looked up anew (R068).

import Source

extension Command {
    static let page = Command(
        "page", "翻页", .workList,
        arguments: Words(zh: "[页码|上一页|下一页|首页|末页|刷新]", en: "[N|back|next|first|last|again]"),
        summary: Words(
            zh: "翻看刚才的列表；不写页码即下一页", en: "turns the pages of the list shown last; the next one where no page is named"),
        example: Words(zh: "翻页 3", en: "page 3"), run: runPage)
}

private func runPage(_ call: Call) throws(Failure) -> Answer {
    let word = call.arguments.parseNext()?.text ?? "next"
    try call.arguments.expectEnd()
    _ = try call.account()
    guard let list = call.session.pagedList else { throw .mistake(Mistake(.noListToPage)) }
    let wanted = try wantedPage(word, list.page, call)
    guard (1...list.page.count).contains(wanted) else {
        throw .mistake(Mistake(.noPageBeyond, ["page": .number(list.page.number), "count": .number(list.page.count)]))
    }
    let words = list.words + [LineWord("--page"), LineWord(String(wanted))]
    let arguments = try Arguments(words, of: list.command, language: call.language)
    return try list.command.run(Call(call.session, arguments))
}

private func wantedPage(_ word: String, _ page: Page, _ call: Call) throws(Failure) -> Int {
    switch word {
    case "next", "下一页": return page.number + 1
    case "back", "上一页": return page.number - 1
    case "first", "首页": return 1
    case "last", "末页": return page.count
    case "again", "刷新": return page.number
    default:
        guard let number = Int(word) else {
            throw call.unknown(
                word, zh: "页码", en: "page",
                choices: ["2"]
                    + [("next", "下一页"), ("back", "上一页"), ("first", "首页"), ("last", "末页"), ("again", "刷新")]
                    .map { call.session.called($0.0, $0.1) })
        }
        return number
    }
}
