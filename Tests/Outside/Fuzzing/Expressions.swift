// An expression by itself, in the place of a condition: parsed, typed within a matter, lowered and evaluated, and held
// against what the checker says can be. The rulebook around it lives in `ExpressionWorld.swift`.

import Machines
import Source

@testable import Checking
@testable import Compilation
@testable import Syntax

// WHY: one thread gives all inputs, one after the other.
private nonisolated(unsafe) let world = ExpressionWorld()

/// One input of libFuzzer: the text of an expression behind two bytes that choose the values of its facts.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = bytes(start, count)
    guard input.count > 2 else { return 0 }
    let (syntax, isWhole) = parsed(Array(input[2...]))
    guard let syntax else {
        expect(!isWhole, "an expression is nothing, and nothing is said of it")
        return 0
    }
    let seed = UInt64(input[0]) << 8 | UInt64(input[1])
    var resolver = world.resolver
    let findings = resolver.findings.list.count
    if let condition = resolver.condition(syntax, resolver.scope(ofMatter: 0)) {
        expect(condition.type == .flag, "a condition is no flag")
        evaluate(condition, seed: seed)
    } else {
        let isReported = resolver.findings.list.count > findings
        expect(!isWhole || isReported, "an expression has no meaning, and nothing is said of it")
    }
    for finding in resolver.findings.list.dropFirst(findings) {
        for language in Language.allCases {
            expect(!finding.headline(in: language).isEmpty, "\(finding.code.code) has no headline")
        }
    }
    if let value = resolver.typed(syntax, resolver.scope(ofMatter: 0, module: 0)) { evaluate(value, seed: seed) }
    return 0
}

/// The expression of a text, and whether nothing is wrong with its form.
private func parsed(_ text: [UInt8]) -> (ExpressionSyntax?, isWhole: Bool) {
    let source = SourceText(name: "any.matter", bytes: text)
    let (tokens, found) = Lexer.tokens(of: source)
    var parser = TreeParser(source: source, tokens: tokens)
    parser.expectExpression()
    let tree = SyntaxTree(source: source, tokens: parser.tokens, nodes: parser.nodes, damaged: parser.damaged.sorted())
    let isWhole = (found + parser.diagnostics).allSatisfy { $0.severity == .warning }
    return (tree.nodes.isEmpty ? nil : ExpressionSyntax(tree.root), isWhole)
}

/// The expression has one value; a condition that is taken to be decided is so decided.
private func evaluate(_ expression: TypedExpression, seed: UInt64) {
    var arena = Arena(in: world.rulebook)
    let id = arena.lower(expression)
    let expressions = arena.expressions
    var chance = seed
    let facts = expressions.facts.map { fact in
        chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return world.value(of: fact, Int(chance >> 40))
    }
    let value = expressions.value(of: id, given: facts)
    expect(value == expressions.value(of: id, given: facts), "an expression has two values")
    expect(expressions.facts(in: id).allSatisfy { Int($0.index) < facts.count }, "a fact is not in the list")
    guard expression.type == .flag else { return }
    let holds = expressions.holds(id, given: facts)
    expect(holds == (value == .flag(true)), "a condition holds and is not true")
    expect(
        world.possibility.allows([Claim(test: expression, holds: holds)]),
        "a condition is taken never to be \(holds) and is")
}
