// What a command answers: lines and lists. How they are laid out is decided when they are said; lists stand in
// `Listing.swift`.

import Reporting
import Source

/// An answer.
package struct Answer {
    enum Block {
        /// A line, and how far its further lines are set in where the terminal is narrower.
        case line(String, hang: Int)
        case listing(Listing)
    }

    private(set) var blocks: [Block] = []
    /// Whether the session ends with it.
    private(set) var endsSession = false

    init(lines: [String] = [], endsSession: Bool = false) {
        blocks = lines.map { .line($0, hang: hang(of: $0)) }
        self.endsSession = endsSession
    }

    mutating func add(_ line: String) {
        blocks.append(.line(line, hang: hang(of: line)))
    }

    /// Adds a line whose further lines stand this many columns in.
    mutating func add(_ line: String, hang: Int) {
        blocks.append(.line(line, hang: hang))
    }

    mutating func add(_ listing: Listing) {
        blocks.append(.listing(listing))
    }

    /// Puts another answer behind this one.
    mutating func append(_ other: Answer) {
        blocks += other.blocks
        endsSession = endsSession || other.endsSession
    }

    /// Adds another answer, its lines set in.
    mutating func addIndented(_ other: Answer) {
        blocks += other.blocks.map { block in
            if case .line(let line, let hang) = block { .line("  " + line, hang: hang + 2) } else { block }
        }
    }

    /// The answer as it is said, each line ended. As JSON or CSV the lists alone are said.
    func rendered(_ form: OutputForm, in language: Language, columns: Int?, ink: Ink = .plain) -> String {
        let hasListing = blocks.contains { if case .listing = $0 { true } else { false } }
        return blocks.map { block in
            switch block {
            case .line(let line, let hang):
                form == .table || !hasListing
                    ? VerdictInk.painted(wrapped(printable(line), toWidth: columns, hang: hang), ink) + "\n" : ""
            case .listing(let listing): listing.rendered(form, in: language, columns: columns, ink: ink)
            }
        }.joined()
    }
}

/// Two columns further in than the line itself.
private func hang(of line: String) -> Int {
    line.prefix { $0 == " " }.count + 2
}
