// Changes to what a rulebook requires, forbids and warns of. Changes inside of expressions live in `Expressions.swift`.

internal import Source
internal import Syntax

extension MutationKind {
    static let conditions: [MutationKind] = [
        MutationKind(
            "drop-condition", "删条件", Words(zh: "删去一条要求或禁止", en: "drops a require or a forbid"),
            at: [.require, .forbid]
        ) { [[.removing(statement: $0.node)]] },
        MutationKind(
            "flip-condition", "反条件", Words(zh: "要求与禁止互换", en: "turns require into forbid, and back"),
            at: [.require, .forbid]
        ) { site in
            let other: Keyword = site.node.kind == .require ? .forbid : .require
            let token = site.node.tokenRange.lowerBound
            return [[.replacing(token: token, of: site.tree, by: site.node.spelled(other))]]
        },
        MutationKind("drop-warning", "删提醒", Words(zh: "删去一条提醒", en: "drops a warning"), at: [.warn]) {
            [[.removing(statement: $0.node)]]
        },
    ]
}
