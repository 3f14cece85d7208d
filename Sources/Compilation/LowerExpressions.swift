// Typed expressions become nodes over facts, each node and fact once. Evaluation lives in Machines.

import Checking
import Machines

/// An arena of expressions that grows.
struct Arena {
    private(set) var expressions = Expressions()
    private var nodePlaces: [Node: Int] = [:]
    private var factPlaces: [Fact: Int] = [:]
    private let rulebook: Rulebook

    init(in rulebook: Rulebook) {
        self.rulebook = rulebook
    }

    /// The place of the expression, which is there afterwards.
    mutating func lower(_ expression: TypedExpression) -> ExpressionID {
        switch expression.form {
        case .literal(let literal): node(.literal(value(literal)))
        case .today: fact(.today)
        case .year: fact(.year)
        case .path(let path): fact(.path(Path(path)))
        case .answer(let module, let field): fact(.answer(module: module, field: field))
        case .rowCount(let module): fact(.rows(module: module))
        case .not(let inner): node(.not(lower(inner)))
        case .and: joined(expression.conjuncts.map { lower($0) }[...], by: Node.and)
        case .or: joined(expression.disjuncts.map { lower($0) }[...], by: Node.or)
        case .compare(let sign, let left, let right): node(.compare(Comparison(sign), lower(left), lower(right)))
        case .isSet(let inner): node(.isSet(lower(inner)))
        case .isOneOf(let inner, let values): lowerMembership(of: inner, in: values)
        case .isInChain(let member, let start): fact(.inChain(member: Path(member), start: Path(start)))
        case .hasOpen(let party, let matter):
            fact(.openCase(subject: Path(party), matter: rulebook.matters[matter].name))
        case .yearsSince(let date): node(.years(from: lower(date), to: fact(.today)))
        case .yearsSinceLast(let outcome, let matter):
            fact(
                .yearsSinceOutcome(
                    matter: rulebook.matters[matter].name,
                    outcome: rulebook.matters[matter].outcomes[outcome].name))
        case .age(let citizenID): node(.years(from: node(.birthDate(lower(citizenID))), to: fact(.today)))
        }
    }

    /// The fields with their prefills and presences in this arena.
    mutating func lower(_ fields: [FieldDefinition]) -> [Field] {
        fields.map { definition in
            var field = Field(name: definition.name, title: definition.title, type: FieldType(definition.type))
            field.isOptional = definition.isOptional
            field.isUnique = definition.isUnique
            field.length = definition.length
            field.range = definition.range
            field.prefill = definition.prefill.map { lower($0) }
            field.presence = definition.presence.map { lower($0) }
            field.writer = definition.writer.map { rulebook.matters[$0].name }
            return field
        }
    }

    private mutating func lowerMembership(of inner: TypedExpression, in values: [TypedExpression]) -> ExpressionID {
        let member = lower(inner)
        return joined(values.map { node(.compare(.equal, member, lower($0))) }[...], by: Node.or)
    }

    // WHY: joined in halves, a long row of operands stays shallow, and so does its evaluation.
    private mutating func joined(
        _ operands: ArraySlice<ExpressionID>, by join: (ExpressionID, ExpressionID) -> Node
    ) -> ExpressionID {
        guard let first = operands.first else { return node(.literal(.flag(false))) }
        if operands.count == 1 { return first }
        let middle = operands.startIndex + operands.count / 2
        let left = joined(operands[..<middle], by: join)
        return node(join(left, joined(operands[middle...], by: join)))
    }

    private mutating func fact(_ fact: Fact) -> ExpressionID {
        let place = factPlaces[fact] ?? expressions.facts.count
        if place == expressions.facts.count {
            expressions.facts.append(fact)
            factPlaces[fact] = place
        }
        return node(.fact(FactID(place)))
    }

    private mutating func node(_ node: Node) -> ExpressionID {
        let place = nodePlaces[node] ?? expressions.nodes.count
        if place == expressions.nodes.count {
            expressions.nodes.append(node)
            nodePlaces[node] = place
        }
        return ExpressionID(place)
    }

    private func value(_ literal: TypedLiteral) -> Value {
        switch literal {
        case .flag(let flag): .flag(flag)
        case .number(let number): .number(number)
        case .money(let fen): .money(fen)
        case .date: CivilDate(literal).map(Value.date) ?? .unset
        case .choice(let place): .choice(place)
        case .text(let text): .text(text)
        case .division(let code): .division(code)
        }
    }
}

extension TypedExpression {
    /// The operands of a row of `and`s, from left to right.
    fileprivate var conjuncts: [TypedExpression] {
        operands { if case .and(let left, let right) = $0 { (left, right) } else { nil } }
    }

    /// The operands of a row of `or`s, from left to right.
    fileprivate var disjuncts: [TypedExpression] {
        operands { if case .or(let left, let right) = $0 { (left, right) } else { nil } }
    }

    private func operands(_ split: (TypedForm) -> (TypedExpression, TypedExpression)?) -> [TypedExpression] {
        var found: [TypedExpression] = []
        var first = self
        while let (left, right) = split(first.form) {
            found.append(right)
            first = left
        }
        return [first] + found.reversed()
    }
}

extension CivilDate {
    /// The day of a date literal; nil for any other literal.
    init?(_ literal: TypedLiteral) {
        guard case .date(let year, let month, let day) = literal else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension Path {
    init(_ path: PathDefinition) {
        self.init(root: path.root == .applicant ? .applicant : .target, fields: path.fields)
    }
}

extension Comparison {
    fileprivate init(_ sign: ComparisonSign) {
        self =
            switch sign {
            case .equal: .equal
            case .notEqual: .notEqual
            case .less: .less
            case .lessOrEqual: .lessOrEqual
            case .greater: .greater
            case .greaterOrEqual: .greaterOrEqual
            }
    }
}
