// Kinds of mutations on small texts: what each makes of them, and that none is left untried.

import Scenarios
import Source
import Syntax
import TestSupport
import Testing

struct MutationKindTests {
    @Test(arguments: MutationRow.all.indices)
    func makesTheseTexts(of row: Int) {
        let row = MutationRow.all[row]
        #expect(mutated(row.before, by: row.kind) == row.after, "\(row.kind)")
    }

    @Test func everyKindIsTried() {
        let tried = Set(MutationRow.all.map(\.kind))
        #expect(MutationKind.all.map(\.name).filter { !tried.contains($0) } == [])
        #expect(MutationKind.all.count >= 50)
    }

    @Test func thePageTellsOfEveryKind() throws {
        let rows = try Repository.text("Docs/Mutation.md").split(separator: "\n").filter { $0.hasPrefix("| `") }
        let told = MutationKind.all.map { "| `\($0.name)` | \($0.chinese) | \($0.summary.en) |" }
        #expect(rows.filter { $0.split(separator: "|").count == 3 }.map(String.init).sorted() == told.sorted())
    }

    @Test func noTwoKindsHaveOneName() {
        #expect(Set(MutationKind.all.map(\.name)).count == MutationKind.all.count)
        #expect(Set(MutationKind.all.map(\.chinese)).count == MutationKind.all.count)
    }

    @Test func scenariosAreNotChanged() {
        let text = "property \"p\" for m { never after submit: a is not set and b < 1 }\n"
        #expect(Mutant.all(of: [Parser.parse(SourceText(name: "a", text: text)).tree]).isEmpty)
    }

    @Test func oneMatterHasItsRoutesBesideItself() {
        let text = """
            route r "路径" { level a { recall } }
            route s "路径" { level b { recall } }
            matter m "事项" { period once; route r }
            matter n "事项" { period once; route s }

            """
        let mutants = Mutant.all(of: [Parser.parse(SourceText(name: "a", text: text)).tree], matter: "m")
        #expect(Set(mutants.map(\.declaration)) == ["r", "m"])
    }

    @Test func aSeedGivesOneOrder() {
        let row = MutationRow(
            "drop-condition", "matter m \"事项\" {" + String(repeating: "require a else \"x\"; ", count: 20) + "}")
        let mutants = Mutant.all(of: [Parser.parse(SourceText(name: "a", text: row.before)).tree])
        func order(_ seed: UInt64) -> [UInt32] { mutants.shuffled(seed: seed).map(\.location.span.start) }
        #expect(order(1) == order(1))
        #expect(order(1) != order(2))
        #expect(order(1).sorted() == mutants.map(\.location.span.start))
    }
}

/// What all mutants of a kind make of a text, in their order.
private func mutated(_ text: String, by kind: String) -> [String] {
    let tree = Parser.parse(SourceText(name: "a.matter", text: text)).tree
    return Mutant.all(of: [tree]).filter { $0.kind.name == kind }.map {
        String(decoding: $0.edits.applied(to: tree.source.bytes), as: UTF8.self)
    }
}
