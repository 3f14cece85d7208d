// dashboard 统一审核: six tiles and the table of matters by what stands on this party's desk, and the cases behind each
// of its numbers (R033–R038, R058).

import Engine
import Machines
import Source

extension Command {
    static let dashboard = Command(
        "dashboard", "统一审核", .workList,
        arguments: Words(
            zh: "[年度|全部] [行号|事项] [待审核|待送审|已退回|今日办结|总办结] \(CommandOption.pagingUsage.zh)",
            en: "[YEAR|all] [ROW|MATTER] [pending|dispatch|returned|today|done] \(CommandOption.pagingUsage.en)"),
        summary: Words(
            zh: "各事项的待审核、待送审、已退回与办结件数；加行号和列名，看是哪些办件",
            en: "counts of all matters; with a row and a column, the cases behind a count"),
        example: Words(zh: "统一审核 2023 3 待审核", en: "dashboard 2023 3 pending"), options: CommandOption.paging,
        run: runDashboard)
}

private func runDashboard(_ call: Call) throws(Failure) -> Answer {
    let viewer = try call.viewer()
    var filter = CaseFilter()
    filter.year = parseYear(call)
    let isCell = call.arguments.upcoming != nil
    try takeCell(call, viewer, &filter)
    try call.arguments.expectEnd()
    return isCell ? try cell(call, viewer, filter) : table(call, viewer, filter.year)
}

// MARK: The table

private func table(_ call: Call, _ viewer: Viewer, _ year: Int?) -> Answer {
    let table = call.registry.deskTable(for: viewer.party, year: year, today: call.session.moment.day)
    let sum = table.sum
    let span = year.map { String($0) } ?? call.words(zh: "全部", en: "all")
    var answer = call.answer(zh: "统一审核 · 年度 \(span)", en: "dashboard · year \(span)")
    answer.add(
        call.words(
            zh: "全部 \(sum.all) · 审核 \(sum.pending) · 送审 \(sum.dispatch)\(sum.dispatch > 0 ? "（请及时送审）" : "")"
                + " · 已退回 \(sum.returned) · 今日办结 \(sum.today) · 全部办结 \(sum.done)",
            en: "all \(sum.all) · pending \(sum.pending)"
                + " · to dispatch \(sum.dispatch)\(sum.dispatch > 0 ? " (in good time, please)" : "")"
                + " · returned \(sum.returned) · done today \(sum.today) · done \(sum.done)"))
    answer.add(listing(of: table, call))
    if table.waitingInOtherYears > 0 {
        answer.add(
            call.words(
                zh: "另有其他年度的 \(table.waitingInOtherYears) 件待办：统一审核 全部",
                en: "\(table.waitingInOtherYears) of other years are waiting: dashboard all"))
    }
    if let hint = hint(of: table, year, call) { answer.add(hint) }
    return answer
}

private func listing(of table: DeskTable, _ call: Call) -> Listing {
    var listing = Listing(
        [
            .init("row", zh: "行", en: "row", isNumber: true),
            .init("category", zh: "事项类别", en: "category", spansRows: true),
            .init("matter", zh: "事项名称", en: "matter"),
        ]
            + countedStates.map { state in
                .init(
                    state.rawValue, zh: state.chinese, en: state.rawValue, isNumber: true,
                    shown: { call.words(zh: "\($0) 条", en: $0) })
            })
    listing.rows = table.rows.enumerated().map { place, row in
        [String(place + 1), row.category, call.session.called(row.name, row.title)]
            + countedStates.map { String(row.counts[$0]) }
    }
    return listing
}

/// How to see the cases behind a number, by the first one that is not nought.
private func hint(of table: DeskTable, _ year: Int?, _ call: Call) -> String? {
    for state in [ListState.pending, .dispatch, .returned, .done] {
        guard let row = table.rows.firstIndex(where: { $0.counts[state] > 0 }) else { continue }
        var words = [call.session.called("dashboard", "统一审核")]
        if year == nil { words.append(call.session.called("all", "全部")) }
        if let year, year != call.session.moment.day.components.year { words.append(String(year)) }
        words += [String(row + 1), call.session.called(state.rawValue, state.chinese)]
        let line = words.joined(separator: " ")
        return call.words(zh: "看明细：\(line)", en: "the cases: \(line)")
    }
    return nil
}

/// The columns of counts, in the manual's order (R036).
private let countedStates: [ListState] = [.pending, .dispatch, .returned, .today, .done]

extension DeskCounts {
    fileprivate subscript(state: ListState) -> Int {
        switch state {
        case .pending: pending
        case .dispatch: dispatch
        case .returned: returned
        case .today: today
        case .done: done
        case .all: all
        }
    }
}

// MARK: The cases behind a number

private func cell(_ call: Call, _ viewer: Viewer, _ filter: CaseFilter) throws(Failure) -> Answer {
    let session = call.session
    let span = filter.year.map { call.words(zh: "\($0) 年度", en: "\($0)") }
    let matter = filter.matter.flatMap(session.title(ofMatter:))
    let place = [
        session.called("dashboard", "统一审核"), span ?? call.words(zh: "全部年度", en: "all years"), matter,
        session.called(filter.state.rawValue, filter.state.chinese),
    ].compactMap(\.self)
    var answer = call.answer(
        zh: "当前位置：\(place.joined(separator: " / "))", en: "you are at: \(place.joined(separator: " / "))")
    answer.append(
        isResultList(call, filter)
            ? try call.listedResults(ResultFilter(cases: filter), for: viewer, isPlaced: true)
            : try call.listed(filter, for: viewer))
    return answer
}

/// What a matter with an appraisal has done is its result list (R038, R058).
private func isResultList(_ call: Call, _ filter: CaseFilter) -> Bool {
    guard filter.state == .done, let matter = filter.matter else { return false }
    return call.registry.definitions.contains { definition in
        definition.ruleset.machines.contains { $0.facts.name == matter && $0.appraisal != nil }
    }
}

/// A year, or `all` for every one; otherwise this year, and the word is left where it stands.
private func parseYear(_ call: Call) -> Int? {
    let today = call.session.moment.day.components.year
    guard let word = call.arguments.upcoming?.text else { return today }
    if word == "all" || word == "全部" {
        _ = call.arguments.parseNext()
        return nil
    }
    guard let year = Int(word), (1900...9999).contains(year) else { return today }
    _ = call.arguments.parseNext()
    return year
}

/// A row and a column of the table, either of which may be left out.
private func takeCell(_ call: Call, _ viewer: Viewer, _ filter: inout CaseFilter) throws(Failure) {
    if let word = call.arguments.upcoming?.text, let row = Int(word) {
        let table = call.registry.deskTable(for: viewer.party, year: filter.year, today: call.session.moment.day)
        guard table.rows.indices.contains(row - 1) else {
            throw call.unknown(word, zh: "统一审核的行号", en: "row of the dashboard", choices: ["1–\(table.rows.count)"])
        }
        filter.matter = table.rows[row - 1].name
        _ = call.arguments.parseNext()
    }
    try filter.takeWords(call)
}
