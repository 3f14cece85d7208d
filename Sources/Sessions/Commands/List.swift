// list 列表: the account's cases, of one matter or of all, as they stand on its desk (R038, R040, R052).

import Engine
import Machines
import Source

extension Command {
    static let list = Command(
        "list", "列表", .workList,
        arguments: Words(
            zh: "[事项] [待审核|待送审|已退回|今日办结|总办结|全部] \(CaseFilter.usage.zh) \(CommandOption.pagingUsage.zh)",
            en: "[MATTER] [pending|dispatch|returned|today|done|all] \(CaseFilter.usage.en)"
                + " \(CommandOption.pagingUsage.en)"
        ),
        summary: Words(zh: "列出本账号的办件", en: "lists the account's cases"),
        example: Words(zh: "列表 人才分类定级评定 待审核", en: "list talent-grading pending"),
        options: CaseFilter.options + CommandOption.paging, run: runList)
}

private func runList(_ call: Call) throws(Failure) -> Answer {
    let viewer = try call.viewer()
    var filter = try CaseFilter(optionsOf: call)
    try filter.takeWords(call)
    try call.arguments.expectEnd()
    return try call.listed(filter, for: viewer)
}

extension Call {
    /// One page of the cases that the filter lets through.
    func listed(_ filter: CaseFilter, for viewer: Viewer) throws(Failure) -> Answer {
        let shape = session.caseListing(for: viewer, filter, missing: missing(in:))
        let order = try sortOrder(among: shape.columns.map(\.shape))
        let rows = shape.sorted(session.rows(of: viewer, matching: filter), by: order, registry)
        let page = try page(of: rows.count)
        guard !rows.isEmpty || session.output != .table else { return answer(zh: "没有办件", en: "no cases") }
        let shown = rows[page.rows].compactMap { registry.case($0.id) }
        var answer = Answer()
        answer.add(shape.listing(of: shown[...]))
        answer.add(footer(of: page))
        return answer
    }
}
