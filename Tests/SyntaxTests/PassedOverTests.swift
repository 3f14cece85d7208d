// Reading the rules alone: scenarios are passed over where their end is beyond doubt, and nowhere else.

import Source
import Syntax
import Testing

@Suite struct PassedOverTests {
    private static let around = """
        party person "自然人" {}
        SCENARIO
        matter m "事项" {}

        """

    @Test(arguments: [
        "scenario \"a\" for m {\n    given person zhang { name \"}\" }\n    # }\n    zhang: apply\n}",
        "情景 “甲” 用于 m {\n    zhang: wrong words\n}",
        "scenario \"a\" for m { expect draft }; ",
    ])
    func leavesNothingButTheirTokens(scenario: String) {
        let text = Self.around.replacing("SCENARIO", with: scenario)
        let source = SourceText(name: "test.matter", text: text)
        let (tree, diagnostics) = Parser.parseRules(source)
        checkLossless(tree)
        #expect(diagnostics.isEmpty)
        #expect(shape(tree.root) == shape(Parser.parse(SourceText(name: "test.matter", text: rest(text))).tree.root))
        #expect(!shape(tree.root).contains("scenario") && shape(tree.root).contains("matter"))
    }

    @Test(arguments: [
        "scenario \"a\" for m {\n    given person zhang {",
        "scenario \"a\" for m",
        "scenario \"a\" for m {\n    expect draft",
        "scenario \"a\" for m {\nexpect draft\n}",
        "scenario \"a\" for m }",
    ])
    func readsThemWhereTheirEndIsInDoubt(scenario: String) {
        let source = SourceText(name: "test.matter", text: Self.around.replacing("SCENARIO", with: scenario))
        let (rules, whole) = (Parser.parseRules(source), Parser.parse(source))
        #expect(shape(rules.tree.root) == shape(whole.tree.root))
        #expect(rules.diagnostics == whole.diagnostics)
    }

    /// The text without what stands between the party and the matter.
    private func rest(_ text: String) -> String {
        let lines = text.split(separator: "\n")
        return lines.filter { $0.hasPrefix("party") || $0.hasPrefix("matter") }.joined(separator: "\n") + "\n"
    }
}
