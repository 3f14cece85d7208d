// Answers: plausible values by a field's type and name. Whether they satisfy a rulebook's conditions is for the engine
// to say; who asks again gets others.

import Engine
import Machines

/// Makes values.
struct AnswerMaker {
    let today: CivilDate

    /// A value that the field takes by its form.
    func value(for field: Field, _ dice: inout Dice) -> Value {
        switch field.type {
        case .text: .text(text(for: field, &dice))
        case .number: number(in: field.range ?? 0...(50 * Value.numberScale), &dice)
        case .date:
            .date(CivilDate(dayNumber: today.dayNumber - Int32(dice.roll(30...(dice.happens(50) ? 1500 : 9000)))))
        case .year: .whole(today.components.year - dice.roll(5))
        case .flag: .flag(dice.happens(60))
        case .choice(let choices): .choice(dice.roll(choices.count))
        case .phone: .text("139" + String(100_000_000 + dice.roll(100_000_000)).dropFirst())
        case .email: .text("contact\(dice.roll(100_000))@example.org")
        case .money: .money(Int64(dice.roll(1...500)) * 10_000_00)
        case .citizenID, .creditCode, .division, .party: .unset
        }
    }

    /// The answers to a module's fields that a draft needs: those without which it is not complete, and now and then
    /// one that is not asked for. Fields that exist only under a condition come when they are missed.
    func answers(to module: Module, at index: Int, rows: Range<Int>, _ dice: inout Dice) -> [Answer] {
        var answers: [Answer] = []
        for row in rows {
            for (place, field) in module.fields.enumerated() where field.prefill == nil && field.presence == nil {
                if field.isOptional, !dice.happens(8) { continue }
                answers.append(Answer(module: index, row: row, field: place, value: value(for: field, &dice)))
            }
        }
        return answers
    }

    private func text(for field: Field, _ dice: inout Dice) -> String {
        let text = dice.pick(Inventory.texts[field.name] ?? Inventory.otherTexts) ?? "见附件。"
        guard let length = field.length else { return text }
        if text.unicodeScalars.count < length.lowerBound {
            return text + String(repeating: "。", count: length.lowerBound - text.unicodeScalars.count)
        }
        var cut = String.UnicodeScalarView()
        cut.append(contentsOf: text.unicodeScalars.prefix(length.upperBound))
        return String(cut)
    }

    private func number(in range: ClosedRange<Int64>, _ dice: inout Dice) -> Value {
        let scale = Value.numberScale
        let least = Int((range.lowerBound + scale - 1) / scale)
        let most = max(least, Int(range.upperBound / scale))
        // WHY: a range is wide so that nobody is kept out; people's numbers lie in its lower part.
        let usual = min(most, least + max(1, (most - least) / 8) * 3)
        return .whole(dice.roll(least...usual))
    }
}
