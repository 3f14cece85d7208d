// Decides whether conditions can hold together, by trying every combination of cells of what they read. What follows
// for a rulebook is for the rules to say.

internal import Source

/// A condition and whether it is to hold.
struct Claim {
    let test: TypedExpression
    var holds = true
}

extension ConditionDefinition {
    /// That the condition lets a case pass, or that the reminder is not shown.
    var passing: Claim { Claim(test: test, holds: kind == .require) }
    /// That the condition refuses a case, or that the reminder is shown.
    var refusing: Claim { Claim(test: test, holds: kind != .require) }
}

/// Answers whether claims can be true at once.
struct Possibility {
    let reader: SubjectReader

    /// More combinations than this are not tried; the claims then count as possible.
    private static let limit = 5000

    /// Whether all claims can be true where none of the given subjects has a value. Where that cannot be decided within
    /// the limit the answer is yes.
    func allows(_ claims: [Claim], unset: [Subject] = []) -> Bool {
        if claims.isEmpty, unset.isEmpty { return true }
        if unset.isEmpty, let answer = shortAnswer(claims) { return answer }
        var list = SubjectList()
        var formulas = claims.map { claim in
            let formula = list.formula(claim.test)
            return claim.holds ? formula : .not(formula)
        }
        formulas += unset.map { .not(.isSet(list.number(of: $0))) }
        let cells = list.subjects.indices.map { number in
            let found = reader.cells(
                of: list.subjects[number], type: list.types[number], literals: list.literals[number])
            // WHY: a choice without options is a mistake that is told elsewhere; nothing follows from it.
            return found.isEmpty ? [.other] : found
        }
        let links = links(list.subjects)
        for group in groups(formulas, links: links, count: list.subjects.count) {
            let trial = Trial(
                subjects: group.subjects, cells: cells, formulas: group.formulas.map { formulas[$0] },
                links: links.filter { group.subjects.contains($0.first) })
            if !trial.succeeds(limit: Self.limit) { return false }
        }
        return true
    }

    /// Whether the claims can be true at once, nil where that takes trying.
    ///
    /// WHY: most conditions ask whether something is set, or a question that may be answered either way.
    private func shortAnswer(_ claims: [Claim]) -> Bool? {
        // WHY: one question and one value have nothing to do with each other; two of a kind may.
        if claims.count > 2 || (claims.count == 2 && claims[0].test.asksIfSet == claims[1].test.asksIfSet) {
            return nil
        }
        var areAllowed = true
        for claim in claims {
            guard let answer = shortAnswer(claim.test, holds: claim.holds) else { return nil }
            areAllowed = areAllowed && answer
        }
        return areAllowed
    }

    private func shortAnswer(_ test: TypedExpression, holds: Bool) -> Bool? {
        switch test.form {
        case .not(let inner): return shortAnswer(inner, holds: !holds)
        case .hasOpen, .isInChain: return true
        case .isSet(let value):
            guard case .path(let path) = value.form else { return nil }
            switch value.type {
            // WHY: a number whose bounds leave no value, and a choice without options, are never set.
            case .number, .year, .money, .date, .choice: return nil
            case .flag, .text, .citizenID, .creditCode, .division, .phone, .email, .party:
                return holds || reader.mayBeUnset(Subject(path))
            }
        default: return nil
        }
    }

    /// What it says about other subjects that one of them has no value.
    private func links(_ subjects: [Subject]) -> [Link] {
        var links: [Link] = []
        for (number, subject) in subjects.enumerated() where subject.sides.isEmpty {
            for (other, following) in subjects.enumerated() where other != number {
                if following.sides.isEmpty { links += link(number, subject, to: other, following.base) }
                for side in following.sides {
                    let isOnlyReason = following.sides.allSatisfy { $0 == side || !reader.mayBeUnset($0) }
                    links += link(number, subject, to: other, side.base).map {
                        Link(first: $0.first, second: $0.second, isBoth: $0.isBoth && isOnlyReason)
                    }
                }
            }
        }
        return links
    }

    private func link(_ number: Int, _ subject: Subject, to other: Int, _ base: Subject) -> [Link] {
        if subject.base == base { return [Link(first: number, second: other, isBoth: true)] }
        guard case .path(let root, let start) = subject.base, case .path(root, let whole) = base,
            whole.count > start.count, whole.starts(with: start)
        else { return [] }
        let isBoth = reader.isAlwaysSet(root, whole, from: start.count)
        return [Link(first: number, second: other, isBoth: isBoth)]
    }

    /// The formulas in groups that share no subject.
    private func groups(
        _ formulas: [Formula], links: [Link], count: Int
    ) -> [(subjects: [Int], formulas: [Int])] {
        // WHY: most questions are about one condition, which reads all subjects that there are.
        if formulas.count == 1 { return [(Array(0..<count), [0])] }
        var groups: [(subjects: Set<Int>, formulas: [Int])] = []
        func add(_ subjects: Set<Int>, _ formulas: [Int]) {
            var joined = (subjects: subjects, formulas: formulas)
            groups.removeAll { group in
                guard !group.subjects.isDisjoint(with: joined.subjects) else { return false }
                joined.subjects.formUnion(group.subjects)
                joined.formulas += group.formulas
                return true
            }
            groups.append(joined)
        }
        for (index, formula) in formulas.enumerated() { add(formula.subjects, [index]) }
        for link in links { add([link.first, link.second], []) }
        return groups.map { ($0.subjects.sorted(), $0.formulas) }
    }
}

extension TypedExpression {
    /// Whether it asks if something is set, or is not.
    fileprivate var asksIfSet: Bool {
        switch form {
        case .not(let inner): inner.asksIfSet
        case .isSet: true
        default: false
        }
    }
}

/// Where the first has no value the second has none; and, where it is for both, the other way round.
private struct Link {
    let first: Int
    let second: Int
    let isBoth: Bool

    func admits(_ cells: [Cell]) -> Bool {
        let (isFirst, isSecond) = (cells[first] != .unset, cells[second] != .unset)
        return isFirst == isSecond || (isFirst && !isBoth)
    }
}

/// One group of formulas over the subjects that they share.
private struct Trial {
    let subjects: [Int]
    let cells: [[Cell]]
    let formulas: [Formula]
    let links: [Link]

    /// Whether some combination of cells meets every formula; yes where there are too many to try.
    func succeeds(limit: Int) -> Bool {
        var count = 1
        for subject in subjects {
            count *= cells[subject].count
            if count > limit { return true }
        }
        var present = cells.map { $0.first ?? .other }
        for number in 0..<count {
            var rest = number
            for subject in subjects {
                let choices = cells[subject]
                present[subject] = choices[rest % choices.count]
                rest /= choices.count
            }
            if links.allSatisfy({ $0.admits(present) }), formulas.allSatisfy({ $0.holds(present) }) { return true }
        }
        return false
    }
}
