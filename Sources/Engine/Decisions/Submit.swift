// Submit 提交: the declaration goes up its ladder; the first submission fixes the ladder (R017).

import Machines

extension Decision {
    func submit() -> Result<Decided, Refusal> {
        take(Act.submit.step, .submitted(facts.route))
    }
}
