// Differences between two rulebooks as a page of headings and lines, the same for every notation. How headings, lines
// and sessions look is for each renderer to say.

package import Machines
package import Source
package import Verification

/// A page about two rulebooks.
package struct DifferencePage: Sendable {
    /// A line of the page.
    package struct Line: Sendable {
        package let difference: Difference
        package let sentence: String
        /// Values that show a condition at work.
        package let example: String?
        /// The shortest session that the one side runs and the other refuses; nil where none is known.
        package let session: String?
        /// The steps of the shortest way that the one side allows and the other does not; empty where none is known.
        package let way: [String]
    }

    /// The lines about one part of a matter, or of what all matters share.
    package struct Section: Sendable {
        package let title: String
        package let lines: [Line]
    }

    /// The sections about a matter.
    package struct Group: Sendable {
        package let title: String
        /// The matter; nil for what all matters share.
        package let matter: MatterDifference?
        package let sections: [Section]
    }

    package let language: Language
    /// What can be done or is done in another way.
    package let groups: [Group]
    /// Wordings, which change nothing that can be done.
    package let wordings: [Group]
    package let isSameMeaning: Bool
    let details: DifferenceDetails

    /// The page about a difference.
    ///
    /// - Parameter session: The session that shows a difference.
    package init(
        _ difference: RulesetDifference, from old: Ruleset, to new: Ruleset, language: Language,
        session: (Difference) -> String? = { _ in nil }
    ) {
        self.language = language
        let details = DifferenceDetails(old: old, new: new, language: language)
        self.details = details
        let builder = PageBuilder(details: details)
        groups = builder.groups(difference, session) { !$0.isWording }
        wordings = builder.groups(difference, session) { $0.isWording }
        isSameMeaning = difference.isSameMeaning
    }

    /// How many abilities were gained and lost, and how much else is changed.
    package var counts: (gained: Int, lost: Int, changed: Int) {
        let lines = groups.flatMap(\.sections).flatMap(\.lines)
        func count(_ sign: Difference.Sign) -> Int { lines.count { $0.difference.sign == sign } }
        return (count(.gained), count(.lost), count(.changed))
    }

    /// One sentence on everything.
    package var summary: String {
        let reworded = wordings.flatMap(\.sections).reduce(0) { $0 + $1.lines.count }
        let wordings = details.words(
            reworded > 0 ? "；\(reworded) 处措辞" : "",
            reworded > 0 ? "; \(reworded) wording\(reworded == 1 ? "" : "s")" : "")
        guard !isSameMeaning else { return details.words("意义没有变化\(wordings)", "no change in meaning\(wordings)") }
        let (gained, lost, changed) = counts
        return details.words(
            "现在可以 \(gained) 项，不再能 \(lost) 项，其他变化 \(changed) 项\(wordings)",
            "\(gained) can now be done, \(lost) can no longer, \(changed) otherwise changed\(wordings)")
    }

    /// The heading of the wordings.
    package var wordingsTitle: String {
        details.words("措辞（不影响意义）", "wordings (no change in meaning)")
    }
}

/// Sorts differences under headings.
private struct PageBuilder {
    let details: DifferenceDetails

    func groups(
        _ difference: RulesetDifference, _ session: (Difference) -> String?,
        where isWanted: (Difference) -> Bool
    ) -> [DifferencePage.Group] {
        var groups = difference.matters.map { matter in
            DifferencePage.Group(
                title: title(of: matter), matter: matter,
                sections: sections(matter.differences.filter(isWanted), matter, session))
        }
        let common = sections(difference.common.filter(isWanted), nil, session)
        groups.append(
            DifferencePage.Group(title: details.words("各事项共用", "shared by all matters"), matter: nil, sections: common))
        return groups.filter { !$0.sections.isEmpty }
    }

    private func title(of matter: MatterDifference) -> String {
        let machine = matter.new.map { details.new.machines[$0] } ?? matter.old.map { details.old.machines[$0] }
        return machine.map { details.name(Named($0.facts.name, $0.facts.title)) } ?? ""
    }

    /// By role, and at each level by itself in the order of the ladder.
    private func sections(
        _ differences: [Difference], _ matter: MatterDifference?, _ session: (Difference) -> String?
    ) -> [DifferencePage.Section] {
        let ladder = matter?.new.map { details.new.machines[$0].levels.map(\.name) } ?? []
        func place(_ level: Named?) -> Int {
            level.map { level in ladder.firstIndex(of: level.name) ?? ladder.count } ?? -1
        }
        var places: [(role: Difference.Role, level: Named?)] = []
        for role in Difference.Role.allCases {
            var levels: [Named?] = []
            for difference in differences where difference.role == role && !levels.contains(difference.level) {
                levels.append(difference.level)
            }
            places += levels.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
                .map { (role, $0.element) }
        }
        return places.map { role, level in
            let lines = differences.filter { $0.role == role && $0.level == level }.sorted { one, other in
                one.sign.place < other.sign.place
            }
            return DifferencePage.Section(
                title: title(role, level), lines: lines.map { line($0, matter, session) })
        }
    }

    private func line(
        _ difference: Difference, _ matter: MatterDifference?, _ session: (Difference) -> String?
    ) -> DifferencePage.Line {
        DifferencePage.Line(
            difference: difference, sentence: details.sentence(difference, of: matter),
            example: details.text(difference.witness, of: matter),
            session: session(difference), way: difference.trace.map(details.steps) ?? [])
    }

    private func title(_ role: Difference.Role, _ level: Named?) -> String {
        switch role {
        case .applicant: details.words("申报人", "applicant")
        case .reviewer:
            level.map { level in
                let name = details.name(level)
                return details.words("\(name)审核人", "reviewer of \(name)")
            } ?? details.words("审核人", "reviewers")
        case .office: details.words("评审部门", "appraising office")
        case .administrator: details.words("管理员", "administrator")
        }
    }
}

extension Difference.Sign {
    fileprivate var place: Int {
        switch self {
        case .gained: 0
        case .lost: 1
        case .changed: 2
        }
    }

    /// The sign in front of a line.
    var mark: String {
        switch self {
        case .gained: "+"
        case .lost: "−"
        case .changed: "~"
        }
    }
}
