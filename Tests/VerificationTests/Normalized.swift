// The abstraction once more, written as plainly as it can be said and on nothing but the machine's own relation: what
// an exploration must agree with.

import Machines
import Verification

extension Configuration {
    /// The configuration without its history: what one that came here another way has in common with it.
    var normalized: Configuration {
        var new = self
        new.shelf = []
        let hasChanged = undo.visit != visit
        new.visit = 1
        new.undo = Undo()
        if undo.state != nil {
            new.undo.state = undo.state
            new.undo.flagged = undo.flagged
            new.undo.visit = hasChanged ? 0 : 1
            if hasChanged { new.undo.attached = undo.attached }
        }
        return new
    }
}

/// Cases of a machine without their histories, explored by the machine's own steps.
struct PlainExploration {
    let machine: Machine
    let routes: [StageSet]
    /// Whether conditions are met at a row.
    let isMet: (Int) -> Bool

    /// A step that was taken.
    struct Taken {
        let row: Int
        let step: Step
        let before: Configuration
        let after: Configuration
    }

    /// Every step that can be taken from the configuration, each with where it leads.
    func steps(from at: Configuration) -> [Taken] {
        let rows = machine.transitions.indices.filter { machine.transitions[$0].from == at.state }
        var seen: Set<Step> = []
        return rows.flatMap { index in steps(like: machine.transitions[index]) }.filter { seen.insert($0).inserted }
            .flatMap { step in
                let fixed: [StageSet?] = step.verb == .submit && at.route == .none ? routes : [nil]
                return fixed.compactMap { take(step, at, $0) }
            }
    }

    /// How many configurations there are; `visit` is told each.
    func explore(_ visit: (Configuration) -> Void) -> Int {
        let start = Configuration(of: machine).normalized
        var seen: Set<Configuration> = [start]
        var queue = [start]
        var done = 0
        while done < queue.count {
            visit(queue[done])
            for taken in steps(from: queue[done]) where seen.insert(taken.after).inserted {
                queue.append(taken.after)
            }
            done += 1
        }
        return queue.count
    }

    /// The least number of steps to one that is wanted; nil where there is none. `remember` says what a case keeps in
    /// mind behind a step.
    func distance<Memory: Hashable>(
        _ memory: Memory, _ remember: (Memory, Taken) -> Memory, to isWanted: (Memory, Taken) -> Bool
    ) -> Int? {
        var seen: Set<Remembered<Memory>> = []
        var layer = [Remembered(at: Configuration(of: machine).normalized, memory: memory)]
        var steps = 0
        while !layer.isEmpty {
            steps += 1
            var next: [Remembered<Memory>] = []
            for node in layer {
                for taken in self.steps(from: node.at) {
                    if isWanted(node.memory, taken) { return steps }
                    let new = Remembered(at: taken.after, memory: remember(node.memory, taken))
                    if seen.insert(new).inserted { next.append(new) }
                }
            }
            layer = next
        }
        return nil
    }

    private func steps(like row: Transition) -> [Step] {
        let subsets = (0..<(1 << UInt32(machine.modules.count))).map { ModuleSet(bits: $0) }
        switch row.verb {
        case .judge:
            return subsets.flatMap { named in
                [true, false].map { Step(.judge, named: named, isRight: $0) }
            }
        case .return: return subsets.map { Step(.return, pick: row.pick, named: $0) }
        case .fill, .attach, .detach:
            guard row.pick == .nothing else { return [Step(row.verb, pick: row.pick)] }
            return machine.modules.indices.map { Step(row.verb, named: ModuleSet([$0])) }
        default: return [Step(row.verb, pick: row.pick)]
        }
    }

    private func take(_ step: Step, _ at: Configuration, _ route: StageSet?) -> Taken? {
        var given = Given()
        given.route = route
        given.values = machine.expressions.facts.map { _ in .unset }
        guard case .success(let row) = machine.row(for: step, from: at, route: route) else { return nil }
        switch machine.denial(of: row, step: step, from: at, given: given) {
        case nil: break
        // Conditions are asked behind all other guards.
        case .condition: if !isMet(row) { return nil }
        default: return nil
        }
        var after = machine.successor(of: row, step: step, from: at, route: route)
        if after.state != at.state || machine.states[Int(after.state.index)].kind != .review {
            after.verdicts = Verdicts()
        }
        return Taken(row: row, step: step, before: at, after: after.normalized)
    }
}

/// A configuration with what a case keeps in mind.
private struct Remembered<Memory: Hashable>: Hashable {
    let at: Configuration
    let memory: Memory
}
