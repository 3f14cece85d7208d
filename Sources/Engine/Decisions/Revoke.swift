// Revoke 撤销: the applicant takes the case back for good, while it is on his side (R018, Q29).

import Machines

extension Decision {
    func revoke() -> Result<Decided, Refusal> {
        take(Act.revoke.step, .revoked)
    }
}
