// Terminate 终止: ended as not eligible, with an opinion; the applicant may apply anew (R030).

import Machines

extension Decision {
    func terminate(opinion: String) -> Result<Decided, Refusal> {
        takeWithOpinion(Act.terminate(opinion: opinion).step, opinion, .terminated(opinion: opinion))
    }
}
