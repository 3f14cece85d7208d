// Certain fixes over a whole rulebook: rounds until none is left, files that would get worse, what stays untouched.

import Sessions
import Source
import TestSupport
import Testing

@Suite struct MendedRulebookTests {
    @Test(arguments: [
        // Two that touch take two rounds, and a fix may uncover another one.
        ("party a \"甲\" { field b \"乙\" text length 1..３４ }", "party a \"甲\" { field b \"乙\" text length 1..34 }", 1),
        ("matter a { alias \"甲\"、、\"乙\" }", "matter a { alias \"甲\",,\"乙\" }", 2),
        ("party a \"甲\" { field b \"乙\" txt }", "party a \"甲\" { field b \"乙\" txt }", 0),
        ("party a \"甲\" { }", "party a \"甲\" { }", 0),
    ])
    func mendsUntilNothingCertainIsLeft(_ text: String, _ expected: String, _ count: Int) {
        let mended = mend(text)
        #expect(self.text(mended.after) == expected)
        #expect(mended.fixCounts == [count] && mended.leftFiles == [])
        #expect(mended.isChanged(FileID(0)) == (count > 0))
    }

    @Test func aFileWhoseFixesWouldMakeItWorseIsLeft() {
        // Without the invisible character the two words are one, and no word of the language.
        let joined = "matter a \"甲\" { period\u{200B}yearly }"
        let mended = MendedRulebook(
            RulebookFiles(
                [("a", Array(joined.utf8)), ("b", Array("party c “丙” { field d \"丁\" text。 }".utf8))],
                on: Trial.firstDay
            ) { _ in nil })
        #expect(mended.leftFiles == [FileID(0)] && !mended.isChanged(FileID(0)))
        #expect(mended.isChanged(FileID(1)) && mended.fixCounts == [0, 1])
    }

    @Test func theRepositorysRulebooksAreMendedBack() throws {
        for path in Repository.files(below: "workflows", suffix: ".matter") {
            let text = try Repository.text(path)
            let broken = text.replacing(", ", with: "、").replacing(" 0..", with: " ０..")
            let mended = mend(broken)
            #expect(mended.leftFiles == [], "\(path)")
            let certain = mended.after.diagnostics.flatMap(\.fixes).filter(\.isCertain)
            #expect(certain.isEmpty, "\(path)")
        }
    }

    private func mend(_ text: String) -> MendedRulebook {
        MendedRulebook(RulebookFiles([("a.matter", Array(text.utf8))], on: Trial.firstDay) { _ in nil })
    }

    private func text(_ rulebook: RulebookFiles) -> String {
        String(decoding: rulebook.sources.files[0].bytes, as: UTF8.self)
    }
}
