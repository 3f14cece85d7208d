// The grammar of Docs/Language.md held against the parser: what it makes is accepted, what it does not make is not.

import Source
import Syntax
import TestSupport
import Testing

@Suite struct GrammarTests {
    private let grammar: Grammar

    init() throws {
        grammar = Grammar(try LanguagePage.blocks(of: "ebnf").joined(separator: "\n"))
    }

    @Test func theGrammarIsWhole() {
        #expect(grammar.names.count > 60)
        #expect(grammar.names.filter { $0.hasPrefix("unread") } == [])
        #expect(grammar.depths.filter { $0 >= 1000 }.isEmpty)
        #expect(Set(grammar.names).count == grammar.names.count)
        var words: Set<String> = []
        for form in grammar.forms {
            switch form {
            case .word(let word): words.insert(word)
            case .production(let name): #expect(grammar.productions[name] != nil, "\(name)")
            default: break
            }
        }
        #expect(Keyword.allCases.map(\.english).filter { !words.contains($0) } == [])
    }

    @Test func everySentenceParsesAndEveryAlternativeIsMade() {
        var generator = SentenceGenerator(grammar, seed: 4)
        for number in 0..<4000 {
            let text = generator.sentence(of: number % 8 == 0 ? "file" : "declaration", depth: 4 + number % 14)
            expectNothing(in: text)
        }
        #expect(generator.unused == [])
    }

    @Test(arguments: 0..<8)
    func mistakesAreFoundExactlyWhereTheGrammarHasThem(part: UInt64) {
        var generator = SentenceGenerator(grammar, seed: 100 + part)
        var random = Random(state: part)
        var counts = [0, 0]
        for number in 0..<300 {
            let text = generator.sentence(of: "declaration", depth: 4 + number % 9)
            let broken = mutated(text, &random)
            let (tree, diagnostics) = Parser.parse(SourceText(name: "broken.matter", text: broken))
            var recognizer = Recognizer(grammar, GrammarToken.tokens(of: tree))
            let isSentence = recognizer.accepts("file")
            counts[isSentence ? 1 : 0] += 1
            let found = diagnostics.map { "\($0.code.code) \($0.headline(in: .en))" }
            #expect(isSentence == found.isEmpty, "\(found)\n\(broken)\nfrom\n\(text)")
        }
        #expect(counts[0] > 150 && counts[1] > 5)
    }

    @Test(arguments: Repository.files(below: "workflows", suffix: ".matter"))
    func shippedRulebooksAreSentences(path: String) throws { expectNothing(in: try Repository.text(path)) }

    private func expectNothing(in text: String) {
        let (tree, diagnostics) = Parser.parse(SourceText(name: "made.matter", text: text))
        #expect(diagnostics.map { "\($0.code.code) \($0.headline(in: .en))" } == [], "\(text)")
        var recognizer = Recognizer(grammar, GrammarToken.tokens(of: tree))
        let isSentence = recognizer.accepts("file")
        #expect(isSentence, "\(text)")
    }

    /// The text with one token dropped, doubled, swapped with another or replaced by a keyword.
    private func mutated(_ text: String, _ random: inout Random) -> String {
        let tree = Parser.parse(SourceText(name: "made.matter", text: text)).tree
        var pieces = tree.tokens.indices.map { tree.text(ofToken: $0) }
        let gaps = tree.tokens.indices.map { tree.source.text(of: tree.trivia(beforeToken: $0)) }
        let place = random.below(pieces.count - 1)
        switch random.below(4) {
        case 0: pieces[place] = ""
        case 2: pieces[place] = Keyword.allCases[random.below(Keyword.allCases.count)].english
        case 1: pieces[place] += " " + pieces[place]
        default: pieces.swapAt(place, random.below(pieces.count - 1))
        }
        return zip(gaps, pieces).map { $0 + $1 }.joined()
    }
}
