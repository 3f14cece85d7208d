// The entry of the parser. Productions live in `Parsing/`.

package import Source

/// Turns text into a tree.
package enum Parser {
    /// The tree of a file, with everything that is the matter with its form. There is always a tree.
    package static func parse(_ source: SourceText) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
        parse(source, passingOverScenarios: false)
    }

    /// As `parse`, but scenarios whose end is beyond doubt are passed over: they have tokens and no nodes, and nothing
    /// is said of their form.
    package static func parseRules(_ source: SourceText) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
        parse(source, passingOverScenarios: true)
    }

    private static func parse(
        _ source: SourceText, passingOverScenarios: Bool
    ) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
        let (tokens, found) = Lexer.tokens(of: source)
        var parser = TreeParser(source: source, tokens: tokens)
        parser.passesOverScenarios = passingOverScenarios
        parser.file()
        let tree = SyntaxTree(
            source: source, tokens: parser.tokens, nodes: parser.nodes, damaged: parser.damaged.sorted())
        let diagnostics = found + parser.diagnostics
        return (tree, found.isEmpty ? diagnostics : diagnostics.sorted(by: Diagnostic.isOrdered))
    }
}
