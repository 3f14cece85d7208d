// The mutants of the rulebook that ships: they can all be read, and change nothing but what they say.

import Scenarios
import Source
import Syntax
import TestSupport
import Testing

struct ShippedMutantTests {
    private let trees: [SyntaxTree]
    private let mutants: [Mutant]

    init() throws {
        // No shipped matter has a window for applying, or says `not`.
        let more = "matter m \"事项\" { opens 2023-03-01 to 2023-06-30; forbid not applicant.hrss else \"不行\" }\n"
        let texts = try Repository.files(below: "workflows", suffix: ".matter").map { try Repository.text($0) } + [more]
        trees = texts.enumerated().map { index, text in
            Parser.parse(SourceText(file: FileID(index), name: "\(index).matter", text: text)).tree
        }
        mutants = Mutant.all(of: trees)
    }

    @Test func everyKindFindsAPlace() {
        let found = Set(mutants.map(\.kind.name))
        #expect(MutationKind.all.map(\.name).filter { !found.contains($0) } == [])
        #expect(mutants.count > 900)
    }

    @Test func whatIsExplainedHasAReasonAndAKind() {
        let explanations = MutationExplanation.all(in: trees)
        #expect(explanations.count > 5)
        #expect(explanations.flatMap { $0.problems(with: [], isComplete: false) } == [])
        #expect(explanations.allSatisfy { explanation in mutants.contains { explanation.reason(for: $0) != nil } })
    }

    @Test func everyMutantHasTheFormOfARulebook() {
        for mutant in mutants {
            let source = trees[Int(mutant.location.file.index)].source
            let text = SourceText(name: source.name, bytes: mutant.edits.applied(to: source.bytes))
            let found = Parser.parse(text).diagnostics
            #expect(found.isEmpty, "\(mutant.kind.name) at \(source.position(at: Int(mutant.location.span.start)))")
        }
    }

    @Test func nothingElseIsTouched() {
        for mutant in mutants {
            let before = trees[Int(mutant.location.file.index)].source.bytes
            let after = mutant.edits.applied(to: before)
            let starts = mutant.edits.map { Int($0.span.start) }
            let ends = mutant.edits.map { Int($0.span.end) }
            #expect(after != before)
            #expect(zip(ends, starts.dropFirst()).allSatisfy { $0 <= $1 })
            #expect(after.prefix(starts.min() ?? 0) == before.prefix(starts.min() ?? 0))
            let rest = before.count - (ends.max() ?? 0)
            #expect(after.suffix(rest) == before.suffix(rest))
        }
    }
}
