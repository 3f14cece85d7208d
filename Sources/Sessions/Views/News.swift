// News for an account: results that were published since it was last here (R057). What waits for it is listed beside
// this by the inbox.

import Engine
import Machines
import Source

extension Call {
    /// A line for the published results of one's own declarations each, and one for those of the unit's applicants.
    func newsOfResults() throws(Failure) -> [String] {
        let party = try partyID()
        let since = try account().loginBefore ?? Moment(milliseconds: .min)
        var lines: [String] = []
        var others: [CaseID] = []
        for subject in registry.cases(appliedBy: party) where isPublished(subject, after: since) {
            let matter = session.title(of: registry.machine(of: subject))
            let result = session.recordedResult(of: subject)
            lines.append(
                words(
                    zh: "评审结果已公布：\(matter) · \(result)（办件 \(subject.id.number)）",
                    en: "result published: \(matter) · \(result) (case \(subject.id.number))"))
        }
        registry.deskRows(of: party) { row in
            guard !row.isAppraiser, let day = row.published, day >= since.day else { return }
            // WHY: a row knows the day; only on the day of the login itself the case must tell the moment.
            if day > since.day || registry.case(row.id).map({ isPublished($0, after: since) }) ?? false {
                others.append(row.id)
            }
        }
        guard !others.isEmpty else { return lines }
        let shown = others.prefix(5).compactMap(registry.case).map { session.label(of: $0) + " " + outcome(of: $0) }
        let more = others.count > 5 ? words(zh: " … 输入“结果”查看", en: " … see results") : ""
        let names = shown.joined(separator: session.listComma) + more
        lines.append(
            words(zh: "评审结果已公布 \(others.count) 件：\(names)", en: "results published, \(others.count): \(names)"))
        return lines
    }

    private func isPublished(_ subject: Case, after moment: Moment) -> Bool {
        subject.body.deeds.contains { $0.verb == .publish && $0.stamp.at > moment }
    }

    private func outcome(of subject: Case) -> String {
        guard let result = subject.body.result else { return "" }
        let outcome = registry.machine(of: subject).outcomes[result.outcome]
        return session.called(outcome.name, outcome.title)
    }
}
