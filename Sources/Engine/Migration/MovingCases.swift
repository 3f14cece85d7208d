// Which cases a deployment moves: those that a migration of the new definition covers and that can move. All others
// keep the definition that they are under.

import Machines

/// What a deployment means for one case that a migration covers.
enum CaseFate {
    case moves(MovedCase)
    /// It stays where it is, though the migration means to move it.
    case stranded([Obstacle])
}

extension Registry {
    /// Moves every case that the definition's migrations cover and that can move. Total: history is not judged again.
    mutating func migrateCases(stamp: Stamp) {
        guard let current, !definitions[current].ruleset.migrations.isEmpty else { return }
        var successions = Successions()
        for index in cases.indices {
            guard case .moves(let moved)? = fate(of: cases[index], &successions, stamp: stamp) else { continue }
            move(cases[index], to: moved.subject, &successions)
        }
    }

    /// What the current definition's migrations mean for the case; nil where none covers it.
    func fate(of subject: Case, _ successions: inout Successions, stamp: Stamp) -> CaseFate? {
        guard let current, subject.definition != current else { return nil }
        let machine = machine(of: subject)
        let state = machine.states[Int(subject.configuration.state.index)]
        var obstacles: [Obstacle]?
        for (index, migration) in ruleset.migrations.enumerated() where migration.matter == machine.facts.name {
            if state.kind == .end, migration.target(of: state) == nil { continue }
            let succession = successions.succession(
                from: subject, machine, to: ruleset.machines[migration.machine], by: migration, index)
            switch attempt(subject, (current, migration.machine), succession, stamp: stamp) {
            case .moved(let moved): return .moves(moved)
            case .blocked(let found): obstacles = obstacles ?? found
            }
        }
        return obstacles.map(CaseFate.stranded)
    }

    /// The move, unless it would leave something required empty that the applicant can not fill in.
    private func attempt(
        _ subject: Case, _ place: (definition: Int, machine: Int), _ succession: Succession, stamp: Stamp
    ) -> Moving {
        let moving = subject.moved(to: place, by: succession, stamp: stamp)
        guard case .moved(let moved) = moving else { return moving }
        let state = succession.new.states[Int(moved.subject.configuration.state.index)]
        if state.kind == .draft || state.kind == .end { return moving }
        let known = missing(in: subject, succession.old, at: stamp.at).map(\.name)
        let editable = moved.subject.configuration.editable
        let lacking = missing(in: moved.subject, succession.new, at: stamp.at).filter { term in
            !known.contains(term.name)
                && !succession.new.modules(of: [term]).isSubset(of: editable)
        }
        return lacking.isEmpty ? moving : .blocked([Obstacle(.requiredElsewhere, lacking)])
    }

    private func missing(in subject: Case, _ machine: Machine, at moment: Moment) -> [Term] {
        subject.missing(in: machine, given: presenceValues(of: machine, for: subject, at: moment))
    }

    private mutating func move(_ old: Case, to new: Case, _ successions: inout Successions) {
        replace(old, by: new)
        guard let drafted = drafts[old.id], let succession = successions.last else { return }
        drafts[old.id] = drafted.mapValues { draft in
            var kept = draft
            kept.pick = succession.pick(draft.pick)
            kept.modules = succession.set(draft.modules)
            return kept
        }
    }
}

/// Successions that were worked out, so that a thousand cases of one definition need one.
struct Successions {
    private struct Key: Hashable {
        let definition: Int
        let machine: Int
        let migration: Int
    }

    private var known: [Key: Succession] = [:]
    /// The one that was asked for last.
    private(set) var last: Succession?

    mutating func succession(
        from subject: Case, _ old: Machine, to new: Machine, by migration: Migration, _ index: Int
    ) -> Succession {
        let key = Key(definition: subject.definition, machine: subject.machine, migration: index)
        let succession = known[key] ?? Succession(from: old, to: new, by: migration)
        known[key] = succession
        last = succession
        return succession
    }
}
