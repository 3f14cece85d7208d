// Two runs beside one another: medians, which depend on the machine, and ratios to peers and limits, which hardly do.

/// What changed of one figure against one peer or limit; without one, of the median alone.
package struct Change: Sendable {
    package let figure: String
    package let size: String
    package let medians: (old: Double, new: Double)
    package let unit: String
    /// The peer or limit; nil where no common one was measured in both runs.
    package let beside: String?
    package let ratios: (old: Double, new: Double)?
    /// By how much the ratio got worse, as a part of the old one: 0.1 is a tenth worse, below 0 it got better.
    package let loss: Double?

    /// Whether the ratio got worse by more than the threshold.
    package func isWorse(than threshold: Double) -> Bool { loss.map { $0 > threshold } ?? false }
}

/// The changes of all figures that stand in both runs, in the new one's order.
package func changes(from old: Report, to new: Report) -> [Change] {
    new.figures.flatMap { figure -> [Change] in
        guard let before = old.figures.first(where: { $0.name == figure.name && $0.size == figure.size }) else {
            return []
        }
        let medians = (old: before.median, new: figure.median)
        let compared = figure.beside.compactMap { other -> Change? in
            guard let earlier = before.beside.first(where: { $0.name == other.name }),
                let now = figure.ratio(to: other), let then = before.ratio(to: earlier), then > 0, now > 0
            else { return nil }
            return Change(
                figure: figure.name, size: figure.size, medians: medians, unit: figure.unit, beside: other.name,
                ratios: (then, now), loss: figure.isRate ? then / now - 1 : now / then - 1)
        }
        guard compared.isEmpty else { return compared }
        return [
            Change(
                figure: figure.name, size: figure.size, medians: medians, unit: figure.unit, beside: nil, ratios: nil,
                loss: nil)
        ]
    }
}

/// The changes in lines.
package func text(of changes: [Change], threshold: Double) -> String {
    changes.map { change in
        let medians = "\(shortNumber(change.medians.old)) → \(shortNumber(change.medians.new)) \(change.unit)"
        let head = "\(change.figure), \(change.size): \(medians)"
        guard let beside = change.beside, let ratios = change.ratios else { return head + "\n" }
        let mark = change.isWorse(than: threshold) ? "  WORSE" : ""
        return "\(head); to \(beside) \(shortNumber(ratios.old)) → \(shortNumber(ratios.new))\(mark)\n"
    }.joined()
}
