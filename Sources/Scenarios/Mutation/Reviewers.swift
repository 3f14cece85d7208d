// Changes to who reviews, and to what must be judged.

internal import Source
internal import Syntax

extension MutationKind {
    static let reviewers: [MutationKind] = [
        MutationKind(
            "chain-limit", "移链长", Words(zh: "链长上限加减一", en: "moves the limit of a chain by one"), at: [.reviewer]
        ) { ReviewerSyntax(node: $0.node).chainLimit?.shifts(least: 1) ?? [] },
        MutationKind(
            "drop-chain", "删链", Words(zh: "不再逐级向上", en: "no longer goes on from party to party"), at: [.reviewer]
        ) {
            guard let word = $0.node.tokenIndex(of: .then) else { return [] }
            return [[.removing(tail: word..<$0.node.tokenRange.upperBound, of: $0.tree)]]
        },
        MutationKind(
            "change-reviewer", "换审核人", Words(zh: "改由另一层级或另一部门负责", en: "hands over to another tier or another office"),
            at: [.reviewer, .appraisalOffice], otherOffices),
        MutationKind("drop-judge", "删核对", Words(zh: "不再要求核对模块", en: "no longer asks to judge modules"), at: [.judge]) {
            [[.removing(statement: $0.node)]]
        },
        MutationKind(
            "narrow-judge", "少核对", Words(zh: "少核对模块", en: "asks to judge fewer modules"), at: [.judge], fewerModules),
    ]

    private static let otherOffices: @Sendable (MutationSite) -> [[TextEdit]] = { site in
        guard let tier: NameSyntax = site.node.view(after: .at), let office = site.node.view(PathSyntax.self) else {
            return []
        }
        var changes: [[TextEdit]] = []
        for other in site.surroundings.offices {
            if other.name == office.text {
                changes += other.tiers.filter { $0 != tier.text }.map { [.replacing(tier.node, by: $0)] }
            } else if other.tiers.contains(tier.text) {
                changes.append([.replacing(office.node, by: other.name)])
            }
        }
        return changes
    }

    /// One module less; a route's levels, whose modules are those of many matters, keep a single one.
    private static let fewerModules: @Sendable (MutationSite) -> [[TextEdit]] = { site in
        let judge = JudgeSyntax(node: site.node)
        let names = judge.modules.map(\.node)
        if !judge.isEveryModule {
            return names.count > 1 ? names.indices.map { [.removing(item: $0, of: names)] } : []
        }
        let modules = site.surroundings.modules(of: site.declaration)
        let word = site.node.spelled(.judge)
        if site.declaration.kind == .route {
            return modules.first.map { [[.replacing(site.node, by: word + " " + $0)]] } ?? []
        }
        guard modules.count > 1 else { return [] }
        return modules.map { left in
            [.replacing(site.node, by: word + " " + modules.filter { $0 != left }.joined(separator: ", "))]
        }
    }
}
