// From an abstract state back to a configuration that it stands for, with no verdicts: what has been judged only allows
// more, and can be judged again.

import Machines

extension Relation {
    /// A configuration of which the state is the abstraction, once its verdicts are open.
    func configuration(of state: Abstract) -> Configuration {
        var at = Configuration(of: machine)
        at.state = StateID(state.state)
        at.visit = 1
        at.route = StageSet(bits: routes[state.route])
        at.editable = symmetry.modules(of: state.editable)
        at.flagged = symmetry.modules(of: state.flagged)
        at.attached = AttachmentSet(bits: state.attached)
        at.resume = state.resume > 0 ? UInt8(state.resume - 1) : nil
        at.recorded = state.recorded > 0 ? UInt8(state.recorded - 1) : nil
        if state.undoState > 0 {
            at.undo.state = StateID(state.undoState - 1)
            at.undo.visit = state.undoChanged ? 0 : 1
            at.undo.attached = AttachmentSet(bits: state.undoAttached)
            at.undo.flagged = symmetry.modules(of: state.undoFlagged)
        }
        return at
    }
}
