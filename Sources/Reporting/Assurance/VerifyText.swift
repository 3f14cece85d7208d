// What a verification has found, for readers: a line a matter, then violations with the shortest way to each, remarks.

internal import Machines
package import Source
package import Verification

/// How a verification is told to one reader.
package struct VerificationFormat: Sendable {
    package let language: Language
    package let ink: Ink
    /// The greatest number of states that were to be explored.
    package let limit: Int

    package init(language: Language, ink: Ink, limit: Int) {
        self.language = language
        self.ink = ink
        self.limit = limit
    }

    /// The matter in full, ended by a line feed. `session` gives the trace as a session for `zhuji run`, where there is
    /// one; else its steps are told.
    package func text(_ matter: VerifiedMatter, session: (Trace) -> String? = { _ in nil }) -> String {
        var lines = [heading(matter)]
        if !matter.exploration.isWhole { lines.append("  " + boundary(matter)) }
        for finding in matter.exploration.findings { lines += text(finding, in: matter, session) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What a whole rulebook comes to, one line ended by a line feed.
    package func summary(_ matters: [VerifiedMatter]) -> String {
        let states = matters.reduce(0) { $0 + $1.exploration.stateCount }
        let violations = matters.reduce(0) { $0 + $1.exploration.violations.count }
        let remarks = matters.reduce(0) { $0 + $1.exploration.findings.count } - violations
        let unproved = matters.filter { !$0.exploration.isWhole }.count
        let counts = words(
            "\(matters.count) 个事项，\(states) 个状态：\(violations) 处违反，\(remarks) 条备注",
            "\(matters.count) matters, \(states) states: \(violations) violations, \(remarks) remarks")
        let rest = unproved == 0 ? "" : words("，\(unproved) 个事项未证完", ", \(unproved) not proved")
        return ink.paint(counts + rest, as: violations + unproved == 0 ? .good : .bad) + "\n"
    }

    private func heading(_ matter: VerifiedMatter) -> String {
        let facts = matter.machine.facts
        let exploration = matter.exploration
        let name = ink.paint(printable(words(facts.title, facts.name)), as: .strong)
        let counts = words(
            "\(exploration.stateCount) 个状态，\(matter.takenCount)/\(matter.machine.transitions.count) 项流转",
            "\(exploration.stateCount) states, \(matter.takenCount)/\(matter.machine.transitions.count) transitions")
        let verdict =
            exploration.isClean
            ? ink.paint(words("成立", "holds"), as: .good)
            : exploration.violations.isEmpty
                ? ink.paint(words("未证完", "not proved"), as: .bad)
                : ink.paint(words("\(exploration.violations.count) 处违反", "violated"), as: .bad)
        return name + words("：", ": ") + counts + words("，", ", ") + verdict
    }

    /// WHY: a proof that was cut off must not look like one that was made.
    private func boundary(_ matter: VerifiedMatter) -> String {
        words(
            "状态多于 \(limit) 个，没有证完。可用 --limit 提高上限（每个状态至多 24 字节），或减少模块、级次和可选路径",
            "more than \(limit) states, so nothing is proved. Raise --limit (at most 24 bytes a state), or have fewer"
                + " modules, levels or ways")
    }

    private func text(
        _ finding: Finding, in matter: VerifiedMatter, _ session: (Trace) -> String?
    ) -> [String] {
        let label = finding.law.isRemark ? words("备注", "remark") : words("违反", "violation")
        let head = ink.paint("\(label)[\(finding.law.id)]", as: finding.law.isRemark ? .warning : .error)
        var lines = [
            "  " + head + words("：", ": ") + ink.paint(matter.reason(of: finding, in: language), as: .strong)
        ]
        if let location = matter.location(of: finding) {
            lines.append("    " + ink.paint("-->", as: .gutter) + " " + sourcePlace(of: location, in: matter.sources))
        }
        if finding.law.isRemark { return lines }
        let cure = matter.cure(of: finding, in: language)
        lines.append("    " + ink.paint(words("办法", "cure"), as: .help) + words("：", ": ") + cure)
        guard let trace = finding.trace else { return lines }
        if let session = session(trace) {
            lines.append("    " + ink.paint(words("最短的会话：", "the shortest session:"), as: .help))
            return lines + session.split(separator: "\n", omittingEmptySubsequences: false).map { "      " + $0 }
        }
        lines.append("    " + ink.paint(words("最短的过程：", "the shortest way:"), as: .help))
        return lines + steps(trace, in: matter).enumerated().map { "      \($0 + 1). \($1)" }
    }

    /// The trace's steps, a line each, the application first.
    private func steps(_ trace: Trace, in matter: VerifiedMatter) -> [String] {
        let deeds = DeedText(matter.names, language)
        func told(_ deed: String, _ premise: Premise) -> String {
            let texts = deeds.texts(premise)
            return texts.isEmpty
                ? deed : deed + words("（", " (") + texts.joined(separator: words("，", ", ")) + words("）", ")")
        }
        return [told(words("申报人：申报", "applicant: apply"), trace.application)]
            + trace.steps.map { told(deeds.text($0), $0.premise) }
    }

    private func words(_ zh: String, _ en: String) -> String { Words(zh: zh, en: en)[language] }
}
