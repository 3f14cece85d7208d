// Holds that every code of the checker is tried by a table of these tests. The tables themselves stand elsewhere.

import Source
import TestSupport
import Testing

@Suite struct CodeCoverageTests {
    @Test func everyCodeIsTried() throws {
        let tables = try [
            "NameTests", "TypeTests", "StructureTests", "ScenarioTests", "ConditionTests", "UseTests", "SilenceTests",
        ].map { try Repository.text("Tests/CheckingTests/\($0).swift") }.joined()
        let codes = DiagnosticCode.all.map(\.code).filter { ("M03"..<"M10").contains($0) }
        #expect(codes.count > 100)
        #expect(codes.filter { !tables.contains($0) } == [])
    }

    @Test func noTwoCuresAreTheSame() {
        for language in Language.allCases {
            let cures = DiagnosticCode.all.map { $0.cure[language] }
            #expect(Set(cures).count == cures.count)
        }
    }
}
