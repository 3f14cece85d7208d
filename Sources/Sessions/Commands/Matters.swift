// matters 事项: what the account's kind of party can apply for, and how it stands with each.

import Engine
import Machines
import Source

extension Command {
    static let matters = Command(
        "matters", "事项", .applying,
        summary: Words(zh: "列出可以申报的事项", en: "lists what can be applied for"),
        example: Words(zh: "事项", en: "matters"), run: runMatters)
}

private func runMatters(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    let party = try call.party()
    var listing = Listing([
        .init("category", zh: "事项类别", en: "category", spansRows: true), .init("title", zh: "事项名称", en: "title"),
        .init("matter", zh: "命令中写", en: "matter"), .init("status", zh: "现状", en: "status", marks: Listing.statusMarks),
    ])
    let cases = call.registry.cases(appliedBy: party.id)
    for machine in call.registry.ruleset.machines where machine.facts.applicant == party.kind {
        let last = cases.last { call.registry.machine(of: $0).facts.name == machine.facts.name }
        let status = last.map { subject in
            call.words(zh: "办件 \(subject.id.number)", en: "case \(subject.id.number)") + " · "
                + call.session.status(of: subject)
        }
        listing.rows.append([
            machine.facts.category, machine.facts.title, machine.facts.name,
            status ?? call.words(zh: "未申报", en: "none"),
        ])
    }
    var answer = Answer()
    answer.add(listing)
    return answer
}
