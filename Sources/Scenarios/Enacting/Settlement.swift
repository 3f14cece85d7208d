// One world for a whole trace: values of the facts that do not change, with which every step's conditions hold, and the
// day of each step. The premises say what each step needs; where two differ, what suits both is sought.

import Machines
import Verification

/// What an enactment holds to be so, step by step; the application is the first.
struct Settlement {
    /// The facts that stay as they are until an outcome writes something.
    private(set) var facts: [(fact: Fact, value: Value)] = []
    /// The day of the application, then of each step.
    private(set) var days: [CivilDate] = []

    /// Every fact that a premise may speak of: those of the machine's expressions, then those of properties.
    let told: [Fact]

    private let machine: Machine
    /// The premises' values, the application's first.
    private let premises: [[Fact: Value]]
    /// The conditions that are asked with each.
    private let asked: [[Int]]
    /// How many premises speak of the world before an outcome wrote into it.
    private let untouched: Int

    init(_ trace: Trace, rows: [Int], of machine: Machine) throws(Unenactable) {
        self.machine = machine
        let given = [trace.application] + trace.steps.map(\.premise)
        premises = given.map { premise in
            var values = premise.others
            for (index, fact) in machine.expressions.facts.enumerated() {
                if let value = premise.values[FactID(index)] { values[fact] = value }
            }
            return values
        }
        let known = Set(machine.expressions.facts)
        let others = Set(given.flatMap(\.others.keys)).subtracting(known)
        told = machine.expressions.facts + others.sorted { String(describing: $0) < String(describing: $1) }
        asked =
            [machine.applyConditions]
            + rows.map { row in
                machine.transitions[row].guards.compactMap { if case .condition(let index) = $0 { index } else { nil } }
            }
        let writing = rows.firstIndex { row in
            machine.states[Int(machine.transitions[row].to.index)].outcome.map {
                !machine.outcomes[$0].effects.isEmpty
            } ?? false
        }
        untouched = writing.map { $0 + 2 } ?? premises.count
        let values = try settledValues()
        for fact in told { if let value = values[fact] { facts.append((fact, value)) } }
        days = try settledDays(values)
    }

    /// The value that a premise gives a fact; nil where it may be anything.
    func value(of fact: Fact, at step: Int) -> Value? {
        premises[step][fact]
    }

    /// Whether the conditions of a step hold, where these values are put over its premise's.
    func areMet(at step: Int, with values: [Fact: Value]) -> Bool {
        let all = premises[step].merging(values) { _, new in new }
        let list = machine.expressions.facts.map { all[$0] ?? .unset }
        return asked[step].allSatisfy { machine.isMet(machine.conditions[$0], list) }
    }

    // MARK: Facts that stay

    private func isStanding(_ fact: Fact) -> Bool {
        switch fact {
        case .path, .inChain: true
        case .today, .year, .answer, .rows, .openCase, .yearsSinceOutcome: false
        }
    }

    private func settledValues() throws(Unenactable) -> [Fact: Value] {
        var open: [(fact: Fact, values: [Value])] = []
        var settled: [Fact: Value] = [:]
        for fact in told where isStanding(fact) {
            // The last step is what a trace is about: what it needs comes first.
            var values: [Value] = []
            for premise in premises.prefix(untouched).reversed() {
                if let value = premise[fact], !values.contains(value) { values.append(value) }
            }
            if values.count > 1 { open.append((fact, values)) } else { settled[fact] = values.first }
        }
        guard let first = open.first else { return settled }
        var found: [Fact: Value]?
        forEachChoice(among: open.map(\.values), limit: 4096) { choice in
            var trial = settled
            for (item, value) in zip(open, choice) { trial[item.fact] = value }
            if (0..<untouched).allSatisfy({ areMet(at: $0, with: trial) }) { found = trial }
            return found == nil
        }
        guard let found else { throw Unenactable.fact(first.fact, step: nil) }
        return found
    }

    // MARK: Days

    private func day(_ step: Int) -> CivilDate? {
        if case .date(let day)? = value(of: .today, at: step) { day } else { nil }
    }

    private func settledDays(_ values: [Fact: Value]) throws(Unenactable) -> [CivilDate] {
        let years = premises.indices.compactMap { step -> CivilDate? in
            guard case .number(let year)? = value(of: .year, at: step) else { return nil }
            return CivilDate(year: Int(year / Value.numberScale), month: 7, day: 3)
        }
        let named = years + premises.indices.compactMap(day)
        // One day for all, where that suits every step.
        for day in named.reversed() + [usualDay] where isOpen(day) {
            let isSuitable = premises.indices.allSatisfy { step in
                var trial = step < untouched ? values : [:]
                trial[.today] = .date(day)
                if premises[step][.year] != nil { trial[.year] = .whole(day.components.year) }
                return areMet(at: step, with: trial)
            }
            if isSuitable, yearsAgree(premises.indices.map { _ in day }) {
                return premises.indices.map { _ in day }
            }
        }
        var days: [CivilDate] = []
        for step in premises.indices {
            let before = days.last
            let day = day(step) ?? before ?? firstDay(before: named.first)
            if let before, day < before { throw Unenactable.fact(.today, step: step - 1) }
            days.append(day)
        }
        guard isOpen(days[0]) else { throw Unenactable.fact(.today, step: nil) }
        guard yearsAgree(days) else { throw Unenactable.fact(.year, step: nil) }
        return days
    }

    private var usualDay: CivilDate {
        let day = ScriptRunner.firstDay
        return machine.facts.window.map { min(max(day, $0.lowerBound), $0.upperBound) } ?? day
    }

    private func firstDay(before other: CivilDate?) -> CivilDate {
        guard let other, other < usualDay else { return usualDay }
        return machine.facts.window.map { $0.contains(other) ? other : $0.lowerBound } ?? other
    }

    private func isOpen(_ day: CivilDate) -> Bool {
        machine.facts.window?.contains(day) ?? true
    }

    /// Whether earlier cases can lie as many years back as the premises say.
    private func yearsAgree(_ days: [CivilDate]) -> Bool {
        for fact in told {
            guard case .yearsSinceOutcome = fact else { continue }
            let told = premises.indices.compactMap { step -> (CivilDate, Value)? in
                value(of: fact, at: step).map { (days[step], $0) }
            }
            guard let (first, years) = told.first else { continue }
            for (day, other) in told {
                switch (years, other) {
                case (.number(let a), .number(let b)):
                    let since = first.yearsEarlier(Int(a / Value.numberScale))
                    if since.wholeYears(to: day) != Int(b / Value.numberScale) { return false }
                default: if years.isSet != other.isSet { return false }
                }
            }
        }
        return true
    }
}

extension CivilDate {
    /// The same day so many years earlier; 1 March for 29 February where that year has none.
    func yearsEarlier(_ count: Int) -> CivilDate {
        let (year, month, day) = components
        return CivilDate(year: year - count, month: month, day: day)
            ?? CivilDate(year: year - count, month: 3, day: 1) ?? self
    }
}
