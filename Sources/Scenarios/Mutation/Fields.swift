// Changes to what is filled in: required and optional, bounds, what is filled in beforehand.

internal import Source
internal import Syntax

extension MutationKind {
    static let fields: [MutationKind] =
        amounts + [
            MutationKind(
                "optional-field", "换必填", Words(zh: "字段必填与可选互换", en: "makes a field optional, or no longer so"),
                at: [.field],
                switchedOptional),
            MutationKind(
                "optional-attachment", "换必传",
                Words(zh: "申报人的附件必传与可选互换", en: "makes an applicant's attachment optional, or no longer so"),
                at: [.attachment]
            ) { $0.parent.kind == .module ? switchedOptional($0) : [] },
            MutationKind(
                "list-bounds", "移行数", Words(zh: "列表行数的上下限加减一", en: "moves a bound of a list's rows by one"),
                at: [.module]
            ) { ModuleSyntax(node: $0.node).rows?.shifts() ?? [] },
            MutationKind(
                "field-range", "移范围", Words(zh: "取值范围的上下限加减一", en: "moves a bound of a field's range by one"),
                at: [.range]
            ) { $0.node.view(BoundsSyntax.self)?.shifts() ?? [] },
            MutationKind(
                "text-length", "移长度", Words(zh: "文本长度的上下限加减一", en: "moves a bound of a text's length by one"),
                at: [.length]
            ) { $0.node.view(BoundsSyntax.self)?.shifts(leastLow: 1) ?? [] },
            MutationKind(
                "drop-prefill", "删预填", Words(zh: "字段不再预填", en: "no longer fills a field in beforehand"), at: [.prefill]
            ) { [[.removing(tail: $0.node)]] },
        ]

    private static let switchedOptional: @Sendable (MutationSite) -> [[TextEdit]] = { site in
        if let word = site.node.child(.optional) { return [[.removing(tail: word)]] }
        return [[.inserting(" " + site.node.spelled(.optional), behind: site.node)]]
    }
}
