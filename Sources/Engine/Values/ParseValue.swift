// Parsing values: what somebody typed becomes a value of a field, or a refusal that says what was expected.
// Texts arrive in NFC; a party field is no thing to type and is refused.

package import Machines

/// The value that the text means in this field; an empty text unsets it. Ranges and lengths are checked too.
package func parseValue(_ text: String, for field: Field, in ruleset: Ruleset) -> Result<Value, Refusal> {
    if text.isEmpty { return .success(.unset) }
    guard let value = parse(text, field.type, ruleset) else {
        return .failure(
            Refusal(.valueOfWrongType)
                .with("field", .term(Term(name: field.name, title: field.title)))
                .with("expected", .terms(field.type.expectation)).with("value", .text(text)))
    }
    if let refusal = refuse(value, for: field) { return .failure(refusal) }
    return .success(value)
}

private func parse(_ text: String, _ type: FieldType, _ ruleset: Ruleset) -> Value? {
    switch type {
    case .text: return .text(text)
    case .number: return parseDecimal(text, digits: 4).map(Value.number)
    case .money: return parseDecimal(text, digits: 2).map(Value.money)
    case .year: return text.utf8.count == 4 ? parseDecimal(text, digits: 0).map { .whole(Int($0)) } : nil
    case .date: return CivilDate(text).map(Value.date)
    case .flag:
        switch text {
        case "yes", "是", "true": return .flag(true)
        case "no", "否", "false": return .flag(false)
        default: return nil
        }
    case .choice(let choices):
        return (choices.firstIndex { $0.name == text } ?? choices.firstIndex { $0.title == text }).map(Value.choice)
    case .citizenID:
        let upper = text.uppercased()
        return isCitizenID(upper) ? .text(upper) : nil
    case .creditCode:
        let upper = text.uppercased()
        return isCreditCode(upper) ? .text(upper) : nil
    case .division: return parseDivision(text, ruleset)
    case .phone: return isPhone(text) ? .text(text) : nil
    case .email: return isEmail(text) ? .text(text) : nil
    case .party: return nil
    }
}

private func parseDivision(_ text: String, _ ruleset: Ruleset) -> Value? {
    guard text.utf8.count == 6, let code = Int(text), code > 0, ruleset.division(code) != nil else { return nil }
    return .division(code)
}

/// A decimal with at most `digits` decimals, in units of its last one; nil where it is none or too great.
private func parseDecimal(_ text: String, digits: Int) -> Int64? {
    let isNegative = text.hasPrefix("-")
    let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), !parts.contains(where: \.isEmpty),
        parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard fraction.utf8.count <= digits else { return nil }
    let padded = parts[0] + fraction + String(repeating: "0", count: digits - fraction.utf8.count)
    return Int64(padded).map { isNegative ? -$0 : $0 }
}

private func isPhone(_ text: String) -> Bool {
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }.count
    let allowed = Array("0123456789-+() ".utf8)
    return (5...20).contains(digits) && text.utf8.count <= 32 && text.utf8.allSatisfy(allowed.contains)
}

private func isEmail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].hasPrefix(".")
        && !parts[1].hasSuffix(".") && !text.unicodeScalars.contains { $0.properties.isWhitespace }
}
