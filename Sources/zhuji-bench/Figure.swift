// A figure of the table, and how it is taken: several rounds, their median and spread.
// Machines are noisy, so what counts is the ratio of two figures of one run.

/// A limit, or a peer that does the same work.
struct Beside {
    let name: String
    /// In the figure's unit, a value a round.
    let rounds: [Double]

    /// A limit or a peer.
    init(_ name: String, _ rounds: [Double]) {
        self.name = name
        self.rounds = rounds
    }
}

extension [Double] {
    /// The middle one in their order.
    var median: Double { sorted()[count / 2] }
}

/// One line of the table.
struct Figure: CustomStringConvertible {
    let name: String
    /// The work's size: cases, events or bytes.
    let size: String
    /// In `unit`, a value a round.
    let rounds: [Double]
    let unit: String
    /// The limits and peers of the same run.
    var beside: [Beside] = []

    static let heading =
        pad("what", 34) + pad("size", 16) + pad("median", 14) + pad("least … most", 26) + "beside it"

    var median: Double { rounds.median }

    var description: String {
        let spread = "\(format(rounds.min() ?? 0)) … \(format(rounds.max() ?? 0))"
        let others = beside.map { "\($0.name) \(format($0.rounds.median)): ratio \(ratio(median / $0.rounds.median))" }
        let other = others.isEmpty ? "–" : others.joined(separator: "; ")
        return pad(name, 34) + pad(size, 16) + pad("\(format(median)) \(unit)", 14) + pad(spread, 26) + other
    }
}

/// The seconds that the work takes.
func seconds(_ work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let duration = try clock.measure(work)
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}

/// Takes the rounds one after another.
func rounds(_ count: Int, _ take: () throws -> Double) rethrows -> [Double] {
    try (0..<count).map { _ in try take() }
}

private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
}

/// Three leading digits, with k and M for thousands and millions.
private func format(_ value: Double) -> String {
    switch value {
    case 1e6...: digits(value / 1e6) + " M"
    case 1e3...: digits(value / 1e3) + " k"
    default: digits(value)
    }
}

private func digits(_ value: Double) -> String {
    let scale = value >= 100 ? 1.0 : value >= 10 ? 10.0 : 100.0
    let rounded = (value * scale).rounded() / scale
    return scale == 1 ? String(Int(rounded)) : String(rounded)
}

private func ratio(_ value: Double) -> String {
    String((value * 100).rounded() / 100)
}
