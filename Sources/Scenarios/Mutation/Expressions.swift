// Changes inside of expressions: comparisons, joined conditions, `when`. Numbers live in `Amounts.swift`.

internal import Source
internal import Syntax

extension MutationKind {
    static let expressions: [MutationKind] =
        whens + comparisons + [
            MutationKind(
                "swap-and-or", "换且或", Words(zh: "“且”与“或”互换", en: "turns and into or, and back"), at: [.and, .or]
            ) { site in
                let other: Keyword = site.node.kind == .and ? .or : .and
                return [
                    site.node.joiningTokens.map {
                        .replacing(token: $0, of: site.tree, by: site.tree.spelled(other, like: $0))
                    }
                ]
            },
            MutationKind(
                "drop-operand", "删一项", Words(zh: "从“且”“或”中删去一项", en: "drops one of several conditions that are joined"),
                at: [.and, .or]
            ) { site in
                let operands = site.node.expressions.map(\.node)
                return operands.indices.map { [.removing(item: $0, of: operands)] }
            },
            MutationKind("drop-not", "删非", Words(zh: "删去一个“非”", en: "drops a not"), at: [.not]) { site in
                guard let operand = site.node.expression else { return [] }
                return [[TextEdit(Span(start: site.node.span.start, end: operand.span.start), "")]]
            },
            MutationKind(
                "drop-listed", "删列举", Words(zh: "从“属于”的列举中删去一个", en: "drops one of the values behind in"),
                at: [.inList]
            ) { site in
                guard case .inList(_, let values) = ExpressionSyntax(site.node)?.form, values.count > 1 else {
                    return []
                }
                let nodes = values.map(\.node)
                return nodes.indices.map { [.removing(item: $0, of: nodes)] }
            },
        ]

    private static let whens: [MutationKind] = [
        MutationKind("drop-when", "删当", Words(zh: "删去一个“当”", en: "drops a when"), at: [.when]) {
            $0.parent.kind == .level ? [[.removing(statement: $0.node)]] : [[.removing(tail: $0.node)]]
        },
        MutationKind(
            "negate-when", "反当", Words(zh: "把“当”的条件反过来", en: "turns the condition of a when round"), at: [.when]
        ) {
            guard let condition = $0.node.expression else { return [] }
            let start = Span(start: condition.span.start, end: condition.span.start)
            return [[TextEdit(start, $0.node.spelled(.not) + " ("), .inserting(")", behind: condition.node)]]
        },
    ]

    private static let comparisons: [MutationKind] = [
        MutationKind(
            "shift-bound", "移界",
            Words(zh: "比较时把界限本身算进来或排除在外", en: "lets a comparison take its bound in, or leave it out"),
            at: [.comparison]
        ) { site in
            guard let token = site.node.firstOwnToken(where: { _ in true }) else { return [] }
            let other: String
            switch site.tree.tokens[token].kind {
            case .less: other = "<="
            case .lessOrEqual: other = "<"
            case .greater: other = ">="
            case .greaterOrEqual: other = ">"
            default: return []
            }
            return [[.replacing(token: token, of: site.tree, by: other)]]
        },
        MutationKind("swap-is", "换为", Words(zh: "“为”与“不为”互换", en: "turns is into is not, and back"), at: [.comparison])
        {
            $0.node.exchanged(.is, .isNot)
        },
        MutationKind(
            "swap-set", "换已填", Words(zh: "“已填”与“未填”互换", en: "turns is set into is not set, and back"),
            at: [.isSet, .isNotSet]
        ) { $0.node.exchanged(.isSet, .isNotSet) },
    ]
}

extension SyntaxNode {
    /// The edit that writes the one keyword for the other; nothing where neither is the node's.
    func exchanged(_ first: Keyword, _ second: Keyword) -> [[TextEdit]] {
        for (keyword, other) in [(first, second), (second, first)] {
            guard let token = tokenIndex(of: keyword) else { continue }
            return [[.replacing(token: token, of: tree, by: tree.spelled(other, like: token))]]
        }
        return []
    }

    /// The keywords between its operands.
    fileprivate var joiningTokens: [Int] {
        var found: [Int] = []
        var index = tokenRange.lowerBound
        for child in children {
            found += index..<max(index, child.tokenRange.lowerBound)
            index = child.tokenRange.upperBound
        }
        return found.filter { tree.tokens[$0].isKeyword }
    }
}
