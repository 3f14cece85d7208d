// results 结果: the appraisal's results of the account's applicants, by the manual's six conditions (R059–R064, R068).

import Engine
import Machines
import Source

extension Command {
    static let results = Command(
        "results", "结果", .results, arguments: ResultSearch.usage,
        summary: Words(zh: "查询本单位申报人员的评审结果", en: "searches the results of the account's applicants"),
        example: Words(zh: "结果 --status 通过", en: "results --status passed"),
        options: ResultSearch.options, run: runResults)
}

private func runResults(_ call: Call) throws(Failure) -> Answer {
    let party = try call.partyID()
    let filter = ResultSearch.filter(call)
    try call.arguments.expectEnd()
    let rows = ResultSearch.rows(call.session, party, filter, masksIDs: true)
    guard !rows.isEmpty else { return call.answer(zh: "没有符合条件的记录", en: "no row matches") }
    var listing = Listing([
        .init("case", zh: "办件", en: "case", isNumber: true), .init("name", zh: "姓名", en: "name"),
        .init("id", zh: "证件号码", en: "id"), .init("unit", zh: "推荐单位", en: "unit"),
        .init("sought", zh: "申请评定等级", en: "sought"), .init("class", zh: "人才认定分类", en: "class"),
        .init("submitted", zh: "申报日期", en: "submitted"), .init("mark", zh: "业务标志", en: "mark"),
        .init("status", zh: "评审状态", en: "status"), .init("granted", zh: "评审后评定级别", en: "granted"),
    ])
    listing.rows = rows.map { row in
        [
            String(row.subject.id.number), row.name, row.id, row.unit, row.sought, row.kind, row.submitted, row.mark,
            call.session.called(row.statusName, row.status), row.granted,
        ]
    }
    var answer = Answer()
    answer.add(listing)
    answer.add(call.words(zh: "共 \(rows.count) 人", en: "\(rows.count) in all"))
    return answer
}

/// The six conditions, the same for `results` and `export` (R063).
enum ResultSearch {
    static let usage = Words(
        zh: "[--name 姓名] [--id 证件号码] [--unit 推荐单位] [--sought 申请级别] [--status 状态] [--granted 评定级别]",
        en: "[--name NAME] [--id ID] [--unit UNIT] [--sought GRADE] [--status STATUS] [--granted GRADE]")

    static let options = ["--name", "--id", "--unit", "--sought", "--status", "--granted"].map {
        CommandOption($0, takesValue: true)
    }

    static func filter(_ call: Call) -> ResultFilter {
        ResultFilter(
            name: call.arguments.option("--name"), id: call.arguments.option("--id"),
            unit: call.arguments.option("--unit"), sought: call.arguments.option("--sought"),
            status: call.arguments.option("--status"), granted: call.arguments.option("--granted"))
    }

    /// The rows that match. Names and units match where they hold the text, ids and grades where they are it.
    static func rows(
        _ session: Session, _ party: PartyID, _ filter: ResultFilter, masksIDs: Bool
    ) -> [ResultRow] {
        let full = session.resultRows(for: party, masksIDs: false)
        let shown = masksIDs ? session.resultRows(for: party, masksIDs: true) : full
        return zip(full, shown).filter { row, _ in
            holds(filter.name, in: row.name) && holds(filter.unit, in: row.unit)
                && matches(filter.id, [row.id]) && matches(filter.sought, [row.sought])
                && matches(filter.status, [row.status, row.statusName]) && matches(filter.granted, [row.granted])
        }.map(\.1)
    }

    private static func holds(_ wanted: String?, in text: String) -> Bool {
        wanted.map(text.contains) ?? true
    }

    private static func matches(_ wanted: String?, _ texts: [String]) -> Bool {
        wanted.map { wanted in texts.contains { $0.lowercased() == wanted.lowercased() } } ?? true
    }
}
