// dashboard 统一审核: six tiles and the table of matters by what stands on this party's desk (R033–R037).

import Engine
import Machines
import Source

extension Command {
    static let dashboard = Command(
        "dashboard", "统一审核", .workList, arguments: Words(zh: "[年度|全部]", en: "[YEAR|all]"),
        summary: Words(zh: "各事项的待审核、待送审、已退回与办结件数", en: "counts of all matters"),
        example: Words(zh: "统一审核 2023", en: "dashboard 2023"), run: runDashboard)
}

private func runDashboard(_ call: Call) throws(Failure) -> Answer {
    let party = try call.partyID()
    let today = call.session.moment.day
    let year = try businessYear(call, today: today)
    try call.arguments.expectEnd()
    let table = call.registry.deskTable(for: party, year: year, today: today)
    let sum = table.sum
    var listing = Listing(columns(call))
    for row in table.rows {
        let cells = [row.counts.pending, row.counts.dispatch, row.counts.returned, row.counts.today, row.counts.done]
        listing.rows.append(
            [row.category, call.session.called(row.name, row.title)]
                + cells.map { call.session.output == .table ? call.words(zh: "\($0) 条", en: "\($0)") : "\($0)" })
    }
    let span = year.map { String($0) } ?? call.words(zh: "全部", en: "all")
    var answer = call.answer(zh: "统一审核 · 年度 \(span)", en: "dashboard · year \(span)")
    answer.add(
        call.words(
            zh: "全部 \(sum.all) · 审核 \(sum.pending) · 送审 \(sum.dispatch)\(sum.dispatch > 0 ? "（请及时送审）" : "")"
                + " · 已退回 \(sum.returned) · 今日办结 \(sum.today) · 全部办结 \(sum.done)",
            en: "all \(sum.all) · pending \(sum.pending) · to dispatch \(sum.dispatch) · returned \(sum.returned)"
                + " · done today \(sum.today) · done \(sum.done)"))
    answer.add(listing)
    return answer
}

private func businessYear(_ call: Call, today: CivilDate) throws(Failure) -> Int? {
    guard let word = call.arguments.parseNext()?.text else { return today.components.year }
    if word == "all" || word == "全部" { return nil }
    guard let year = Int(word), (1900...9999).contains(year) else {
        throw call.unknown(
            word, zh: "年度", en: "year", choices: [String(today.components.year), call.session.called("all", "全部")])
    }
    return year
}

private func columns(_ call: Call) -> [Listing.Column] {
    [
        .init("category", zh: "事项类别", en: "category", spansRows: true),
        .init("matter", zh: "事项名称", en: "matter"),
        .init("pending", zh: "待审核", en: "pending", isNumber: true),
        .init("dispatch", zh: "待送审", en: "dispatch", isNumber: true),
        .init("returned", zh: "已退回", en: "returned", isNumber: true),
        .init("today", zh: "今日办结", en: "today", isNumber: true),
        .init("done", zh: "总办结", en: "done", isNumber: true),
    ]
}
