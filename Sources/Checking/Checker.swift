// The way in: from syntax trees to the checked rulebook and everything that is wrong with it. Files are read elsewhere.

package import Source
package import Syntax

/// Resolves names, types expressions and holds the rules of structure.
package enum Checker {
    /// The rulebook that the files make, in any order of declarations and files. There is always a rulebook; where a
    /// finding is an error it is not fit to be compiled. The diagnostics are the parser's, which are given, and the
    /// checker's, in their order and without those that a comment silences.
    package static func check(
        _ trees: [SyntaxTree], divisions: DivisionTable, calendar: CalendarTable = .missing,
        parsing: [Diagnostic] = []
    ) -> (rulebook: Rulebook, diagnostics: [Diagnostic]) {
        var resolver = Resolver(trees: trees, divisions: divisions, calendar: calendar)
        let rulebook = resolver.resolve()
        let damage = Damage(of: trees)
        let context = RuleContext(
            rulebook: rulebook, declared: resolver.declared, matters: resolver.matters, damage: damage,
            trees: trees)
        var findings = resolver.findings
        for rule in allRules { rule(context, &findings) }
        // WHY: where the text is broken, what would have used a declaration may be what could not be read.
        if !parsing.contains(where: { $0.severity == .error }) { unusedDeclarations(context, &findings) }
        // WHY: what a statement means can be said only once its form is mended.
        let whole = findings.list.filter { !damage.covers($0.location) }
        return (rulebook, silence(parsing + whole, in: trees).sorted(by: Diagnostic.isOrdered))
    }

    /// The path of the table of divisions as the rulebook writes it, and the file that names it; it is relative to
    /// that file's folder. Nothing where no file names one.
    package static func divisionTablePath(in trees: [SyntaxTree]) -> (file: FileID, path: String)? {
        for tree in trees {
            if let path = tree.file.divisions.first?.path { return (tree.source.file, path.value) }
        }
        return nil
    }

    /// The path of the calendar, as of the table of divisions.
    package static func calendarPath(in trees: [SyntaxTree]) -> (file: FileID, path: String)? {
        for tree in trees {
            if let path = tree.file.calendars.first?.path { return (tree.source.file, path.value) }
        }
        return nil
    }
}
