// What a migration does with any case that an old machine allows, told by its configuration alone: what one knows of
// cases that no store has. What it does with a store's cases is told in `MovingCases.swift`.

package import Machines

/// A migration from one machine to another.
package struct Passage: Sendable {
    /// What becomes of cases that stand in a configuration.
    package enum Fate: Hashable, Sendable {
        /// The migration does not cover them.
        case stays
        case moves(Configuration)
        /// Some of them can not go.
        case stranded([Obstacle])
    }

    private let succession: Succession

    /// Both machines' kinds of parties must have the same numbers.
    package init(from old: Machine, to new: Machine, by migration: Migration) {
        succession = Succession(from: old, to: new, by: migration)
    }

    /// By the old machine's modules, the successors; nil where there is none.
    package var modules: [Int?] { succession.modules }
    /// As `modules`, for stages.
    package var stages: [Int?] { succession.stages }
    /// As `modules`, for states.
    package var states: [StateID?] { succession.states }

    /// What becomes of the cases that stand so, whatever they hold otherwise. Fields that are there on a condition are
    /// not asked for.
    package func fate(of before: Configuration) -> Fate {
        let (old, new) = (succession.old, succession.new)
        let state = old.states[Int(before.state.index)]
        if state.kind == .end, !succession.isWritten(state) { return .stays }
        let filled = old.modules.indices.filter {
            !old.modules[$0].fields.isEmpty || !old.modules[$0].attachments.isEmpty
        }
        let move = ConfigurationMove(
            before: before, succession: succession, filled: ModuleSet(filled), recorded: before.recorded.map(Int.init),
            hasAppraiser: old.appraisal != nil)
        switch move.result {
        case .failure(let standing): return .stranded(standing.obstacles)
        case .success(let after):
            let kind = new.states[Int(after.state.index)].kind
            if kind == .draft || kind == .end { return .moves(after) }
            let lacking = lacking(editable: after.editable)
            return lacking.isEmpty ? .moves(after) : .stranded([Obstacle(.requiredElsewhere, lacking)])
        }
    }

    /// What a submitted case may lack and the new machine requires, apart from what can be edited.
    private func lacking(editable: ModuleSet) -> [Term] {
        let new = succession.new
        return new.modules.indices.filter { !editable.contains($0) }.flatMap { place -> [Term] in
            let module = new.modules[place]
            let before = succession.modules.firstIndex(of: place).map { succession.old.modules[$0] }
            let least = module.rows?.lowerBound ?? 1
            if least == 0 { return [] }
            if let rows = module.rows, (before?.leastRows ?? 0) < rows.lowerBound {
                return [Term(name: module.name, title: module.title)]
            }
            func term(_ name: String, _ title: String) -> Term {
                Term(name: module.name + "." + name, title: module.title + "·" + title)
            }
            let fields = module.fields.filter { field in
                !field.isOptional && field.presence == nil
                    && before?.fields.contains { $0.name == field.name && !$0.isOptional && $0.presence == nil } != true
            }
            let files = module.attachments.filter { file in
                !file.isOptional && before?.attachments.contains { $0.name == file.name && !$0.isOptional } != true
            }
            return fields.map { term($0.name, $0.title) } + files.map { term($0.name, $0.title) }
        }
    }
}

extension Module {
    /// How many rows a complete declaration has at least.
    fileprivate var leastRows: Int { rows?.lowerBound ?? 1 }
}
