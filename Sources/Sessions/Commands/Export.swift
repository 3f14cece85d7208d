// export 导出: the result list as CSV under the manual's headings; the journal keeps who took out what (R066, R067).

import Engine
import Reporting
import Source

extension Command {
    static let export = Command(
        "export", "导出", .results,
        arguments: Words(zh: ResultSearch.usage.zh + " 文件.csv", en: ResultSearch.usage.en + " FILE.csv"),
        summary: Words(zh: "把结果导出为 CSV；没有记录时不写文件", en: "writes the results as CSV; no file where there are none"),
        example: Words(zh: "导出 --status 通过 名单.csv", en: "export --status passed passed.csv"),
        options: ResultSearch.options, run: runExport)
}

/// The columns of R064 without the checkbox and the operations, word for word.
private let headings = [
    "姓名", "证件号码", "推荐单位", "申请评定等级", "人才认定分类", "申报日期", "业务标志", "评审后评定级别",
]

private func runExport(_ call: Call) throws(Failure) -> Answer {
    let session = call.session
    let party = try call.partyID()
    let filter = ResultSearch.filter(call)
    let name = try call.arguments.expectRest(Words(zh: "文件", en: "FILE"))
    guard name.lowercased().hasSuffix(".csv") else {
        throw call.unknown(name, zh: "可以导出的文件", en: "file to export to", choices: ["名单.csv"])
    }
    let rows = ResultSearch.rows(session, party, filter, masksIDs: false)
    guard !rows.isEmpty else { throw .refusal(Refusal(.nothingToExport), nil) }
    let cells = rows.map { row in
        [row.name, row.id, row.unit, row.sought, row.kind, row.submitted, row.mark, row.granted]
    }
    try session.environment.writeFile(name, Array(csv(header: headings, rows: cells).utf8)) { () throws(Failure) in
        try session.commit { _, _ in .success([.exported(filter: filter.text, rows: rows.count)]) }
    }
    return call.answer(zh: "已导出 \(rows.count) 人：\(name)", en: "exported \(rows.count): \(name)")
}
