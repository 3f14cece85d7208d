// From a case's configuration to the abstract state that stands for it.

import Machines

extension Relation {
    /// The abstract states of a configuration, one for each choice of what stands for modules that are alike, the
    /// retained answers left as they are at first; none where its route is none that a case can have.
    func abstractions(of configuration: Configuration, verdicts: Verdicts) -> [Abstract] {
        symmetry.choices.compactMap { abstraction(of: configuration, verdicts, $0) }
    }

    private func abstraction(
        of configuration: Configuration, _ verdicts: Verdicts, _ symmetry: Symmetry
    ) -> Abstract? {
        var state = Abstract()
        state.state = Int(configuration.state.index)
        guard let route = routes.firstIndex(of: configuration.route.bits) else { return nil }
        state.route = route
        if isReview[state.state], configuration.undo.state == nil {
            state.right = symmetry.projectWhole(verdicts.right)
            state.wrong = symmetry.projectWhole(verdicts.judged) & ~state.right
        }
        state.editable = symmetry.project(configuration.editable)
        state.flagged = symmetry.project(configuration.flagged)
        state.attached = configuration.attached.bits
        state.resume = configuration.resume.map { Int($0) + 1 } ?? 0
        state.recorded = configuration.recorded.map { Int($0) + 1 } ?? 0
        if let undo = configuration.undo.state {
            state.undoState = Int(undo.index) + 1
            state.undoFlagged = symmetry.project(configuration.undo.flagged)
            if configuration.undo.visit != configuration.visit {
                state.undoChanged = true
                state.undoAttached = configuration.undo.attached.bits
            }
        }
        return state
    }
}
