// Types comparisons and `in` before a list of values: both sides must be of types that go together.

internal import Source
internal import Syntax

extension Resolver {
    /// `LEFT is RIGHT` and its like.
    mutating func comparison(
        _ sign: ComparisonOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax, _ scope: Scope,
        at location: Location
    ) -> TypedExpression? {
        guard let (typedLeft, typedRight) = operands(left, right, scope) else { return nil }
        guard areComparable(typedLeft, typedRight, at: location) else { return nil }
        let sign = ComparisonSign(sign)
        if sign != .equal, sign != .notEqual, !typedLeft.type.isOrdered {
            findings.report(.noOrder, at: location, ["type": fact(of: typedLeft.type)])
            return nil
        }
        return TypedExpression(.compare(sign, typedLeft, typedRight), type: .flag, location: location)
    }

    /// `MEMBER in (VALUES)`.
    mutating func isOneOf(
        _ member: ExpressionSyntax, _ values: [ExpressionSyntax], _ scope: Scope, at location: Location
    ) -> TypedExpression? {
        guard let typedMember = typed(member, scope) else { return nil }
        var list: [TypedExpression] = []
        for value in values {
            guard let element = typed(value, scope, expecting: typedMember.type),
                areComparable(typedMember, element, at: value.location)
            else { continue }
            list.append(element)
        }
        guard list.count == values.count else { return nil }
        return TypedExpression(.isOneOf(typedMember, list), type: .flag, location: location)
    }

    /// Reports a choice written as a text. Gives false where that is not what is wrong.
    mutating func reportQuotedOption(_ value: TypedExpression, for type: ValueType) -> Bool {
        guard case .choice(let options) = type, case .literal(.text(let text)) = value.form else { return false }
        guard options.contains(where: { $0.name == text }) else {
            let names = options.map(\.name)
            let facts: Facts = ["name": .name(text), "options": .anyName(names)]
            findings.reportUnknown(.unknownOption, text, at: value.location, facts, among: names)
            return true
        }
        findings.report(
            .quotedOption, at: value.location, ["name": .text(text)],
            fixes: [FixIt(at: value.location, replacement: text, isCertain: true)])
        return true
    }

    /// Both sides, the one that says its type by itself first, so that it can give the other its meaning.
    private mutating func operands(
        _ left: ExpressionSyntax, _ right: ExpressionSyntax, _ scope: Scope
    ) -> (TypedExpression, TypedExpression)? {
        if needsContext(left, scope), !needsContext(right, scope) {
            guard let second = typed(right, scope), let first = typed(left, scope, expecting: second.type) else {
                return nil
            }
            return (first, second)
        }
        guard let first = typed(left, scope) else {
            if !needsContext(right, scope) { _ = typed(right, scope) }
            return nil
        }
        guard let second = typed(right, scope, expecting: first.type) else { return nil }
        return (first, second)
    }

    private func needsContext(_ syntax: ExpressionSyntax, _ scope: Scope) -> Bool {
        switch syntax.withoutParentheses?.form {
        case .literal: true
        case .path(let path): !isReadable(path, scope)
        default: false
        }
    }

    private mutating func areComparable(
        _ left: TypedExpression, _ right: TypedExpression, at location: Location
    ) -> Bool {
        if left.type.isComparable(with: right.type) { return true }
        if reportQuotedOption(right, for: left.type) || reportQuotedOption(left, for: right.type) { return false }
        let facts: Facts = ["left": fact(of: left.type), "right": fact(of: right.type)]
        findings.report(.comparedTypesDiffer, at: location, facts)
        return false
    }
}

extension ComparisonSign {
    /// The sign of an operator as written.
    init(_ written: ComparisonOperator) {
        switch written {
        case .equal: self = .equal
        case .notEqual: self = .notEqual
        case .less: self = .less
        case .lessOrEqual: self = .lessOrEqual
        case .greater: self = .greater
        case .greaterOrEqual: self = .greaterOrEqual
        }
    }
}
