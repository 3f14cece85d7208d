// What became of a mutant, and of all of them together: the counts and the score. Layout and words live in Reporting.

package import Source

/// What became of a mutant.
package enum MutationVerdict: Hashable, Sendable {
    /// It means what the rulebook meant before.
    case equivalent
    /// The checker refuses it, with this code first.
    case refused(code: String)
    case noticed(MutationWitness)
    case survived
}

/// What noticed a mutant.
package enum MutationWitness: Hashable, Sendable {
    /// A scenario of this title fails, or no longer fits the rulebook.
    case scenario(String)
    /// A property of this title is violated, or no longer fits.
    case property(String)
    /// A law that every machine is held to is violated: `V0102`.
    case law(String)
}

/// How many mutants came to which end.
package struct MutationTally: Hashable, Sendable {
    package private(set) var all = 0
    package private(set) var equivalent = 0
    /// Those that the checker refuses.
    package private(set) var refused = 0
    /// Those that a scenario, a property or a law notices.
    package private(set) var noticed = 0
    /// Those that nobody notices, the explained ones among them.
    package private(set) var survived = 0
    package private(set) var explained = 0

    package init() {}

    /// How many in a thousand are noticed, of those that mean something else; rounded down. 1000 where there are none.
    package var scorePermille: Int {
        let counted = all - equivalent
        return counted == 0 ? 1000 : (refused + noticed) * 1000 / counted
    }

    mutating func add(_ verdict: MutationVerdict, isExplained: Bool) {
        all += 1
        switch verdict {
        case .equivalent: equivalent += 1
        case .refused: refused += 1
        case .noticed: noticed += 1
        case .survived:
            survived += 1
            if isExplained { explained += 1 }
        }
    }
}

/// What became of all mutants that were tried.
package struct MutationReport: Sendable {
    /// A mutant, what became of it, and the reason that the rulebook gives where it survived.
    package struct Entry: Sendable {
        package let mutant: Mutant
        package let verdict: MutationVerdict
        package let reason: String?
    }

    /// In the order of the text.
    package let entries: [Entry]
    /// How many there are; those beyond the entries were not tried.
    package let count: Int
    package let total: MutationTally
    /// By declaration, in the order of the text.
    package let declarations: [(name: String, tally: MutationTally)]
    /// By kind, in the order of the kinds; those without a mutant are left out.
    package let kinds: [(kind: MutationKind, tally: MutationTally)]
    /// What is the matter with the explanations, in the order of the text.
    package let problems: [(location: Location, problem: MutationExplanation.Problem)]

    /// - Parameters:
    ///   - tried: Mutants with what became of them, in any order.
    ///   - count: How many mutants there are.
    ///   - isWhole: Whether these are all that the rulebook has; else no explanation is called unused.
    ///   - explanations: Those of the rulebook.
    package init(
        of tried: [(mutant: Mutant, verdict: MutationVerdict)], outOf count: Int, isWhole: Bool = true,
        explainedBy explanations: [MutationExplanation]
    ) {
        let entries = tried.sorted { Mutant.isOrdered($0.mutant, before: $1.mutant) }.map { mutant, verdict in
            let reason = explanations.lazy.compactMap { $0.reason(for: mutant) }.first
            return Entry(mutant: mutant, verdict: verdict, reason: verdict == .survived ? reason : nil)
        }
        func tally(_ isCounted: (Mutant) -> Bool) -> MutationTally {
            var tally = MutationTally()
            for entry in entries where isCounted(entry.mutant) {
                tally.add(entry.verdict, isExplained: entry.reason != nil)
            }
            return tally
        }
        var names: [String] = []
        for entry in entries where !names.contains(entry.mutant.declaration) { names.append(entry.mutant.declaration) }
        let survivors = entries.filter { $0.verdict == .survived }.map(\.mutant)
        self.entries = entries
        self.count = count
        total = tally { _ in true }
        declarations = names.map { name in (name, tally { $0.declaration == name }) }
        kinds = MutationKind.all.map { kind in (kind, tally { $0.kind.name == kind.name }) }.filter { $0.1.all > 0 }
        problems = explanations.flatMap { explanation in
            explanation.problems(with: survivors, isComplete: isWhole && tried.count == count)
                .map { (explanation.location, $0) }
        }
    }

    /// The entries that survived: those that the rulebook does not explain, or those that it does.
    package func survivors(explained: Bool) -> [Entry] {
        entries.filter { $0.verdict == .survived && ($0.reason != nil) == explained }
    }
}
