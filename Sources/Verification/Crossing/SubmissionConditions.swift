// Which of the new machine's conditions a moved case has met at its submission already, and which nobody has asked it.

import Machines

/// The conditions of the new machine's submission, by their indexes.
struct SubmissionConditions {
    /// The old machine asks the same.
    let kept: [Int]
    let added: [Int]

    init(_ crossing: Crossing) {
        let whole = Correspondence(crossing.old.ruleset, crossing.new.ruleset)
        let pair = MatterPair(crossing.old.machine, crossing.new.machine, in: whole)
        func refusal(_ index: Int, _ side: Side) -> Term {
            let condition = pair.machine(side).conditions[index]
            let test = Translation(pair, side).term(condition.test)
            return condition.kind == .require ? test.negated : test
        }
        let before = Set(pair.machine(.old).submissionConditions.map { refusal($0, .old) })
        let after = pair.machine(.new).submissionConditions
        kept = after.filter { before.contains(refusal($0, .new)) }
        added = after.filter { !before.contains(refusal($0, .new)) }
    }
}

/// Makes the states in which cases from elsewhere begin.
struct RootMaker {
    let relation: Relation
    /// The conditions that they have met at their submission.
    let met: [Int]
    private var known: [ModuleSet: [UInt64]] = [:]

    init(_ relation: Relation, met: [Int]) {
        self.relation = relation
        self.met = met
    }

    /// The abstract states of a configuration, with all verdicts open and with every content of the retained answers
    /// that it may have; none where its route is unknown.
    mutating func roots(of configuration: Configuration) -> [Abstract] {
        let all = relation.abstractions(of: configuration, verdicts: Verdicts())
        let exact = all.first { state in
            let back = relation.configuration(of: state)
            return back.editable == configuration.editable && back.flagged == configuration.flagged
                && back.undo.flagged == configuration.undo.flagged
        }
        guard let state = exact ?? all.first else { return [] }
        let contents = known[configuration.editable] ?? contents(editable: configuration.editable)
        known[configuration.editable] = contents
        return contents.map { content in
            var root = state
            root.cells = content
            relation.sort(&root)
            return root
        }
    }

    /// What the retained answers of a submitted case may be. What is required is there, and what the old machine asked
    /// for is met, as far as it can not be edited.
    private func contents(editable: ModuleSet) -> [UInt64] {
        let (machine, cells) = (relation.machine, relation.cells)
        let required = cells.all.filter { cell in
            guard case .answer(let module, let field) = cell.fact, !editable.contains(module) else { return false }
            let definition = machine.modules[module].fields[field]
            return !definition.isOptional && definition.presence == nil && machine.modules[module].rows == nil
        }
        let demands = met.map { index -> Demand in
            let condition = machine.conditions[index]
            return Demand(.holds(arena: 0, condition.test, condition.kind == .require))
        }.filter { demand in
            let modules = demand.facts(in: relation.worlds.solver.model.arenas).compactMap(\.module)
            return !modules.isEmpty && !modules.contains(where: editable.contains)
        }
        return cells.fillings(of: machine.allModules, from: 0).filter { filling in
            let answers = cells.answers(filling)
            return required.allSatisfy { answers[$0.fact]?.isSet ?? false }
                && (cells.all.isEmpty || relation.worlds.world(meeting: [demands], cells: filling) != nil)
        }
    }
}
