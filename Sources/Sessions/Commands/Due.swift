// due 期限: the cases that wait for this account, by the day on which they are due.

import Engine
import Machines
import Reporting
import Source

extension Command {
    static let due = Command(
        "due", "期限", .workList, arguments: Words(zh: "[事项] [--page 页码]", en: "[MATTER] [--page N]"),
        summary: Words(zh: "按期限列出本账号经办的办件，超期的在前", en: "lists what waits for this account by due date, overdue first"),
        example: Words(zh: "期限", en: "due"), options: [CommandOption("--page", takesValue: true)], run: runDue)
}

private func runDue(_ call: Call) throws(Failure) -> Answer {
    let session = call.session
    var matter: String?
    if let word = call.arguments.parseNext()?.text { matter = try call.matterName(word) }
    try call.arguments.expectEnd()
    let waiting = try call.waitingInView().filter { row in
        matter.map { call.registry.machine(of: row).facts.name == $0 } ?? true
    }
    let cases = session.dueCases(among: waiting)
    let page = try call.page(of: cases.count)
    guard !cases.isEmpty || session.output != .table else {
        return call.answer(zh: "没有限期办理的办件", en: "nothing has a time limit")
    }
    var listing = Listing([
        .init("case", zh: "办件", en: "case", isNumber: true), .init("due", zh: "期限", en: "due", isWhole: true),
        .init("standing", zh: "情况", en: "standing", marks: Listing.standingMarks),
        .init("applicant", zh: "申报人", en: "applicant"), .init("matter", zh: "事项", en: "matter"),
        .init("status", zh: "现状", en: "status", marks: Listing.statusMarks),
    ])
    listing.rows = cases[page.rows].compactMap { found in
        guard let subject = call.registry.case(found.row.id) else { return nil }
        return [
            String(subject.id.number), found.due.day.description, session.text(of: found),
            session.applicant(of: subject), session.title(of: call.registry.machine(of: subject)),
            session.status(of: subject),
        ]
    }
    var answer = Answer()
    answer.add(listing)
    answer.add(call.footer(of: page))
    if let note = session.doubtNote(of: Array(cases[page.rows])) { answer.add(note) }
    return answer
}

extension Call {
    /// The cases that wait for the account's party; for an auditor, who reads all, those that wait for anybody.
    fileprivate func waitingInView() throws(Failure) -> [DeskRow] {
        switch try viewer() {
        case .auditor: registry.rows(of: nil) { row, _ in registry.kind(of: row) != .end }
        case .party(let party): registry.waitingRows(for: party)
        }
    }
}
