// What libFuzzer feeds: any bytes through the front end, with what must hold of every outcome. `../fuzz` builds it.

import Checking
import Source
import Syntax

#if canImport(Formatting)
import Formatting
#endif

/// One input of libFuzzer. Where something does not hold, the process ends, and libFuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let first = front(bytes(start, count))
    #if canImport(Formatting)
    formatted(first)
    #endif
    return first.diagnostics.count < 0 ? 1 : 0
}

/// What the front end makes of one file.
private struct Outcome {
    let source: SourceText
    let diagnostics: [Diagnostic]
    /// Whether the file has the form of the language, whatever it means.
    let isWellFormed: Bool
}

/// Parses and checks, and holds the tree and the findings to what is promised of them.
private func front(_ bytes: [UInt8]) -> Outcome {
    let source = SourceText(name: "any.matter", bytes: bytes)
    let parsed = Parser.parse(source)
    expectLossless(parsed.tree)
    let checked = Checker.check(
        [parsed.tree], divisions: .entries(divisions), calendar: .calendar(CalendarDefinition(), lackedYear: nil))
    let diagnostics = parsed.diagnostics + checked.diagnostics
    for diagnostic in diagnostics { expectWhole(diagnostic, source) }
    let isOrdered = zip(checked.diagnostics, checked.diagnostics.dropFirst()).allSatisfy {
        !Diagnostic.isOrdered($1, before: $0)
    }
    expect(isOrdered, "the findings stand out of order")
    let isWellFormed = parsed.diagnostics.allSatisfy { $0.severity == .warning }
    return Outcome(source: source, diagnostics: diagnostics, isWellFormed: isWellFormed)
}

/// Tokens and the bytes between them are the file, and every node lies within the one around it.
private func expectLossless(_ tree: SyntaxTree) {
    var end: UInt32 = 0
    for token in tree.tokens {
        expect(token.start >= end && token.end >= token.start, "the tokens overlap")
        end = token.end
    }
    expect(Int(end) == tree.source.bytes.count, "the tokens end at \(end) of \(tree.source.bytes.count)")
    expect(tree.tokens.last?.kind == .endOfFile, "the last token is not the end")
    var around: [Node] = []
    for (index, node) in tree.nodes.enumerated() {
        while let outer = around.last, Int(outer.subtreeEnd) <= index { around.removeLast() }
        expect(node.firstToken <= node.endToken, "a node ends before it begins")
        expect(Int(node.subtreeEnd) > index && Int(node.subtreeEnd) <= tree.nodes.count, "a subtree has no end")
        if let outer = around.last {
            expect(node.firstToken >= outer.firstToken && node.endToken <= outer.endToken, "a node leaves its parent")
            expect(node.subtreeEnd <= outer.subtreeEnd, "a subtree leaves its parent's")
        }
        around.append(node)
    }
}

/// Every span lies in the text, and every sentence has all its places filled, in both languages.
private func expectWhole(_ diagnostic: Diagnostic, _ source: SourceText) {
    let places = [diagnostic.location] + diagnostic.labels.map(\.location) + diagnostic.fixes.map(\.location)
    for place in places {
        expect(place.file == source.file && Int(place.span.end) <= source.bytes.count, "a span leaves the text")
        _ = source.positions(of: place.span)
    }
    let facts = diagnostic.facts.list.map(\.key)
    let words = [diagnostic.code.headline, diagnostic.code.cure]
    for language in Language.allCases {
        for text in words.map({ $0[language] }) {
            for key in keys(in: text) { expect(facts.contains(key), "\(diagnostic.code.code) lacks {\(key)}") }
        }
        expect(!diagnostic.headline(in: language).isEmpty, "\(diagnostic.code.code) has no headline")
        expect(!diagnostic.cure(in: language).isEmpty, "\(diagnostic.code.code) has no cure")
        for sentence in diagnostic.labels.map(\.sentence) + diagnostic.notes {
            expect(!sentence.rendered(in: language).isEmpty, "\(diagnostic.code.code) has an empty remark")
        }
    }
}

/// The keys of the places in a wording, such as `name` for `{name}`.
private func keys(in text: String) -> [String] {
    text.split(separator: "{").dropFirst().compactMap { part in
        guard let end = part.firstIndex(of: "}") else { return nil }
        let key = part[..<end]
        return !key.isEmpty && key.utf8.allSatisfy { (0x61...0x7A).contains($0) } ? String(key) : nil
    }
}

#if canImport(Formatting)
/// A file of the right form is laid out, has that form still, and is left as it is by a second time.
private func formatted(_ first: Outcome) {
    switch Formatter.format(first.source) {
    case .unproven(let fault): fatalError("the layout does not prove itself: \(fault)")
    case .unparsed: expect(!first.isWellFormed, "a file of the right form is not laid out")
    case .formatted(let bytes):
        let second = front(bytes)
        expect(second.isWellFormed == first.isWellFormed, "formatting changes whether the file has the right form")
        guard case .formatted(bytes) = Formatter.format(second.source) else {
            fatalError("formatting again changes the file")
        }
    }
}
#endif

private let divisions = [
    DivisionEntry(code: 220000, name: "吉林省", parent: nil),
    DivisionEntry(code: 220100, name: "长春市", parent: 220000),
    DivisionEntry(code: 220104, name: "朝阳区", parent: 220100),
    DivisionEntry(code: 220381, name: "公主岭市", parent: 220100, validTo: DivisionDay(year: 2020, month: 6, day: 18)),
]
