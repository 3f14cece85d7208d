// The whole declarations on the page Docs/Language.md, together: they are one rulebook that can be compiled.

import Checking
import Source
import TestSupport
import Testing

@Suite struct LanguagePageTests {
    @Test func theExamplesAreOneRulebook() throws {
        let blocks = try LanguagePage.blocks(of: "matter example")
        let divisions = sampleDivisions.filter { $0.validTo == nil }
        let (rulebook, diagnostics) = checked(blocks, divisions: .entries(divisions))
        let errors = diagnostics.filter { $0.severity == .error }
        #expect(errors.map { "\($0.code.code) \($0.headline(in: .en))" } == [])
        #expect(rulebook.matters.count == 2 && rulebook.scenarios.count == 4 && rulebook.properties.count == 4)
        #expect(rulebook.opinions.count == 1 && rulebook.migrations.count == 1)
        #expect(rulebook.scenarios.allSatisfy { !$0.steps.isEmpty && !$0.parties.isEmpty })
    }
}
