// export 导出: the result list as CSV under the manual's headings or as JSON; the journal keeps who took out what (R065,
// R066, R067). The list that an appraisal meeting fills in is made in `Line/MeetingList.swift`.

import Engine
import Reporting
import Source

extension Command {
    static let export = Command(
        "export", "导出", .results,
        arguments: Words(
            zh: "[编号,…|选中] " + ResultSearch.usage.zh + " [--meeting] [--force] 文件.csv|.json",
            en: "[CASE,…|selected] " + ResultSearch.usage.en + " [--meeting] [--force] FILE.csv|.json"),
        summary: Words(
            zh: "把结果导出为 CSV 或 JSON；没有记录时不写文件；--meeting：待评审的名单，填好后用“登记 --from”读回",
            en:
                "writes the results as CSV or JSON, no file where there are none; --meeting: the cases to be "
                + "appraised, to be filled in and read back by record --from"),
        example: Words(zh: "导出 --status 通过 名单.csv", en: "export --status passed passed.csv"),
        options: ResultSearch.options + [
            CommandOption("--meeting", takesValue: false), CommandOption("--force", takesValue: false),
        ], run: runExport)
}

private func runExport(_ call: Call) throws(Failure) -> Answer {
    let rows = try wantedRows(call)
    let name = try call.arguments.expectRest(Words(zh: "文件", en: "FILE"))
    let isMeeting = call.arguments.option("--meeting") != nil
    let forms = isMeeting ? [".csv"] : [".csv", ".json"]
    guard let form = forms.first(where: name.lowercased().hasSuffix) else {
        let base = call.words(zh: "名单", en: "results")
        throw call.unknown(name, zh: "可以导出的文件", en: "file to export to", choices: forms.map { base + $0 })
    }
    let asked = try ResultSearch.filter(call).text
    let parts = [rows.map(text(of:)), rows != nil && asked == "all" ? nil : asked]
    let filter = parts.compactMap(\.self).joined(separator: " ")
    let isAll = filter == "all"
    func found() throws(Failure) -> [ResultRow] { try foundRows(call, among: rows) }
    if isMeeting {
        let list = try MeetingList(call, among: isAll ? rows : found().map(\.subject.id))
        try call.hand(out: list.text, to: name, filter: "meeting" + (isAll ? "" : " " + filter), rows: list.count)
        return call.answer(
            zh: "已导出待评审 \(list.count) 人：\(name)；填好后：登记 --from \(name)",
            en: "exported \(list.count) to be appraised: \(name); when filled in: record --from \(name)")
    }
    let found = try found()
    let text = form == ".json" ? json(found) : csv(header: headings, rows: found.map(cells))
    try call.hand(out: text, to: name, filter: filter, rows: found.count)
    return call.answer(zh: "已导出 \(found.count) 人：\(name)", en: "exported \(found.count): \(name)")
}

/// The cases that stand before the file's name, or nil where none does.
private func wantedRows(_ call: Call) throws(Failure) -> [CaseID]? {
    guard let word = call.arguments.upcoming, !word.isQuoted, call.arguments.count > 1 else { return nil }
    if word.text == "selected" || word.text == "选中" {
        _ = call.arguments.parseNext()
        let selected = call.session.desk.selected
        if selected.isEmpty { throw .refusal(Refusal(.nothingSelected), nil) }
        return selected
    }
    guard CaseListPart.isList(word.text) else { return nil }
    _ = call.arguments.parseNext()
    return try call.cases(of: try CaseListPart.parse(word.text), from: []) { [] }
}

/// The rows that match, of these cases only where they were named; each of them must be among the results.
private func foundRows(_ call: Call, among ids: [CaseID]?) throws(Failure) -> [ResultRow] {
    let viewer = try call.viewer()
    let filter = try ResultSearch.filter(call)
    let results = ResultList(call.session, for: viewer, masksIDs: false)
    if let ids {
        let known = Set(results.cases(matching: CaseFilter()).map(\.id))
        for id in ids where !known.contains(id) {
            throw .refusal(Refusal(.notAmongResults).with("case", .case(id)), nil)
        }
    }
    let wanted = ids.map(Set.init)
    let rows = ResultSearch.cases(results, filter)
        .filter { wanted?.contains($0.id) ?? true }
        .compactMap { results.result(of: $0.id) }
    guard !rows.isEmpty else { throw .refusal(Refusal(.nothingToExport), nil) }
    return rows
}

/// As the journal keeps it: `cases=3,5`.
private func text(of ids: [CaseID]) -> String {
    "cases=" + ids.map { String($0.number) }.joined(separator: ",")
}

/// The columns of R064 without the checkbox and the operations, word for word.
private let headings = [
    "姓名", "证件号码", "推荐单位", "申请评定等级", "人才认定分类", "申报日期", "业务标志", "评审后评定级别",
]

private func cells(_ row: ResultRow) -> [String] {
    [row.name, row.id, row.unit, row.sought, row.kind, row.submitted, row.mark, row.granted]
}

private func json(_ rows: [ResultRow]) -> String {
    OrderedJSON.array(
        rows.map { row in
            [
                "case": .integer(Int(row.subject.id.number)), "name": .string(row.name), "id": .string(row.id),
                "unit": .string(row.unit), "sought": .string(row.sought), "class": .string(row.kind),
                "submitted": .string(row.submitted), "mark": .string(row.mark), "status": .string(row.status.name),
                "statusTitle": .string(row.status.title), "granted": .string(row.granted),
            ]
        }
    ).laidOut()
}

extension Call {
    /// Writes a file that takes data out, together with the event that says so: both are there in the end, or neither.
    /// A file that is there is replaced with `--force`, or where somebody at a terminal says so.
    func hand(out text: String, to name: String, filter: String, rows: Int) throws(Failure) {
        let bytes = Array(text.utf8)
        func write(replacing: Bool) throws(Failure) {
            try session.environment.writeFile(name, bytes, replacing) { () throws(Failure) in
                try session.commit { _, _ in .success([.exported(filter: filter, rows: rows)]) }
            }
        }
        do throws(Failure) {
            try write(replacing: arguments.option("--force") != nil)
        } catch {
            guard error.code == MistakeCode.fileExists.id, session.environment.isInteractive, session.playing == nil,
                isYes(ask(words(zh: "\(name) 已存在，覆盖吗？（是/否）", en: "\(name) is there already; replace it? (yes/no) ")))
            else { throw error }
            try write(replacing: true)
        }
    }

    private func isYes(_ answer: String?) -> Bool {
        answer.map { ["y", "yes", "是"].contains($0.lowercased()) } ?? false
    }
}
