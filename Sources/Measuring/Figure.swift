// A figure: what was measured, round by round, with the limits and peers of the same run. How it is shown is the
// table's and the plot's.

/// Something that was measured beside a figure, in the same run.
package struct Beside: Codable, Sendable {
    /// What stands beside a figure.
    package enum Kind: String, Codable, Sendable {
        /// A product that somebody could pick for the same work.
        case peer
        /// The least that such work can cost: the bare disk, the bare table.
        case limit
    }

    package let name: String
    package let kind: Kind
    /// In the figure's unit, a value a round.
    package let rounds: [Double]

    /// A limit, or a peer.
    package init(_ name: String, _ rounds: [Double], kind: Kind = .limit) {
        self.name = name
        self.rounds = rounds
        self.kind = kind
    }

    /// A peer.
    package static func peer(_ name: String, _ rounds: [Double]) -> Beside {
        Beside(name, rounds, kind: .peer)
    }
}

/// One line of the table.
package struct Figure: Codable, Sendable {
    package let name: String
    /// The work's size in words: cases, events or bytes.
    package let size: String
    /// The size as a number; nil where the figure is no point of a curve.
    package var amount: Double?
    /// In `unit`, a value a round.
    package let rounds: [Double]
    package let unit: String
    /// The limits and peers of the same run.
    package var beside: [Beside]

    /// A figure; `amount` where cost over size is of interest.
    package init(
        name: String, size: String, amount: Double? = nil, rounds: [Double], unit: String, beside: [Beside] = []
    ) {
        self.name = name
        self.size = size
        self.amount = amount
        self.rounds = rounds
        self.unit = unit
        self.beside = beside
    }

    /// The middle of the rounds.
    package var median: Double { rounds.median }

    /// Whether more is better: of rates, not of times and sizes.
    package var isRate: Bool { unit.hasSuffix("/s") }

    /// What one costs where the figure is a rate, so that 0 is the exponent of linear work; else the figure itself.
    package var cost: Double { isRate ? 1 / median : median }

    /// What a peer or limit costs, likewise.
    package func cost(of other: Beside) -> Double { isRate ? 1 / other.rounds.median : other.rounds.median }

    /// The figure as a multiple of what stands beside it; nil where that is 0. WHY: the middle of the rounds' own
    /// ratios where each round has both, since a machine that is slower for a while is so for both sides.
    package func ratio(to other: Beside) -> Double? {
        guard other.rounds.allSatisfy({ $0 > 0 }), !rounds.isEmpty, !other.rounds.isEmpty else { return nil }
        guard rounds.count == other.rounds.count else { return median / other.rounds.median }
        return zip(rounds, other.rounds).map { $0 / $1 }.median
    }
}

extension [Figure] {
    /// How the cost of the figures of this name grows over their sizes; nil with fewer than three.
    package func growth(of name: String) -> Double? {
        growthExponent(
            compactMap { figure in
                figure.name == name ? figure.amount.map { (size: $0, cost: figure.cost) } : nil
            })
    }
}
