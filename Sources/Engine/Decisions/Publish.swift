// Publish 公布: the recorded result counts for everybody (R057).

import Machines

extension Decision {
    func publish() -> Result<Decided, Refusal> {
        let taken = take(Act.publish.step, .published)
        guard case .failure(let refusal) = taken, refusal.code == .pickNotHere else { return taken }
        return .failure(Refusal(.nothingToPublish))
    }
}
