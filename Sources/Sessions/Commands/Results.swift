// results 结果: the results of the account's applicants, by the manual's six conditions, a page at a time (R058–R065,
// R068, R069).

import Engine
import Machines
import Reporting
import Source

extension Command {
    static let results = Command(
        "results", "结果", .results,
        arguments: Words(
            zh: "[事项] \(ResultSearch.usage.zh) \(CommandOption.pagingUsage.zh)",
            en: "[MATTER] \(ResultSearch.usage.en) \(CommandOption.pagingUsage.en)"),
        summary: Words(zh: "查询本单位申报人员的评审结果", en: "searches the results of the account's applicants"),
        example: Words(zh: "结果 --status 通过", en: "results --status passed"),
        options: ResultSearch.options + CommandOption.paging, run: runResults)
}

private func runResults(_ call: Call) throws(Failure) -> Answer {
    let viewer = try call.viewer()
    var filter = try ResultSearch.filter(call)
    if let word = call.arguments.parseNext()?.text { filter.cases.matter = try call.matterName(word) }
    try call.arguments.expectEnd()
    return try call.listedResults(filter, for: viewer)
}

extension Call {
    /// One page of the results that the filter lets through; above it where they are, unless that has been said
    /// (R069).
    func listedResults(
        _ filter: ResultFilter, for viewer: Viewer, isPlaced: Bool = false
    ) throws(Failure) -> Answer {
        let results = ResultList(session, for: viewer, masksIDs: false)
        var rows = ResultSearch.cases(results, filter)
        let matter = session.onlyMatter(of: rows) ?? filter.cases.matter
        let columns = resultColumns(showsMatter: matter == nil)
        let order = try sortOrder(among: columns.map(\.shape))
        if let order, let column = columns.first(where: { $0.shape.key == order.key }) {
            rows = order.sorted(rows) { row, _ in results.result(of: row.id).map { column.cell($0, 0) } ?? "" }
        }
        let page = try page(of: rows.count)
        guard !rows.isEmpty || session.output != .table else {
            return answer(zh: "没有符合条件的记录", en: "no row matches")
        }
        var listing = Listing(columns.map(\.shape))
        listing.rows = page.rows.compactMap { place in
            results.result(of: rows[place].id).map { row in columns.map { $0.cell(row, place) } }
        }
        var answer = Answer()
        if !isPlaced, let title = matter.flatMap(session.title(ofMatter:)) {
            answer.add(words(zh: "当前位置：统一事项 / \(title)", en: "you are at: matters / \(title)"))
        }
        answer.add(listing)
        answer.add(footer(of: page, unit: "人"))
        return answer
    }

    /// The columns of R064; the case's number stands for the checkbox, by which rows are selected and exported.
    private func resultColumns(showsMatter: Bool) -> [(shape: Listing.Column, cell: (ResultRow, Int) -> String)] {
        [
            (.init("row", zh: "序号", en: "row", isNumber: true), { _, place in String(place + 1) }),
            (.init("case", zh: "办件", en: "case", isNumber: true), { row, _ in String(row.subject.id.number) }),
            (.init("name", zh: "姓名", en: "name"), { row, _ in row.name }),
            (.init("id", zh: "证件号码", en: "id", isWhole: true), { row, _ in maskedID(row.id) }),
            (.init("unit", zh: "推荐单位", en: "unit"), { row, _ in row.unit }),
            (
                .init("matter", zh: "事项", en: "matter", place: showsMatter ? .always : .never),
                { [session] row, _ in session.title(of: session.registry.machine(of: row.subject)) }
            ),
            (.init("sought", zh: "申请评定等级", en: "sought"), { row, _ in row.sought }),
            (.init("class", zh: "人才认定分类", en: "class"), { row, _ in row.kind }),
            (.init("submitted", zh: "申报日期", en: "submitted", isWhole: true), { row, _ in row.submitted }),
            (.init("mark", zh: "业务标志", en: "mark"), { row, _ in row.mark }),
            (
                .init("status", zh: "评审状态", en: "status"),
                { [session] row, _ in session.called(row.status.name, row.status.title) }
            ),
            (.init("granted", zh: "评审后评定级别", en: "granted"), { row, _ in row.granted }),
        ]
    }
}

extension Session {
    /// The one matter that all these cases are of; nil where there are several or no cases.
    fileprivate func onlyMatter(of rows: [DeskRow]) -> String? {
        guard let first = rows.first else { return nil }
        let name = registry.machine(of: first).facts.name
        return rows.allSatisfy { registry.machine(of: $0).facts.name == name } ? name : nil
    }
}

/// The six conditions, the same for `results` and `export` (R063).
enum ResultSearch {
    static let usage = Words(
        zh: "[--name 姓名] [--id 证件号码] [--unit 推荐单位] [--sought 申请级别] [--status 状态] [--granted 评定级别]"
            + " [--matter 事项] [--year 年度]",
        en: "[--name NAME] [--id ID] [--unit UNIT] [--sought GRADE] [--status STATUS] [--granted GRADE]"
            + " [--matter MATTER] [--year YEAR]")

    static let options = [
        "--name", "--id", "--unit", "--sought", "--status", "--granted", "--matter", "--year",
    ].map { CommandOption($0, takesValue: true) }

    static func filter(_ call: Call) throws(Failure) -> ResultFilter {
        var filter = ResultFilter(
            name: call.arguments.option("--name"), id: call.arguments.option("--id"),
            unit: call.arguments.option("--unit"), sought: call.arguments.option("--sought"),
            status: call.arguments.option("--status"), granted: call.arguments.option("--granted"))
        if let word = call.arguments.option("--matter") { filter.cases.matter = try call.matterName(word) }
        if let word = call.arguments.option("--year") { filter.cases.year = try call.year(word) }
        if let status = filter.status { try expectStatus(status, call) }
        return filter
    }

    /// The cases whose results match. Names and units match where they hold the text, ids and grades where they are
    /// it. INVARIANT: the list masks no ids.
    static func cases(_ results: ResultList, _ filter: ResultFilter) -> [DeskRow] {
        let found = results.cases(matching: filter.cases)
        guard filter.asksForContents else { return found }
        return found.filter { results.result(of: $0.id).map { isWanted($0, by: filter) } ?? false }
    }

    private static func isWanted(_ row: ResultRow, by filter: ResultFilter) -> Bool {
        holds(filter.name, in: row.name) && holds(filter.unit, in: row.unit)
            && matches(filter.id, [row.id]) && matches(filter.sought, [row.sought])
            && matches(filter.status, [row.status.title, row.status.name]) && matches(filter.granted, [row.granted])
    }

    private static func holds(_ wanted: String?, in text: @autoclosure () -> String) -> Bool {
        wanted.map { text().contains($0) } ?? true
    }

    private static func matches(_ wanted: String?, _ texts: @autoclosure () -> [String]) -> Bool {
        wanted.map { wanted in texts().contains { $0.lowercased() == wanted.lowercased() } } ?? true
    }

    /// Refuses a status that no result can have: an empty list would not say that it was misspelt.
    private static func expectStatus(_ word: String, _ call: Call) throws(Failure) {
        var known: [(name: String, title: String)] = []
        for machine in call.registry.definitions.flatMap(\.ruleset.machines) {
            guard let appraisal = machine.appraisal else { continue }
            let ends = machine.states.filter { $0.kind == .end }.map { (name: $0.name, title: $0.title) }
            for status in [(name: undecidedName, title: appraisal.undecidedTitle)] + ends
            where !known.contains(where: { $0 == status }) {
                known.append(status)
            }
        }
        if known.contains(where: { matches(word, [$0.name, $0.title]) }) { return }
        var choices: [String] = []
        for choice in known.map({ call.session.called($0.name, $0.title) }) where !choices.contains(choice) {
            choices.append(choice)
        }
        throw call.unknown(word, zh: "评审状态", en: "status of a result", choices: choices)
    }
}
