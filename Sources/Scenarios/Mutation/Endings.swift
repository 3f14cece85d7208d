// Changes to how a case ends: revocations, releases, and what an outcome writes.

internal import Source
internal import Syntax

extension MutationKind {
    static let endings: [MutationKind] = [
        MutationKind("drop-revoke", "删撤销", Words(zh: "不能再撤销", en: "drops a revoke"), at: [.revoke]) {
            [[.removing(statement: $0.node)]]
        },
        MutationKind(
            "narrow-revoke", "窄撤销", Words(zh: "少一个可以撤销的状态", en: "takes a state away in which one may revoke"),
            at: [.revoke]
        ) { site in
            let states = RevokeSyntax(node: site.node).states.map(\.node)
            return states.count > 1 ? states.indices.map { [.removing(item: $0, of: states)] } : []
        },
        MutationKind(
            "widen-revoke", "宽撤销", Words(zh: "多一个可以撤销的状态或级次", en: "lets one revoke in one more state or level"),
            at: [.revoke]
        ) { site in
            let states = RevokeSyntax(node: site.node).states
            guard let last = states.last else { return [] }
            let words = states.compactMap(\.keyword)
            // WHY: a matter without modules has no draft, and nothing to be returned.
            let own: [Keyword] = site.parent.child(.module) == nil ? [] : [.draft, .returned]
            let more = own.filter { !words.contains($0) }.map(site.node.spelled)
            let names = states.filter { $0.keyword == nil }.map(\.text)
            return (more + site.road.filter { !names.contains($0) }).map { [.inserting(", " + $0, behind: last.node)] }
        },
        MutationKind("drop-release", "删解除", Words(zh: "不能再解除", en: "drops a release"), at: [.release]) {
            [[.removing(statement: $0.node)]]
        },
        MutationKind(
            "drop-effect", "删写入", Words(zh: "办结或解除时少写一项", en: "drops what an outcome or a release sets or clears"),
            at: [.set, .clear]
        ) { [[.removing(statement: $0.node)]] },
    ]
}
