// Whatever the bytes are, there is a tree, it is lossless and its nodes nest.

import Source
import Syntax
import Testing

@Suite struct RobustnessTests {
    @Test(arguments: 0..<40)
    func arbitraryBytesHaveATree(seed: UInt64) {
        var random = Random(state: seed &+ 1)
        let bytes = (0..<random.below(4000)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        parseAnything(bytes)
    }

    @Test(arguments: 0..<60)
    func arbitraryTokensHaveATree(seed: UInt64) {
        var random = Random(state: seed &+ 1)
        let words = Keyword.spellings.flatMap { [$0.english, $0.chinese] } + signs
        var text = ""
        for _ in 0..<random.below(1500) {
            text += words[random.below(words.count)]
            text += [" ", "\n", "", "\n    "][random.below(4)]
        }
        parseAnything(Array(text.utf8))
    }

    @Test(arguments: 0..<120)
    func mutatedRulebooksHaveATree(seed: UInt64) {
        var random = Random(state: seed &+ 1)
        var bytes = Array((seed % 2 == 0 ? Sample.english : Sample.chinese).utf8)
        for _ in 0...random.below(20) {
            let place = random.below(bytes.count)
            switch random.below(4) {
            case 0: bytes.removeSubrange(place..<Swift.min(bytes.count, place + random.below(40)))
            case 1: bytes[place] = UInt8(truncatingIfNeeded: random.next())
            case 2: bytes.insert(contentsOf: signs[random.below(signs.count)].utf8, at: place)
            default: bytes.insert(contentsOf: bytes.prefix(random.below(300)), at: place)
            }
        }
        parseAnything(bytes)
        parseAnything(Array(String(decoding: bytes, as: UTF8.self).utf8))
    }

    @Test func everyBeginningOfARulebookHasATree() {
        let bytes = Array(Sample.chinese.utf8)
        for end in stride(from: 0, to: bytes.count, by: 37) {
            parseAnything(Array(String(decoding: bytes[..<end], as: UTF8.self).utf8))
        }
    }

    @Test(arguments: [
        "{", "(", "not ", "((not ", "matter a {", "require ((", "a.", "a is ", "a and ", "级次", "\u{200B}",
    ])
    func deepOrLongRepetitionsAreRead(piece: String) {
        parseAnything(Array(String(repeating: piece, count: 3000).utf8))
        parseAnything(Array(("matter a {\nrequire " + String(repeating: piece, count: 3000)).utf8))
    }

    private let signs = [
        "{", "}", "(", ")", ",", ";", ":", ".", "..", "<", ">=", "\"", "\"文\"", "“", "”", "。", "、", "12", "3.5", "-1",
        "2023-07-01", "2023-13-01", "１２", "\\", "#", "##", "\u{202E}", "\u{200B}", "\u{FEFF}", "\0", "=", "名", "a-b",
    ]

    private func parseAnything(_ bytes: [UInt8]) {
        let (tree, diagnostics) = Parser.parse(SourceText(name: "any.matter", bytes: bytes))
        checkLossless(tree)
        #expect(diagnostics.count <= 2002)
        #expect(diagnostics.allSatisfy { Int($0.location.span.end) <= bytes.count })
        for diagnostic in diagnostics.prefix(20) {
            let text = diagnostic.headline(in: .zh) + diagnostic.headline(in: .en) + diagnostic.cure(in: .zh)
            #expect(!text.isEmpty)
        }
        _ = shape(tree.root)
        for matter in tree.file.matters { walk(matter) }
    }

    private func walk(_ matter: MatterSyntax) {
        let forms = matter.conditions.compactMap { $0.condition?.form }
        let values = matter.modules.flatMap(\.fields).map { ($0.length?.low?.value, $0.type?.options.count) }
        let sizes = matter.attachments.map { $0.limit?.sizeBytes }
        #expect(forms.count + values.count + sizes.count >= 0)
        #expect(matter.road.count <= matter.statements.count)
    }
}

/// A small generator with a seed (SplitMix64), so that a failure can be run again.
struct Random {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func below(_ bound: Int) -> Int { bound <= 0 ? 0 : Int(next() % UInt64(bound)) }
}
