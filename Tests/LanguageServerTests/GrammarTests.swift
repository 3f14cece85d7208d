// The grammar of Docs/Editors for editors without a language server. Its colours are compared with the server's by
// Tests/Outside/editors.

import Foundation
import Syntax
import TestSupport
import Testing

@Suite struct GrammarTests {
    private struct Grammar: Decodable {
        struct Rule: Decodable {
            let match: String?
        }

        let repository: [String: Rule]
    }

    /// The words that a rule of the grammar lists, as they are spelt in the language.
    private func words(of rule: String) throws -> Set<String> {
        let file = Repository.url("Docs/Editors/vscode/syntaxes/matter.tmLanguage.json")
        let grammar = try JSONDecoder().decode(Grammar.self, from: Data(contentsOf: file))
        let match = try #require(grammar.repository[rule]?.match)
        let pieces = match.components(separatedBy: CharacterSet(charactersIn: "(|):"))
        return Set(pieces.map { $0.replacingOccurrences(of: "\\s+", with: " ") })
    }

    @Test func everyKeywordHasAColour() throws {
        let known = try words(of: "keyword").union(words(of: "opening"))
        for (_, english, chinese) in Keyword.spellings {
            #expect(known.contains(english) && known.contains(chinese), "\(english) \(chinese)")
        }
    }
}
