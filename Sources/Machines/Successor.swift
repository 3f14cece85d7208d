// The one successor relation: which row a step takes, what denies it, and the configuration that follows.
// The engine runs it and the verifier explores it; neither adds a rule of its own.

/// A step that somebody wants to take.
package struct Step: Hashable, Sendable {
    package var verb: Verb
    package var pick: Pick
    /// The modules that are filled in, judged or returned for repair.
    package var named: ModuleSet
    /// The verdict of a judgement.
    package var isRight: Bool

    package init(_ verb: Verb, pick: Pick = .nothing, named: ModuleSet = .none, isRight: Bool = true) {
        self.verb = verb
        self.pick = pick
        self.named = named
        self.isRight = isRight
    }
}

/// What was looked up for a step.
package struct Given: Hashable, Sendable {
    /// The facts' values, by `FactID`.
    package var values: [Value] = []
    /// The modules in which something required is missing.
    package var incomplete = ModuleSet.none
    /// The stages of the ladder, where it could be resolved.
    package var route: StageSet?

    package init() {}
}

/// Why a step can not be taken.
package enum Denial: Error, Hashable, Sendable {
    /// The state knows no such verb.
    case notHere
    /// The verb is known here, but not with this pick.
    case noSuchPick
    /// There is nothing to recall or to publish.
    case nothingThere
    case unjudged(ModuleSet)
    case wrong(ModuleSet)
    case namesNone
    case leavesOut(ModuleSet)
    case notJudgedHere(ModuleSet)
    case notEditable(ModuleSet)
    case incomplete(ModuleSet)
    case noRoute
    case lacksAll(AttachmentSet)
    case lacksEvery(AttachmentSet)
    /// A condition of the rulebook, by its index.
    case condition(Int)
}

extension Machine {
    /// The rows of a state and verb, as indexes into `transitions`.
    package func rows(from state: StateID, verb: Verb) -> Range<Int> {
        let slot = Int(state.index) * Verb.allCases.count + verb.place
        guard slot + 1 < rowStarts.count else { return 0..<0 }
        return Int(rowStarts[slot])..<Int(rowStarts[slot + 1])
    }

    /// The row that the step takes from the configuration, guards not yet asked.
    package func row(for step: Step, from configuration: Configuration, route: StageSet?) -> Result<Int, Denial> {
        let rows = rows(from: configuration.state, verb: step.verb)
        if rows.isEmpty { return .failure(.notHere) }
        var isPickKnown = false
        for row in rows where transitions[row].pick == step.pick {
            isPickKnown = true
            if selects(row, configuration, route: route) { return .success(row) }
        }
        return .failure(isPickKnown ? .nothingThere : .noSuchPick)
    }

    /// What denies the row, or nil where it may be taken.
    package func denial(of row: Int, step: Step, from configuration: Configuration, given: Given) -> Denial? {
        for index in transitions[row].guards.indices {
            if let denial = denial(by: transitions[row].guards[index], step, configuration, given) { return denial }
        }
        return nil
    }

    /// The first guard of the row that denies it, by its place among the row's; nil where it may be taken.
    package func deniedGuard(of row: Int, step: Step, from configuration: Configuration, given: Given) -> Int? {
        transitions[row].guards.firstIndex { denial(by: $0, step, configuration, given) != nil }
    }

    /// The configuration after the row was taken. Guards are not asked: history is not judged again.
    package func successor(of row: Int, step: Step, from old: Configuration, route: StageSet?) -> Configuration {
        let effects = transitions[row].effects
        var new = old
        if effects.contains(.fixRoute), let route { new.route = route }
        if effects.contains(.judge) { new.verdicts.give(step.named, right: step.isRight) }
        if effects.contains(.reopen) { reopen(step.named, in: &new) }
        applyToAttachments(effects, step, &new)
        applyToEditing(effects, step, &new)
        if effects.contains(.undo) {
            takeBack(&new)
        } else {
            move(to: transitions[row].to, effects, step, from: old, &new)
        }
        return new
    }

    /// Chooses, asks and takes in one go.
    package func step(_ step: Step, from configuration: Configuration, given: Given) -> Result<Configuration, Denial> {
        switch row(for: step, from: configuration, route: given.route) {
        case .failure(let denial): return .failure(denial)
        case .success(let row):
            if let denial = denial(of: row, step: step, from: configuration, given: given) { return .failure(denial) }
            return .success(successor(of: row, step: step, from: configuration, route: given.route))
        }
    }

    private func selects(_ row: Int, _ configuration: Configuration, route: StageSet?) -> Bool {
        let selector = transitions[row].selector
        // WHY: the submission that fixes the route chooses by the route that it fixes; without one any of its rows
        // will do, for all of them are guarded by `routed`.
        if transitions[row].effects.contains(.fixRoute), route == nil { return true }
        let stages = transitions[row].effects.contains(.fixRoute) ? route ?? .none : configuration.route
        guard selector.has.isSubset(of: stages), selector.lacks.intersection(stages).isEmpty else { return false }
        switch selector.memory {
        case .any: return true
        case .resume(let stage): return configuration.resume == stage.map { UInt8(truncatingIfNeeded: $0) }
        case .undo(let state): return configuration.undo.state == state
        case .recorded(let outcome): return configuration.recorded == UInt8(truncatingIfNeeded: outcome)
        }
    }
}

extension Machine {
    private func denial(by test: Guard, _ step: Step, _ at: Configuration, _ given: Given) -> Denial? {
        switch test {
        case .judged(let modules):
            denial(modules.subtracting(at.verdicts.judged)) { .unjudged($0) }
        case .noneWrong(let modules):
            denial(modules.intersection(at.verdicts.wrong)) { .wrong($0) }
        case .namesSome:
            step.named.isEmpty ? .namesNone : nil
        case .namesWrong:
            denial(at.verdicts.wrong.subtracting(step.named)) { .leavesOut($0) }
        case .judges(let modules):
            denial(step.named.subtracting(modules)) { .notJudgedHere($0) }
        case .editable:
            denial(step.named.subtracting(at.editable)) { .notEditable($0) }
        case .complete:
            denial(given.incomplete) { .incomplete($0) }
        case .routed:
            given.route == nil ? .noRoute : nil
        case .attachedAll(let kinds):
            kinds.isSubset(of: at.attached) ? nil : .lacksAll(kinds.subtracting(at.attached))
        case .attachedAny(let kinds):
            kinds.intersection(at.attached).isEmpty ? .lacksEvery(kinds) : nil
        case .condition(let index):
            isMet(conditions[index], given.values) ? nil : .condition(index)
        }
    }

    /// Whether the condition refuses nothing.
    package func isMet(_ condition: Condition, _ values: [Value]) -> Bool {
        let holds = expressions.holds(condition.test, given: values)
        switch condition.kind {
        case .require: return holds
        case .forbid: return !holds
        case .warn: return true
        }
    }

    private func denial(_ modules: ModuleSet, _ make: (ModuleSet) -> Denial) -> Denial? {
        modules.isEmpty ? nil : make(modules)
    }
}

extension Machine {
    private func reopen(_ modules: ModuleSet, in configuration: inout Configuration) {
        configuration.verdicts.reopen(modules)
        for stage in configuration.shelf.indices { configuration.shelf[stage].reopen(modules) }
    }

    private func applyToAttachments(_ effects: Effects, _ step: Step, _ new: inout Configuration) {
        guard case .attachment(let index) = step.pick else { return }
        if effects.contains(.attach) { new.attached.insert(index) }
        if effects.contains(.detach) { new.attached.remove(index) }
    }

    private func applyToEditing(_ effects: Effects, _ step: Step, _ new: inout Configuration) {
        if effects.contains(.openAll) { new.editable = allModules }
        if effects.contains(.openNamed) { new.editable = step.named }
        if effects.contains(.closeEditing) { new.editable = .none }
        if effects.contains(.clearFlags) { new.flagged = .none }
        if effects.contains(.flagNamed) { new.flagged = step.named }
        if effects.contains(.forgetResume) { new.resume = nil }
        if effects.contains(.record), case .outcome(let outcome) = step.pick {
            new.recorded = UInt8(truncatingIfNeeded: outcome)
        }
    }

    private func move(
        to target: StateID, _ effects: Effects, _ step: Step, from old: Configuration, _ new: inout Configuration
    ) {
        let left = states[Int(old.state.index)].stage
        let entered = states[Int(target.index)].stage
        new.state = target
        if left != entered { changeStage(from: left, to: entered, &new) }
        if effects.contains(.rememberResume), let left { new.resume = UInt8(truncatingIfNeeded: left) }
        if effects.contains(.rememberUndo) {
            new.undo.state = old.state
            new.undo.attached = old.attached
            new.undo.visit = old.visit
            new.undo.flagged = old.flagged
            new.undo.entered = new.verdicts
        } else if !effects.contains(.keepUndo) {
            new.undo = Undo()
        }
        if effects.contains(.enter) {
            new.visit &+= 1
            new.attached = .none
            if effects.contains(.flagNamed) { new.verdicts.reopen(step.named) }
        }
    }

    private func changeStage(from left: Int?, to entered: Int?, _ new: inout Configuration) {
        if let left { new.shelve(new.verdicts, for: left) }
        new.verdicts = entered.map(new.shelved) ?? Verdicts()
    }

    private func takeBack(_ new: inout Configuration) {
        guard let state = new.undo.state else { return }
        let left = states[Int(new.state.index)].stage
        let entered = states[Int(state.index)].stage
        if left != entered {
            if left != nil { new.verdicts = new.undo.entered }
            changeStage(from: left, to: entered, &new)
        }
        if new.undo.visit != new.visit {
            new.visit = new.undo.visit
            new.attached = new.undo.attached
        }
        new.flagged = new.undo.flagged
        new.state = state
        new.undo = Undo()
    }
}
