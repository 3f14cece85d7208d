// What a command answers: lines and lists. How they are laid out is decided when they are said; lists stand in
// `Listing.swift`.

import Reporting
import Source

/// An answer.
package struct Answer {
    enum Block {
        case line(String)
        case listing(Listing)
    }

    private(set) var blocks: [Block] = []
    /// Whether the session ends with it.
    private(set) var endsSession = false

    init(lines: [String] = [], endsSession: Bool = false) {
        blocks = lines.map(Block.line)
        self.endsSession = endsSession
    }

    mutating func add(_ line: String) {
        blocks.append(.line(line))
    }

    mutating func add(_ listing: Listing) {
        blocks.append(.listing(listing))
    }

    /// Puts another answer behind this one.
    mutating func append(_ other: Answer) {
        blocks += other.blocks
        endsSession = endsSession || other.endsSession
    }

    /// The answer as it is said, each line ended. As JSON or CSV the lists alone are said.
    func rendered(_ form: OutputForm, in language: Language, columns: Int?, ink: Ink = .plain) -> String {
        let hasListing = blocks.contains { if case .listing = $0 { true } else { false } }
        return blocks.map { block in
            switch block {
            case .line(let line): form == .table || !hasListing ? VerdictInk.painted(printable(line), ink) + "\n" : ""
            case .listing(let listing): listing.rendered(form, in: language, columns: columns, ink: ink)
            }
        }.joined()
    }
}
