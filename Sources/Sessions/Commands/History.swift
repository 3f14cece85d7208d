// history 经过: everything that was done with a case, in order.

import Engine
import Machines
import Reporting
import Source

extension Command {
    static let history = Command(
        "history", "经过", .reviewing, arguments: Words(zh: "[编号]", en: "[CASE]"),
        summary: Words(zh: "办件从申报至今的经过", en: "everything that was done with the case"),
        example: Words(zh: "经过 3", en: "history 3"), run: runHistory)
}

private func runHistory(_ call: Call) throws(Failure) -> Answer {
    let subject = try call.namedOrOpenCase()
    let machine = call.registry.machine(of: subject)
    var listing = Listing([
        .init("at", zh: "时间", en: "at"), .init("by", zh: "经办", en: "by"), .init("verb", zh: "操作", en: "what"),
        .init("modules", zh: "模块", en: "modules"), .init("text", zh: "意见或说明", en: "opinion or note"),
    ])
    for deed in subject.body.deeds where isShown(deed, call, subject) {
        let stage = machine.states[Int(deed.state.index)].stage
        listing.rows.append([
            call.session.text(of: deed.stamp.at), call.registry.title(of: deed.party),
            what(deed, stage, call, machine), modules(deed, call, machine), text(of: deed, call, subject),
        ])
    }
    var answer = Answer(lines: [call.session.heading(of: subject)])
    answer.add(listing)
    return answer
}

/// WHY: what the office recorded counts for nobody else until it is published (R060).
private func isShown(_ deed: Deed, _ call: Call, _ subject: Case) -> Bool {
    guard deed.verb == .record, let account = call.session.presentAccount.flatMap(call.registry.account) else {
        return true
    }
    if account.party == subject.body.appraiser { return true }
    // What was corrected before the publication is the office's own.
    let isPublished = subject.visibleResult(in: call.registry.machine(of: subject), for: account.party) != nil
    return isPublished && deed == subject.body.deeds.last { $0.verb == .record }
}

private func what(_ deed: Deed, _ stage: Int?, _ call: Call, _ machine: Machine) -> String {
    let title = machine.title(of: deed.verb, at: stage, in: call.language)
    switch deed.pick {
    case .nothing: break
    case .applicant, .level, .outcome, .attachment:
        let term = machine.term(of: deed.pick)
        return title + (deed.verb == .return ? " → " : " ") + call.session.called(term.name, term.title)
    }
    guard deed.verb == .judge else { return title }
    return title + " " + call.words(zh: deed.isRight ? "无误" : "有误", en: deed.isRight ? "right" : "wrong")
}

/// What was written, or what was recorded with the result's fields.
private func text(of deed: Deed, _ call: Call, _ subject: Case) -> String {
    deed.result.map { call.session.fields(of: $0, of: subject) } ?? deed.text
}

private func modules(_ deed: Deed, _ call: Call, _ machine: Machine) -> String {
    call.session.titles(of: deed.modules, in: machine)
}
