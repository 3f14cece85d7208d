// Trials of the decoder: bytes in, keys out, and the same keys wherever the bytes are cut apart.

import Prompting
import Testing

/// Texts that follow each other are one: where they are cut depends on the reads.
private func joined(_ keys: [Key]) -> [Key] {
    keys.reduce(into: []) { joined, key in
        switch (joined.last, key) {
        case (.text(let before), .text(let after)): joined[joined.count - 1] = .text(before + after)
        case (.pasted(let before), .pasted(let after)): joined[joined.count - 1] = .pasted(before + after)
        default: joined.append(key)
        }
    }
}

@Suite struct KeyDecoderTests {
    private static let rows: [(bytes: String, keys: [Key])] = [
        ("ab", [.text("ab")]), ("通过\r", [.text("通过"), .enter]), ("a\r\nb\n", [.text("a"), .enter, .text("b"), .enter]),
        ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
        ("\u{1B}OA\u{1B}OH\u{1B}OF\u{1B}OM", [.up, .home, .end, .enter]),
        ("\u{1B}[H\u{1B}[F\u{1B}[1~\u{1B}[4~\u{1B}[3~", [.home, .end, .home, .end, .delete]),
        ("\u{1B}[1;5D\u{1B}[1;3C\u{1B}[1;2C\u{1B}[Z", [.wordLeft, .wordRight, .right, .backTab]),
        ("\u{1B}b\u{1B}F\u{1B}\u{7F}", [.alt("b"), .alt("f"), .alt("\u{7F}")]),
        ("\u{1}\u{1A}\t\u{8}\u{7F}", [.control("a"), .control("z"), .tab, .backspace, .backspace]),
        ("\u{1B}[[A\u{1B}[99;1~x\u{1B}[5n", [.text("x")]),
        ("\u{1B}[200~a\tb\r\nc\u{1B}[201~\r", [.pasted("a\tb"), .enter, .pasted("c"), .enter]),
        ("\u{1B}[200~\u{1B}[A\u{1B}[201~\u{1B}[A", [.pasted("\u{1B}[A"), .up]),
        ("\u{1B}[200~a\u{3}b\rc\u{1B}[201~d", [.pasted("a"), .control("c"), .text("d")]),
        ("\u{1B}[200~a\u{3}b\u{3}c", [.pasted("a"), .control("c"), .control("c"), .text("c")]),
        ("😀e\u{301}", [.text("😀e\u{301}")]), ("\u{1B}级", [.escape, .text("级")]),
    ]

    @Test(arguments: rows.indices)
    func bytesAreKeysHoweverTheyAreCut(row: Int) {
        let (text, expected) = Self.rows[row]
        let bytes = Array(text.utf8)
        var whole = KeyDecoder()
        #expect(joined(whole.keys(from: bytes)) == expected)
        for cut in bytes.indices {
            var decoder = KeyDecoder()
            let keys = decoder.keys(from: bytes[..<cut]) + decoder.keys(from: bytes[cut...])
            #expect(joined(keys) == expected, "cut at \(cut)")
        }
        var single = KeyDecoder()
        #expect(joined(bytes.flatMap { single.keys(from: [$0]) }) == expected)
    }

    @Test func anEscapeAloneIsAKeyWhenNothingFollows() {
        var decoder = KeyDecoder()
        #expect(decoder.keys(from: [0x1B]).isEmpty)
        #expect(decoder.isInsideEscape)
        #expect(decoder.keysWithoutMore() == [.escape])
        #expect(!decoder.isInsideEscape && decoder.keysWithoutMore().isEmpty)
        #expect(decoder.keys(from: [0xE9]).isEmpty && decoder.keysWithoutMore().isEmpty)
        #expect(decoder.keys(from: [0x80, 0x80]) == [.text("\u{9000}")])
    }

    @Test func theRestOfAPasteIsDropped() {
        var decoder = KeyDecoder()
        #expect(decoder.keys(from: "\u{1B}[200~a\rb".utf8) == [.pasted("a"), .enter, .pasted("b")])
        decoder.dropPaste()
        #expect(decoder.keys(from: "c\rd\u{1B}[201~e".utf8) == [.text("e")])
        #expect(decoder.keys(from: "\u{1B}[200~a".utf8) == [.pasted("a")])
        decoder.dropPaste()
        #expect(decoder.keys(from: "b\u{3}c".utf8) == [.control("c"), .text("c")])
    }

    @Test func anyBytesAreTaken() {
        var chance = SeededChance(7)
        for _ in 0..<300 {
            var decoder = KeyDecoder()
            for _ in 0..<20 {
                let pool: [UInt8] = [0x1B, 0x5B, 0x30, 0x32, 0x7E, 0x41, 0xE9, 0x80, 0xFF, 0xC0, 0x0D, 0x03, 0x3B]
                _ = decoder.keys(from: (0..<chance.below(8)).map { _ in pool[chance.below(pool.count)] })
                if chance.below(3) == 0 { _ = decoder.keysWithoutMore() }
                if chance.below(9) == 0 { decoder.dropPaste() }
            }
        }
    }
}
