// Record 登记: the office writes down the result of the offline appraisal; it counts when it is published (R057, Q33).

import Machines

extension Decision {
    func record(_ result: ResultRecord) -> Result<Decided, Refusal> {
        let taken = take(Act.record(result).step, .recorded(result))
        guard case .success = taken else { return taken }
        let outcome = machine.outcomes[result.outcome]
        var missing: [Term] = []
        for (index, field) in outcome.fields.enumerated() {
            let value = result.values.indices.contains(index) ? result.values[index] : .unset
            if !value.isSet, !field.isOptional { missing.append(Term(name: field.name, title: field.title)) }
            if value.isSet, let refusal = valueRefusal(value, for: field) { return .failure(refusal) }
        }
        if missing.isEmpty { return taken }
        return .failure(
            Refusal(.resultFieldMissing).with("outcome", .term(Term(name: outcome.name, title: outcome.title)))
                .with("fields", .terms(missing)))
    }
}
