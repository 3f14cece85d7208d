// Who lives in the province: offices of every division, units with their accounts, and persons. What they apply for
// lives in `Walk.swift`.

import Engine
import Machines
import Storage

/// Where the parts of a rulebook are that settling needs: kinds that hold a credit code are units, those that hold a
/// citizen id are persons.
struct Settlers {
    let ruleset: Ruleset
    let unitKind: PartyKind
    let personKind: PartyKind

    /// Nil for a rulebook that has no units, no persons or no divisions.
    init?(_ ruleset: Ruleset) {
        func kind(with type: FieldType) -> PartyKind? {
            ruleset.parties.firstIndex { $0.fields.contains { $0.type == type } }
        }
        guard let unit = kind(with: .creditCode), let person = kind(with: .citizenID), !ruleset.divisions.isEmpty
        else { return nil }
        self.ruleset = ruleset
        unitKind = unit
        personKind = person
    }

    /// The office of a division: flags are set, since that is what makes a unit an office.
    func office(of division: Division, number: Int) -> [Value] {
        values(unitKind) { field in
            switch field.type {
            case .flag: .flag(true)
            case .division: .division(division.code)
            case .creditCode: .text(creditCode("11", division.code, number))
            case .text where field.name == "name":
                .text(division.name + (division.parent == nil ? "人力资源和社会保障厅" : "人力资源和社会保障局"))
            case .choice: field.isOptional ? .unset : .choice(0)
            default: .unset
            }
        }
    }

    /// A unit somewhere in the province; one in seven is a department that others report to.
    func unit(number: Int, _ dice: inout Dice) -> [Value] {
        let division = dice.pick(ruleset.divisions) ?? ruleset.divisions[0]
        let isBureau = number.isMultiple(of: 7)
        let trade = dice.pick(Inventory.trades) ?? Inventory.trades[0]
        let brand = trade.kind == 2 ? dice.pick(Inventory.brands) ?? "" : ""
        let bureau = dice.pick(Inventory.bureaus) ?? ""
        let name = division.name + (isBureau ? bureau : brand + trade.name) + "（\(number)）"
        var chance = dice
        let result = values(unitKind) { field in
            switch field.type {
            case .flag: .flag(false)
            case .division: .division(division.code)
            case .creditCode: .text(creditCode(isBureau ? "11" : trade.prefix, division.code, 1000 + number))
            case .text where field.name == "name": .text(name)
            case .choice where field.name == "kind": .choice(isBureau ? 0 : trade.kind)
            default: field.isOptional && chance.happens(40) ? .unset : value(for: field, &chance)
            }
        }
        dice = chance
        return result
    }

    /// A person; most have a telephone.
    func person(number: Int, _ dice: inout Dice) -> [Value] {
        let given =
            (dice.pick(Inventory.givenNames) ?? "") + (dice.happens(60) ? dice.pick(Inventory.givenNames) ?? "" : "")
        let name = (dice.pick(Inventory.surnames) ?? "") + given
        let id = citizenID(number, &dice)
        var chance = dice
        let result = values(personKind) { field in
            switch field.type {
            case .citizenID: .text(id)
            case .text where field.name == "name": .text(name)
            default: field.isOptional && chance.happens(30) ? .unset : value(for: field, &chance)
            }
        }
        dice = chance
        return result
    }

    private func values(_ kind: PartyKind, _ value: (Field) -> Value) -> [Value] {
        ruleset.parties[kind].fields.map { $0.writer == nil ? value($0) : .unset }
    }

    /// A value of the right form; parties have no answers to be consistent with.
    private func value(for field: Field, _ dice: inout Dice) -> Value {
        AnswerMaker(today: CivilDate(dayNumber: 19_000)).value(for: field, &dice)
    }

    /// A credit code whose body is made up, so that it belongs to no unit.
    private func creditCode(_ prefix: String, _ division: Int, _ number: Int) -> String {
        let order = String(10_000_000 + number).dropFirst()
        let body = prefix + String(division) + "TE" + order
        let check = creditCodeCheckCharacter(of: body.utf8) ?? 0x30
        return body + String(UnicodeScalar(check))
    }

    /// A citizen id of somebody born from 1962 to 1999, in a region that was never given out.
    private func citizenID(_ number: Int, _ dice: inout Dice) -> String {
        let born = 1962 + dice.roll(38)
        let month = String(101 + number / 1000 % 12).dropFirst()
        let day = String(101 + number / 12_000 % 28).dropFirst()
        let body = "220199\(born)\(month)\(day)" + String(1000 + number % 1000).dropFirst()
        return body + String(UnicodeScalar(citizenIDCheckDigit(of: body.utf8)))
    }
}
