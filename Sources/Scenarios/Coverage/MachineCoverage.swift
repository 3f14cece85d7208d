// Coverage: what runs went through, measured against what the machine has. The denominators are defined here, and in
// words in Docs/Testing.md.

package import Machines

/// How much of one machine was covered.
package struct MachineCoverage: Sendable {
    /// The machine's place in its ruleset.
    package let machine: Int
    /// Every row that some feasible ladder lets a case take.
    package let transitions: CoverageMeasure
    /// Every guard of these rows, twice: met, and denied. A guard that can never be denied counts once. A condition
    /// that was asked of the case by an earlier step counts as denied where it was, and is not missed where it was not.
    package let guards: CoverageMeasure
    /// Every refusal that the machine can give: of the application, for want of a ladder, and for each verb and level,
    /// or kind of state where no level decides, by each kind of guard, each condition where it is first asked.
    package let refusals: CoverageMeasure
    /// Every end of a case that some counted row leads to.
    package let ends: CoverageMeasure
    /// Every target of a return, for each level.
    package let returns: CoverageMeasure
    /// How often each condition was met and refused, by condition, wherever it was asked.
    package let conditions: [(met: Int, denied: Int)]
    /// Whether some run applied for the matter, or tried to.
    package let isTried: Bool

    /// The coverage of a machine of the ruleset by what was tallied on it.
    ///
    /// - Parameter unreachable: Rows that were proved to be taken by no case.
    package init(of index: Int, in ruleset: Ruleset, by tally: MachineTally, unreachable: Set<Int> = []) {
        let counting = CoverageCounting(ruleset.machines[index], ruleset, tally, unreachable)
        machine = index
        transitions = counting.transitions
        guards = counting.guards
        refusals = counting.refusals
        ends = counting.ends
        returns = counting.returns
        conditions = counting.conditions
        isTried =
            tally.applications + tally.refusedKinds + tally.refusedWindows + tally.refusedPeriods > 0
            || tally.appliedDenied.contains { $0 > 0 }
    }

    /// The rows that do not count because they were proved to be taken by no case.
    package var unreachableRows: Set<Int> {
        Set(
            transitions.items.compactMap { item in
                guard case .transition(let row) = item.subject else { return nil }
                return item.exception == .provedUnreachable ? row : nil
            })
    }

    /// The measures by the names that reports use.
    package var measures: [(name: String, measure: CoverageMeasure)] {
        [
            ("transitions", transitions), ("guards", guards), ("refusals", refusals), ("outcomes", ends),
            ("returns", returns),
        ]
    }
}

private struct CoverageCounting {
    let machine: Machine
    let ruleset: Ruleset
    let tally: MachineTally
    /// Why a row does not count, by row.
    let exceptions: [CoverageItem.Exception?]

    init(_ machine: Machine, _ ruleset: Ruleset, _ tally: MachineTally, _ unreachable: Set<Int>) {
        self.machine = machine
        self.ruleset = ruleset
        self.tally = tally
        let ways = PossibleWays(of: machine, in: ruleset)
        exceptions = machine.transitions.indices.map { row in
            ways.allow(row) ? unreachable.contains(row) ? .provedUnreachable : nil : .impossible
        }
    }

    var transitions: CoverageMeasure {
        CoverageMeasure(
            items: machine.transitions.indices.map { row in
                CoverageItem(subject: .transition(row), hits: tally.rows[row], exception: exceptions[row])
            })
    }

    var guards: CoverageMeasure {
        let ways = PossibleWays(of: machine, in: ruleset)
        var items: [CoverageItem] = []
        for (row, transition) in machine.transitions.enumerated() {
            for place in transition.guards.indices {
                let index = tally.guardStarts[row] + place
                items.append(
                    CoverageItem(
                        subject: .guardMet(row: row, place: place), hits: tally.met[index],
                        exception: exceptions[row]))
                let isDeniable = ways.canDeny(row, place) && (!isRepeated(row, place) || tally.denied[index] > 0)
                items.append(
                    CoverageItem(
                        subject: .guardDenied(row: row, place: place), hits: tally.denied[index],
                        exception: exceptions[row] ?? (isDeniable ? nil : .impossible)))
            }
        }
        return CoverageMeasure(items: items)
    }

    var refusals: CoverageMeasure {
        var items = applicationRefusals + routeRefusals
        var places: [CoveredRefusal: Int] = [:]
        let ways = PossibleWays(of: machine, in: ruleset)
        for (row, transition) in machine.transitions.enumerated() where exceptions[row] == nil {
            for place in transition.guards.indices {
                guard let reason = CoveredRefusal.Reason(transition.guards[place]), ways.canDeny(row, place),
                    !isRepeated(row, place)
                else { continue }
                let refusal = CoveredRefusal.step(
                    transition.verb, CoveredRefusal.Place(of: transition, in: machine), reason)
                let hits = tally.denied[tally.guardStarts[row] + place]
                if let known = places[refusal] {
                    items[known] = CoverageItem(
                        subject: items[known].subject, hits: items[known].hits + hits, exception: nil)
                } else {
                    places[refusal] = items.count
                    items.append(CoverageItem(subject: .refusal(refusal), hits: hits, exception: nil))
                }
            }
        }
        return CoverageMeasure(items: items)
    }

    var ends: CoverageMeasure {
        let ends = machine.states.indices.filter { machine.states[$0].kind == .end }
        return CoverageMeasure(
            items: ends.map { end in
                let rows = machine.transitions.indices.filter { Int(machine.transitions[$0].to.index) == end }
                return item(.end(StateID(end)), of: rows)
            })
    }

    var returns: CoverageMeasure {
        var seen: Set<CoverageSubject> = []
        let returning = machine.transitions.indices.filter { machine.transitions[$0].verb == .return }
        let subjects = returning.compactMap { target(of: $0) }.filter { seen.insert($0).inserted }
        return CoverageMeasure(
            items: subjects.map { subject in item(subject, of: returning.filter { target(of: $0) == subject }) })
    }

    var conditions: [(met: Int, denied: Int)] {
        var counts = machine.conditions.indices.map { (met: tally.appliedMet[$0], denied: tally.appliedDenied[$0]) }
        for (row, transition) in machine.transitions.enumerated() {
            for (place, test) in transition.guards.enumerated() {
                guard case .condition(let condition) = test else { continue }
                counts[condition].met += tally.met[tally.guardStarts[row] + place]
                counts[condition].denied += tally.denied[tally.guardStarts[row] + place]
            }
        }
        return counts
    }

    private func item(_ subject: CoverageSubject, of rows: [Int]) -> CoverageItem {
        let isCounted = rows.contains { exceptions[$0] == nil }
        let exception =
            rows.contains { exceptions[$0] == .provedUnreachable }
            ? CoverageItem.Exception.provedUnreachable : .impossible
        return CoverageItem(
            subject: subject, hits: rows.reduce(0) { $0 + tally.rows[$1] }, exception: isCounted ? nil : exception)
    }

    private func target(of row: Int) -> CoverageSubject? {
        let transition = machine.transitions[row]
        guard case .stage(let stage) = transition.actor else { return nil }
        return .returnTarget(level: machine.stages[stage].level, transition.pick)
    }

    /// Whether the guard asks a condition that an earlier step of the case asked: the application, or a submission.
    private func isRepeated(_ row: Int, _ place: Int) -> Bool {
        guard case .condition(let condition) = machine.transitions[row].guards[place] else { return false }
        if machine.applyConditions.contains(condition) { return true }
        let isFirst = machine.transitions[row].effects.contains(.fixRoute)
        return !isFirst && machine.conditions(asked: .submit, from: machine.initial).contains(condition)
    }

    private var applicationRefusals: [CoverageItem] {
        var items: [CoverageItem] = []
        func add(_ refusal: CoveredRefusal, _ hits: Int) {
            items.append(CoverageItem(subject: .refusal(refusal), hits: hits, exception: nil))
        }
        if ruleset.parties.count > 1 { add(.kind, tally.refusedKinds) }
        if machine.facts.window != nil { add(.window, tally.refusedWindows) }
        if machine.facts.period != .any { add(.period, tally.refusedPeriods) }
        for condition in machine.applyConditions {
            add(.application(condition: condition), tally.appliedDenied[condition])
        }
        return items
    }

    private var routeRefusals: [CoverageItem] {
        let possible = PossibleWays(of: machine, in: ruleset).routeRefusals
        return MachineTally.routeCodes.indices.filter { possible.contains(MachineTally.routeCodes[$0]) }.map {
            CoverageItem(subject: .refusal(.route($0)), hits: tally.routes[$0], exception: nil)
        }
    }
}

extension CoveredRefusal.Place {
    /// Where a row's verb is refused.
    init(of transition: Transition, in machine: Machine) {
        if case .stage(let stage) = transition.actor {
            self = .level(machine.stages[stage].level)
        } else {
            self = .state(machine.states[Int(transition.from.index)].kind)
        }
    }
}

extension CoveredRefusal.Reason {
    /// The reason of a guard; none for the ladder, which has refusals of its own.
    init?(_ test: Guard) {
        switch test {
        case .judged: self = .unjudged
        case .noneWrong: self = .wrong
        case .namesSome: self = .namesNone
        case .namesWrong: self = .leavesOut
        case .judges: self = .notJudgedHere
        case .editable: self = .notEditable
        case .complete: self = .incomplete
        case .attachedAll: self = .lacksAll
        case .attachedAny: self = .lacksEvery
        case .condition(let condition): self = .condition(condition)
        case .routed: return nil
        }
    }
}
