// Succession: what of an old machine becomes what of a new one, by the migration's moves and by name.
// What that means for one case lives in `MovingCase.swift`.

import Machines

/// The successors of an old machine's parts, by their places; nil where a part has none.
struct Succession {
    let old: Machine
    let new: Machine
    let migration: Migration
    let stages: [Int?]
    let states: [StateID?]
    let levels: [Int?]
    let modules: [Int?]
    let attachments: [Int?]
    let outcomes: [Int?]

    init(from old: Machine, to new: Machine, by migration: Migration) {
        self.old = old
        self.new = new
        self.migration = migration
        let stages = old.stages.indices.map { Succession.successor(ofStage: $0, old, new, migration) }
        self.stages = stages
        states = old.states.map { Succession.successor(of: $0, new, migration, stages) }
        levels = old.levels.indices.map { level in
            let stage = old.stages.indices.first { old.stages[$0].level == level && stages[$0] != nil }
            return stage.flatMap { stages[$0] }.map { new.stages[$0].level }
                ?? new.levels.firstIndex { $0.name == old.levels[level].name }
        }
        modules = old.modules.map { module in new.modules.firstIndex { $0.name == module.name } }
        attachments = old.attachments.map { file in new.attachments.firstIndex { $0.name == file.name } }
        outcomes = old.outcomes.indices.map { index in
            let end = old.states.first { $0.outcome == index }
            let moved = end.flatMap { migration.target(of: $0) }.flatMap { new.states[Int($0.index)].outcome }
            return moved ?? new.outcomes.firstIndex { $0.name == old.outcomes[index].name }
        }
    }

    /// Whether the migration itself says where cases of the state go.
    func isWritten(_ state: State) -> Bool { migration.target(of: state) != nil }

    func set(_ modules: ModuleSet) -> ModuleSet { ModuleSet(modules.members.compactMap { self.modules[$0] }) }

    func set(_ attachments: AttachmentSet) -> AttachmentSet {
        AttachmentSet(attachments.members.compactMap { self.attachments[$0] })
    }

    func set(_ verdicts: Verdicts) -> Verdicts {
        var new = Verdicts()
        new.right = set(verdicts.right)
        new.wrong = set(verdicts.wrong)
        return new
    }

    func pick(_ pick: Pick) -> Pick {
        switch pick {
        case .nothing, .applicant: pick
        case .level(let level): levels[level].map(Pick.level) ?? .nothing
        case .outcome(let outcome): outcomes[outcome].map(Pick.outcome) ?? .nothing
        case .attachment(let attachment): attachments[attachment].map(Pick.attachment) ?? .nothing
        }
    }

    /// The stage that a written move leads to from one of the stage's states, or the one of its level and position.
    private static func successor(
        ofStage stage: Int, _ old: Machine, _ new: Machine, _ migration: Migration
    ) -> Int? {
        let moved = old.states.lazy.filter { $0.stage == stage }.compactMap { migration.target(of: $0) }
            .compactMap { new.states[Int($0.index)].stage }.first
        if let moved { return moved }
        let (level, position) = (old.levels[old.stages[stage].level].name, old.stages[stage].position)
        return new.stages.firstIndex { new.levels[$0.level].name == level && $0.position == position }
    }

    /// The state that is written, the one at the successor of its stage, or the namesake.
    private static func successor(
        of state: State, _ new: Machine, _ migration: Migration, _ stages: [Int?]
    ) -> StateID? {
        if let target = migration.target(of: state) { return target }
        let place = new.states.firstIndex { candidate in
            guard candidate.kind == state.kind else { return false }
            if let stage = state.stage { return candidate.stage != nil && candidate.stage == stages[stage] }
            return candidate.name == state.name
        }
        return place.map(StateID.init)
    }
}
