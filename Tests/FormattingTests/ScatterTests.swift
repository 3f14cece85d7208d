// Seeded trials: rulebooks written anew in any layout come back to the same bytes, comments put anywhere survive, and
// damaged texts are laid out or left alone.

import Formatting
import Source
import Syntax
import TestSupport
import Testing

@Suite struct ScatterTests {
    @Test(arguments: 0..<40)
    func anyLayoutOfARulebookComesBack(seed: UInt64) throws {
        for text in try Rulebooks.texts() {
            var scatter = Scatter(text, seed: seed)
            let scattered = scatter.otherLayout()
            #expect(scattered != text)
            check(scattered, becomes: text)
        }
    }

    @Test(arguments: 0..<40)
    func commentsPutAnywhereSurvive(seed: UInt64) throws {
        var total = 0
        for text in try Rulebooks.texts() {
            var scatter = Scatter(text, seed: seed)
            let (commented, count) = scatter.withComments()
            let output = check(commented) ?? ""
            #expect(comments(in: output).count == comments(in: text).count + count)
            total += count
        }
        #expect(total > 20)
    }

    @Test(arguments: 0..<60)
    func damagedTextsAreLaidOutOrLeftAlone(seed: UInt64) throws {
        let texts = try Rulebooks.texts()
        var random = Random(state: seed)
        var bytes = Array(texts[random.below(texts.count)].utf8)
        let pieces = ["{", "}", "(", ")", ",", ";", ":", ".", "\n", "#", "\"", " ", "“", "is", "未填", "\u{3000}", "\r"]
        for _ in 0...random.below(4) {
            let place = random.below(bytes.count)
            if random.below(2) == 0 {
                bytes.removeSubrange(place..<Swift.min(bytes.count, place + random.below(12)))
            } else {
                bytes.insert(contentsOf: pieces[random.below(pieces.count)].utf8, at: place)
            }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        for keywords in KeywordSpelling.allCases {
            if case .unproven(let fault) = Formatter.format(
                SourceText(name: "a.matter", text: text), keywords: keywords)
            {
                Issue.record("\(fault)\n\(text)")
            }
        }
    }
}
