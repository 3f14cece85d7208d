// Expressions as trees of JSON objects, each with its operator under `op`.

internal import Machines

extension MachineNames {
    /// The expression as a tree.
    func json(_ id: ExpressionID) -> OrderedJSON {
        json(id, choices: [])
    }

    /// The expression, a choice in it named after `choices`, those of the field that it is compared with.
    private func json(_ id: ExpressionID, choices: [Choice]) -> OrderedJSON {
        guard let node = node(id) else { return ["op": "literal", "type": "unset"] }
        switch node {
        case .literal(let value): return literal(value, choices)
        case .fact(let fact): return self.fact(fact)
        case .not(let inner): return ["op": "not", "of": json(inner)]
        case .and: return ["op": "and", "of": .array(operands(of: id, isAnd: true).map { json($0) })]
        case .or: return ["op": "or", "of": .array(operands(of: id, isAnd: false).map { json($0) })]
        case .compare(let comparison, let left, let right):
            let choices = self.choices(at: left) ?? self.choices(at: right) ?? []
            return [
                "op": .string(comparison.sign), "left": json(left, choices: choices),
                "right": json(right, choices: choices),
            ]
        case .isSet(let inner): return ["op": "isSet", "of": json(inner)]
        case .years(let from, let to): return ["op": "years", "from": json(from), "to": json(to)]
        case .birthDate(let inner): return ["op": "birthDate", "of": json(inner)]
        }
    }

    private func literal(_ value: Value, _ choices: [Choice]) -> OrderedJSON {
        func literal(_ type: OrderedJSON, _ value: OrderedJSON) -> OrderedJSON {
            ["op": "literal", "type": type, "value": value]
        }
        switch value {
        case .unset: return ["op": "literal", "type": "unset"]
        case .flag(let flag): return literal("flag", .bool(flag))
        case .number(let scaled): return literal("number", .string(decimal(scaled, places: 4, keepsZeros: false)))
        case .money(let fen): return literal("money", .string(decimal(fen, places: 2, keepsZeros: true)))
        case .date(let date): return literal("date", .string(date.description))
        case .text(let text): return literal("text", .string(text))
        case .division(let code): return literal("division", .string(divisionCode(code)))
        case .party(let party): return literal("party", .integer(Int(party.number)))
        case .choice(let index):
            let name = choices.indices.contains(index) ? choices[index].name : "#\(index)"
            return ["op": "literal", "type": "choice", "value": .string(name), "position": .integer(index)]
        }
    }

    private func fact(_ id: FactID) -> OrderedJSON {
        guard let fact = self.factValue(id) else { return ["op": "literal", "type": "unset"] }
        switch fact {
        case .today: return ["op": "today"]
        case .year: return ["op": "year"]
        case .path(let path): return ["op": "path", "path": .string(self.path(path))]
        case .answer(let module, let field):
            return ["op": "answer", "field": .string(answer(module: module, field: field))]
        case .rows(let module): return ["op": "rows", "module": .string(self.module(module))]
        case .inChain(let member, let start):
            return ["op": "inChain", "member": .string(path(member)), "start": .string(path(start))]
        case .openCase(let subject, let matter):
            return ["op": "openCase", "subject": .string(path(subject)), "matter": .string(matter)]
        case .yearsSinceOutcome(let matter, let outcome):
            return ["op": "yearsSinceOutcome", "matter": .string(matter), "outcome": .string(outcome)]
        }
    }

    /// The operands of a row of the same operator, in their order.
    private func operands(of id: ExpressionID, isAnd: Bool) -> [ExpressionID] {
        var found: [ExpressionID] = []
        var left = [id]
        while let next = left.popLast() {
            switch node(next) {
            case .and(let first, let second) where isAnd: left += [second, first]
            case .or(let first, let second) where !isAnd: left += [second, first]
            default: found.append(next)
            }
        }
        return found
    }

    private func choices(at id: ExpressionID) -> [Choice]? {
        guard case .fact(let factID) = node(id) else { return nil }
        let field: Field? =
            switch factValue(factID) {
            case .path(let path): self.field(at: path)
            case .answer(let module, let field): answerField(module: module, field: field)
            default: nil
            }
        if case .choice(let choices) = field?.type { return choices }
        return nil
    }

    private func node(_ id: ExpressionID) -> Node? {
        let nodes = expressions.nodes
        return nodes.indices.contains(Int(id.index)) ? nodes[Int(id.index)] : nil
    }

    private func factValue(_ id: FactID) -> Machines.Fact? {
        let facts = expressions.facts
        return facts.indices.contains(Int(id.index)) ? facts[Int(id.index)] : nil
    }
}

extension Comparison {
    /// The comparison as a sign that most languages share.
    fileprivate var sign: String {
        switch self {
        case .equal: "=="
        case .notEqual: "!="
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        }
    }
}
