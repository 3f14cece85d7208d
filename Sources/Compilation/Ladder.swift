// The ladder of stages, and the ways that a case may go on it. What happens on the way does not live here.

import Checking
import Machines

/// One way onwards: the next stage on the route, or nil for the ladder's end, and the routes that lead there.
struct Way {
    let next: Int?
    let selector: Selector
}

/// The stages of a matter in order: one for each level, a chain's limit for each chain.
struct Ladder {
    let stages: [Stage]
    /// Whether a route may do without the stage.
    private let isSkippable: [Bool]

    init(of levels: [LevelDefinition]) {
        var stages: [Stage] = []
        var isSkippable: [Bool] = []
        for (index, level) in levels.enumerated() {
            let mayBeAbsent = level.isOptional || level.presence != nil
            if case .chain(_, _, let limit) = level.reviewer.form {
                for position in 1...max(1, limit) {
                    stages.append(Stage(level: index, position: position))
                    isSkippable.append(mayBeAbsent || position > 1)
                }
            } else {
                stages.append(Stage(level: index, position: 0))
                isSkippable.append(mayBeAbsent)
            }
        }
        self.stages = stages
        self.isSkippable = isSkippable
    }

    /// The ways from a stage, or from before the first, onwards. Their selectors exclude each other, and every
    /// route that the levels allow has one.
    func ways(after stage: Int?) -> [Way] {
        let first = stage.map { $0 + 1 } ?? 0
        var ways: [Way] = []
        var passedOver = StageSet.none
        for next in first..<max(first, stages.count) {
            // INVARIANT: a chain's positions on a route have no gap.
            if stages[next].position <= 1 || !passedOver.contains(next - 1) {
                ways.append(Way(next: next, selector: Selector(has: StageSet([next]), lacks: passedOver)))
            }
            if !isSkippable[next] { return ways }
            passedOver.insert(next)
        }
        return ways + [Way(next: nil, selector: Selector(lacks: passedOver))]
    }

    /// The ways from a stage back to the nearest stage of a level below it.
    func ways(from stage: Int, backTo level: Int) -> [Way] {
        var ways: [Way] = []
        var passedOver = StageSet.none
        for candidate in (0..<stage).reversed() where stages[candidate].level == level {
            ways.append(Way(next: candidate, selector: Selector(has: StageSet([candidate]), lacks: passedOver)))
            if stages[stage].level == level || !isSkippable[candidate] { break }
            passedOver.insert(candidate)
        }
        return ways
    }

    /// Whether some case can have this route so far: `has` and `lacks` are decided, the rest is open.
    func isPossible(has: StageSet, lacks: StageSet) -> Bool {
        stages.indices.allSatisfy { stage in
            if lacks.contains(stage) { return isSkippable[stage] }
            let chain = stage - max(0, stages[stage].position - 1)..<stage
            return !has.contains(stage) || !chain.contains(where: lacks.contains)
        }
    }
}
