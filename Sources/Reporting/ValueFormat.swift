// Values as a reader sees them, with the help of their field. Typing values in does not live here.

package import Machines
package import Source

/// How values are shown to one reader.
package struct ValueFormat: Sendable {
    package let language: Language
    package let ruleset: Ruleset
    /// Citizen ids show their first and last four characters only.
    package let masksIDs: Bool
    /// The name of a party, or nil where the reader's store has none.
    package let partyName: @Sendable (PartyID) -> String?

    package init(
        language: Language, ruleset: Ruleset, masksIDs: Bool = true,
        partyName: @escaping @Sendable (PartyID) -> String?
    ) {
        self.language = language
        self.ruleset = ruleset
        self.masksIDs = masksIDs
        self.partyName = partyName
    }

    /// The value for a reader, printable: `暂未录入`, `A 国内外顶尖人才`, `朝阳区（220104）`, `12.50 元`.
    package func text(_ value: Value, of field: Field) -> String {
        switch value {
        case .unset: words(zh: "暂未录入", en: "not entered")
        case .choice(let index): choice(index, of: field, isFull: true)
        case .money(let fen): decimal(fen, places: 2, keepsZeros: true) + words(zh: " 元", en: " yuan")
        case .division(let code): division(code)
        default: cell(value, of: field)
        }
    }

    /// The value bare, for a cell that programs read: nothing where unset, a choice's name, numbers without their unit.
    package func cell(_ value: Value, of field: Field) -> String {
        switch value {
        case .unset: ""
        case .flag(let isSet): isSet ? words(zh: "是", en: "yes") : words(zh: "否", en: "no")
        case .number(let scaled): decimal(scaled, places: 4, keepsZeros: false)
        case .money(let fen): decimal(fen, places: 2, keepsZeros: true)
        case .date(let date): date.description
        case .choice(let index): choice(index, of: field, isFull: false)
        case .text(let text): printable(masksIDs && field.type == .citizenID ? maskedID(text) : text)
        case .party(let party): printable(partyName(party) ?? words(zh: "主体 ", en: "party ") + String(party.number))
        case .division(let code): divisionCode(code)
        }
    }

    private func choice(_ index: Int, of field: Field, isFull: Bool) -> String {
        guard case .choice(let choices) = field.type, choices.indices.contains(index) else {
            // WHY: only a rulebook that dropped the choice leaves such a value, and under it the field counts as unset.
            return isFull ? words(zh: "暂未录入（原选项已取消）", en: "not entered (its choice was removed)") : ""
        }
        let choice = choices[index]
        return printable(isFull && choice.title != choice.name ? choice.name + " " + choice.title : choice.name)
    }

    private func division(_ code: Int) -> String {
        guard let division = ruleset.division(code) else { return divisionCode(code) }
        let name = printable(division.name)
        return words(zh: "\(name)（\(divisionCode(code))）", en: "\(name) (\(divisionCode(code)))")
    }

    private func words(zh: String, en: String) -> String {
        Words(zh: zh, en: en)[language]
    }
}

/// A citizen id with only its first and last four characters legible, `2201**********0018`; a shorter text has none.
package func maskedID(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count > 8 else { return String(repeating: "*", count: scalars.count) }
    var masked = ""
    masked.unicodeScalars.append(contentsOf: scalars.prefix(4))
    masked += String(repeating: "*", count: scalars.count - 8)
    masked.unicodeScalars.append(contentsOf: scalars.suffix(4))
    return masked
}

/// A fixed-point number in decimal; `places` digits of `scaled` stand behind the point.
func decimal(_ scaled: Int64, places: Int, keepsZeros: Bool) -> String {
    // WHY: the magnitude, because the least 64-bit integer has no positive counterpart.
    var digits = String(scaled.magnitude)
    digits = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
    var fraction = String(digits.suffix(places))
    if !keepsZeros { while fraction.hasSuffix("0") { fraction.removeLast() } }
    let whole = (scaled < 0 ? "-" : "") + digits.dropLast(places)
    return fraction.isEmpty ? whole : whole + "." + fraction
}

/// A division's code with all its six digits.
func divisionCode(_ code: Int) -> String {
    let digits = String(code)
    return String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
}
