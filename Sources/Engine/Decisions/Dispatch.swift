// Dispatch 送审: an approved case is sent on with its attachments (R051, R055, R056). Batches are many of these in one
// commit.

import Machines

extension Decision {
    func dispatch() -> Result<Decided, Refusal> {
        take(Act.dispatch.step, .dispatched)
    }
}
