// Reads the code blocks and the table of keywords of Docs/Language.md. What is tried with them does not live here.

import Foundation

/// The page on the language.
package enum LanguagePage {
    /// The code blocks whose fence says exactly this, in order.
    package static func blocks(of fence: String) throws -> [String] {
        var blocks: [String] = []
        var lines: [Substring]?
        for line in try Repository.text("Docs/Language.md").split(separator: "\n", omittingEmptySubsequences: false) {
            if let open = lines, line == "```" {
                blocks.append(open.joined(separator: "\n"))
                lines = nil
            } else if lines != nil {
                lines?.append(line)
            } else if line == "```" + fence {
                lines = []
            }
        }
        return blocks
    }

    /// The rows of the table of keywords: English and Chinese spelling.
    package static func keywords() throws -> [[String]] {
        let text = try Repository.text("Docs/Language.md")
        guard let start = text.range(of: "| English | Chinese |") else { return [] }
        let rows = text[start.upperBound...].split(separator: "\n").dropFirst().prefix { $0.hasPrefix("| `") }
        return rows.map { row in
            row.split(separator: "|").map { $0.trimmingCharacters(in: [" ", "`"]) }.filter { !$0.isEmpty }
        }
    }
}
