// Views of expressions: one enumeration that says what an expression is made of.

package import Source

/// An expression.
package struct ExpressionSyntax: Sendable {
    /// Its node.
    package let node: SyntaxNode

    /// Views a node, if it is an expression.
    package init?(_ node: SyntaxNode) {
        guard node.kind.isExpression else { return nil }
        self.node = node
    }

    /// Its bytes in the file.
    package var span: Span { node.span }
    /// Its bytes and file.
    package var location: Location { node.location }

    /// What it is made of. Parts that recovery left out are `nil`.
    package var form: ExpressionForm {
        switch node.kind {
        case .path: .path(PathSyntax(node: node))
        case .literal: .literal(LiteralSyntax(node: node))
        case .or: .or(node.expressions)
        case .and: .and(node.expressions)
        case .not: .not(node.expression)
        case .comparison: .comparison(comparisonOperator, left, right)
        case .isSet: .isSet(node.expression)
        case .isNotSet: .isNotSet(node.expression)
        case .inChain: .inChain(left, rightPath)
        case .inList: .inList(left, node.expressions.filter { !isLeft($0) })
        case .hasOpen: .hasOpen(left, node.view(after: .hasOpen))
        case .countOf: .countOf(node.view())
        case .yearsSince: .yearsSince(node.expression)
        case .yearsSinceLast: .yearsSinceLast(node.view(), matter: node.view(after: .of))
        case .ageOf: .ageOf(node.expression)
        case .today: .today
        case .currentYear: .currentYear
        case .attached: .attached(node.view())
        default: .parenthesized(node.expression)
        }
    }

    /// The same expression without the parentheses around it.
    package var withoutParentheses: ExpressionSyntax? {
        var current = self
        while case .parenthesized(let inner) = current.form {
            guard let inner else { return nil }
            current = inner
        }
        return current
    }

    /// Where the operator between two operands stands.
    package var operatorSpan: Span? { operatorToken.map(node.tree.span(ofToken:)) }

    private var operatorToken: Int? { node.firstOwnToken { _ in true } }
    private var left: ExpressionSyntax? { node.expressions.first(where: isLeft) }
    private var right: ExpressionSyntax? { node.expressions.first { !isLeft($0) } }
    private var rightPath: PathSyntax? { right.flatMap(Self.path) }

    private func isLeft(_ operand: ExpressionSyntax) -> Bool {
        operatorToken.map { operand.node.tokenRange.lowerBound < $0 } ?? true
    }

    private var comparisonOperator: ComparisonOperator {
        guard let operatorToken else { return .equal }
        let token = node.tree.tokens[operatorToken]
        switch token.kind {
        case .less: return .less
        case .lessOrEqual: return .lessOrEqual
        case .greater: return .greater
        case .greaterOrEqual: return .greaterOrEqual
        default: return token.keyword == .isNot ? .notEqual : .equal
        }
    }

    private static func path(_ expression: ExpressionSyntax) -> PathSyntax? {
        expression.node.kind == .path ? PathSyntax(node: expression.node) : nil
    }
}

/// What an expression is made of.
package enum ExpressionForm: Sendable {
    /// `applicant.unit.division`, or a bare name such as a choice's option.
    case path(PathSyntax)
    /// `12`, `2023-07-01`, `"…"`, `yes`, `no`
    case literal(LiteralSyntax)
    /// Two or more operands joined by `or`.
    case or([ExpressionSyntax])
    /// Two or more operands joined by `and`.
    case and([ExpressionSyntax])
    /// `not X`
    case not(ExpressionSyntax?)
    /// `X is Y`, `X is not Y`, `X < Y` …
    case comparison(ComparisonOperator, ExpressionSyntax?, ExpressionSyntax?)
    /// `X is set`
    case isSet(ExpressionSyntax?)
    /// `X is not set`
    case isNotSet(ExpressionSyntax?)
    /// `X in Y.superior chain`; the path ends in the field that leads on.
    case inChain(ExpressionSyntax?, PathSyntax?)
    /// `X in (A, B)`
    case inList(ExpressionSyntax?, [ExpressionSyntax])
    /// `applicant has open MATTER`
    case hasOpen(ExpressionSyntax?, NameSyntax?)
    /// `count of MODULE`
    case countOf(PathSyntax?)
    /// `years since DATE`
    case yearsSince(ExpressionSyntax?)
    /// `years since last OUTCOME of MATTER`
    case yearsSinceLast(StateReferenceSyntax?, matter: NameSyntax?)
    /// `age of CITIZEN-ID`
    case ageOf(ExpressionSyntax?)
    /// `today`
    case today
    /// `year`: the year of today.
    case currentYear
    /// `attached NAME`, in properties and scenarios.
    case attached(PathSyntax?)
    /// `(X)`
    case parenthesized(ExpressionSyntax?)
}

/// How two values are compared.
package enum ComparisonOperator: Hashable, Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
}

extension NodeKind {
    /// Whether nodes of this kind are expressions.
    package var isExpression: Bool {
        switch self {
        case .path, .literal, .or, .and, .not, .comparison, .isSet, .isNotSet, .inChain, .inList, .hasOpen, .countOf,
            .yearsSince, .yearsSinceLast, .ageOf, .today, .currentYear, .parenthesized, .attached:
            true
        default: false
        }
    }
}

extension SyntaxNode {
    /// The first child that is an expression.
    package var expression: ExpressionSyntax? {
        firstChild(where: { $0.kind.isExpression }).flatMap(ExpressionSyntax.init)
    }

    /// The children that are expressions, in order.
    package var expressions: [ExpressionSyntax] {
        children(where: { $0.kind.isExpression }).compactMap(ExpressionSyntax.init)
    }
}
