// The search for answers that meet a matter's conditions: first what is likeliest, then one answer changed at a time,
// then every combination of the answers that the unmet conditions read, up to a bound.

import Engine
import Machines

/// Seeks values for the answers that conditions read and that are not there yet.
struct SampleSearch {
    /// An answer, or a number of rows, that may be chosen.
    private struct Cell {
        let fact: Int
        let first: Value
        let presence: ExpressionID?
        let form: Form

        enum Form {
            case answer(Field)
            case rows(ClosedRange<Int>)
        }
    }

    private let machine: Machine
    private let samples: Samples
    private let registry: Registry
    private let today: CivilDate
    /// The facts' values as they are, by `FactID`.
    private let base: [Value]
    private var cells: [Cell] = []
    /// What the submission asks, and what approvals ask after it.
    private let submitted: [Int]
    private let approved: [Int]

    private static let combinationLimit = 20_000

    init(of subject: Case, on machine: Machine, in registry: Registry, at moment: Moment, samples: Samples) {
        self.machine = machine
        self.samples = samples
        self.registry = registry
        today = moment.day
        base = registry.allValues(of: machine, for: subject, at: moment)
        submitted = machine.conditions(asked: .submit, from: subject.configuration.state)
        approved = machine.states.indices.flatMap { machine.conditions(asked: .approve, from: StateID($0)) }
        for (fact, asked) in machine.expressions.facts.enumerated() {
            if let cell = cell(of: asked, fact, subject) { cells.append(cell) }
        }
    }

    /// The facts' values with the answers that were chosen, by `FactID`; those of fields that are not there are unset.
    func values() -> [Value] {
        var chosen = cells.map(\.first)
        var best = cost(of: chosen)
        if best == 0 { return effective(chosen) }
        let candidates = cells.map(candidates)
        while best > 0 {
            let before = best
            for cell in cells.indices {
                for value in candidates[cell] {
                    let old = chosen[cell]
                    chosen[cell] = value
                    let new = cost(of: chosen)
                    if new < best { best = new } else { chosen[cell] = old }
                }
            }
            if best == before { break }
        }
        if best > 0 { combine(candidates, from: &chosen, best) }
        return effective(chosen)
    }

    // WHY: an unmet condition of the submission weighs more than all of the approvals together.
    private func cost(of chosen: [Value]) -> Int {
        let values = effective(chosen)
        func unmet(_ conditions: [Int]) -> Int {
            conditions.count { !machine.isMet(machine.conditions[$0], values) }
        }
        return unmet(submitted) * (approved.count + 1) + unmet(approved)
    }

    /// The values with the chosen ones in their places; a field may hang on another that hangs on a third.
    private func effective(_ chosen: [Value]) -> [Value] {
        var values = base
        for (cell, value) in zip(cells, chosen) { values[cell.fact] = value }
        for _ in cells.indices {
            let before = values
            for (cell, value) in zip(cells, chosen) {
                guard let presence = cell.presence else { continue }
                values[cell.fact] = machine.expressions.holds(presence, given: values) ? value : .unset
            }
            if values == before { break }
        }
        return values
    }

    private func combine(_ candidates: [[Value]], from chosen: inout [Value], _ start: Int) {
        let asked = cellsOfUnmet(chosen)
        var places = [Int](repeating: 0, count: asked.count)
        var (best, trial, found) = (start, chosen, chosen)
        for _ in 0..<SampleSearch.combinationLimit {
            for (place, cell) in zip(places, asked) { trial[cell] = candidates[cell][place] }
            let new = cost(of: trial)
            if new < best { (best, found) = (new, trial) }
            guard best > 0, let next = asked.indices.first(where: { places[$0] + 1 < candidates[asked[$0]].count })
            else { break }
            places[next] += 1
            for earlier in 0..<next { places[earlier] = 0 }
        }
        chosen = found
    }

    /// The cells that unmet conditions read, and those on which they hang.
    private func cellsOfUnmet(_ chosen: [Value]) -> [Int] {
        let values = effective(chosen)
        let unmet = (submitted + approved).filter { !machine.isMet(machine.conditions[$0], values) }
        var facts = Set(unmet.flatMap { machine.expressions.facts(in: machine.conditions[$0].test) })
        for cell in cells where facts.contains(FactID(cell.fact)) {
            if let presence = cell.presence { facts.formUnion(machine.expressions.facts(in: presence)) }
        }
        return cells.indices.filter { facts.contains(FactID(cells[$0].fact)) }
    }
}

extension SampleSearch {
    private func cell(of fact: Fact, _ index: Int, _ subject: Case) -> Cell? {
        switch fact {
        case .answer(let module, let place):
            guard subject.configuration.editable.contains(module), !base[index].isSet,
                machine.modules[module].rows == nil
            else { return nil }
            let field = machine.modules[module].fields[place]
            var first = Value.unset
            if !field.isOptional { first = samples.value(for: field, number: 1, today: today) }
            if case .party(let kind) = field.type, !field.isOptional {
                first = registry.parties.first { $0.kind == kind }.map { .party($0.id) } ?? .unset
            }
            return Cell(fact: index, first: first, presence: field.presence, form: .answer(field))
        case .rows(let module):
            guard subject.configuration.editable.contains(module), let rows = machine.modules[module].rows else {
                return nil
            }
            let least = max(rows.lowerBound, subject.body.answers[module].count)
            guard least <= rows.upperBound else { return nil }
            return Cell(
                fact: index, first: .whole(least), presence: nil, form: .rows(least...rows.upperBound))
        case .today, .year, .path, .inChain, .openCase, .yearsSinceOutcome: return nil
        }
    }

    /// The values to try for a cell, the first one among them, each once.
    private func candidates(_ cell: Cell) -> [Value] {
        var values = [cell.first]
        switch cell.form {
        case .rows(let range):
            let near = wholeLiterals.flatMap { [$0, $0 + 1, $0 - 1] }.filter(range.contains)
            values += near.map(Value.whole)
        case .answer(let field):
            values += (alternatives(for: field) + base + literals).filter { $0.isSet && refuse($0, for: field) == nil }
            if field.isOptional { values.append(.unset) }
        }
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }

    private func alternatives(for field: Field) -> [Value] {
        switch field.type {
        case .choice(let choices): return choices.indices.map(Value.choice)
        case .flag: return [.flag(true), .flag(false)]
        case .number, .year:
            return numbers(field) { if case .number(let number) = $0 { number } else { nil } }.map(Value.number)
        case .money: return numbers(field) { if case .money(let fen) = $0 { fen } else { nil } }.map(Value.money)
        case .date: return dates.map(Value.date)
        case .citizenID:
            return dates.map { .text(samples.citizenID(bornOn: $0, number: 1)) }
        case .division: return samples.ruleset.divisions.prefix(64).map { .division($0.code) }
        case .party(let kind): return registry.parties.filter { $0.kind == kind }.map { .party($0.id) }
        case .text, .creditCode, .phone, .email: return []
        }
    }

    /// The numbers that are written in conditions, those beside them, and the bounds.
    private func numbers(_ field: Field, _ number: (Value) -> Int64?) -> [Int64] {
        let written = literals.compactMap(number)
        let step = field.type == .money ? 1 : Value.numberScale
        let near = written.flatMap { [$0, $0 + step, $0 - step] }
        return near + (field.range.map { [$0.lowerBound, $0.upperBound] } ?? [])
    }

    /// The days that are written in conditions, those beside them, and those so many years before and after today.
    private var dates: [CivilDate] {
        let written = literals.compactMap { if case .date(let day) = $0 { day } else { nil } } + [today]
        let spans = wholeLiterals.filter { (0...200).contains($0) }.flatMap { count in
            [today.years(-count), today.years(-count - 1), today.years(-count).adding(days: 1), today.years(count)]
        }
        return written.flatMap { [$0, $0.adding(days: 1), $0.adding(days: -1)] } + spans
    }

    private var literals: [Value] {
        machine.expressions.nodes.compactMap { if case .literal(let value) = $0 { value } else { nil } }
    }

    private var wholeLiterals: [Int] {
        literals.compactMap { value in
            guard case .number(let number) = value, number % Value.numberScale == 0 else { return nil }
            return Int(number / Value.numberScale)
        }
    }
}

extension Machine {
    /// The conditions that the verb's rows in a state ask, ascending and each once.
    func conditions(asked verb: Verb, from state: StateID) -> [Int] {
        let asked = rows(from: state, verb: verb).flatMap { row in
            transitions[row].guards.compactMap { if case .condition(let index) = $0 { index } else { nil } }
        }
        return Set(asked).sorted()
    }
}
