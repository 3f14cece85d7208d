// Sample values: for every type of field one that may stand there, different for different numbers. Which of them
// meet a matter's conditions is sought in `SampleSearch.swift`.

package import Engine
package import Machines

/// Gives sample values for the fields of one ruleset.
package struct Samples: Sendable {
    package let ruleset: Ruleset
    /// The first division that has none below it, and so every tier of an office.
    let division: Int?

    package init(for ruleset: Ruleset) {
        self.ruleset = ruleset
        let depths = ruleset.divisions.map { ruleset.lineage(of: $0.code).count }
        division = depths.indices.first { depths[$0] == depths.max() }.map { ruleset.divisions[$0].code }
    }

    /// A value that may stand in the field; unset for a party, which nobody can make up.
    ///
    /// - Parameters:
    ///   - number: Two fields that are unique differ where their numbers do.
    ///   - today: The day from which years and dates are counted.
    package func value(for field: Field, number: Int, today: CivilDate) -> Value {
        switch field.type {
        case .text: return .text(text(for: field, number: number))
        case .number: return .number(clamped(Value.numberScale, to: field.range))
        case .year:
            return .number(clamped(Int64(today.components.year) * Value.numberScale, to: field.range))
        case .money: return .money(clamped(100_00, to: field.range))
        case .date: return .date(today.years(-1))
        case .flag: return .flag(false)
        case .choice(let choices): return choices.isEmpty ? .unset : .choice(0)
        case .citizenID:
            let birthday = CivilDate(year: 1990, month: 1, day: 1) ?? today
            return .text(citizenID(bornOn: birthday.adding(days: number / 999), number: number % 999 + 1))
        case .creditCode: return .text(creditCode(number: number))
        case .division: return division.map(Value.division) ?? .unset
        case .phone: return .text("1380000" + padded(number % 10_000, to: 4))
        case .email: return .text("sample\(number)@example.cn")
        case .party: return .unset
        }
    }

    /// A file that may hang under the attachment: of a kind that it accepts, and not too large. Its hash is that of no
    /// content.
    package func file(for attachment: Attachment, number: Int) -> FileReference {
        file(named: attachment.title + "." + (attachment.kinds.first ?? "pdf"), for: attachment, number: number)
    }

    /// As `file(for:number:)`, with a name of its own.
    package func file(named name: String, for attachment: Attachment, number: Int) -> FileReference {
        let digits = String(number)
        let hash = String(repeating: "0", count: max(0, 64 - digits.utf8.count)) + digits
        return FileReference(hash: hash, name: name, sizeBytes: max(1, min(1024, attachment.limitBytes)))
    }

    /// A citizen id with a right check digit.
    func citizenID(bornOn day: CivilDate, number: Int) -> String {
        let (year, month, date) = day.components
        let digits = "110101" + padded(year, to: 4) + padded(month, to: 2) + padded(date, to: 2) + padded(number, to: 3)
        let check = citizenIDCheckDigit(of: digits.utf8)
        return digits + String(decoding: [check], as: UTF8.self)
    }

    private func creditCode(number: Int) -> String {
        let characters = "91110101MA" + padded(number % 10_000_000, to: 7)
        let check = creditCodeCheckCharacter(of: characters.utf8)
        return characters + (check.map { String(decoding: [$0], as: UTF8.self) } ?? "")
    }

    private func text(for field: Field, number: Int) -> String {
        let least = field.length?.lowerBound ?? 0
        let most = field.length?.upperBound ?? 64
        var scalars = Array(("样例" + (field.isUnique ? String(number) : "")).unicodeScalars)
        // WHY: what tells unique texts apart stands at their end.
        if scalars.count > most { scalars = Array(scalars.suffix(most)) }
        while scalars.count < least { scalars.insert("样", at: 0) }
        return scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
    }

    private func clamped(_ number: Int64, to range: ClosedRange<Int64>?) -> Int64 {
        range.map { min(max(number, $0.lowerBound), $0.upperBound) } ?? number
    }

    private func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension CivilDate {
    /// The same day so many years later; 1 March for 29 February where that year has none.
    func years(_ count: Int) -> CivilDate {
        let (year, month, day) = components
        return CivilDate(year: year + count, month: month, day: day)
            ?? CivilDate(year: year + count, month: 3, day: 1) ?? self
    }
}
