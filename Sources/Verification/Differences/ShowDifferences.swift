// The shortest way of a case that shows a difference: it can be gone under one ruleset and not under the other.
// Turning it into a session is not done here.

package import Machines

extension RulesetDifference {
    /// The differences with their ways, each looked for in the ruleset that allows more. `progress` is told how many
    /// have been looked for, of how many.
    package func shown(
        from old: Ruleset, to new: Ruleset, progress: (Int, Int) -> Void = { _, _ in }
    ) -> RulesetDifference {
        let whole = Correspondence.complete(old, new)
        let total = matters.reduce(0) { $0 + $1.differences.count }
        var done = 0
        let shown = matters.map { matter in
            let demonstration = Demonstration(matter, in: whole)
            let differences = matter.differences.map { difference in
                var difference = difference
                difference.trace = demonstration.trace(for: difference)
                done += 1
                progress(done, total)
                return difference
            }
            return MatterDifference(old: matter.old, new: matter.new, differences: differences)
        }
        return RulesetDifference(matters: shown, common: common)
    }
}

/// Shows the differences of one matter.
private struct Demonstration {
    let places: (old: Int?, new: Int?)
    let whole: Correspondence
    /// Nil where only one side has the matter.
    let pair: MatterPair?

    init(_ matter: MatterDifference, in whole: Correspondence) {
        places = (matter.old, matter.new)
        self.whole = whole
        if let old = matter.old, let new = matter.new {
            pair = MatterPair(old, new, in: whole)
        } else {
            pair = nil
        }
    }

    func trace(for difference: Difference) -> SidedTrace? {
        guard difference.sign != .changed else { return nil }
        let side: Side = difference.sign == .gained ? .new : .old
        guard let place = side == .old ? places.old : places.new else { return nil }
        var probe = Probe(whole.ruleset(side).machines[place], on: side)
        guard prepare(&probe, for: difference) else { return nil }
        return probe.trace(in: whole.ruleset(side), at: place)
    }

    /// Narrows the machine; false where no way shows the difference.
    private func prepare(_ probe: inout Probe, for difference: Difference) -> Bool {
        switch difference.statement {
        case .ability(let ability): return prepare(&probe, ability, difference)
        case .condition(let asking, let side, let index):
            guard let pair, probe.side != side else { return false }
            let condition = pair.machine(side).conditions[index]
            let test = Translation(pair, side).term(condition.test)
            guard let refused = probe.ask(condition.kind == .require ? test.negated : test, in: pair) else {
                return false
            }
            // WHY: what reads no answer is asked before there is a draft, and a case without modules has none.
            if asking == .submission, !probe.machine.modules.isEmpty,
                pair.machine(side).applyConditions.contains(index)
            {
                probe.wantApplication(refused)
                return true
            }
            return prepare(&probe, refused: refused, asking, at: difference.level)
        case .thing(let thing):
            switch thing.kind {
            case .matter: probe.want { $0.verb == .submit }
            case .level: probe.want(isDone(.approve, at: difference.level, in: probe))
            case .appraisal: probe.want { $0.verb == .publish }
            default: return false
            }
            return true
        case .things, .renamed, .attribute, .wording, .transitions: return false
        }
    }

    /// The other side's condition refuses what this side lets pass.
    private func prepare(_ probe: inout Probe, refused: Guard, _ asking: Asking, at level: Named?) -> Bool {
        switch asking {
        case .submission: probe.want({ $0.effects.contains(.fixRoute) }, by: { $0.adding([refused]) })
        case .approval: probe.want(isDone(.approve, at: level, in: probe), by: { $0.adding([refused]) })
        case .release: probe.want({ $0.verb == .release }, by: { $0.adding([refused]) })
        case .warning: return false
        }
        return true
    }

    private func prepare(_ probe: inout Probe, _ ability: Ability, _ difference: Difference) -> Bool {
        let machine = probe.machine
        let level = difference.level
        switch ability {
        case .act(let verb, let pick): return prepare(&probe, verb, pick, at: level)
        case .returnToApplicant:
            let isReturn = isDone(.return, at: level, in: probe)
            probe.want { isReturn($0) && $0.pick == .applicant }
        case .judge(let name):
            guard let module = machine.modules.firstIndex(where: { isSame($0.label, name, .module, probe.side) })
            else { return false }
            probe.want(isDone(.judge, at: level, in: probe), by: { $0.adding([.judges(ModuleSet([module]))]) })
        case .approveWithout: probe.want(isDone(.approve, at: level, in: probe))
        case .submitWithout, .leaveOut: probe.want { $0.effects.contains(.fixRoute) }
        case .route(let name, let positions):
            guard
                let stage = stages(of: name, in: probe).first(where: { stage in
                    positions.map { machine.stages[stage].position == $0 } ?? true
                })
            else { return false }
            probe.want({ $0.effects.contains(.fixRoute) }, by: { $0.adding([], has: StageSet([stage])) })
        case .routeWithout(let name):
            let stages = StageSet(self.stages(of: name, in: probe))
            var guards: [Guard] = []
            if difference.witness != nil {
                guard let there = presence(of: name, in: &probe) else { return false }
                guards = [there]
            }
            probe.want({ $0.effects.contains(.fixRoute) }, by: { $0.adding(guards, lacks: stages) })
        case .dispatch(let names):
            let given = machine.attachments.indices.filter { index in
                names.contains { isSame(machine.attachments[index].label, $0, .dispatchAttachment, probe.side) }
            }
            let isAttaching = isDone(.attach, at: level, in: probe)
            probe.narrow(isAttaching) { row in
                if case .attachment(let index) = row.pick, !given.contains(index) { nil } else { row }
            }
            probe.want(
                isDone(.dispatch, at: level, in: probe),
                by: {
                    $0.adding(given.isEmpty ? [] : [.attachedAll(AttachmentSet(given))])
                })
        case .fill, .choose, .attach, .offered: return false
        }
        return true
    }

    private func prepare(_ probe: inout Probe, _ verb: Verb, _ pick: Named?, at level: Named?) -> Bool {
        let machine = probe.machine
        switch (verb, pick) {
        case (.return, let name?):
            guard let target = machine.levels.firstIndex(where: { isSame($0.label, name, .level, probe.side) })
            else { return false }
            let isReturn = isDone(.return, at: level, in: probe)
            probe.want { isReturn($0) && $0.pick == .level(target) }
        case (.record, let name?):
            guard let outcome = machine.outcomes.firstIndex(where: { isSame($0.label, name, .outcome, probe.side) })
            else { return false }
            probe.want { $0.verb == .record && $0.pick == .outcome(outcome) }
        case (.attach, let name?):
            let index = machine.attachments.firstIndex { isSame($0.label, name, .dispatchAttachment, probe.side) }
            guard let index else { return false }
            let isAttaching = isDone(.attach, at: level, in: probe)
            probe.want { isAttaching($0) && $0.pick == .attachment(index) }
        case (.revoke, let name?):
            probe.want { $0.verb == .revoke && machine.revocationName(at: $0.from) == name.name }
        case (.release, _): probe.want { $0.verb == .release }
        case (.terminate, _), (.recall, _), (.dispatch, _): probe.want(isDone(verb, at: level, in: probe))
        default: return false
        }
        return true
    }

    /// A guard that asks whether the other side has the level on its ladder.
    private func presence(of name: Named, in probe: inout Probe) -> Guard? {
        let side = probe.side.other
        guard let pair,
            let level = pair.machine(side).levels.first(where: { isSame($0.label, name, .level, side) })
        else { return nil }
        let test = level.presence.map(Translation(pair, side).term) ?? .literal(.flag(true))
        return probe.ask(test, in: pair)
    }

    /// Whether a row is this verb of a level's reviewers.
    private func isDone(_ verb: Verb, at level: Named?, in probe: Probe) -> (Transition) -> Bool {
        let stages = level.map { self.stages(of: $0, in: probe) } ?? []
        return { row in
            if case .stage(let stage) = row.actor { row.verb == verb && stages.contains(stage) } else { false }
        }
    }

    private func stages(of level: Named, in probe: Probe) -> [Int] {
        let machine = probe.machine
        return machine.stages.indices.filter {
            isSame(machine.levels[machine.stages[$0].level].label, level, .level, probe.side)
        }
    }

    /// Whether a part of one side is the one that both sides know by this name.
    private func isSame(_ own: Named, _ name: Named, _ kind: Thing.Kind, _ side: Side) -> Bool {
        guard let pair, side == .old else { return own.name == name.name }
        let (old, new) = (pair.machine(.old), pair.machine(.new))
        func newName(_ matching: Matching, _ before: [Named], _ after: [Named]) -> String? {
            guard let index = before.firstIndex(of: own) else { return nil }
            let joint = matching.joint(index, on: .old)
            return joint < after.count ? after[joint].name : own.name
        }
        let known: String? =
            switch kind {
            case .module: newName(pair.modules, old.modules.map(\.label), new.modules.map(\.label))
            case .level: newName(pair.levels, old.levels.map(\.label), new.levels.map(\.label))
            case .outcome: newName(pair.outcomes, old.outcomes.map(\.label), new.outcomes.map(\.label))
            default: newName(pair.attachments, old.attachments.map(\.label), new.attachments.map(\.label))
            }
        return known == name.name
    }
}
