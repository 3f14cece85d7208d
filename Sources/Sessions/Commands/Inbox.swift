// inbox 待办: what waits for this account and what is new since its last login. Shown at login too.

import Engine
import Machines
import Source

extension Command {
    static let inbox = Command(
        "inbox", "待办", .workList,
        summary: Words(
            zh: "本账号的待办，以及上次登录后的新情况", en: "what waits for this account, and what is new since its last login"),
        example: Words(zh: "待办", en: "inbox"), run: runInbox)
}

private func runInbox(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    return Answer(lines: try inboxLines(call))
}

/// A line for each kind of thing that waits or is new, or one that nothing does.
func inboxLines(_ call: Call) throws(Failure) -> [String] {
    let account = try call.account()
    let lines: [String]
    switch account.role {
    case .administrator: lines = requestLines(call)
    case .auditor: lines = []
    case .applicant, .clerk, .approver: lines = try waitingLines(call, account) + endedLines(call, account)
    }
    return lines.isEmpty ? [call.words(zh: "没有待办", en: "nothing is waiting")] : lines
}

/// For administrators: who asks for a code.
private func requestLines(_ call: Call) -> [String] {
    let names = call.registry.accounts.filter(\.isWaitingForCode).map(\.name).sorted()
    guard !names.isEmpty else { return [] }
    let shown = names.joined(separator: call.session.listComma)
    return [
        call.words(
            zh: "请求一次性码 \(names.count) 个：\(shown)（账号 发码 账号）",
            en: "\(names.count) ask for a code: \(shown) (accounts reset NAME)")
    ]
}

private func waitingLines(_ call: Call, _ account: Account) throws(Failure) -> [String] {
    let waiting = call.registry.waitingRows(for: try call.partyID())
    let groups: [(State.Kind, Words)] = [
        (.review, Words(zh: "待审核", en: "to review")),
        (.dispatch, Words(zh: "待送审，请及时送审", en: "to dispatch, in good time")),
        (.returned, Words(zh: "退回给我修改", en: "returned to me")),
        (.draft, Words(zh: "填报中", en: "drafts")),
        (.appraisal, Words(zh: "待登记或公布评审结果", en: "to record or publish")),
    ]
    var lines = try call.newsOfResults()
    for (kind, words) in groups {
        let cases = waiting.filter { kind == call.registry.kind(of: $0) }
        if !cases.isEmpty { lines.append(line(call, words, cases, since: account.loginBefore)) }
    }
    if let unfinished = call.unfinishedReviews(of: account) { lines.append(unfinished) }
    if let due = call.session.dueSummary(of: call.session.dueCases(among: waiting)) {
        lines.append(call.words(zh: due + "：输入“期限”查看", en: due + ": see `due`"))
    }
    return lines
}

/// The account's own cases that ended since its last login, those with a published result apart.
private func endedLines(_ call: Call, _ account: Account) -> [String] {
    guard let party = account.party, let before = account.loginBefore else { return [] }
    let ended = call.registry.cases(appliedBy: party).filter {
        $0.since > before && $0.body.result == nil && call.registry.kind(of: $0) == .end
    }
    guard !ended.isEmpty else { return [] }
    let shown = ended.prefix(5).map { call.session.label(of: $0) + " " + call.session.status(of: $0) }
        .joined(separator: call.session.listComma)
    return [call.words(zh: "上次登录后办结 \(ended.count) 件：\(shown)", en: "ended since, \(ended.count): \(shown)")]
}

/// `待审核 2 件（新 1）：办件 3 张三、办件 4 李四`; of many the first five are named.
private func line(_ call: Call, _ words: Words, _ cases: [DeskRow], since before: Moment?) -> String {
    let shown = cases.prefix(5).compactMap { call.registry.case($0.id).map(call.session.label) }
        .joined(separator: call.session.listComma)
    let more = cases.count > 5 ? " …" : ""
    let new = before.map { before in cases.count { $0.since > before } } ?? 0
    let news = new == 0 ? "" : call.words(zh: "（新 \(new)）", en: ", \(new) new")
    return call.words(
        zh: "\(words.zh) \(cases.count) 件\(news)：\(shown)\(more)",
        en: "\(words.en), \(cases.count)\(news): \(shown)\(more)")
}

extension Registry {
    /// What kind of state the case is in.
    func kind(of subject: Case) -> State.Kind {
        machine(of: subject).states[Int(subject.configuration.state.index)].kind
    }
}
