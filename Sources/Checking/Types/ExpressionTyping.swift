// Types expressions: conditions and the forms that join them. Comparisons, questions and literals stand elsewhere.

internal import Source
internal import Syntax

extension Resolver {
    /// The expression with its type, or nil where something in it is wrong and has been reported. What is expected
    /// gives bare names and literals their meaning; whether it fits is the caller's to see.
    mutating func typed(
        _ syntax: ExpressionSyntax, _ scope: Scope, expecting: ValueType? = nil
    ) -> TypedExpression? {
        switch syntax.form {
        case .path(let path): return typedPath(path, scope, expecting: expecting)
        case .literal(let literal): return typedLiteral(literal, expecting: expecting)
        case .or(let operands): return joined(operands, scope) { .or($0, $1) }
        case .and(let operands): return joined(operands, scope) { .and($0, $1) }
        case .not(let operand):
            return operand.flatMap { condition($0, scope) }.map {
                TypedExpression(.not($0), type: .flag, location: syntax.location)
            }
        case .comparison(let sign, let left, let right):
            guard let left, let right else { return nil }
            return comparison(sign, left, right, scope, at: syntax.location)
        case .isSet(let operand): return isSet(operand, scope, at: syntax.location)
        case .isNotSet(let operand):
            return isSet(operand, scope, at: syntax.location).map {
                TypedExpression(.not($0), type: .flag, location: syntax.location)
            }
        case .parenthesized(let inner): return inner.flatMap { typed($0, scope, expecting: expecting) }
        default: return question(syntax, scope)
        }
    }

    /// The expression as a condition, or nil with a report.
    mutating func condition(_ syntax: ExpressionSyntax, _ scope: Scope) -> TypedExpression? {
        guard let result = typed(syntax, scope) else { return nil }
        guard result.type == .flag else {
            findings.report(.conditionExpected, at: syntax.location, ["type": fact(of: result.type)])
            return nil
        }
        return result
    }

    private mutating func typedPath(
        _ path: PathSyntax, _ scope: Scope, expecting: ValueType?
    ) -> TypedExpression? {
        let segments = path.segments
        guard case .choice(let options) = expecting, segments.count == 1, segments[0].keyword == nil else {
            return reading(path, scope)
        }
        let name = segments[0].text
        if let index = options.firstIndex(where: { $0.name == name }) {
            return TypedExpression(.literal(.choice(index)), type: .choice(options), location: path.location)
        }
        if isReadable(path, scope) { return reading(path, scope) }
        let names = options.map(\.name)
        let facts: Facts = ["name": .name(name), "options": .anyName(names)]
        findings.reportUnknown(.unknownOption, name, at: path.location, facts, among: names)
        return nil
    }

    private mutating func isSet(
        _ operand: ExpressionSyntax?, _ scope: Scope, at location: Location
    ) -> TypedExpression? {
        guard let operand, let value = typed(operand, scope) else { return nil }
        switch value.form {
        case .path, .answer: return TypedExpression(.isSet(value), type: .flag, location: location)
        default:
            let field = Fact.words(Words(zh: "字段", en: "a field"))
            let facts: Facts = ["operator": .keyword(.isSet), "expected": field, "found": fact(of: value.type)]
            findings.report(.operandType, at: operand.location, facts)
            return nil
        }
    }

    private mutating func joined(
        _ operands: [ExpressionSyntax], _ scope: Scope, by form: (TypedExpression, TypedExpression) -> TypedForm
    ) -> TypedExpression? {
        let conditions = operands.map { condition($0, scope) }
        let whole = conditions.compactMap { $0 }
        return whole.count == conditions.count ? balanced(whole[...], form) : nil
    }

    // WHY: halved, a long row of operands stays shallow; folded from one end it would nest as deep as it is long.
    private func balanced(
        _ operands: ArraySlice<TypedExpression>, _ form: (TypedExpression, TypedExpression) -> TypedForm
    ) -> TypedExpression? {
        guard let first = operands.first, let last = operands.last else { return nil }
        guard operands.count > 1 else { return first }
        let middle = operands.startIndex + operands.count / 2
        guard let left = balanced(operands[..<middle], form), let right = balanced(operands[middle...], form) else {
            return nil
        }
        let span = first.location.span.joined(with: last.location.span)
        return TypedExpression(form(left, right), type: .flag, location: Location(first.location.file, span))
    }
}
