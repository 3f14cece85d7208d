// Field rules: whether a value may stand in a field, by its type, range and length.
// Reading values from typed text lives in `ParseValue.swift`.

package import Machines

extension Decision {
    func valueRefusal(_ value: Value, for field: Field) -> Refusal? {
        refuse(value, for: field)
    }
}

/// What is against this value in this field, or nil. `unset` may always stand: completeness is asked at the submission.
package func refuse(_ value: Value, for field: Field) -> Refusal? {
    let term = RefusalArgument.term(Term(name: field.name, title: field.title))
    guard value.isSet else { return nil }
    guard fits(value, field.type) else {
        return Refusal(.valueOfWrongType).with("field", term).with("expected", .terms(field.type.expectation))
            .with("value", .text(value.plainText))
    }
    if let length = field.length, case .text(let text) = value, !length.contains(text.unicodeScalars.count) {
        return Refusal(.lengthOutOfRange).with("field", term).with("from", .number(length.lowerBound))
            .with("to", .number(length.upperBound)).with("count", .number(text.unicodeScalars.count))
    }
    if let range = field.range, let number = value.magnitude, !range.contains(number) {
        return Refusal(.valueOutOfRange).with("field", term)
            .with("from", .text(value.withMagnitude(range.lowerBound).plainText))
            .with("to", .text(value.withMagnitude(range.upperBound).plainText))
    }
    return nil
}

/// The refusal of a value for a field that does not exist with the values beside it.
func absenceRefusal(of field: Field) -> Refusal {
    Refusal(.fieldNotThere).with("field", .term(Term(name: field.name, title: field.title)))
}

private func fits(_ value: Value, _ type: FieldType) -> Bool {
    switch (type, value) {
    case (.text, .text), (.phone, .text), (.email, .text), (.number, .number), (.year, .number), (.date, .date),
        (.flag, .flag), (.division, .division), (.money, .money), (.party, .party):
        true
    case (.citizenID, .text(let text)): isCitizenID(text)
    case (.creditCode, .text(let text)): isCreditCode(text)
    case (.choice(let choices), .choice(let index)): choices.indices.contains(index)
    default: false
    }
}

extension FieldType {
    /// What the type expects, in words for a refusal.
    package var expectation: [Term] {
        switch self {
        case .text: [Term(name: "text", title: "文本")]
        case .number: [Term(name: "a number", title: "数字（至多四位小数）")]
        case .date: [Term(name: "a date as 2023-07-01", title: "日期（如 2023-07-01）")]
        case .year: [Term(name: "a year as 2023", title: "年份（如 2023）")]
        case .flag: [Term(name: "yes or no", title: "“是”或“否”")]
        case .choice(let choices):
            choices.map { Term(name: $0.name, title: $0.title == $0.name ? $0.name : "\($0.name) \($0.title)") }
        case .citizenID: [Term(name: "an 18-character citizen id with a right check digit", title: "18 位且校验码正确的身份证号")]
        case .creditCode:
            [Term(name: "an 18-character credit code with a right check character", title: "18 位且校验码正确的统一社会信用代码")]
        case .division: [Term(name: "a division code of the rulebook, six digits", title: "区划表中的六位区划代码")]
        case .phone: [Term(name: "a phone number", title: "电话号码")]
        case .email: [Term(name: "an e-mail address", title: "电子邮箱")]
        case .money: [Term(name: "an amount with at most two decimals", title: "金额（至多两位小数）")]
        case .party: [Term(name: "a party", title: "主体")]
        }
    }
}

extension Value {
    /// The number inside, in the unit of its type; nil where it has none.
    var magnitude: Int64? {
        switch self {
        case .number(let number), .money(let number): number
        default: nil
        }
    }

    func withMagnitude(_ number: Int64) -> Value {
        if case .money = self { .money(number) } else { .number(number) }
    }

    /// The value as it could be typed in again, without the titles of choices.
    package var plainText: String {
        switch self {
        case .unset: ""
        case .flag(let flag): flag ? "yes" : "no"
        case .number(let number): decimal(number, digits: 4)
        case .money(let fen): decimal(fen, digits: 2)
        case .date(let date): date.description
        case .choice(let index): String(index)
        case .text(let text): text
        case .party(let party): "#\(party.number)"
        case .division(let code): String(code)
        }
    }

    private func decimal(_ number: Int64, digits: Int) -> String {
        let scale = digits == 4 ? UInt64(10_000) : 100
        let whole = String(number.magnitude / scale)
        var fraction = String(number.magnitude % scale)
        fraction = String(repeating: "0", count: digits - fraction.utf8.count) + fraction
        while fraction.last == "0" { fraction.removeLast() }
        return (number < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
    }
}
