// Positions, widths, near names and composition: what is counted and compared in text.

import Source
import Testing

@Suite struct TextTests {
    @Test(arguments: [
        (0, 1, 1), (3, 1, 2), (6, 1, 3), (7, 2, 1), (8, 2, 2), (10, 3, 1), (11, 4, 1), (12, 4, 2), (99, 4, 2),
    ])
    func positionsCountLinesAndScalarsFromOne(offset: Int, line: Int, column: Int) {
        let source = SourceText(name: "a", text: "级次\nb\r\n\rd")
        let position = source.position(at: offset)
        #expect((position.line, position.column) == (line, column))
    }

    @Test func linesAreGivenWithoutTheirEnds() {
        let source = SourceText(name: "a", text: "级次\nb\r\n\rd")
        #expect((0...5).map(source.lineText) == ["", "级次", "b", "", "d", ""])
        #expect(SourceText(name: "a", text: "").lineCount == 1)
        #expect(SourceText(name: "a", text: "x\n").lineCount == 2)
    }

    @Test(arguments: ["x", "级次级", "a\tb\u{0B}c\u{0C}d"], ["\n", "\r", "\r\n", "\n\r"])
    func lineEndsAreFoundAtEachPlace(text: String, end: String) {
        for before in 0..<20 {
            let start = String(repeating: "x", count: before)
            let source = SourceText(name: "a", text: start + end + text + end + "y")
            let lines = end == "\n\r" ? [start, "", text, "", "y"] : [start, text, "y"]
            #expect((1...source.lineCount).map(source.lineText) == lines)
        }
    }

    @Test(arguments: [UInt8(0x00), 0x09, 0x0D, 0x0E, 0x23, 0x7F, 0x80, 0x8D, 0xA3, 0xFF])
    func bytesOfAWordAreFound(byte: UInt8) {
        for place in 0..<8 {
            for other in [UInt8(0x0E), 0x24, 0x80, 0xFF] {
                var bytes = [UInt8](repeating: other, count: 9)
                bytes[place] = byte
                let word = bytes.withUnsafeBufferPointer { $0.word(at: 0) }
                #expect(word?.hasByte(below: 0x0E) == (byte < 0x0E))
                #expect(word?.hasByte(0x23) == (byte == 0x23))
            }
        }
        #expect([UInt8](repeating: byte, count: 8).withUnsafeBufferPointer { $0.word(at: 1) } == nil)
    }

    @Test(arguments: [
        ("abc", 3), ("级次", 4), ("（，）", 6), ("e\u{301}", 1), ("\u{200B}", 0), ("ｱ", 1), ("😀", 2), ("“”", 2), ("", 0),
    ])
    func widthsAreTerminalColumns(text: String, width: Int) {
        #expect(displayWidth(of: text) == width)
    }

    @Test(arguments: [
        ("mater", "matter"), ("appove", "approve"), ("退会", "退回"), ("lvel", "level"), ("reveiwer", "reviewer"),
        ("zzzzzz", nil), ("级", nil), ("matter", nil), ("xy", nil),
    ])
    func nearNamesAreFoundWithinABound(name: String, near: String?) {
        let known = ["matter", "level", "approve", "reviewer", "退回", "核对"]
        #expect(nearName(to: name, among: known) == near)
    }

    @Test(arguments: [
        ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "abd", 1), ("kitten", "sitting", 3),
        ("", "ab", 2),
        ("abc", "xyz", nil), ("a", "abcde", nil),
    ])
    func editDistancesStopAtTheirBound(left: String, right: String, distance: Int?) {
        let (left, right) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
        #expect(editDistance(left, right, atMost: distance ?? 2) == distance)
        if let distance, distance > 0 { #expect(editDistance(left, right, atMost: distance - 1) == nil) }
    }

    @Test(arguments: [("é", true), ("e\u{301}", false), ("级次", true), ("\u{1100}\u{1161}", false), ("\u{F900}", false)])
    func compositionLooksAtScalars(text: String, isComposed: Bool) {
        #expect(isCanonicallyComposed(text) == isComposed)
        #expect(isCanonicallyComposed(canonicallyComposed(text)))
    }
}
