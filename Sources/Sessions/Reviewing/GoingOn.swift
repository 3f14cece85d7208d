// What a decision answers, and how the work goes on after it.

import Engine
import Machines
import Source

extension Call {
    /// Carries out a decision on the open case, and answers it with the way to the next.
    func decide(_ act: Act) throws(Failure) -> Answer {
        let subject = try self.act(act)
        var answer = decided(subject, act.step.verb)
        let waiting = registry.waitingRows(for: try partyID())
        if case .approve = act, let reminder = dispatchReminder(of: waiting) { answer.add("  " + reminder) }
        let left = waiting.count { $0.id != subject.id }
        if left > 0 { answer.add(words(zh: "  还有 \(left) 件待办：下一件", en: "  \(left) more waiting: next")) }
        return answer
    }

    /// That some of the cases wait to be sent on, and how (R035); nil where none does.
    private func dispatchReminder(of waiting: [DeskRow]) -> String? {
        let count = waiting.count { registry.kind(of: $0) == .dispatch }
        guard count > 0 else { return nil }
        return words(
            zh: "待送审 \(count) 件，请及时送审：选择 全部", en: "\(count) to dispatch, in good time: select all")
    }

    /// `已退回：办件 3 · 已退回，待张三修改`, and the problem modules of a return.
    func decided(_ subject: Case, _ verb: Machines.Verb) -> Answer {
        switch verb {
        case .return:
            var answer = done(subject, zh: "已退回", en: "returned")
            let modules = subject.body.deeds.last?.modules ?? .none
            if !modules.isEmpty {
                let titles = session.titles(of: modules, in: registry.machine(of: subject))
                answer.add(words(zh: "  问题模块：\(titles)", en: "  problem modules: \(titles)"))
            }
            return answer
        case .terminate: return done(subject, zh: "已终止", en: "terminated")
        default: return done(subject, zh: "已通过", en: "approved")
        }
    }

    /// `审核未完 1 件：办件 3 张三（审核 3）`; nil where the account has no review under way.
    func unfinishedReviews(of account: Account) -> String? {
        let cases = registry.cases(draftedBy: account.name).compactMap(registry.case)
        guard let first = cases.first else { return nil }
        let shown = cases.prefix(5).map(session.label).joined(separator: session.listComma)
        let number = first.id.number
        return words(
            zh: "审核未完 \(cases.count) 件：\(shown)（审核 \(number)）",
            en: "reviews under way, \(cases.count): \(shown) (review \(number))")
    }

    /// `已核对 4/4：办件 3，由审批人作出决定`.
    func judged(_ subject: Case) -> Answer {
        let modules = levelModules(subject, registry.machine(of: subject))
        let done = modules.intersection(subject.configuration.verdicts.judged).count
        return answer(
            zh: "已核对 \(done)/\(modules.count)：办件 \(subject.id.number)，由审批人作出决定",
            en: "\(done)/\(modules.count) judged: case \(subject.id.number); an approver decides")
    }

    /// The cases that wait for the party's review, but these, the one that has waited longest first. For an account
    /// that only judges, those with an open module.
    func waitingForReview(besides seen: Set<CaseID>) throws(Failure) -> [CaseID] {
        let author = try session.expectAuthor()
        let waiting = registry.waitingRows(for: author.party).filter { row in
            guard registry.kind(of: row) == .review, !seen.contains(row.id) else { return false }
            if author.role.allows(.approve) { return true }
            guard let subject = registry.case(row.id) else { return false }
            let modules = levelModules(subject, registry.machine(of: subject))
            return !modules.subtracting(subject.configuration.verdicts.judged).isEmpty
        }
        return waiting.sorted { ($0.since, $0.id) < ($1.since, $1.id) }.map(\.id)
    }
}
