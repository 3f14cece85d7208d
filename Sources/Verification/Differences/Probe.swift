// Machines that are changed so that their shortest ways show a difference: what is asked of them is that a row can be
// taken, and rows that would show something else are narrowed or left out. Which differences are shown how stands in
// `ShowDifferences.swift`.

import Machines

/// A machine of one side with narrower rows.
struct Probe {
    let side: Side
    let machine: Machine
    private var rows: [Transition]
    private var conditions: [Condition]
    private(set) var expressions: Expressions
    /// Which row is to be taken last.
    private var isWanted: (Transition) -> Bool = { _ in false }
    /// Further conditions of the application, which alone is looked for.
    private var application: [Int] = []

    init(_ machine: Machine, on side: Side) {
        self.side = side
        self.machine = machine
        rows = machine.transitions
        conditions = machine.conditions
        expressions = machine.expressions
    }

    /// The row that is to be taken last, and how it is narrowed.
    mutating func want(_ isWanted: @escaping (Transition) -> Bool, by narrow: (Transition) -> Transition = { $0 }) {
        self.isWanted = isWanted
        rows = rows.map { isWanted($0) ? narrow($0) : $0 }
    }

    /// The application alone is wanted, and that this guard's condition is met at it.
    mutating func wantApplication(_ test: Guard) {
        if case .condition(let index) = test { application = [index] }
    }

    /// Narrows rows that are not the wanted one.
    mutating func narrow(_ isMeant: (Transition) -> Bool, _ narrow: (Transition) -> Transition?) {
        rows = rows.compactMap { isMeant($0) ? narrow($0) : $0 }
    }

    /// A guard that asks for a term; nil where this side can not ask it.
    mutating func ask(_ term: Term, in matter: MatterPair) -> Guard? {
        var lowering = TermLowering(matter, side)
        guard let test = lowering.lower(term) else { return nil }
        expressions = lowering.expressions
        conditions.append(Condition(kind: .require, test: test, text: ""))
        return .condition(conditions.count - 1)
    }

    /// The shortest way of a case to the wanted row, with the machine that has all facts of its premises.
    func trace(in ruleset: Ruleset, at place: Int) -> SidedTrace? {
        let whole = changed(rows)
        let forward = changed(rows.filter { isWanted($0) || $0.leadsOn })
        // WHY: most differences show on a way that never turns back, and such ways are few.
        return [forward, whole].lazy.compactMap { machine in trace(of: machine, in: ruleset, at: place) }.first
    }

    private func trace(of machine: Machine, in ruleset: Ruleset, at place: Int) -> SidedTrace? {
        let probed = ruleset.with(machine, at: place)
        var options = ExplorationOptions()
        options.limit = 2_000_000
        let exploration = explore(probed, machine: place, options: options)
        if !application.isEmpty {
            return exploration.trace(toState: machine.initial).map {
                SidedTrace(side: side, machine: self.machine.with(expressions: expressions), trace: $0)
            }
        }
        let traces = machine.transitions.indices.filter { isWanted(machine.transitions[$0]) }
            .compactMap { exploration.trace(throughRow: $0) }
        guard let shortest = traces.min(by: { $0.steps.count < $1.steps.count }) else { return nil }
        return SidedTrace(side: side, machine: self.machine.with(expressions: expressions), trace: shortest)
    }

    private func changed(_ rows: [Transition]) -> Machine {
        machine.with(
            transitions: rows, conditions: conditions, applyConditions: machine.applyConditions + application,
            expressions: expressions)
    }
}

extension Transition {
    /// Whether a case that goes straight to its end takes such rows.
    fileprivate var leadsOn: Bool {
        switch verb {
        case .submit, .judge, .approve, .attach, .dispatch, .record, .publish: !effects.contains(.reopen)
        case .apply, .fill, .detach, .return, .terminate, .recall, .revoke, .release: false
        }
    }

    /// The same row with further guards.
    func adding(_ guards: [Guard], has: StageSet = .none, lacks: StageSet = .none) -> Transition {
        var selector = selector
        selector.has = selector.has.union(has)
        selector.lacks = selector.lacks.union(lacks)
        return Transition(
            from: from, verb: verb, pick: pick, selector: selector, actor: actor, guards: self.guards + guards,
            effects: effects, to: to)
    }
}
