// list 列表: the account's cases, of one matter or of all, as they stand on its desk (R038, R040).

import Engine
import Machines
import Source

extension Command {
    static let list = Command(
        "list", "列表", .workList,
        arguments: Words(
            zh: "[事项] [待审核|待送审|已退回|今日办结|总办结|全部] " + CaseFilter.usage.zh,
            en: "[MATTER] [pending|dispatch|returned|today|done|all] " + CaseFilter.usage.en),
        summary: Words(zh: "列出本账号的办件", en: "lists the account's cases"),
        example: Words(zh: "列表 人才分类定级评定 待审核", en: "list talent-grading pending"),
        options: CaseFilter.options, run: runList)
}

private func runList(_ call: Call) throws(Failure) -> Answer {
    let party = try call.partyID()
    var filter = try CaseFilter(optionsOf: call)
    try filter.takeWords(call)
    try call.arguments.expectEnd()
    let cases = call.session.cases(of: party, matching: filter)
    guard !cases.isEmpty else { return call.answer(zh: "没有办件", en: "no cases") }
    var answer = Answer()
    answer.add(call.session.listing(of: cases))
    return answer
}

extension Session {
    /// A list of cases: number, applicant, matter, where it stands, and since when.
    func listing(of cases: [Case]) -> Listing {
        var listing = Listing([
            .init("case", zh: "办件", en: "case", isNumber: true), .init("applicant", zh: "申报人", en: "applicant"),
            .init("matter", zh: "事项", en: "matter"), .init("status", zh: "现状", en: "status"),
            .init("since", zh: "自", en: "since"),
        ])
        listing.rows = cases.map { subject in
            [
                String(subject.id.number), applicant(of: subject), title(of: registry.machine(of: subject)),
                status(of: subject), subject.since.day.description,
            ]
        }
        return listing
    }
}
