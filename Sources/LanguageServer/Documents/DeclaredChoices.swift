// Which values may be written behind a field: the choices of one that has them.

import Syntax

extension DeclaredNames {
    /// The field whose value is written behind a token; nil where none is.
    func field(valuedBehind token: Int, in tree: SyntaxTree) -> FieldSyntax? {
        let tokens = tree.tokens
        switch tokens[token].kind {
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return field(endingAt: token - 1, in: tree)
        case .comma, .leftParenthesis:
            let list = tokens[..<token].lastIndex { $0.kind == .leftParenthesis } ?? token
            let open = tokens[token].kind == .comma ? list : token
            guard open >= 2, tokens[open - 1].keyword == .in else { return nil }
            return field(endingAt: open - 2, in: tree)
        case .word: break
        default: return nil
        }
        if [.is, .isNot].contains(tokens[token].keyword) { return field(endingAt: token - 1, in: tree) }
        if let given = given(around: token, in: tree) {
            return fields(ofParty: given)?.first { $0.name?.text == tree.text(ofToken: token) }
        }
        let start = tokens[..<token].lastIndex { $0.flags.contains(.newlineBefore) } ?? 0
        if tokens[start..<token].contains(where: { $0.keyword == .fill }) { return field(endingAt: token, in: tree) }
        guard tokens[start..<token].contains(where: { $0.keyword == .record }) else { return nil }
        let outcomes = matter(around: token, in: tree)?.appraisal?.outcomes ?? []
        return outcomes.flatMap(\.fields).first { $0.name?.text == tree.text(ofToken: token) }
    }

    /// The field that a path leads to whose last token stands there.
    private func field(endingAt token: Int, in tree: SyntaxTree) -> FieldSyntax? {
        guard token >= 2, tree.tokens[token - 1].kind == .dot else { return nil }
        return owner(ofPathBefore: token - 1, in: tree, matter(around: token, in: tree))?
            .first { $0.name?.text == tree.text(ofToken: token) }
    }

    /// The party that is given where a token stands behind the `{`.
    private func given(around token: Int, in tree: SyntaxTree) -> String? {
        let nodes = tree.nodes.indices.lazy.map { tree.node(at: $0) }
        guard let given = nodes.first(where: { $0.kind == .given && $0.tokenRange.contains(token) }),
            let brace = given.firstOwnToken(where: { $0.kind == .leftBrace }), brace < token
        else { return nil }
        return given.ownName?.text
    }
}
