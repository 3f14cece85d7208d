// Broken rulebooks: whatever is missing, the checker gives whole findings, each once and in order.

import Checking
import Source
import Syntax
import TestSupport
import Testing

@Suite struct BrokenTextTests {
    @Test(arguments: ["bindings", "parties", "talent-grading"])
    func aTokenLessIsSurvived(_ name: String) throws {
        let files = ["bindings", "parties", "talent-grading"]
        let texts = try files.map { try Repository.text("workflows/\($0).matter") }
        let place = try #require(files.firstIndex(of: name))
        let tree = Parser.parse(SourceText(name: name, text: texts[place])).tree
        for index in stride(from: 0, to: tree.tokens.count - 1, by: 3) {
            var broken = texts
            broken[place] = without(index, in: tree)
            expectSound(checked(broken).diagnostics)
        }
    }

    @Test func anEndAnywhereIsSurvived() throws {
        let bytes = Array(try Repository.text("workflows/talent-grading.matter").utf8)
        for end in stride(from: 0, to: bytes.count, by: 97) {
            expectSound(checked([String(decoding: bytes[..<end], as: UTF8.self), sampleParties]).diagnostics)
        }
    }

    @Test func nothingAtAllIsARulebook() {
        let (rulebook, diagnostics) = checked([])
        #expect(rulebook == Rulebook())
        #expect(diagnostics == [])
    }

    @Test func findingsStandInOrder() {
        let (_, diagnostics) = checked(["matter a {}", "matter b { level c {} }", sampleParties])
        let own = diagnostics.filter { $0.code.code >= "M03" }
        #expect(own == own.sorted(by: Diagnostic.isOrdered))
        #expect(own.count > 6)
    }

    private func without(_ removed: Int, in tree: SyntaxTree) -> String {
        tree.tokens.indices.map { index in
            let text = index == removed ? "" : tree.text(ofToken: index)
            return tree.source.text(of: tree.trivia(beforeToken: index)) + text
        }.joined()
    }

    private func expectSound(_ diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics { expectWhole(diagnostic) }
        let own = diagnostics.filter { $0.code.code >= "M03" }
        #expect(Set(own.map { "\($0.code.code) \($0.location)" }).count == own.count)
    }
}
