// The closed list of codes and how sentences are rendered from facts.

import Source
import Testing

@Suite struct DiagnosticTests {
    @Test(arguments: DiagnosticCode.all)
    func everyCodeIsWellFormed(code: DiagnosticCode) {
        let families = ["M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08", "M09"]
        #expect(code.code.utf8.count == 5 && families.contains(String(code.code.prefix(3))))
        for words in [code.headline, code.cure] {
            #expect(!words.zh.isEmpty && !words.en.isEmpty)
            #expect(places(words.zh).isSubset(of: places(words.en).union(places(code.headline.en))), "\(code.code)")
        }
    }

    @Test func codesAreListedOnceAndInOrder() {
        let codes = DiagnosticCode.all.map(\.code)
        #expect(codes == Set(codes).sorted())
    }

    @Test func sentencesAreFilledWithFacts() {
        let sentence = Sentence(
            zh: "{name}有 {count} 项：{list}", en: "{name} has {count} of {list}, {other}",
            [
                "name": .name("a{b}"), "count": .number(3),
                "list": .anyOf([.name("x"), .text("y"), .words(Words(zh: "丙", en: "z"))]),
            ])
        #expect(sentence.rendered(in: .zh) == "“a{b}”有 3 项：“x”、y或丙")
        #expect(sentence.rendered(in: .en) == "`a{b}` has 3 of `x`, y or z, {other}")
        #expect(Fact.allOf([.text("x"), .text("y")]).rendered(in: .en) == "x and y")
        #expect(Fact.anyOf([]).rendered(in: .en).isEmpty)
    }

    @Test func findingsAreOrderedByFileAndPlace() {
        func finding(_ file: Int, _ start: Int, _ code: DiagnosticCode) -> Diagnostic {
            Diagnostic(code, at: Location(FileID(file), Span(start, start + 1)))
        }
        let ordered = [
            finding(0, 3, .badNumber), finding(0, 5, .badDate), finding(0, 5, .expectedSyntax), finding(1, 0, .badDate),
        ]
        #expect(ordered.reversed().sorted(by: Diagnostic.isOrdered) == ordered)
    }

    private func places(_ text: String) -> Set<Substring> {
        let parts = text.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
        return Set(parts.filter { $0.contains("}") }.map { $0.prefix { $0 != "}" } })
    }
}
