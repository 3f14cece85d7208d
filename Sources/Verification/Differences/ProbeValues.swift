// The values worth trying for what conditions read: one for each way in which a comparison can come out.
// How they are combined stands in `ValueSearch.swift`.

import Machines

/// Collects what is read, and what it is compared with.
struct ProbeValues {
    /// The day that counts as today where nothing else is said.
    static let today = CivilDate(dayNumber: 19_541)

    /// In the order in which they were first read.
    private(set) var subjects: [Subject] = []
    private var points: [Subject: [Value]] = [:]
    private var ages: [Subject: [Int]] = [:]
    private let matter: MatterPair

    init(_ matter: MatterPair) {
        self.matter = matter
    }

    /// Takes the term's subjects and the values that they are compared with.
    mutating func read(_ term: Term) {
        for subject in term.subjects.sorted(by: { Self.key($0) < Self.key($1) }) where !subjects.contains(subject) {
            subjects.append(subject)
        }
        collect(term)
    }

    /// The values to try, the likeliest first.
    func values(of subject: Subject) -> [Value] {
        let found: [Value] =
            switch subject {
            case .today: [.date(Self.today)] + around(subject)
            case .year: [.whole(Self.today.components.year)] + around(subject)
            case .inChain, .openCase: [.flag(false), .flag(true)]
            case .yearsSinceOutcome: [.unset, .whole(0)] + around(subject)
            case .rows(let module): rows(of: module, subject)
            case .path, .answer: typed(subject)
            }
        var seen: Set<Value> = []
        return found.filter { seen.insert($0).inserted }
    }

    private mutating func collect(_ term: Term) {
        switch term {
        case .literal, .subject, .isChoice: break
        case .not(let inner), .isSet(let inner), .birthDate(let inner): collect(inner)
        case .all(let members), .any(let members): for member in Array(members) { collect(member) }
        case .years(let from, let to):
            collect(from)
            collect(to)
        case .compare(_, let left, let right):
            collect(left)
            collect(right)
            note(left, right)
            note(right, left)
        }
    }

    private mutating func note(_ side: Term, _ other: Term) {
        guard case .literal(let value) = other else {
            guard case .subject(let one) = side, case .subject(let another) = other else { return }
            // Two subjects: what one is compared with matters to the other.
            points[one, default: []] += points[another] ?? []
            return
        }
        switch side {
        case .subject(let subject): points[subject, default: []].append(value)
        case .years(let from, _):
            guard case .number(let scaled) = value else { return }
            let years = Int(scaled / Value.numberScale)
            for subject in from.subjects.sorted(by: { Self.key($0) < Self.key($1) }) {
                ages[subject, default: []].append(years)
            }
        default: break
        }
    }

    private func rows(of module: Int, _ subject: Subject) -> [Value] {
        let ranges = [Side.old, .new].compactMap { side in
            matter.modules.member(module, on: side).map { matter.machine(side).modules[$0].rows ?? 1...1 }
        }
        let all =
            ranges.map { Value.whole($0.lowerBound) } + around(subject)
            + ranges.map { Value.whole($0.upperBound) }
        return all.filter { value in
            guard case .number(let scaled) = value, scaled % Value.numberScale == 0 else { return false }
            return ranges.allSatisfy { $0.contains(Int(scaled / Value.numberScale)) }
        }
    }

    private func typed(_ subject: Subject) -> [Value] {
        let fields = [Side.new, .old].compactMap { matter.field(subject, on: $0) }
        guard let field = fields.first else { return [.party(PartyID(1)), .party(PartyID(2))] }
        let set = setValues(subject, field).filter { value in fields.allSatisfy { $0.admits(value) } }
        return mayBeUnset(subject, fields) ? set + [.unset] : set
    }

    private func setValues(_ subject: Subject, _ field: Field) -> [Value] {
        switch field.type {
        case .flag: return [.flag(true), .flag(false)]
        case .choice(let choices):
            guard let other = matter.field(subject, on: .old)?.choices,
                let after = matter.field(subject, on: .new)?.choices
            else { return choices.indices.map { .choice($0) } }
            return matching(other, after).pairs.map { .choice($0.new) }
        case .number, .year: return around(subject) + [field.range.map { .number($0.lowerBound) } ?? .whole(1)]
        case .money: return around(subject) + [.money(field.range?.lowerBound ?? 100)]
        case .date: return births(subject).map { .date($0) } + around(subject) + [.date(Self.today)]
        case .citizenID:
            return births(subject).map { .text(CitizenID.sample(bornOn: $0)) } + compared(subject)
        case .party: return [.party(PartyID(1)), .party(PartyID(2))]
        case .division: return compared(subject) + [.division(220_104)]
        case .text, .creditCode, .phone, .email: return compared(subject) + [.text("其他")]
        }
    }

    /// Days on which somebody comes into an age and out of it.
    private func births(_ subject: Subject) -> [CivilDate] {
        let (year, month, day) = Self.today.components
        let found = Set(ages[subject] ?? []).sorted().flatMap { years -> [CivilDate] in
            [years, years + 1, years - 1].compactMap { CivilDate(year: year - $0, month: month, day: day) }
                .flatMap { [$0, $0.adding(days: 1)] }
        }
        return found.isEmpty ? [CivilDate(year: year - 30, month: month, day: day)].compactMap { $0 } : found
    }

    /// The values that a subject is compared with, and those beside them.
    private func around(_ subject: Subject) -> [Value] {
        compared(subject).flatMap { value -> [Value] in
            switch value {
            case .number(let number):
                [0, Value.numberScale, -Value.numberScale, 1, -1].map { .number(number &+ $0) }
            case .money(let fen): [0, 1, -1].map { .money(fen &+ $0) }
            case .date(let date): [0, 1, -1].map { .date(date.adding(days: $0)) }
            default: [value]
            }
        }
    }

    // WHY: conditions are sets, and what is tried must not depend on their order.
    private func compared(_ subject: Subject) -> [Value] {
        Set(points[subject] ?? []).sorted { "\($0)" < "\($1)" }
    }

    private func mayBeUnset(_ subject: Subject, _ fields: [Field]) -> Bool {
        switch subject {
        case .answer: return fields.contains { $0.isOptional || $0.presence != nil }
        case .path(let path):
            return path.fields.indices.contains { last in
                let start = Subject.path(JointPath(root: path.root, fields: Array(path.fields[...last])))
                return [Side.new, .old].compactMap { matter.field(start, on: $0) }
                    .contains { $0.isOptional || $0.presence != nil }
            }
        default: return true
        }
    }

    /// A text that orders subjects.
    private static func key(_ subject: Subject) -> String { "\(subject)" }
}

extension Field {
    /// Whether the value is one that the field's bounds allow.
    func admits(_ value: Value) -> Bool {
        switch value {
        case .number(let number):
            if case .year = type, number % Value.numberScale != 0 { return false }
            return range?.contains(number) ?? true
        case .money(let fen): return range?.contains(fen) ?? true
        case .text(let text): return length?.contains(text.unicodeScalars.count) ?? true
        default: return true
        }
    }
}
