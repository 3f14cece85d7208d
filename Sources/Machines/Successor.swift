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
        guard slot + 1 < table.starts.count else { return 0..<0 }
        return Int(table.starts[slot])..<Int(table.starts[slot + 1])
    }

    /// The row that the step takes from the configuration, guards not yet asked.
    package func row(for step: Step, from configuration: Configuration, route: StageSet?) -> Result<Int, Denial> {
        let rows = rows(from: configuration.state, verb: step.verb)
        if rows.isEmpty { return .failure(.notHere) }
        let pick = step.pick.code
        var isPickKnown = false
        for row in rows where table.rows[row].pick == pick {
            isPickKnown = true
            if table.rows[row].selects(configuration, route: route) { return .success(row) }
        }
        return .failure(isPickKnown ? .nothingThere : .noSuchPick)
    }

    /// What denies the row, or nil where it may be taken.
    package func denial(of row: Int, step: Step, from configuration: Configuration, given: Given) -> Denial? {
        for index in Int(table.rows[row].firstGuard)..<Int(table.rows[row].endOfGuards) {
            if let denial = denial(by: table.guards[index], step, configuration, given) { return denial }
        }
        return nil
    }

    /// The first guard of the row that denies it, by its place among the row's; nil where it may be taken.
    package func deniedGuard(of row: Int, step: Step, from configuration: Configuration, given: Given) -> Int? {
        transitions[row].guards.firstIndex { denial(by: $0, step, configuration, given) != nil }
    }

    /// The configuration after the row was taken. Guards are not asked: history is not judged again.
    package func successor(of row: Int, step: Step, from old: Configuration, route: StageSet?) -> Configuration {
        var new = old
        take(row, step: step, in: &new, route: route)
        return new
    }

    /// Takes the row: as `successor`, in the configuration's own place.
    package func take(_ row: Int, step: Step, in configuration: inout Configuration, route: StageSet?) {
        let effects = table.rows[row].effects
        let left = Departure(from: configuration)
        if effects.contains(.fixRoute), let route { configuration.route = route }
        if effects.contains(.judge) { configuration.verdicts.give(step.named, right: step.isRight) }
        if effects.contains(.reopen) { reopen(step.named, in: &configuration) }
        if !effects.isDisjoint(with: [.attach, .detach]) { applyToAttachments(effects, step, &configuration) }
        applyToEditing(effects, step, &configuration)
        if effects.contains(.undo) {
            takeBack(&configuration)
        } else {
            move(to: table.rows[row].to, effects, step, from: left, &configuration)
        }
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
}

extension RowCode {
    /// Whether the row is the one of its pick for such a case.
    fileprivate func selects(_ configuration: Configuration, route: StageSet?) -> Bool {
        var stages = configuration.route
        if effects.contains(.fixRoute) {
            // WHY: the submission that fixes the route chooses by the route that it fixes; without one any of its rows
            // will do, for all of them are guarded by `routed`.
            guard let route else { return true }
            stages = route
        }
        guard has.isSubset(of: stages), lacks.intersection(stages).isEmpty else { return false }
        switch recalls {
        case .nothing: return true
        case .resume: return UInt16(configuration.resume ?? RowTable.noStage) == memory
        case .undo: return configuration.undo.state?.index == memory
        case .recorded: return configuration.recorded.map(UInt16.init) == memory
        }
    }
}

/// What a step must know of the configuration that it left.
private struct Departure {
    let state: StateID
    let attached: AttachmentSet
    let visit: UInt16
    let flagged: ModuleSet

    init(from configuration: Configuration) {
        state = configuration.state
        attached = configuration.attached
        visit = configuration.visit
        flagged = configuration.flagged
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
        to target: StateID, _ effects: Effects, _ step: Step, from old: Departure, _ new: inout Configuration
    ) {
        let left = table.stage(of: old.state)
        let entered = table.stage(of: target)
        new.state = target
        if left != entered { changeStage(from: left, to: entered, &new) }
        if effects.contains(.rememberResume), left != RowTable.noStage { new.resume = left }
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

    private func changeStage(from left: UInt8, to entered: UInt8, _ new: inout Configuration) {
        if left != RowTable.noStage { new.shelve(new.verdicts, for: Int(left)) }
        new.verdicts = entered == RowTable.noStage ? Verdicts() : new.shelved(Int(entered))
    }

    private func takeBack(_ new: inout Configuration) {
        guard let state = new.undo.state else { return }
        let left = table.stage(of: new.state)
        let entered = table.stage(of: state)
        if left != entered {
            if left != RowTable.noStage { new.verdicts = new.undo.entered }
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
