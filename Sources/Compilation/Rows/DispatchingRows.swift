// A reviewer's rows after the approval: the attachments that go along, and sending the case on.

import Checking
import Machines

extension Blueprint {
    /// `attach`, `detach` and `dispatch` at every stage whose level sends cases on.
    var dispatchingRows: [Row] {
        ladder.stages.indices.flatMap { stage -> [Row] in
            let level = level(of: stage)
            guard let dispatch = level.dispatch, let state = table.dispatches[stage] else { return [] }
            let handling = dispatch.attachments.flatMap { attachment in
                [(Verb.attach, Effects.attach), (.detach, .detach)].map { verb, effect in
                    row(
                        state, verb, pick: .attachment(attachment), by: .stage(stage),
                        effects: [effect, .keepUndo], to: state, dispatch.verb.location)
                }
            }
            let sending = ladder.ways(after: stage).map { way in
                row(
                    state, .dispatch, way.selector, by: .stage(stage),
                    guards: requirement(of: dispatch) + outcomeGuards(of: way),
                    effects: [entering(way), recalling(level, way)], to: destination(of: way),
                    dispatch.verb.location)
            }
            return handling + sending
        }
    }

    private func requirement(of dispatch: DispatchDefinition) -> [Guard] {
        let attachments = AttachmentSet(dispatch.attachments)
        if attachments.isEmpty { return [] }
        return [dispatch.needsAll ? .attachedAll(attachments) : .attachedAny(attachments)]
    }
}
