// The values that stand for all values of a fact: those at the edges of what it is compared with, as its type allows.
// Which of them go together is decided where worlds are searched.

import Machines

extension WorldModel {
    /// The day that nothing speaks against.
    static let ordinaryDay = CivilDate(dayNumber: 19_541)

    /// The values of a fact that is no party, no party's place in a chain and no day of today. `today` is the day of
    /// the world, by which times since are counted.
    func candidates(for fact: Fact, _ hint: Hint, today: CivilDate) -> [Value] {
        switch fact {
        case .today: return days(hint, around: WorldModel.ordinaryDay)
        case .year:
            let here = Value.whole(today.components.year)
            return distinct([here] + numbers(hint, unit: Value.numberScale).filter { $0 != here })
        case .rows(let module): return rowCounts(of: module, hint)
        case .yearsSinceOutcome(let matter, let outcome):
            if isGranted(outcome, of: matter) { return [.unset] }
            return [.unset] + numbers(hint, unit: Value.numberScale).filter { $0.magnitude >= 0 }
        case .inChain, .openCase: return [.flag(false), .flag(true)]
        case .path, .answer:
            guard let field = field(of: fact) else { return [.unset] }
            return values(of: field, hint, today: today).filter { fits($0, field) }
                + (mayBeUnset(fact) ? [.unset] : [])
        }
    }

    /// Whether the outcome grants what this matter gives once: then nobody who has it applies again.
    private func isGranted(_ outcome: String, of matter: String) -> Bool {
        machine.facts.period == .once && machine.facts.name == matter && machine.outcomes.first?.name == outcome
    }

    private func values(of field: Field, _ hint: Hint, today: CivilDate) -> [Value] {
        switch field.type {
        case .flag: return [.flag(true), .flag(false)]
        case .choice(let choices): return choices.indices.map(Value.choice)
        case .number: return distinct(numbers(hint, unit: Value.numberScale) + bounds(of: field).map(Value.number))
        case .year:
            return numbers(hint, unit: Value.numberScale) + [.whole(today.components.year)]
        case .money:
            return distinct(money(hint) + bounds(of: field).map(Value.money))
        case .date: return distinct(days(hint, around: today) + daysByYears(hint.years, before: today).map(Value.date))
        case .division: return divisions(hint)
        case .citizenID: return distinct(hint.literals + citizenIDs(hint, today: today))
        case .creditCode:
            return distinct(hint.literals + (0...hint.companions).map { .text(SampleCodes.creditCode(number: $0)) })
        case .email: return distinct(hint.literals + (0...hint.companions).map { .text("post\($0)@example.cn") })
        case .phone: return distinct(hint.literals + (0...hint.companions).map { .text("1390000000\($0)") })
        case .text: return distinct(hint.literals + (0...hint.companions + 1).map { .text(text($0, for: field)) })
        case .party: return []
        }
    }

    private func fits(_ value: Value, _ field: Field) -> Bool {
        switch (value, field.type) {
        case (.number(let number), .year):
            return number % Value.numberScale == 0 && (1...9999).contains(number / Value.numberScale)
        case (.number(let number), _), (.money(let number), _): return field.range?.contains(number) ?? true
        case (.text(let text), _): return field.length?.contains(text.unicodeScalars.count) ?? true
        default: return true
        }
    }

    private func bounds(of field: Field) -> [Int64] { field.range.map { [$0.lowerBound, $0.upperBound] } ?? [] }

    private func rowCounts(of module: Int, _ hint: Hint) -> [Value] {
        guard machine.modules.indices.contains(module), let rows = machine.modules[module].rows else {
            return [.whole(1)]
        }
        let counts =
            numbers(hint, unit: Value.numberScale) + [.whole(rows.lowerBound), .whole(rows.upperBound), .whole(0)]
        return distinct(counts).filter {
            $0.magnitude % Value.numberScale == 0
                && (0...Int64(rows.upperBound)).contains($0.magnitude / Value.numberScale)
        }
    }

    /// The literals and what lies a unit, and the least possible, below and above them.
    private func numbers(_ hint: Hint, unit: Int64) -> [Value] {
        let literals = hint.literals.compactMap { if case .number(let number) = $0 { number } else { nil } }
        let steps = (0...Int64(hint.companions)).map { $0 * unit }
        let around = literals.flatMap { literal in
            ([0, unit, -unit, 1, -1] + steps).map { literal.addingReportingOverflow($0).partialValue }
        }
        return distinct((around + steps + [unit]).map(Value.number))
    }

    private func money(_ hint: Hint) -> [Value] {
        let literals = hint.literals.compactMap { if case .money(let fen) = $0 { fen } else { nil } }
        let steps = (0...Int64(hint.companions)).map { $0 * 100 }
        let around = literals.flatMap { literal in
            ([0, 1, -1] + steps).map { literal.addingReportingOverflow($0).partialValue }
        }
        return distinct((around + steps).map(Value.money))
    }

    private func days(_ hint: Hint, around today: CivilDate) -> [Value] {
        let literals = hint.literals.compactMap { if case .date(let day) = $0 { day } else { nil } }
        let steps = Array(-1...max(1, hint.companions))
        let all = [today] + (literals + [today]).flatMap { day in steps.map { day.adding(days: $0) } }
        return distinct(all.map(Value.date))
    }

    private func daysByYears(_ years: [Int], before today: CivilDate) -> [CivilDate] {
        let wanted = years.flatMap { [$0, $0 + 1, $0 - 1] }
        return wanted.compactMap { today.yearsEarlier($0) }
    }

    private func citizenIDs(_ hint: Hint, today: CivilDate) -> [Value] {
        let division = ruleset.divisions.last?.code ?? 220104
        let days = daysByYears(hint.years + [35], before: today)
        return (0...hint.companions).flatMap { number in
            days.map { .text(SampleCodes.citizenID(division: division, born: $0, number: number + 1)) }
        }
    }

    /// The literals, and one division of every depth.
    private func divisions(_ hint: Hint) -> [Value] {
        var byDepth: [Int: Int] = [:]
        for division in ruleset.divisions {
            let depth = depths[division.code] ?? 0
            if byDepth[depth] == nil { byDepth[depth] = division.code }
        }
        let literals = hint.literals.filter { if case .division(let code) = $0 { depths[code] != nil } else { false } }
        let others = ruleset.divisions.prefix(hint.companions + literals.count + 1).map(\.code)
        return distinct(
            byDepth.keys.sorted(by: >).compactMap { byDepth[$0] }.map(Value.division) + literals
                + others.map(Value.division))
    }

    private func text(_ number: Int, for field: Field) -> String {
        let text = "样例" + (number == 0 ? "" : String(number))
        guard let length = field.length else { return text }
        let padding = String(repeating: "文", count: max(0, min(length.lowerBound, 100_000) - text.unicodeScalars.count))
        return String(String.UnicodeScalarView((text + padding).unicodeScalars.suffix(max(1, length.upperBound))))
    }

    private func distinct(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }
}

extension Value {
    /// The number inside; 0 where there is none.
    fileprivate var magnitude: Int64 {
        switch self {
        case .number(let number), .money(let number): number
        default: 0
        }
    }
}

extension CivilDate {
    /// The latest day from which whole years reach to this day, so many; nil beyond the calendar.
    fileprivate func yearsEarlier(_ years: Int) -> CivilDate? {
        let (year, month, day) = components
        return CivilDate(year: year - years, month: month, day: day)
            ?? CivilDate(year: year - years, month: month, day: day - 1)
    }
}
