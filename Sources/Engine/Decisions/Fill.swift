// Fill 填写: answers to fields of modules, each checked against its field; all of them or none.

import Machines

extension Decision {
    func fill(_ answers: [Answer]) -> Result<Decided, Refusal> {
        let event = CaseEvent.filled(answers)
        let taken = take(Act.fill(answers).step, event)
        guard case .success = taken else { return taken }
        var rowCounts = subject.body.answers.map(\.count)
        for answer in answers {
            if let refusal = refusal(of: answer, rowCounts: &rowCounts) { return .failure(refusal) }
        }
        return taken
    }

    private func refusal(of answer: Answer, rowCounts: inout [Int]) -> Refusal? {
        if let refusal = rowRefusal(answer.row, in: answer.module, counts: rowCounts) { return refusal }
        let module = machine.modules[answer.module]
        rowCounts[answer.module] = max(rowCounts[answer.module], answer.row + 1)
        guard module.fields.indices.contains(answer.field) else {
            return Refusal(.unknownField).with("place", .term(Term(name: module.name, title: module.title)))
                .with("name", .number(answer.field))
                .with("choices", .terms(module.fields.map { Term(name: $0.name, title: $0.title) }))
        }
        let field = module.fields[answer.field]
        if answer.value.isSet, let presence = field.presence,
            !machine.expressions.holds(presence, given: facts.given.values)
        {
            return absenceRefusal(of: field)
        }
        return valueRefusal(answer.value, for: field)
    }

    /// Refuses a module that the matter does not have, and a row that the module does not have and may not get: rows
    /// are filled in order.
    func rowRefusal(_ row: Int, in index: Int, counts: [Int]) -> Refusal? {
        guard machine.modules.indices.contains(index), counts.indices.contains(index) else {
            return Refusal(.unknownModule).with("name", .number(index))
                .with("choices", terms(machine.allModules))
        }
        let module = machine.modules[index]
        let most = module.rows?.upperBound ?? 1
        if row >= 0, row < most, row <= counts[index] { return nil }
        return Refusal(.rowOutOfRange).with("module", .term(Term(name: module.name, title: module.title)))
            .with("row", .number(row + 1)).with("count", .number(counts[index])).with("most", .number(most))
    }
}
