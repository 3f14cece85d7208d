// Changes to dispatches and to what must go with them.

internal import Source
internal import Syntax

extension MutationKind {
    static let dispatches: [MutationKind] = [
        MutationKind("drop-dispatch", "删送审", Words(zh: "通过后不再送审", en: "drops a dispatch"), at: [.dispatch]) {
            [[.removing(statement: $0.node)]]
        },
        MutationKind(
            "swap-with", "换附件且或",
            Words(
                zh: "送审附件由全部改为任一，或由任一改为全部",
                en: "asks for one of a dispatch's attachments instead of all, or the reverse"),
            at: [.dispatch]
        ) { site in
            let dispatch = DispatchSyntax(node: site.node)
            let names = dispatch.attachments.map(\.node)
            guard names.count > 1 else { return [] }
            let joint = dispatch.isAnyOf ? ", " : " " + site.node.spelled(.or) + " "
            return [
                zip(names, names.dropFirst()).map { TextEdit(Span(start: $0.span.end, end: $1.span.start), joint) }
            ]
        },
        MutationKind(
            "drop-with", "少附件", Words(zh: "送审时少一种附件", en: "drops one of a dispatch's attachments"), at: [.dispatch]
        ) { site in
            let names = DispatchSyntax(node: site.node).attachments.map(\.node)
            return names.count > 1 ? names.indices.map { [.removing(item: $0, of: names)] } : []
        },
        MutationKind("free-dispatch", "免附件", Words(zh: "送审不需要附件", en: "lets a dispatch need nothing"), at: [.dispatch])
        {
            guard let word = $0.node.tokenIndex(of: .with) else { return [] }
            return [[.removing(tail: word..<$0.node.tokenRange.upperBound, of: $0.tree)]]
        },
    ]
}
