// Rulebooks as text, compiled for the tests of renderers.

import Checking
import Compilation
import Machines
import Reporting
import Source
import Syntax
import TestSupport
import Testing

enum SampleRulebook {
    /// The ruleset of the rulebook in the repository, with a small table of divisions.
    static func repository() throws -> Ruleset {
        let paths = Repository.files(below: "workflows", suffix: ".matter")
        return try compiled(paths.map { ($0, try Repository.text($0)) })
    }

    /// The ruleset of texts that the checker finds nothing in.
    static func compiled(_ files: [(name: String, text: String)]) throws -> Ruleset {
        let (rulebook, diagnostics, sources, _) = checked(files)
        let found = DiagnosticFormat(language: .en).text(diagnostics, in: sources)
        try #require(diagnostics.isEmpty, "\(found)")
        return compile(rulebook).ruleset
    }

    /// Texts without errors, compiled; warnings do not matter.
    static func compiledThoughWarned(_ files: [(name: String, text: String)]) throws -> Compiled {
        try #require(errors(files).isEmpty)
        return compile(checked(files).0)
    }

    /// The errors in these texts, as they are told.
    static func errors(_ files: [(name: String, text: String)]) -> String {
        let (_, diagnostics, sources, _) = checked(files)
        let errors = diagnostics.filter { $0.code.severity == .error }
        return errors.isEmpty ? "" : DiagnosticFormat(language: .en).text(errors, in: sources)
    }

    /// The texts parsed and checked, with the trees.
    static func checked(
        _ files: [(name: String, text: String)]
    ) -> (Rulebook, [Diagnostic], SourceSet, [SyntaxTree]) {
        let sources = SourceSet(files: files.map { ($0.name, Array($0.text.utf8)) })
        let parsed = sources.files.map { Parser.parse($0) }
        let divisions = [
            DivisionEntry(code: 220_000, name: "吉林省", parent: nil),
            DivisionEntry(code: 220_100, name: "长春市", parent: 220_000),
            DivisionEntry(code: 220_104, name: "朝阳区", parent: 220_100),
        ]
        let checked = Checker.check(
            parsed.map(\.tree), divisions: .entries(divisions),
            calendar: .calendar(CalendarDefinition(), lackedYear: nil))
        let diagnostics = parsed.flatMap(\.diagnostics) + checked.diagnostics
        return (checked.rulebook, diagnostics, sources, parsed.map(\.tree))
    }
}
