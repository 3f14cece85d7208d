// Fields with their modifiers, each modifier held against the field's type; and attachments.

internal import Source
internal import Syntax

extension Resolver {
    /// The definitions of fields.
    mutating func fields(of list: FieldList, scope: Scope, isOfParty: Bool = false) -> [FieldDefinition] {
        var fields: [FieldDefinition] = []
        fields.reserveCapacity(list.heads.count)
        // WHY: a head or definition that is copied counts a reference for each of its parts.
        for index in list.heads.indices {
            let (syntax, name) = (list.heads[index].syntax, list.heads[index].name)
            fields.append(
                FieldDefinition(
                    name: name, title: syntax.node.titleText ?? name, type: list.heads[index].type ?? .text,
                    location: list.heads[index].location))
            let kinds = syntax.node.childKinds
            guard kinds.haveModifier else { continue }
            modify(&fields[fields.count - 1], syntax, list.heads[index].type, kinds, scope, isOfParty: isOfParty)
        }
        return fields
    }

    /// The definition of an attachment.
    mutating func attachment(_ syntax: AttachmentSyntax) -> AttachmentDefinition? {
        guard let name = syntax.name else { return nil }
        if let condition = syntax.condition { findings.report(.conditionalAttachment, at: condition.location) }
        return AttachmentDefinition(
            name: name.text, title: syntax.title?.value ?? name.text,
            kinds: syntax.fileTypes.map { $0.text.lowercased() }, limitBytes: Int(syntax.limit?.sizeBytes ?? 0),
            isOptional: syntax.isOptional, location: name.location)
    }

    /// Whole bounds such as `1..50`, or nil where there are none or they are wrong.
    mutating func wholeBounds(_ syntax: BoundsSyntax?) -> ClosedRange<Int>? {
        guard let syntax, let low = whole(syntax.low), let high = whole(syntax.high) else { return nil }
        guard low <= high else {
            reportReversed(syntax)
            return nil
        }
        return low...high
    }

    private mutating func modify(
        _ field: inout FieldDefinition, _ syntax: FieldSyntax, _ type: ValueType?, _ kinds: NodeKinds,
        _ scope: Scope, isOfParty: Bool
    ) {
        field.isOptional = kinds.contains(.optional)
        field.isUnique = kinds.contains(.unique)
        if kinds.contains(.length) { field.length = wholeBounds(syntax.length) }
        if kinds.contains(.when) { field.presence = syntax.condition.flatMap { condition($0, scope) } }
        if kinds.contains(.prefill) { field.prefill = syntax.prefill.flatMap { prefill($0, into: type, scope) } }
        if kinds.contains(.setBy) { field.writer = syntax.writer.flatMap { expectMatter($0) } }
        guard let type else { return }
        if kinds.contains(.range) { field.range = range(syntax.range, of: type) }
        for modifier in syntax.modifiers { check(modifier, of: type, isOfParty: isOfParty) }
    }

    private mutating func prefill(
        _ syntax: ExpressionSyntax, into type: ValueType?, _ scope: Scope
    ) -> TypedExpression? {
        guard let value = typed(syntax, scope, expecting: type), let type else { return nil }
        return expectFit(value, into: type) ? value : nil
    }

    private mutating func check(_ modifier: SyntaxNode, of type: ValueType, isOfParty: Bool) {
        if !type.allows(modifier.kind) {
            let allowed = ValueType.allowing(modifier.kind)
            let keyword: Keyword = modifier.kind == .length ? .length : modifier.kind == .range ? .range : .unique
            let facts: Facts = [
                "modifier": .keyword(keyword), "type": fact(of: type), "types": .anyOf(allowed.map { fact(of: $0) }),
            ]
            findings.report(.modifierType, at: modifier.location, facts)
        }
        guard !isOfParty, modifier.kind == .unique || modifier.kind == .setBy else { return }
        let place: Keyword = modifier.kind == .unique ? .unique : .setBy
        findings.report(.modifierPlace, at: modifier.location, ["modifier": .keyword(place)])
    }

    private mutating func range(_ syntax: BoundsSyntax?, of type: ValueType) -> ClosedRange<Int64>? {
        guard let syntax, let low = bound(syntax.low, of: type), let high = bound(syntax.high, of: type) else {
            return nil
        }
        guard low <= high else {
            reportReversed(syntax)
            return nil
        }
        return low...high
    }

    private mutating func bound(_ literal: LiteralSyntax?, of type: ValueType) -> Int64? {
        guard let literal, let value = typedLiteral(literal, expecting: type) else { return nil }
        switch value.form {
        case .literal(.number(let number)): return number
        case .literal(.money(let fen)): return fen
        default:
            let number = Fact.words(Words(zh: "数字", en: "a number"))
            findings.report(.badBound, at: literal.location, ["expected": number])
            return nil
        }
    }

    private mutating func whole(_ literal: LiteralSyntax?) -> Int? {
        guard let literal else { return nil }
        if case .number(let value) = literal.value, value >= 0, value % 10_000 == 0 { return Int(value / 10_000) }
        if case .invalid = literal.value { return nil }
        let number = Fact.words(Words(zh: "不小于 0 的整数", en: "a whole number of at least 0"))
        findings.report(.badBound, at: literal.location, ["expected": number])
        return nil
    }

    private mutating func reportReversed(_ syntax: BoundsSyntax) {
        let facts: Facts = ["low": .text(written(syntax.low)), "high": .text(written(syntax.high))]
        findings.report(.boundsReversed, at: syntax.location, facts)
    }

    private func written(_ literal: LiteralSyntax?) -> String {
        guard let literal else { return "" }
        return literal.node.tree.text(ofToken: literal.node.tokenRange.lowerBound)
    }
}

extension NodeKinds {
    /// Whether a modifier is among the children of a field.
    fileprivate var haveModifier: Bool {
        contains(.optional) || contains(.unique) || contains(.length) || contains(.range) || contains(.prefill)
            || contains(.when) || contains(.setBy)
    }
}

extension ValueType {
    /// The types that a modifier goes with; none for those that go with every type.
    fileprivate static func allowing(_ modifier: NodeKind) -> [ValueType] {
        switch modifier {
        case .length: [.text]
        case .range: [.number, .year, .money]
        case .unique: [.text, .number, .citizenID, .creditCode, .phone, .email]
        default: []
        }
    }

    /// Whether a modifier goes with this type.
    fileprivate func allows(_ modifier: NodeKind) -> Bool {
        switch (modifier, self) {
        case (.length, .text), (.range, .number), (.range, .year), (.range, .money): true
        case (.unique, .text), (.unique, .number), (.unique, .citizenID), (.unique, .creditCode), (.unique, .phone),
            (.unique, .email):
            true
        case (.length, _), (.range, _), (.unique, _): false
        default: true
        }
    }
}

extension Resolver {
    /// Whether a value can be kept in a field of the type; reports where it cannot.
    mutating func expectFit(_ value: TypedExpression, into type: ValueType) -> Bool {
        if type.canHold(value.type) { return true }
        if reportQuotedOption(value, for: type) { return false }
        findings.report(
            .valueDoesNotFit, at: value.location, ["found": fact(of: value.type), "expected": fact(of: type)])
        return false
    }
}
