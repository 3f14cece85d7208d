// The applicant's rows: filling in, attaching, and submitting for the first time or again.

import Checking
import Machines

extension Blueprint {
    /// `fill`, `attach` and `detach` in the states in which the applicant has the case; none without modules.
    var fillingRows: [Row] {
        if matter.modules.isEmpty { return [] }
        return [table.draft, table.returned].compactMap { $0 }.flatMap { state in
            [Verb.fill, .attach, .detach].map {
                row(
                    state, $0, by: .applicant, guards: [.editable], effects: .reopen, to: state, matter.location)
            }
        }
    }

    /// `submit` from the draft, which fixes the route, and from a return.
    var submittingRows: [Row] {
        let first = ladder.ways(after: nil)
        let fromDraft = first.map { way in
            row(
                table.draft, .submit, way.selector, by: .applicant,
                guards: [.complete, .routed] + conditions.matterGuards,
                effects: [.fixRoute, .closeEditing, .clearFlags, entering(way)], to: destination(of: way),
                matter.location)
        }
        guard let returned = table.returned else { return fromDraft }
        // WHY: a case that came back from a stage has a route with a stage in it.
        let again = first.filter { $0.next != nil }.map { way in
            var selector = way.selector
            selector.memory = .resume(nil)
            return resubmission(from: returned, selector, way)
        }
        let resumed = ladder.stages.indices.filter { level(of: $0).resumesFromApplicant }.map { stage in
            let selector = Selector(has: StageSet([stage]), memory: .resume(stage))
            return resubmission(from: returned, selector, Way(next: stage, selector: selector))
        }
        return fromDraft + again + resumed
    }

    private func resubmission(from returned: StateID, _ selector: Selector, _ way: Way) -> Row {
        row(
            returned, .submit, selector, by: .applicant, guards: [.complete] + conditions.matterGuards,
            effects: [.closeEditing, .clearFlags, .forgetResume, entering(way)], to: destination(of: way),
            matter.location)
    }
}
