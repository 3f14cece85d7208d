// The candidates below the line: in columns, or one a row where they have summaries.

import Reporting
import Source

/// The rows of a list of candidates.
struct CandidateList {
    private(set) var rows: [String] = []
    private(set) var widths: [Int] = []

    /// At most so many rows, those around the chosen one; where not all fit, the last tells how many are left.
    init(_ choice: Choice?, columns: Int, rows limit: Int, ink: Ink) {
        guard let choice, limit > 1 else { return }
        let texts = choice.candidates.map { printable($0.text) }
        let widest = min(texts.map { displayWidth(of: $0) }.max() ?? 0, columns - 1)
        let hasSummaries = choice.candidates.contains { !$0.summary.isEmpty } && columns - widest > 10
        let across = hasSummaries ? 1 : max(1, (columns - 1) / (widest + 2))
        let needed = (texts.count + across - 1) / across
        let room = needed > limit ? limit - 1 : needed
        let chosenRow = (choice.chosen ?? 0) / across
        let first = min(max(0, chosenRow - room / 2), needed - room)
        for row in first..<first + room {
            var text = ""
            var width = 0
            for number in row * across..<min((row + 1) * across, texts.count) {
                let cell = shortened(texts[number], toWidth: widest)
                let padding = widest - displayWidth(of: cell) + 2
                text += ink.paint(cell, as: number == choice.chosen ? .chosen : .strong)
                width += displayWidth(of: cell)
                let isLast = number + 1 == min((row + 1) * across, texts.count)
                if isLast, !hasSummaries { break }
                text += String(repeating: " ", count: padding)
                width += padding
            }
            if hasSummaries {
                let summary = shortened(printable(choice.candidates[row].summary), toWidth: columns - 1 - width)
                text += summary
                width += displayWidth(of: summary)
            }
            add(text, width)
        }
        if needed > room {
            let rest = "… +\(texts.count - room * across)"
            add(rest, displayWidth(of: rest))
        }
    }

    private mutating func add(_ text: String, _ width: Int) {
        rows.append(text)
        widths.append(width)
    }
}
