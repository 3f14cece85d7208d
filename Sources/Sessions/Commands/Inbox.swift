// inbox 待办: what waits for this account, and results published to it, by matter. Shown at login too.

import Engine
import Machines
import Source

extension Command {
    static let inbox = Command(
        "inbox", "待办", .workList,
        summary: Words(zh: "本账号的待办", en: "what waits for this account"),
        example: Words(zh: "待办", en: "inbox"), run: runInbox)
}

private func runInbox(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    return Answer(lines: try inboxLines(call))
}

/// A line for each kind of thing that waits, or one that nothing does.
func inboxLines(_ call: Call) throws(Failure) -> [String] {
    let party = try call.partyID()
    let waiting = call.session.waiting(for: party)
    let groups: [(State.Kind, Words)] = [
        (.review, Words(zh: "待审核", en: "to review")),
        (.dispatch, Words(zh: "待送审，请及时送审", en: "to dispatch, in good time")),
        (.returned, Words(zh: "退回给我修改", en: "returned to me")),
        (.draft, Words(zh: "填报中", en: "drafts")),
        (.appraisal, Words(zh: "待登记或公布评审结果", en: "to record or publish")),
    ]
    var lines = try call.newsOfResults()
    for (kind, words) in groups {
        let cases = waiting.filter {
            call.registry.machine(of: $0).states[Int($0.configuration.state.index)].kind == kind
        }
        if cases.isEmpty { continue }
        lines.append(line(call, words, cases))
    }
    if let due = call.session.dueSummary(of: call.session.dueCases(among: waiting)) {
        lines.append(call.words(zh: due + "：输入“期限”查看", en: due + ": see `due`"))
    }
    return lines.isEmpty ? [call.words(zh: "没有待办", en: "nothing is waiting")] : lines
}

/// `待审核 2 件：办件 3 张三、办件 4 李四`; of many the first five are named.
private func line(_ call: Call, _ words: Words, _ cases: [Case]) -> String {
    let shown = cases.prefix(5).map(call.session.label).joined(separator: call.session.listComma)
    let more = cases.count > 5 ? " …" : ""
    return call.words(
        zh: "\(words.zh) \(cases.count) 件：\(shown)\(more)", en: "\(words.en), \(cases.count): \(shown)\(more)")
}
