// The rows around the end: recording and publishing an appraisal's result, revoking, and releasing what was granted.

import Checking
import Machines

extension Blueprint {
    /// `record` for every outcome, and `publish` for the recorded one.
    var appraisingRows: [Row] {
        guard let appraisal = table.appraisal, let definition = matter.appraisal else { return [] }
        return matter.outcomes.enumerated().flatMap { index, outcome in
            [
                row(
                    appraisal, .record, pick: .outcome(index), by: .office, effects: .record, to: appraisal,
                    outcome.location),
                row(
                    appraisal, .publish, Selector(memory: .recorded(index)), by: .office,
                    guards: outcome.effects.isEmpty ? [] : conditions.matterGuards, to: table.outcomes[index],
                    definition.publish.location),
            ]
        }
    }

    /// `revoke` in the states that the matter declares and has.
    var revokingRows: [Row] {
        guard let revocation = matter.revocation, let revoked = table.revoked else { return [] }
        var seen: Set<StateID> = []
        return revocation.places.flatMap(states).filter { seen.insert($0).inserted }.map {
            row($0, .revoke, by: .applicant, effects: .closeEditing, to: revoked, revocation.verb.location)
        }
    }

    /// `release` where what was applied for is granted.
    var releasingRows: [Row] {
        guard let release = matter.release, let released = table.released, let granted = table.outcomes.first
        else { return [] }
        return [
            row(
                granted, .release, by: .applicant, guards: conditions.releaseGuards, to: released,
                release.verb.location)
        ]
    }

    private func states(at place: RevocationDefinition.Place) -> [StateID] {
        let stages = ladder.stages.indices
        switch place {
        case .draft: return [table.draft]
        case .returned: return [table.returned].compactMap { $0 }
        case .appraisal: return [table.appraisal].compactMap { $0 }
        case .review(let level): return stages.filter { ladder.stages[$0].level == level }.map { table.reviews[$0] }
        case .dispatch(let level):
            return stages.filter { ladder.stages[$0].level == level }.compactMap { table.dispatches[$0] }
        }
    }
}
