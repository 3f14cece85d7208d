// Recall 撤回: one's own last decision is taken back while nobody has acted after it (Q27).

import Machines

extension Decision {
    func recall() -> Result<Decided, Refusal> {
        take(Act.recall.step, .recalled)
    }
}
