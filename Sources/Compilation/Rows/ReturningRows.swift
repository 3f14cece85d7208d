// A reviewer's rows that go back or end the case: returning, terminating, and taking a decision back.

import Checking
import Machines
import Source

extension Blueprint {
    /// `return` at every stage to every target that its level declares.
    var returningRows: [Row] {
        ladder.stages.indices.flatMap { stage in
            level(of: stage).returns.flatMap { statement in
                statement.targets.flatMap { target -> [Row] in
                    switch target.place {
                    case .applicant:
                        returnToApplicant(from: stage, resumes: statement.resumes, target.location).map { [$0] } ?? []
                    case .level(let level): returns(from: stage, to: level, target.location)
                    }
                }
            }
        }
    }

    /// `terminate` at every stage whose level has it.
    var terminatingRows: [Row] {
        guard let terminated = table.terminated else { return [] }
        return ladder.stages.indices.compactMap { stage in
            level(of: stage).terminate.map {
                row(table.reviews[stage], .terminate, by: .stage(stage), to: terminated, $0.location)
            }
        }
    }

    /// `recall` in the state that follows each decision which may be taken back, once for both states.
    func recallingRows(of decisions: [Row]) -> [Row] {
        var seen: Set<[StateID]> = []
        return decisions.compactMap { decision in
            let (from, to) = (decision.transition.from, decision.transition.to)
            guard decision.transition.effects.contains(.rememberUndo), seen.insert([to, from]).inserted,
                case .stage(let stage) = decision.transition.actor, let recall = level(of: stage).recall
            else { return nil }
            return row(
                to, .recall, Selector(memory: .undo(from)), by: .stage(stage),
                effects: [.undo, .forgetResume, .closeEditing], to: from, recall.location)
        }
    }

    private func returnToApplicant(from stage: Int, resumes: Bool, _ location: Location) -> Row? {
        guard let returned = table.returned else { return nil }
        let level = level(of: stage)
        let judged: [Guard] = level.judged.isEmpty ? [] : [.judged(ModuleSet(level.judged))]
        let named: [Guard] = matter.modules.isEmpty ? [] : [.namesSome, .namesWrong]
        return row(
            table.reviews[stage], .return, pick: .applicant, by: .stage(stage), guards: judged + named,
            effects: [.openNamed, .flagNamed, resumes ? .rememberResume : .forgetResume, recalling(level)],
            to: returned, location)
    }

    private func returns(from stage: Int, to level: Int, _ location: Location) -> [Row] {
        ladder.ways(from: stage, backTo: level).map { way in
            row(
                table.reviews[stage], .return, pick: .level(level), way.selector, by: .stage(stage),
                guards: [.namesWrong], effects: [.enter, .flagNamed, recalling(self.level(of: stage))],
                to: destination(of: way), location)
        }
    }
}
