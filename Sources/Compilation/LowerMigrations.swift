// Migrations become moves between states by name and place. Which cases they move is no concern of this.

import Checking
import Machines

/// A migration, its targets by their places in the new machine.
func lower(_ migration: MigrationDefinition, _ blueprints: [Blueprint]) -> Migration {
    let table = blueprints[migration.new].table
    let ladder = blueprints[migration.new].ladder
    let moves = migration.moves.compactMap { move in
        table.state(at: move.to, ladder: ladder).map { Migration.Move(from: move.from, to: $0) }
    }
    return Migration(matter: migration.old, machine: migration.new, moves: moves)
}

extension StateTable {
    /// The one state at a place; nil where the matter has none there.
    func state(at place: CasePlace, ladder: Ladder) -> StateID? {
        switch place {
        case .draft: draft
        case .returned: returned
        case .appraisal: appraisal
        case .terminated: terminated
        case .revoked: revoked
        case .released: released
        case .outcome(let index): outcomes.indices.contains(index) ? outcomes[index] : nil
        case .review(let level, let step): ladder.stage(of: level, step: step).map { reviews[$0] }
        case .dispatch(let level, let step): ladder.stage(of: level, step: step).flatMap { dispatches[$0] }
        }
    }
}

extension Ladder {
    /// The stage of a level, in a chain that of a step.
    fileprivate func stage(of level: Int?, step: Int?) -> Int? {
        stages.firstIndex { $0.level == level && (step == nil || $0.position == step) }
    }
}
