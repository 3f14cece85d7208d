// Every rulebook in the repository is in its canonical layout, and its keywords turn into the other language and back.
// How a layout is made is tried in FormattingTests.

import Formatting
import Source
import TestSupport
import Testing

@Suite struct RulebookLayoutTests {
    static let rulebooks = Repository.files(below: "", suffix: ".matter")

    @Test func thereAreSome() { #expect(!Self.rulebooks.isEmpty) }

    @Test(arguments: rulebooks) func isLaidOut(_ path: String) throws {
        let text = try Repository.text(path)
        #expect(layout(of: text, .keep) == text, "`zhuji fmt \(path)` mends this")
    }

    @Test(arguments: rulebooks) func keywordsTurnBack(_ path: String) throws {
        let english = try layout(of: Repository.text(path), .en)
        #expect(layout(of: layout(of: english, .zh), .en) == english)
    }

    private func layout(of text: String, _ keywords: KeywordSpelling) -> String {
        guard
            case .formatted(let bytes) = Formatter.format(SourceText(name: "a.matter", text: text), keywords: keywords)
        else { return "there is no layout" }
        return String(decoding: bytes, as: UTF8.self)
    }
}
