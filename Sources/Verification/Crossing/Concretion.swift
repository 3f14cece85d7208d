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

    /// The abstract states of a configuration from elsewhere, with all verdicts open and with every content of the
    /// retained answers that it may have; none where its route is unknown.
    func roots(of configuration: Configuration) -> [Abstract] {
        let all = abstractions(of: configuration, verdicts: Verdicts())
        let exact = all.first {
            self.configuration(of: $0).editable == configuration.editable
                && self.configuration(of: $0).flagged == configuration.flagged
                && self.configuration(of: $0).undo.flagged == configuration.undo.flagged
        }
        guard let state = exact ?? all.first else { return [] }
        return contents(editable: configuration.editable).map { content in
            var root = state
            root.cells = content
            sort(&root)
            return root
        }
    }

    /// What the retained answers of a submitted case may be. What is required is there where it can not be edited.
    private func contents(editable: ModuleSet) -> [UInt64] {
        let required = cells.all.filter { cell in
            guard case .answer(let module, let field) = cell.fact, !editable.contains(module) else { return false }
            let definition = machine.modules[module].fields[field]
            return !definition.isOptional && definition.presence == nil && machine.modules[module].rows == nil
        }
        return cells.fillings(of: machine.allModules, from: 0).filter { filling in
            let answers = cells.answers(filling)
            return required.allSatisfy { answers[$0.fact]?.isSet ?? false }
        }
    }
}
