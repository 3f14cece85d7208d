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
        var others: [Case] = []
        for subject in registry.cases(appliedBy: party) where isPublished(subject, after: since) {
            let matter = session.title(of: registry.machine(of: subject))
            let result = session.recordedResult(of: subject)
            lines.append(
                words(
                    zh: "评审结果已公布：\(matter) · \(result)（办件 \(subject.id.number)）",
                    en: "result published: \(matter) · \(result) (case \(subject.id.number))"))
        }
        var touched: [CaseID] = []
        registry.deskRows(of: party) { if $0.touched >= since.day { touched.append($0.id) } }
        for subject in touched.compactMap(registry.case)
        where subject.body.appraiser != party && isPublished(subject, after: since) { others.append(subject) }
        guard !others.isEmpty else { return lines }
        let shown = others.prefix(5).map { session.label(of: $0) + " " + outcome(of: $0) }
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
