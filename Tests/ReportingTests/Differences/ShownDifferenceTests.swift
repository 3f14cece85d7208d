// The ways that show differences: each can be gone to its end under the one rulebook, and not under the other.

import Machines
import Testing
import Verification

struct ShownDifferenceTests {
    @Test(arguments: PlantedChange.all)
    func goesUnderOneRulebookAlone(_ change: PlantedChange) throws {
        let (old, new) = (try PermitRulebook.ruleset(), try PermitRulebook.ruleset(change))
        let found = differences(from: old, to: new)
        for matter in found.shown(from: old, to: new).matters {
            for difference in matter.differences where difference.needsWay {
                let shown = try #require(difference.trace, "\(difference.statement)")
                let allowing = shown.side == .old ? old : new
                #expect((difference.sign == .lost) == (shown.side == .old))
                let machine = allowing.machines[shown.trace.machine]
                #expect(Walk(shown, on: machine).stepsTaken == shown.trace.steps.count, "\(difference.statement)")
                // What has to be filled in is not the machine's to say.
                guard !difference.isAboutAnswers, !shown.trace.steps.isEmpty, let before = matter.old,
                    let after = matter.new
                else { continue }
                let other = shown.side == .old ? new.machines[after] : old.machines[before]
                #expect(Walk(shown, on: other).stepsTaken < shown.trace.steps.count, "\(difference.statement)")
            }
        }
    }

    @Test func showsWhatIsTold() throws {
        let changes = PlantedChange.all.filter { change in
            change.lines.contains { $0.hasPrefix("+") || $0.hasPrefix("-") }
        }
        let shown = try changes.count { change in
            let (old, new) = (try PermitRulebook.ruleset(), try PermitRulebook.ruleset(change))
            return differences(from: old, to: new).shown(from: old, to: new).all.contains { $0.trace != nil }
        }
        #expect(shown >= 15)
    }
}

/// A case that goes the steps of a trace on a machine, as far as it may.
private struct Walk {
    private(set) var stepsTaken = 0

    init(_ shown: SidedTrace, on machine: Machine) {
        var at = Configuration(of: machine)
        for step in shown.trace.steps {
            var given = Given()
            given.values = machine.expressions.facts.map { fact in
                shown.machine.expressions.facts.firstIndex(of: fact).flatMap { step.premise.values[FactID($0)] }
                    ?? step.premise.others[fact] ?? .unset
            }
            if let route = step.premise.route { given.route = Walk.stages(route, of: shown.machine, in: machine) }
            let own = Step(
                step.step.verb, pick: Walk.pick(step.step.pick, of: shown.machine, in: machine), named: step.step.named,
                isRight: step.step.isRight)
            guard case .success(let next) = machine.step(own, from: at, given: given) else { return }
            at = next
            stepsTaken += 1
        }
    }

    /// The stages of the same levels and positions; nil where one is not there.
    private static func stages(_ route: StageSet, of old: Machine, in new: Machine) -> StageSet? {
        let found = route.members.map { stage in
            new.stages.firstIndex { candidate in
                new.levels[candidate.level].name == old.levels[old.stages[stage].level].name
                    && candidate.position == old.stages[stage].position
            }
        }
        // A ladder that leaves out a level which must be there is none.
        let missing = new.levels.indices.filter { level in
            !new.levels[level].isOptional && new.levels[level].presence == nil
                && !found.contains { $0.map { new.stages[$0].level == level } ?? false }
        }
        return found.contains(nil) || !missing.isEmpty ? nil : StageSet(found.compactMap { $0 })
    }

    private static func pick(_ pick: Pick, of old: Machine, in new: Machine) -> Pick {
        guard case .level(let level) = pick else { return pick }
        return .level(new.levels.firstIndex { $0.name == old.levels[level].name } ?? -1)
    }
}

extension Difference {
    /// Whether a way of a case can show it.
    fileprivate var needsWay: Bool {
        guard sign != .changed else { return false }
        switch statement {
        case .condition(let asking, _, _): return asking != .warning
        case .ability(let ability):
            switch ability {
            case .fill, .choose, .attach, .offered: return false
            default: return true
            }
        default: return false
        }
    }

    /// Whether the other rulebook refuses for want of an answer, or for a condition on when a level is there.
    fileprivate var isAboutAnswers: Bool {
        switch statement {
        case .ability(.submitWithout), .ability(.leaveOut): true
        case .ability(.routeWithout): witness != nil
        default: false
        }
    }
}
