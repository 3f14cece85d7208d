// Between the offsets of the sources and the places of the protocol, which count lines from 0 and characters in units
// that are agreed on with the client.

import Reporting
import Source

/// In which units characters of a line are counted.
enum PositionEncoding: String {
    case utf8 = "utf-8"
    case utf16 = "utf-16"

    /// How many units the bytes take.
    func count(_ bytes: ArraySlice<UInt8>) -> Int {
        self == .utf8 ? bytes.count : bytes.reduce(0) { $0 + PositionEncoding.utf16Units(of: $1) }
    }

    /// How many units a scalar takes, told by its first byte; none for those that follow.
    static func utf16Units(of byte: UInt8) -> Int {
        byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
    }
}

extension SourceText {
    /// The offset of a place. Behind the end of a line is its end, behind the last line the end of the text; inside a
    /// character is its start.
    func offset(of place: TextPlace, in encoding: PositionEncoding) -> Int {
        guard place.line >= 0 else { return 0 }
        guard place.line < lineCount else { return bytes.count }
        let line = lineSpan(place.line + 1).range
        var (index, units) = (line.lowerBound, 0)
        while index < line.upperBound {
            var next = index + 1
            while next < line.upperBound, bytes[next] & 0xC0 == 0x80 { next += 1 }
            units += encoding == .utf8 ? next - index : PositionEncoding.utf16Units(of: bytes[index])
            if units > place.character { return index }
            index = next
        }
        return index
    }

    /// The bytes of a range.
    func span(of range: TextRange, in encoding: PositionEncoding) -> Span {
        Span(offset(of: range.start, in: encoding), offset(of: range.end, in: encoding))
    }

    /// The place of an offset, as the protocol writes it.
    func place(at offset: Int, in encoding: PositionEncoding) -> OrderedJSON {
        let (line, character) = lineAndCharacter(at: offset, in: encoding)
        return ["line": .integer(line), "character": .integer(character)]
    }

    /// The line and the character of an offset, both from 0.
    func lineAndCharacter(at offset: Int, in encoding: PositionEncoding) -> (line: Int, character: Int) {
        let position = position(at: offset)
        let start = Int(lineStarts[position.line - 1])
        return (position.line - 1, encoding.count(bytes[min(start, position.offset)..<position.offset]))
    }

    /// A span as the protocol writes ranges.
    func range(of span: Span, in encoding: PositionEncoding) -> OrderedJSON {
        ["start": place(at: Int(span.start), in: encoding), "end": place(at: Int(span.end), in: encoding)]
    }
}
