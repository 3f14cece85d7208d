// Changes to how long a level has.

internal import Source
internal import Syntax

extension MutationKind {
    static let deadlines: [MutationKind] = [
        MutationKind("drop-deadline", "删时限", Words(zh: "删去一个时限", en: "drops a deadline"), at: [.within]) {
            [[.removing(statement: $0.node)]]
        },
        MutationKind(
            "shift-deadline", "移时限", Words(zh: "时限加减一日", en: "moves a deadline by a day"), at: [.within]
        ) { WithinSyntax(node: $0.node).count?.shifts(least: 1) ?? [] },
        MutationKind(
            "deadline-unit", "换时限单位", Words(zh: "工作日与日互换", en: "counts days instead of workdays, or the reverse"),
            at: [.within]
        ) { $0.node.exchanged(.workdays, .days) },
    ]
}
