// Changes to what a level can decide: returns, terminations, recalls. Dispatches have their own file.

internal import Source
internal import Syntax

extension MutationKind {
    static let decisions: [MutationKind] = [
        MutationKind("drop-return", "删退回", Words(zh: "不能再退回", en: "drops a return"), at: [.returning]) {
            [[.removing(statement: $0.node)]]
        },
        MutationKind(
            "widen-return", "宽退回", Words(zh: "退回时多一个去处", en: "lets a return lead to one more place"), at: [.returning]
        ) {
            widerReturns($0)
        },
        MutationKind(
            "narrow-return", "窄退回", Words(zh: "退回时少一个去处", en: "lets a return lead to one place less"), at: [.returning]
        ) { site in
            let targets = ReturnSyntax(node: site.node).targets.map(\.node)
            return targets.count > 1 ? targets.indices.map { [.removing(item: $0, of: targets)] } : []
        },
        MutationKind(
            "switch-resume", "换续审", Words(zh: "退回后从头再审与续审互换", en: "adds resume to a return, or drops it"),
            at: [.returning]
        ) { site in
            if let word = site.node.tokenIndex(of: .resume) {
                return [[.removing(tail: word..<word + 1, of: site.tree)]]
            }
            return [[.inserting(" " + site.node.spelled(.resume), behind: site.node)]]
        },
        MutationKind("drop-terminate", "删终止", Words(zh: "不能再终止", en: "drops a terminate"), at: [.terminate]) {
            [[.removing(statement: $0.node)]]
        },
        MutationKind("drop-recall", "删撤回", Words(zh: "不能再撤回", en: "drops a recall"), at: [.recall]) {
            [[.removing(statement: $0.node)]]
        },
        MutationKind("add-recall", "加撤回", Words(zh: "可以撤回决定", en: "adds a recall"), at: [.level]) { site in
            guard site.node.child(.recall) == nil, let approve = site.node.child(.approve) else { return [] }
            return [[.inserting(statement: site.node.spelled(.recall), behind: approve)]]
        },
    ]

    /// To the applicant, and to each level before this one, where the return does not lead there.
    private static func widerReturns(_ site: MutationSite) -> [[TextEdit]] {
        let targets = ReturnSyntax(node: site.node).targets
        guard let last = targets.last, let level = site.parent.ownName?.text else { return [] }
        let known = targets.filter { $0.keyword == nil }.map(\.text)
        let earlier = site.road.prefix { $0 != level }.filter { !known.contains($0) }
        let applicant = targets.contains { $0.keyword == .applicant } ? [] : [site.node.spelled(.applicant)]
        return (applicant + earlier).map { [.inserting(", " + $0, behind: last.node)] }
    }
}
