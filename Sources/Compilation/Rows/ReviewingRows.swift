// A reviewer's rows that go onwards: judging modules and approving.

import Checking
import Machines

extension Blueprint {
    /// `judge` at every stage whose level judges.
    var judgingRows: [Row] {
        ladder.stages.indices.filter { !level(of: $0).judged.isEmpty }.map { stage in
            let level = level(of: stage)
            return row(
                table.reviews[stage], .judge, by: .stage(stage),
                guards: [.namesSome, .judges(ModuleSet(level.judged))], effects: .judge, to: table.reviews[stage],
                level.location)
        }
    }

    /// `approve` at every stage: to its dispatch, or along every way onwards.
    var approvingRows: [Row] {
        ladder.stages.indices.flatMap { stage in
            let level = level(of: stage)
            let judged = ModuleSet(level.judged)
            let guards =
                (judged.isEmpty ? [] : [Guard.judged(judged), .noneWrong(judged)])
                + conditions.levelGuards[ladder.stages[stage].level]
            func approval(_ way: Way?, to target: StateID) -> Row {
                row(
                    table.reviews[stage], .approve, way?.selector ?? Selector(), by: .stage(stage),
                    guards: guards + (way.map(outcomeGuards) ?? []),
                    effects: [.clearFlags, way.map(entering) ?? [], recalling(level, way)], to: target,
                    level.approve.location)
            }
            if let dispatch = table.dispatches[stage] { return [approval(nil, to: dispatch)] }
            return ladder.ways(after: stage).map { approval($0, to: destination(of: $0)) }
        }
    }
}
