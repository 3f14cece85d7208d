// Apply 申报: a new case of a matter, with its prefilled answers; a matter without modules is submitted at once.

package import Machines

/// What an application leads to: the events of the new case, or the refusal that changes nothing.
/// `lineage` gives the definition and the machine's place in it.
package func decideApplication(
    to machine: Machine, at place: (definition: Int, machine: Int), target: PartyID?, facts: ApplicationFacts,
    by author: Author
) -> Result<[CaseEvent], Refusal> {
    let matter = RefusalArgument.term(Term(name: machine.facts.name, title: machine.facts.title))
    guard facts.applicantKind == machine.facts.applicant else {
        return .failure(
            Refusal(.wrongKindOfApplicant).with("matter", matter)
                .with("kind", .term(facts.kind(machine.facts.applicant))))
    }
    if machine.facts.target == nil, target != nil {
        return .failure(Refusal(.targetNotAsked).with("matter", matter))
    }
    if let expected = machine.facts.target, target == nil {
        return .failure(
            Refusal(.wrongTarget).with("matter", matter)
                .with("kind", .term(Term(name: facts.kind(expected.kind).name, title: expected.title))))
    }
    if let window = machine.facts.window, !window.contains(facts.today) {
        return .failure(
            Refusal(.outsideWindow).with("matter", matter).with("from", .text(window.lowerBound.description))
                .with("to", .text(window.upperBound.description)))
    }
    if let standing = facts.standing {
        return .failure(Refusal(.alreadyOpen).with("matter", matter).with("case", .case(standing)))
    }
    for index in machine.applyConditions where !machine.isMet(machine.conditions[index], facts.values) {
        return .failure(conditionRefusal(index, machine))
    }
    return .success([
        .applied(
            CaseEvent.Application(
                definition: place.definition, machine: place.machine, applicant: author.party, target: target,
                year: facts.today.components.year, answers: prefills(of: machine, given: facts.values)))
    ])
}

/// The answers that a new case begins with. A list begins without rows, so only modules of one row are prefilled.
private func prefills(of machine: Machine, given values: [Value]) -> [Answer] {
    machine.modules.enumerated().flatMap { index, module -> [Answer] in
        guard module.rows == nil else { return [] }
        return module.fields.enumerated().compactMap { place, field in
            guard let prefill = field.prefill else { return nil }
            let value = machine.expressions.value(of: prefill, given: values)
            return value.isSet ? Answer(module: index, row: 0, field: place, value: value) : nil
        }
    }
}
