// Changes to appraisals and their outcomes.

internal import Source
internal import Syntax

extension MutationKind {
    static let appraisals: [MutationKind] = [
        MutationKind("drop-appraisal", "删评审", Words(zh: "不再评审", en: "drops an appraisal"), at: [.appraisal]) {
            [[.removing(statement: $0.node)]]
        },
        MutationKind("drop-outcome", "删结果", Words(zh: "删去一种结果", en: "drops an outcome"), at: [.outcome]) {
            [[.removing(statement: $0.node)]]
        },
        MutationKind(
            "swap-outcomes", "换结果", Words(zh: "把一种结果与其后一种互换次序", en: "swaps an outcome with the one behind it"),
            at: [.outcome]
        ) { site in
            let outcomes = site.parent.children(.outcome)
            guard let place = outcomes.firstIndex(where: { $0.index == site.node.index }), place + 1 < outcomes.count
            else { return [] }
            let next = outcomes[place + 1]
            return [[.replacing(site.node, by: next.text), .replacing(next, by: site.node.text)]]
        },
    ]
}
