// Conditions of two rulesets over common numbers, so that the two can be compared and asked together. Which expression
// becomes which term stands in `Translation.swift`.

import Machines

/// A path with the fields' common numbers.
struct JointPath: Hashable {
    let root: Path.Root
    let fields: [Int]
}

/// One thing to look up, under common numbers and the new ruleset's names.
enum Subject: Hashable {
    case today, year
    case path(JointPath)
    case answer(module: Int, field: Int)
    case rows(module: Int)
    case inChain(member: JointPath, start: JointPath)
    case openCase(JointPath, matter: String)
    case yearsSinceOutcome(matter: String, outcome: String)
}

/// An expression. Rows of `and` and `or` are sets, so that their order does not count.
indirect enum Term: Hashable {
    case literal(Value)
    case subject(Subject)
    case not(Term)
    case all(Set<Term>)
    case any(Set<Term>)
    case compare(Comparison, Term, Term)
    /// The subject has this choice, by its common number.
    case isChoice(Term, Int)
    case isSet(Term)
    case years(from: Term, to: Term)
    case birthDate(Term)

    /// The conjunction or disjunction, flat; one member alone is itself.
    static func joined(_ members: [Term], isAnd: Bool) -> Term {
        var flat: Set<Term> = []
        for member in members {
            switch member {
            case .all(let inner) where isAnd: flat.formUnion(inner)
            case .any(let inner) where !isAnd: flat.formUnion(inner)
            default: flat.insert(member)
            }
        }
        if flat.count == 1, let only = flat.first { return only }
        return isAnd ? .all(flat) : .any(flat)
    }

    /// The opposite.
    var negated: Term {
        if case .not(let inner) = self { return inner }
        return .not(self)
    }

    /// The subjects that it reads.
    var subjects: Set<Subject> {
        switch self {
        case .literal: []
        case .subject(let subject): [subject]
        case .not(let inner), .isSet(let inner), .birthDate(let inner), .isChoice(let inner, _): inner.subjects
        case .all(let members), .any(let members): members.reduce(into: []) { $0.formUnion($1.subjects) }
        case .compare(_, let left, let right), .years(let left, let right): left.subjects.union(right.subjects)
        }
    }
}

extension Term {
    /// Whether it holds under these values; nil where that depends on a subject that has none yet.
    func holds(_ values: [Subject: Value]) -> Bool? {
        switch self {
        case .not(let inner): return inner.holds(values).map { !$0 }
        case .all(let members): return decided(members, by: false, values)
        case .any(let members): return decided(members, by: true, values)
        case .isChoice(let inner, let choice): return inner.value(values).map { $0 == .choice(choice) }
        case .isSet(let inner): return inner.value(values).map(\.isSet)
        case .compare(let comparison, let left, let right):
            guard let left = left.value(values), let right = right.value(values) else { return nil }
            return comparison.holds(left, right)
        case .literal, .subject, .years, .birthDate: return value(values).map { $0 == .flag(true) }
        }
    }

    /// Its value; nil where that depends on a subject that has none yet.
    func value(_ values: [Subject: Value]) -> Value? {
        switch self {
        case .literal(let value): return value
        case .subject(let subject): return values[subject]
        case .years(let from, let to):
            guard let from = from.value(values), let to = to.value(values) else { return nil }
            guard case .date(let start) = from, case .date(let end) = to else { return .unset }
            return .whole(start.wholeYears(to: end))
        case .birthDate(let inner):
            guard let value = inner.value(values) else { return nil }
            guard case .text(let text) = value, let date = CitizenID.birthDate(in: text) else { return .unset }
            return .date(date)
        case .not, .all, .any, .compare, .isChoice, .isSet: return holds(values).map { .flag($0) }
        }
    }

    private func decided(_ members: Set<Term>, by answer: Bool, _ values: [Subject: Value]) -> Bool? {
        var isOpen = false
        // The order of the members does not count: one that decides is enough.
        for member in Array(members) {
            guard let holds = member.holds(values) else {
                isOpen = true
                continue
            }
            if holds == answer { return answer }
        }
        return isOpen ? nil : !answer
    }
}

/// Citizen ids (GB 11643) as far as ages need them.
enum CitizenID {
    /// The date of birth, or nil where the text is no id.
    static func birthDate(in text: String) -> CivilDate? {
        let digits = Array(text.utf8)
        guard digits.count == 18, digits[6..<14].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        return CivilDate(year: number(6..<10), month: number(10..<12), day: number(12..<14))
    }

    /// An id of somebody born on that day, registered in Chaoyang, Changchun.
    static func sample(bornOn day: CivilDate) -> String {
        let stem = "220104" + day.description.filter { $0 != "-" } + "001"
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(stem.utf8, weights).reduce(0) { $0 + Int($1.0 - 0x30) * $1.1 }
        return stem + ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11]
    }
}
