// The decisions on a case that stand: what was recalled is as if it had not been decided. Who is told of them lives
// with whoever shows them.

package import Machines

/// A decision of a reviewer, and the stage at which it was taken.
package struct StageDecision: Hashable, Sendable {
    package let stage: Int
    package let deed: Deed
}

extension Case {
    /// The reviewers' decisions and dispatches that stand, in order.
    package func standingDecisions(in machine: Machine) -> [StageDecision] {
        var standing: [StageDecision] = []
        for deed in body.deeds {
            switch deed.verb {
            case .approve, .return, .terminate, .dispatch:
                guard let stage = machine.states[Int(deed.state.index)].stage else { continue }
                standing.append(StageDecision(stage: stage, deed: deed))
            case .recall: standing.removeLast(standing.isEmpty ? 0 : 1)
            case .apply, .fill, .attach, .detach, .submit, .judge, .record, .publish, .revoke, .release: continue
            }
        }
        return standing
    }
}
