// Changes to how often and when one may apply.

internal import Source
internal import Syntax

extension MutationKind {
    static let matters: [MutationKind] = [
        MutationKind(
            "change-period", "换周期", Words(zh: "换一种周期", en: "changes how often one may apply"), at: [.period]
        ) { site in
            let words: [Keyword] = [.yearly, .once, .any]
            guard let present = words.first(where: site.node.hasKeyword), let token = site.node.tokenIndex(of: present)
            else { return [] }
            return words.filter { $0 != present }.map {
                [.replacing(token: token, of: site.tree, by: site.tree.spelled($0, like: token))]
            }
        },
        MutationKind(
            "drop-window", "删开放", Words(zh: "不限申报日期", en: "drops the days between which one may apply"), at: [.opens]
        ) {
            [[.removing(statement: $0.node)]]
        },
        MutationKind(
            "shift-window", "移开放", Words(zh: "申报起止日期移一日", en: "moves the first or the last day for applying by one"),
            at: [.opens]
        ) { site in
            let opens = OpensSyntax(node: site.node)
            return (opens.first?.shifts() ?? []) + (opens.last?.shifts() ?? [])
        },
    ]
}
