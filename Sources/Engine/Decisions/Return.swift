// Return 退回: to the applicant with the problem modules, or to a lower level with the reason (R044, R045, R046).

import Machines

extension Decision {
    func `return`(to pick: Pick, _ modules: ModuleSet, opinion: String) -> Result<Decided, Refusal> {
        takeWithOpinion(
            Act.return(pick, modules, opinion: opinion).step, opinion, .returned(pick, modules, opinion: opinion))
    }
}
