// The ladder of both sides, and what reviewers can decide at each level.

import Machines

/// What can be done at a level, as its transitions say.
struct LevelRules {
    var returnsToApplicant = false
    /// A resubmission goes straight back.
    var resumes = false
    /// Common numbers of levels.
    var returnLevels: [Int] = []
    var terminates = false
    var recalls = false
    var dispatches = false
    /// Common numbers of the dispatch attachments.
    var attachments: Set<Int> = []
    var needsAll: Bool?
    /// Common numbers of the modules.
    var judged: Set<Int> = []
    /// Conditions of the level itself, by index.
    var conditions: [Int] = []

    /// Of a level of one side.
    init(of level: Int, in pair: MatterPair, _ side: Side) {
        let machine = pair.machine(side)
        judged = Set(machine.levels[level].judged.members.map { pair.modules.joint($0, on: side) })
        let own = Set(machine.submissionConditions)
        for row in machine.transitions {
            guard case .stage(let stage) = row.actor, machine.stages[stage].level == level else { continue }
            if row.effects.contains(.rememberUndo) { recalls = true }
            switch (row.verb, row.pick) {
            case (.return, .applicant):
                returnsToApplicant = true
                resumes = row.effects.contains(.rememberResume)
            case (.return, .level(let target)):
                let joint = pair.levels.joint(target, on: side)
                if !returnLevels.contains(joint) { returnLevels.append(joint) }
            case (.terminate, _): terminates = true
            case (.attach, .attachment(let index)): attachments.insert(pair.attachments.joint(index, on: side))
            case (.dispatch, _):
                dispatches = true
                needsAll = LevelRules.needsAll(row.guards)
            case (.approve, _):
                for test in row.guards {
                    if case .condition(let index) = test, !own.contains(index), !conditions.contains(index) {
                        conditions.append(index)
                    }
                }
            default: break
            }
        }
    }

    private static func needsAll(_ guards: [Guard]) -> Bool? {
        for test in guards {
            if case .attachedAll = test { return true }
            // One attachment alone is all of them.
            if case .attachedAny(let attachments) = test { return attachments.count == 1 }
        }
        return nil
    }

    /// The least sets of attachments with which a case may be sent on.
    var leastAttachments: [Set<Int>] {
        guard let needsAll, !attachments.isEmpty else { return [[]] }
        return needsAll ? [attachments] : attachments.sorted().map { [$0] }
    }

    /// Whether a case may be sent on with these.
    func sends(with given: Set<Int>) -> Bool {
        given.isSubset(of: attachments) && leastAttachments.contains { $0.isSubset(of: given) }
    }
}

extension Machine {
    /// The conditions that are asked when a case is handed in.
    var submissionConditions: [Int] {
        let row = rows(from: initial, verb: .submit).first.map { transitions[$0] }
        return conditionIndexes(row?.guards ?? [])
    }

    /// The conditions that are asked at a release.
    var releaseConditions: [Int] {
        conditionIndexes(transitions.first { $0.verb == .release }?.guards ?? [])
    }

    private func conditionIndexes(_ guards: [Guard]) -> [Int] {
        guards.compactMap { if case .condition(let index) = $0 { index } else { nil } }
    }
}

extension MatterComparison {
    /// Levels that came or went, and their order.
    var ladder: [Difference] {
        let matching = pair.levels
        func appearance(_ level: Level, _ sign: Difference.Sign) -> [Difference] {
            let isAvoidable = level.isOptional || level.presence != nil
            return [
                Difference(sign, .reviewer, .thing(Thing(.level, level.label)), level: level.label),
                Difference(sign, .applicant, .ability(.route(with: level.label, positions: nil))),
            ]
                + (isAvoidable
                    ? [] : [Difference(sign.opposite, .applicant, .ability(.routeWithout(level.label)))])
        }
        var found =
            matching.added.flatMap { appearance(new.levels[$0], .gained) }
            + matching.removed.flatMap { appearance(old.levels[$0], .lost) }
        let kept = old.levels.indices.map { matching.joint($0, on: .old) }.filter { $0 < new.levels.count }
        if kept != kept.sorted() {
            found.append(
                Difference(
                    .changed, .applicant,
                    .attribute(
                        thing, .order, from: .list(old.levels.map(\.label)), to: .list(new.levels.map(\.label)))))
        }
        return found
    }

    /// What levels that both sides have differ in.
    var levels: [Difference] {
        pair.levels.pairs.flatMap { places in
            let found = statements(old.levels[places.old], new.levels[places.new], places) + decisions(places)
            return found.map { difference in
                var difference = difference
                difference.level = difference.role == .reviewer ? new.levels[places.new].label : difference.level
                return difference
            }
        } + dispatchAttachments
    }

    private func statements(_ old: Level, _ new: Level, _ places: (old: Int, new: Int)) -> [Difference] {
        let thing = Thing(.level, new.label)
        var found = renaming(.level, old.label, new.label) + verbWordings(old.titles, new.titles, of: thing)
        let reviewers = (
            JointReviewer(old.reviewer, self.old.facts, whole, .old),
            JointReviewer(new.reviewer, self.new.facts, whole, .new)
        )
        if reviewers.0 != reviewers.1 {
            found.append(
                .attribute(thing, .reviewer, from: .reviewer(old.reviewer), to: .reviewer(new.reviewer)))
        }
        if old.deadline != new.deadline {
            found.append(
                .attribute(
                    thing, .deadline, from: old.deadline.map { .deadline($0) } ?? .none,
                    to: new.deadline.map { .deadline($0) } ?? .none))
        }
        return found.map { Difference(.changed, .reviewer, $0) } + presence(old, new) + routes(old, new)
    }

    /// When a level is on the ladder.
    private func presence(_ old: Level, _ new: Level) -> [Difference] {
        let always = Term.literal(.flag(true))
        let (before, after) = (old.presence.map(terms(.old).term), new.presence.map(terms(.new).term))
        if before == after { return [] }
        let search = ValueSearch(matter: pair)
        let with = search.values(of: [after ?? always, (before ?? always).negated])
        let without = search.values(of: [before ?? always, (after ?? always).negated])
        if case .impossible = with, case .impossible = without { return [] }
        var found = [
            Difference(
                .changed, .reviewer,
                .attribute(
                    Thing(.level, new.label), .presence,
                    from: old.presence.map { .expression(pair.arena(.old), $0) } ?? .none,
                    to: new.presence.map { .expression(pair.arena(.new), $0) } ?? .none))
        ]
        // What is shown is the condition of a side that has one.
        let side: Side = new.presence == nil ? .old : .new
        let shown = new.presence ?? old.presence ?? ExpressionID(0)
        // What puts the level on more ladders takes the way without it from some cases.
        for (sign, answer) in [(Difference.Sign.gained, without), (.lost, with)] {
            guard case .values(let values) = answer else { continue }
            found.append(
                Difference(
                    sign, .applicant, .ability(.routeWithout(new.label)), witness: witness(side, shown, values)))
        }
        return found
    }

    /// Ladders that a level makes possible or impossible.
    private func routes(_ old: Level, _ new: Level) -> [Difference] {
        var found: [Difference] = []
        if old.isOptional != new.isOptional {
            found.append(
                Difference(new.isOptional ? .gained : .lost, .applicant, .ability(.routeWithout(new.label))))
        }
        if case .chain(_, _, let before) = old.reviewer, case .chain(_, _, let after) = new.reviewer, before != after {
            found.append(
                Difference(
                    after > before ? .gained : .lost, .applicant,
                    .ability(.route(with: new.label, positions: min(before, after) + 1))))
        }
        return found
    }

    private func decisions(_ places: (old: Int, new: Int)) -> [Difference] {
        let before = LevelRules(of: places.old, in: pair, .old)
        let after = LevelRules(of: places.new, in: pair, .new)
        let thing = Thing(.level, new.levels[places.new].label)
        var found: [Difference] = []
        func compare(_ had: Bool, _ has: Bool, _ ability: Ability) {
            if had != has { found.append(Difference(has ? .gained : .lost, .reviewer, .ability(ability))) }
        }
        compare(before.returnsToApplicant, after.returnsToApplicant, .returnToApplicant)
        if before.returnsToApplicant, after.returnsToApplicant, before.resumes != after.resumes {
            found.append(
                Difference(
                    .changed, .reviewer,
                    .attribute(thing, .statements, from: .flag(before.resumes), to: .flag(after.resumes))))
        }
        for level in (before.returnLevels + after.returnLevels.filter { !before.returnLevels.contains($0) }).sorted() {
            compare(
                before.returnLevels.contains(level), after.returnLevels.contains(level),
                .act(.return, label(ofLevel: level)))
        }
        compare(before.terminates, after.terminates, .act(.terminate, nil))
        compare(before.recalls, after.recalls, .act(.recall, nil))
        compare(before.dispatches, after.dispatches, .act(.dispatch, nil))
        for module in before.judged.symmetricDifference(after.judged).sorted() {
            guard let label = label(ofModule: module) else { continue }
            compare(before.judged.contains(module), after.judged.contains(module), .judge(label))
            if pair.modules.member(module, on: .old) != nil, pair.modules.member(module, on: .new) != nil {
                compare(!before.judged.contains(module), !after.judged.contains(module), .approveWithout(label))
            }
        }
        if before.dispatches, after.dispatches { found += dispatches(before, after) }
        return found + conditions(.approval, before.conditions, after.conditions, .reviewer)
    }

    private func dispatches(_ old: LevelRules, _ new: LevelRules) -> [Difference] {
        func lines(_ sign: Difference.Sign, _ rules: LevelRules, _ other: LevelRules) -> [Difference] {
            rules.leastAttachments.filter { !other.sends(with: $0) }.map { set in
                Difference(sign, .reviewer, .ability(.dispatch(with: set.sorted().compactMap(label(ofAttachment:)))))
            }
        }
        let found = lines(.gained, new, old) + lines(.lost, old, new)
        let attached = old.attachments.symmetricDifference(new.attachments).sorted()
        return found
            + attached.compactMap { joint in
                label(ofAttachment: joint).map { label in
                    let sign: Difference.Sign = new.attachments.contains(joint) ? .gained : .lost
                    return Difference(sign, .reviewer, .ability(.act(.attach, label)))
                }
            }
    }

    private var dispatchAttachments: [Difference] {
        attachmentDifferences(
            pair.attachments, old.attachments, new.attachments, kind: .dispatchAttachment, of: nil, role: .reviewer
        ).filter { difference in
            // Where it can be attached is said at the level.
            if case .ability(.fill) = difference.statement { return false }
            return true
        }
    }

    private func label(ofLevel joint: Int) -> Named? {
        pair.levels.member(joint, on: .new).map { new.levels[$0].label }
            ?? pair.levels.member(joint, on: .old).map { old.levels[$0].label }
    }

    private func label(ofModule joint: Int) -> Named? {
        pair.modules.member(joint, on: .new).map { new.modules[$0].label }
            ?? pair.modules.member(joint, on: .old).map { old.modules[$0].label }
    }

    private func label(ofAttachment joint: Int) -> Named? {
        pair.attachments.member(joint, on: .new).map { new.attachments[$0].label }
            ?? pair.attachments.member(joint, on: .old).map { old.attachments[$0].label }
    }
}
