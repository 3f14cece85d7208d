// What the checker keeps to itself while a file's form is wrong: consequences of what could not be read.

import Source
import Testing

@Suite struct DamageTests {
    /// The codes of a sample matter with the given statements, in the order of their places.
    private func codes(_ statements: String, level: String = "") -> [String] {
        checked([sampleMatter(statements, level: level), sampleParties]).diagnostics.map(\.code.code)
    }

    @Test(arguments: [
        ("require applicant.nmae is \"甲\" 否则则 \"t\"", ["M0203"]),
        ("require applicant.name == \"甲\" else \"t\"", ["M0106"]),
        ("forbid applicant.age is 1 is 2 else \"t\"", ["M0210"]),
    ])
    func aStatementOfWrongFormIsNotJudged(statement: String, expected: [String]) {
        #expect(codes(statement) == expected)
    }

    @Test func aLostNameIsNotMissed() {
        // The module has no name; `extra` may be what it was called.
        #expect(codes("", level: "judge extra; terminate") == ["M0308"])
        #expect(codes("module \"补充\" { field a \"甲\" text }", level: "judge extra; terminate") == ["M0203"])
    }

    @Test func whatMayBeThereIsNotMissed() {
        let sound = "matter n \"t\" { category \"t\"; applicant unit; level x \"t\" { reviewer target } }"
        let garbled = sound.replacing("reviewer target", with: "reviewer applicant; 12 \"通过\"")
        #expect(checked([sound, sampleParties]).diagnostics.map(\.code.code).contains("M0504"))
        #expect(checked([garbled, sampleParties]).diagnostics.map(\.code.code) == ["M0202"])
    }
}
