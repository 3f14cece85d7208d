// Release 解除: what a case granted is given up, without a review (R027).

import Machines

extension Decision {
    func release() -> Result<Decided, Refusal> {
        take(Act.release.step, .released)
    }
}
