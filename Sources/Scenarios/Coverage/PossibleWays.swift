// What a machine has that no case can go through, for reasons that stand in its parts: ladders that cannot be, files
// that hang nowhere, guards that cannot deny. What only exploring shows is the verifier's to say.

import Engine
import Machines

/// Which rows and denials of a machine are possible.
struct PossibleWays {
    let machine: Machine
    let ruleset: Ruleset

    init(of machine: Machine, in ruleset: Ruleset) {
        self.machine = machine
        self.ruleset = ruleset
    }

    /// Whether some ladder that the levels and the divisions allow lets a case take the row.
    func allow(_ row: Int) -> Bool {
        let transition = machine.transitions[row]
        if transition.pick == .nothing, transition.verb == .attach || transition.verb == .detach {
            return machine.modules.contains { !$0.attachments.isEmpty }
        }
        if case .undo(let state) = transition.selector.memory {
            return machine.transitions.indices.contains { other in
                let decision = machine.transitions[other]
                return decision.from == state && decision.to == transition.from && decision.verb != .recall
                    && decision.effects.contains(.rememberUndo) && allow(other)
            }
        }
        var has = transition.selector.has
        for state in [transition.from, transition.to] {
            if let stage = machine.states[Int(state.index)].stage { has.insert(stage) }
        }
        return isPossible(has: has, lacks: transition.selector.lacks)
    }

    /// Whether the guard of the row can ever deny it.
    func canDeny(_ row: Int, _ place: Int) -> Bool {
        let transition = machine.transitions[row]
        switch transition.guards[place] {
        case .judges(let modules): return !machine.allModules.isSubset(of: modules)
        // In the draft every module can be edited; of a single module the one that was named.
        case .editable: return machine.states[Int(transition.from.index)].kind != .draft && machine.modules.count > 1
        // Of a single module, the one that is named is the one that is wrong.
        case .namesWrong: return machine.modules.count > 1 && judges(transition)
        // WHY: without a ladder the first of the rows stands for all.
        case .routed:
            return !routeRefusals.isEmpty && row == machine.rows(from: transition.from, verb: .submit).lowerBound
        case .complete: return !machine.modules.isEmpty
        case .judged, .noneWrong, .namesSome, .attachedAll, .attachedAny, .condition: return true
        }
    }

    /// The refusals for want of a ladder that the levels and the appraisal can give. A path that an application
    /// requires to be set, or whose fields are required of the parties, is never found unset.
    var routeRefusals: [RefusalCode] {
        let reviewers =
            machine.levels.map { ($0.reviewer, $0.isOptional) } + (machine.appraisal.map { [($0.office, false)] } ?? [])
        return MachineTally.routeCodes.filter { code in
            reviewers.contains { refusals(of: $0.0, isOptional: $0.1).contains(code) }
        }
    }

    private func judges(_ transition: Transition) -> Bool {
        guard case .stage(let stage) = transition.actor else { return false }
        return !machine.levels[machine.stages[stage].level].judged.isEmpty
    }

    private func refusals(of reviewer: Reviewer, isOptional: Bool) -> [RefusalCode] {
        switch reviewer {
        case .party(let path): return !isOptional && mayBeUnset(path) ? [.reviewerUnset] : []
        case .chain(let path, _, _):
            return [.chainTooLong] + (!isOptional && mayBeUnset(path) ? [.reviewerUnset] : [])
        case .office(_, let tier, let division):
            let owner = Path(root: division.root, fields: division.fields.dropLast())
            var codes: [RefusalCode] = [.officeMissing]
            if !isOptional, mayBeUnset(owner) { codes.append(.reviewerUnset) }
            if isLastFieldOptional(division) { codes.append(.divisionUnknown) }
            if !isOptional, tier > 0 { codes.append(.tierMissing) }
            return codes
        }
    }

    /// Whether a step of the path may be unset when a case is submitted.
    private func mayBeUnset(_ path: Path) -> Bool {
        if path.fields.isEmpty { return false }
        if machine.applyConditions.contains(where: { requires(path, machine.conditions[$0]) }) { return false }
        return isLastFieldOptional(path) || mayBeUnset(Path(root: path.root, fields: path.fields.dropLast()))
    }

    private func requires(_ path: Path, _ condition: Condition) -> Bool {
        guard condition.kind == .require, case .isSet(let inner) = machine.expressions.nodes[Int(condition.test.index)],
            case .fact(let fact) = machine.expressions.nodes[Int(inner.index)]
        else { return false }
        return machine.expressions.facts[Int(fact.index)] == .path(path)
    }

    private func isLastFieldOptional(_ path: Path) -> Bool {
        var kind = path.root == .applicant ? machine.facts.applicant : machine.facts.target?.kind
        var isOptional = false
        for index in path.fields {
            guard let field = kind.map({ ruleset.parties[$0].fields[index] }) else { return true }
            isOptional = field.isOptional || field.presence != nil
            if case .party(let next) = field.type { kind = next } else { kind = nil }
        }
        return isOptional
    }
}

extension PossibleWays {
    /// Whether some ladder has these stages and lacks those.
    private func isPossible(has: StageSet, lacks: StageSet) -> Bool {
        guard has.intersection(lacks).isEmpty else { return false }
        let isEachPossible = machine.levels.indices.allSatisfy { isPossible(level: $0, has, lacks) }
        return isEachPossible && machine.levels.indices.allSatisfy { areTiersPossible(with: $0, has, lacks) }
    }

    private func isPossible(level: Int, _ has: StageSet, _ lacks: StageSet) -> Bool {
        let stages = machine.stages.indices.filter { machine.stages[$0].level == level }
        let isSkippable = machine.levels[level].isOptional || machine.levels[level].presence != nil
        // INVARIANT: a chain's positions on a ladder have no gap; any other level has one stage.
        let least = (stages.lastIndex(where: has.contains) ?? -1) + 1
        let most = stages.firstIndex(where: lacks.contains) ?? stages.count
        return max(least, isSkippable ? 0 : 1) <= most
    }

    /// A division as deep as a tier asks has all the tiers above it: whichever levels ask offices by one path agree on
    /// how deep it is.
    private func areTiersPossible(with level: Int, _ has: StageSet, _ lacks: StageSet) -> Bool {
        guard case .office(let office, _, let path) = machine.levels[level].reviewer else { return true }
        var (least, most) = (1, ruleset.divisions.map { ruleset.lineage(of: $0.code).count }.max() ?? Int.max)
        for other in machine.levels.indices {
            guard case .office(office, let tier, path) = machine.levels[other].reviewer,
                let stage = machine.stages.firstIndex(where: { $0.level == other })
            else { continue }
            let isAlways = machine.levels[other].presence == nil
            if has.contains(stage) || isAlways && !machine.levels[other].isOptional { least = max(least, tier + 1) }
            if lacks.contains(stage), isAlways { most = min(most, tier) }
        }
        return least <= most
    }
}
