// open 打开: a case becomes the one that commands act on.

import Engine
import Source

extension Command {
    static let open = Command(
        "open", "打开", .workList, arguments: Words(zh: "编号", en: "CASE"),
        summary: Words(zh: "打开办件", en: "opens a case"),
        example: Words(zh: "打开 3", en: "open 3"), run: runOpen)
}

private func runOpen(_ call: Call) throws(Failure) -> Answer {
    let subject = try call.case(try call.caseID(try call.arguments.expectNext(Words(zh: "编号", en: "CASE")).text))
    try call.arguments.expectEnd()
    return call.opened(subject)
}

extension Call {
    /// Opens the case and says which it is and where it stands.
    func opened(_ subject: Case) -> Answer {
        session.desk.open = subject.id
        session.desk.selected = []
        let matter = session.title(of: registry.machine(of: subject))
        let status = session.status(of: subject)
        var answer = answer(
            zh: "\(session.label(of: subject)) · \(matter) · \(status)",
            en: "\(session.label(of: subject)) · \(matter) · \(status)")
        if let editable = session.editable(in: subject) {
            answer.add(words(zh: "  可以修改：\(editable)", en: "  editable: \(editable)"))
        }
        if let name = session.presentAccount, registry.draft(of: subject.id, by: name) != nil {
            answer.add(words(zh: "  有未完成的审核：审核", en: "  a review is under way: review"))
        }
        if let unseen = session.changesToJudge(in: subject) {
            let list = session.summary(of: unseen.changes, in: subject)
            answer.add(
                words(
                    zh: "  \(unseen.since.zh)：\(list)（查看 --changes）",
                    en: "  \(unseen.since.en): \(list) (show --changes)"))
        }
        return answer
    }
}
