// How the tests of Formatting look at layouts: what a text becomes, its comments, and the rulebooks that there are.

import Formatting
import Source
import Syntax
import TestSupport
import Testing

/// The layout of a text; nothing, with the test failed, where there is none. Fails too where it is not settled.
@discardableResult
func check(
    _ text: String, keywords: KeywordSpelling = .keep, becomes expected: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) -> String? {
    guard let output = formatted(text, keywords: keywords, sourceLocation: sourceLocation) else { return nil }
    if let expected { #expect(output == expected, sourceLocation: sourceLocation) }
    let again = formatted(output, keywords: keywords, sourceLocation: sourceLocation)
    #expect(again == output, sourceLocation: sourceLocation)
    #expect(comments(in: output) == comments(in: text), sourceLocation: sourceLocation)
    return output
}

/// The comments of a text in order.
func comments(in text: String) -> [String] {
    let (tree, _) = Parser.parse(SourceText(name: "test.matter", text: text))
    var found: [String] = []
    for index in tree.tokens.indices {
        let trivia = tree.source.text(of: tree.trivia(beforeToken: index))
        for line in trivia.split(whereSeparator: \.isNewline) {
            guard let sign = line.firstIndex(of: "#") else { continue }
            let comment = line[sign...]
            found.append(String(comment.prefix(comment.count - comment.reversed().prefix { $0.isWhitespace }.count)))
        }
    }
    return found
}

/// Texts with all constructs of the language: the rulebooks of the repository and the golden one.
enum Rulebooks {
    static let paths = Repository.files(below: "", suffix: ".matter")

    static func texts() throws -> [String] {
        try paths.map(Repository.text) + [whole()]
    }

    /// The golden file with every construct, laid out.
    static func whole() throws -> String {
        let text = try Repository.text("Tests/FormattingTests/Golden/whole-language.txt")
        return String(text[(text.firstRange(of: "\n----\n")?.upperBound ?? text.startIndex)...])
    }
}

private func formatted(_ text: String, keywords: KeywordSpelling, sourceLocation: SourceLocation) -> String? {
    switch Formatter.format(SourceText(name: "test.matter", text: text), keywords: keywords) {
    case .formatted(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .unparsed(let errors):
        let words = errors.map { "\($0.location.span.start): " + $0.headline(in: .en) }
        Issue.record("does not parse: \(words)\n\(text)", sourceLocation: sourceLocation)
    case .unproven(let fault):
        Issue.record("unproven: \(fault.words.en)\n\(text)", sourceLocation: sourceLocation)
    }
    return nil
}
