// Handbooks for the tests: of the repository's rulebook, and of rulebooks as text.

import Compilation
import Engine
import Machines
import Reporting
import Scenarios
import Source
import TestSupport
import Testing

/// A handbook with what it was written from.
struct SampleHandbook: Sendable {
    let source: HandbookSource
    let pages: [String: String]
    let order: [String]

    /// The handbook of the rulebook in the repository.
    static let repository = Result { try SampleHandbook(repositoryFiles()) }

    static func repositoryFiles() throws -> [(name: String, text: String)] {
        try Repository.files(below: "workflows", suffix: ".matter").map { ($0, try Repository.text($0)) }
    }

    init(_ files: [(name: String, text: String)], day: CivilDate? = nil) throws {
        let (rulebook, diagnostics, sources, trees) = SampleRulebook.checked(files)
        try #require(!diagnostics.contains { $0.severity == .error })
        let compiled = compile(rulebook)
        let runner = ScriptRunner(for: compiled.ruleset)
        let sessions = scripts(of: rulebook, in: compiled.ruleset).map(runner.trace)
        source = HandbookSource(rulebook, compiled, trees: trees, sources: sources, sessions: sessions, day: day)
        let book = Handbook(source)
        order = book.pages.map(\.path)
        pages = Dictionary(book.pages.map { ($0.path, $0.text) }) { first, _ in first }
    }

    /// The page as a reader sees it: without its head and its marks, each run of white space as one space.
    func text(of path: String) throws -> String {
        let page = try #require(pages[path], "there is no page \(path)")
        let body = try #require(page.split(separator: "</head>").last)
        return SampleHandbook.plain(String(body))
    }

    static func plain(_ markup: String) -> String {
        var text = ""
        var isInside = false
        for character in markup {
            if character == "<" { isInside = true } else if !isInside { text.append(character) }
            if character == ">" { isInside = false }
        }
        let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        for (reference, sign) in signs { text = text.replacing(reference, with: sign) }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
