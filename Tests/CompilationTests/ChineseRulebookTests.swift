// The rulebook written wholly in Chinese keywords, whose machines are those of `workflows/`, byte for byte.

import Checking
import Compilation
import Machines
import Source
import Syntax
import TestSupport
import Testing

struct ChineseRulebookTests {
    private static let path = "Playground/人才分类定级.matter"

    @Test func everyKeywordIsChinese() throws {
        let tree = Parser.parse(SourceText(name: Self.path, text: try Repository.text(Self.path))).tree
        let keywords = tree.tokens.indices.filter { tree.tokens[$0].isKeyword }
        let spelt = keywords.map { tree.text(ofToken: $0) }
        #expect(spelt == keywords.map { tree.tokens[$0].keyword?.chinese ?? "" })
        #expect(spelt.count > 1000)
    }

    @Test func makesTheSameMachines() throws {
        let chinese = try compiled([Self.path])
        let english = try compiled(Repository.files(below: "workflows", suffix: ".matter"))
        #expect(english.ruleset.machines.count == 9)
        #expect(chinese.ruleset.machines.map(\.facts.name) == english.ruleset.machines.map(\.facts.name))
        for (ours, theirs) in zip(chinese.ruleset.machines, english.ruleset.machines) {
            #expect(ours.canonicalBytes == theirs.canonicalBytes, "\(ours.facts.title)")
        }
        #expect(chinese.hash == english.hash)
    }

    private func compiled(_ paths: [String]) throws -> Compiled {
        let sources = try paths.enumerated().map { index, path in
            SourceText(file: FileID(index), name: path, text: try Repository.text(path))
        }
        let parsed = sources.map(Parser.parse)
        let (rulebook, diagnostics) = Checker.check(
            parsed.map(\.tree), divisions: .entries(try shippedDivisions()),
            calendar: .calendar(CalendarDefinition(), lackedYear: nil))
        #expect((parsed.flatMap(\.diagnostics) + diagnostics).map { $0.headline(in: .en) } == [])
        return compile(rulebook)
    }
}
