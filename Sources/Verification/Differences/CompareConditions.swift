// Conditions of both sides: what one refuses and the other lets pass, with values that show it. Conditions that ask the
// same in other words are no difference.

import Machines

extension MatterComparison {
    /// The conditions of the matter itself: at the submission, at the release, and the reminders.
    var conditions: [Difference] {
        conditions(.submission, old.submissionConditions, new.submissionConditions, .applicant)
            + conditions(.release, old.releaseConditions, new.releaseConditions, .applicant)
            + conditions(.warning, old.warnings, new.warnings, .applicant)
    }

    /// What conditions asked at one moment differ in, and their texts.
    func conditions(_ moment: Asking, _ before: [Int], _ after: [Int], _ role: Difference.Role) -> [Difference] {
        let (refusals, later) = (before.map { refusal($0, .old) }, after.map { refusal($0, .new) })
        var rest = Array(later.indices)
        var gone: [Int] = []
        var wordings: [Difference] = []
        for place in refusals.indices {
            guard let partner = partner(of: place, refusals, later, rest, before, after) else {
                gone.append(place)
                continue
            }
            rest.removeAll { $0 == partner }
            wordings += wording(old.conditions[before[place]].text, new.conditions[after[partner]].text, role)
        }
        let lost = rest.compactMap { difference(.lost, moment, .new, after[$0], later[$0], refusals, role) }
        let gained = gone.compactMap { difference(.gained, moment, .old, before[$0], refusals[$0], later, role) }
        return gained + lost + wordings
    }

    /// What the condition refuses, or what it warns of.
    private func refusal(_ index: Int, _ side: Side) -> Term {
        let condition = pair.machine(side).conditions[index]
        let test = terms(side).term(condition.test)
        return condition.kind == .require ? test.negated : test
    }

    /// The condition of the new side that refuses the same, rather one of the same text.
    private func partner(
        of place: Int, _ old: [Term], _ new: [Term], _ rest: [Int], _ before: [Int], _ after: [Int]
    ) -> Int? {
        let equal = rest.filter { new[$0] == old[place] }
        let text = self.old.conditions[before[place]].text
        return equal.first { self.new.conditions[after[$0]].text == text } ?? equal.first
    }

    private func wording(_ old: String, _ new: String, _ role: Difference.Role) -> [Difference] {
        if old == new { return [] }
        return [Difference(.changed, role, .wording(thing, .text, from: .text(old), to: .text(new)))]
    }

    /// That a condition refuses something that no condition of the other side does; nil where there is no such thing.
    private func difference(
        _ sign: Difference.Sign, _ moment: Asking, _ side: Side, _ index: Int, _ refusal: Term, _ others: [Term],
        _ role: Difference.Role
    ) -> Difference? {
        let sign = moment == .warning ? .changed : sign
        let statement = Difference.Statement.condition(moment, side, index: index)
        switch ValueSearch(matter: pair).values(of: [refusal] + others.map(\.negated)) {
        case .impossible: return nil
        case .unknown: return Difference(sign, role, statement)
        case .values(let values):
            let test = pair.machine(side).conditions[index].test
            return Difference(sign, role, statement, witness: witness(side, test, values))
        }
    }

    /// The values of what an expression of one side reads, in the order in which it reads them; an age rather than an
    /// id.
    func witness(_ side: Side, _ id: ExpressionID, _ values: [Subject: Value]) -> Witness {
        let terms = terms(side)
        let entries = pair.machine(side).expressions.shownParts(of: id).compactMap { part in
            terms.term(part).value(values).map { value in
                Witness.Entry(expression: part, value: own(value, of: part, terms, side))
            }
        }
        return Witness(side: side, entries: entries)
    }

    /// The value with the side's own number of a choice.
    private func own(_ value: Value, of part: ExpressionID, _ terms: Translation, _ side: Side) -> Value {
        guard case .choice(let joint) = value, case .subject(let subject) = terms.term(part),
            let before = pair.field(subject, on: .old)?.choices, let after = pair.field(subject, on: .new)?.choices
        else { return value }
        return matching(before, after).member(joint, on: side).map { .choice($0) } ?? value
    }
}

extension Expressions {
    /// What a condition compares, asks for or counts: facts, and ages and years rather than the dates behind them.
    fileprivate func shownParts(of id: ExpressionID) -> [ExpressionID] {
        guard nodes.indices.contains(Int(id.index)) else { return [] }
        var found: [ExpressionID] = []
        func add(_ parts: [ExpressionID]) { found += parts.filter { !found.contains($0) } }
        switch nodes[Int(id.index)] {
        case .literal: break
        case .fact, .years: add([id])
        case .birthDate(let inner), .not(let inner), .isSet(let inner): add(shownParts(of: inner))
        case .and(let left, let right), .or(let left, let right), .compare(_, let left, let right):
            add(shownParts(of: left))
            add(shownParts(of: right))
        }
        return found
    }
}
