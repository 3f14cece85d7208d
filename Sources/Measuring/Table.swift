// Figures as tables: in columns for a terminal, and as a page's table between two marks. Where they go to is said
// elsewhere.

import Foundation

/// A number in three leading digits, with k and M for thousands and millions.
package func shortNumber(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    switch abs(value) {
    case 999_500...: return digits(value / 1e6) + " M"
    case 9_995...: return digits(value / 1e3) + " k"
    default: return digits(value)
    }
}

private func digits(_ value: Double) -> String {
    guard value != 0 else { return "0" }
    let places = max(0, 2 - Int(log10(abs(value)).rounded(.down)))
    let text = String(format: "%.\(min(places, 6))f", value)
    guard text.contains(".") else { return text }
    let end = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(end.reversed())
}

/// The figures of one run in rows.
package struct FigureTable: Sendable {
    private let figures: [Figure]

    package init(_ figures: [Figure]) {
        self.figures = figures
    }

    static let heading = ["what", "size", "median", "least … most", "peers", "limits", "growth", "bar"]

    /// Columns for a terminal.
    package var text: String {
        let rows = [Self.heading] + figures.map(cells)
        let widths = Self.heading.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let line = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            return line.joined(separator: "  ").reversed().drop { $0 == " " }.reversed().map(String.init).joined()
                + "\n"
        }.joined()
    }

    /// The table of a page in Markdown.
    package var markdown: String {
        let rows = [Self.heading, Self.heading.map { _ in "---" }] + figures.map(cells)
        return rows.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
    }

    private func cells(of figure: Figure) -> [String] {
        let spread = "\(shortNumber(figure.rounds.min() ?? 0)) … \(shortNumber(figure.rounds.max() ?? 0))"
        let bars = Bar.all.compactMap { bar in bar.outcome(of: figure).map { "\(bar.text) \($0.rawValue)" } }
        let growth = figure.amount.flatMap { _ in figures.growth(of: figure.name) }
        return [
            figure.name, figure.size, "\(shortNumber(figure.median)) \(figure.unit)", spread,
            others(of: figure, .peer), others(of: figure, .limit),
            growth.map { String(format: "%.2f", $0) } ?? "–", bars.isEmpty ? "–" : bars.joined(separator: "; "),
        ]
    }

    private func others(of figure: Figure, _ kind: Beside.Kind) -> String {
        let told = figure.beside.filter { $0.kind == kind }.map { other in
            let ratio = figure.ratio(to: other).map { ": ratio " + shortNumber($0) } ?? ""
            return "\(other.name) \(shortNumber(other.rounds.median))\(ratio)"
        }
        return told.isEmpty ? "–" : told.joined(separator: "; ")
    }
}

/// A page with what stands between its two marks replaced; nil where the marks are not both there, in order.
package func replaced(_ page: String, between opening: String, and closing: String, by text: String) -> String? {
    guard let start = page.range(of: opening),
        let end = page.range(of: closing, range: start.upperBound..<page.endIndex)
    else { return nil }
    return page[..<start.upperBound] + "\n" + text + page[end.lowerBound...]
}
