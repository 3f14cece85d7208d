// A field's value in the journal, both ways. The field's type says which form it has.
//
// text: "…" · flag: true · number and year: 12 or "3.5" · money: "1234.56" · date: "2023-07-01" · choice: its name
// party: its number · division: its code · unset: null

import Machines

/// The forms of values.
enum ValueRecord {
    /// Writes a value of the field; false where the value does not fit the field's type, and nothing was written.
    static func write(_ value: Value, of field: Field, to writer: inout StrictWriter) -> Bool {
        switch (field.type, value) {
        case (_, .unset): writer.null()
        case (.flag, .flag(let flag)): writer.truth(flag)
        case (.number, .number(let number)), (.year, .number(let number)):
            if number.isMultiple(of: Value.numberScale) {
                writer.integer(number / Value.numberScale)
            } else {
                writer.text(decimal(number, digits: 4))
            }
        case (.money, .money(let fen)): writer.text(decimal(fen, digits: 2))
        case (.date, .date(let date)):
            guard CivilDate(date.description) == date else { return false }
            writer.text(date.description)
        case (.choice(let choices), .choice(let index)):
            guard let choice = choices.element(at: index),
                choices.firstIndex(where: { $0.name == choice.name }) == index
            else { return false }
            writer.text(choice.name)
        case (.text, .text(let text)), (.citizenID, .text(let text)), (.creditCode, .text(let text)),
            (.phone, .text(let text)), (.email, .text(let text)):
            writer.text(text)
        case (.party, .party(let party)): writer.integer(Int64(party.number))
        case (.division, .division(let code)): writer.integer(Int64(code))
        default: return false
        }
        return true
    }

    /// The value of the field; nil where the form is another one.
    static func parse(_ value: StrictValue, of field: Field) -> Value? {
        if value.isNull { return .unset }
        switch field.type {
        case .flag: return value.truth.map(Value.flag)
        case .number, .year:
            if let whole = value.integer {
                let (scaled, overflow) = whole.multipliedReportingOverflow(by: Value.numberScale)
                return overflow ? nil : .number(scaled)
            }
            return value.text.flatMap { parseDecimal($0, digits: 4) }.map(Value.number)
        case .money: return value.text.flatMap { parseDecimal($0, digits: 2) }.map(Value.money)
        case .date: return value.text.flatMap { CivilDate($0) }.map(Value.date)
        case .choice(let choices):
            guard let name = value.text else { return nil }
            return choices.firstIndex { $0.name == name }.map(Value.choice)
        case .text, .citizenID, .creditCode, .phone, .email: return value.text.map(Value.text)
        case .party: return value.integer.flatMap { UInt32(exactly: $0) }.map { .party(PartyID($0)) }
        case .division: return value.integer.flatMap { Int(exactly: $0) }.map(Value.division)
        }
    }

    /// The scaled number with its point: money with two decimal places, numbers with as many as they need.
    static func decimal(_ number: Int64, digits: Int) -> String {
        let scale: UInt64 = digits == 4 ? 10_000 : 100
        let places = String(number.magnitude % scale)
        var fraction = String(repeating: "0", count: digits - places.utf8.count) + places
        while digits == 4, fraction.utf8.count > 1, fraction.last == "0" { fraction.removeLast() }
        return "\(number < 0 ? "-" : "")\(number.magnitude / scale).\(fraction)"
    }

    /// The scaled number of a text that `decimal` wrote; nil for any other text.
    static func parseDecimal(_ text: String, digits: Int) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count <= digits else { return nil }
        let padding = String(repeating: "0", count: digits - parts[1].utf8.count)
        guard let number = Int64("\(parts[0])\(parts[1])\(padding)"), decimal(number, digits: digits) == text else {
            return nil
        }
        return number
    }
}
