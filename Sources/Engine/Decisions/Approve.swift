// Approve 通过: the level agrees, with an opinion (R043, R049).

import Machines

extension Decision {
    func approve(opinion: String) -> Result<Decided, Refusal> {
        takeWithOpinion(Act.approve(opinion: opinion).step, opinion, .approved(opinion: opinion))
    }
}
