// Submit 提交: the declaration goes up its ladder; the first submission fixes the ladder (R017).

import Machines

extension Decision {
    func submit() -> Result<[CaseEvent], Refusal> {
        guard let refusal = facts.routeRefusal else {
            return take(Act.submit.step, .submitted(facts.route))
        }
        // WHY: without a ladder no row can be chosen, so what is missing is said here; but only to the one who may
        // submit.
        return incompleteRefusal() ?? .failure(refusal)
    }

    private func incompleteRefusal() -> Result<[CaseEvent], Refusal>? {
        let known = machine.rows(from: subject.configuration.state, verb: .submit)
        if known.isEmpty || subject.applicant != author.party { return take(Act.submit.step, .submitted(nil)) }
        guard !facts.missing.isEmpty else { return nil }
        return .failure(Refusal(.declarationIncomplete).with("missing", .terms(facts.missing)))
    }
}
