// The strict JSON reader and writer: what is taken, what is refused and where, and that both agree on the one form.

import Foundation
import Storage
import Testing

struct StrictReaderTests {
    /// Texts that are refused, with the fault and its byte.
    static let refused: [(text: String, kind: StrictFault.Kind, byte: Int)] = [
        ("", .endsEarly, 0), (" 1", .unexpectedByte, 0), ("1 ", .trailingBytes, 1), ("1\n", .trailingBytes, 1),
        ("\u{feff}1", .unexpectedByte, 0), ("{", .endsEarly, 1), ("{\"a\"", .endsEarly, 4), ("{\"a\":", .endsEarly, 5),
        ("{\"a\":1", .endsEarly, 6), ("{\"a\":1,", .endsEarly, 7), ("{\"a\":1,}", .unexpectedByte, 7),
        ("{,}", .unexpectedByte, 1), ("{\"a\" :1}", .unexpectedByte, 4), ("{\"a\": 1}", .unexpectedByte, 5),
        ("{a:1}", .unexpectedByte, 1), ("{'a':1}", .unexpectedByte, 1), ("{1:1}", .unexpectedByte, 1),
        ("{\"a\":1}{", .trailingBytes, 7), ("[1,]", .unexpectedByte, 3), ("[1 ,2]", .unexpectedByte, 2),
        ("[1", .endsEarly, 2), ("[", .endsEarly, 1), ("]", .unexpectedByte, 0), ("[1}", .unexpectedByte, 2),
        ("{\"a\":1]", .unexpectedByte, 6),
        ("{\"a\":1,\"a\":2}", .duplicateName, 7), ("{\"a\":{\"b\":1,\"b\":1}}", .duplicateName, 12),
        ("01", .notAnInteger, 0), ("-0", .notAnInteger, 0), ("-01", .notAnInteger, 0), ("1.5", .notAnInteger, 0),
        ("1e3", .notAnInteger, 0), ("1E3", .notAnInteger, 0), ("-", .endsEarly, 1), ("-a", .notAnInteger, 0),
        ("+1", .unexpectedByte, 0), (".5", .unexpectedByte, 0), ("NaN", .unexpectedByte, 0),
        ("9223372036854775808", .integerTooLarge, 0), ("-9223372036854775809", .integerTooLarge, 0),
        ("99999999999999999999999", .integerTooLarge, 0),
        ("tru", .endsEarly, 3), ("True", .unexpectedByte, 0), ("nul!", .unexpectedByte, 3),
        ("falsee", .trailingBytes, 5),
        ("\"a", .endsEarly, 2), ("\"\u{1f}\"", .bareControl, 1), ("\"a\nb\"", .bareControl, 2),
        ("\"\t\"", .bareControl, 1),
        ("\"\\", .endsEarly, 2), ("\"\\/\"", .escapeNotCanonical, 1), ("\"\\x\"", .escapeNotCanonical, 1),
        ("\"\\u0041\"", .escapeNotCanonical, 1), ("\"\\u000a\"", .escapeNotCanonical, 1),
        ("\"\\u001F\"", .escapeNotCanonical, 1), ("\"\\ud83d\\ude00\"", .escapeNotCanonical, 1),
        ("\"\\u0022\"", .escapeNotCanonical, 1), ("\"\\u00", .endsEarly, 5), ("\"\\U0001\"", .escapeNotCanonical, 1),
    ]

    @Test(arguments: refused)
    func refuses(text: String, kind: StrictFault.Kind, byte: Int) {
        #expect(fault(Array(text.utf8)) == StrictFault(kind, byte: byte))
    }

    /// Bytes between quotation marks that are not UTF-8, or end within a scalar.
    @Test(
        arguments: [
            [0x80], [0xbf], [0xc0, 0x80], [0xc1, 0xbf], [0xc2, 0x41], [0xe0, 0x9f, 0xbf], [0xe4, 0xb8, 0x41],
            [0xed, 0xa0, 0x80], [0xf0, 0x8f, 0xbf, 0xbf], [0xf4, 0x90, 0x80, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xff],
        ] as [[UInt8]])
    func refusesWhatIsNotUTF8(bytes: [UInt8]) {
        let quote = [UInt8(ascii: "\"")]
        #expect(fault(quote + bytes + quote) == StrictFault(.notUTF8, byte: 1))
        let far = Array(repeating: UInt8(ascii: "x"), count: 13)
        #expect(fault(quote + far + bytes + quote) == StrictFault(.notUTF8, byte: 14))
    }

    @Test func refusesDepthAndLength() {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        #expect(fault(nested(64)) == nil)
        #expect(fault(nested(65)) == StrictFault(.tooDeep, byte: 64))
        let most = Array("\"\(String(repeating: "x", count: (1 << 20) - 2))\"".utf8)
        #expect(fault(most) == nil)
        #expect(fault(most + [0x20]) == StrictFault(.tooLong, byte: 1 << 20))
    }

    @Test func findsDuplicatesAmongMany() {
        let names = (0..<3000).map { "\"n\($0)\":0" }
        #expect(fault(Array("{\(names.joined(separator: ","))}".utf8)) == nil)
        #expect(fault(Array("{\(names.joined(separator: ",")),\"n7\":0}".utf8))?.kind == .duplicateName)
        // The two spellings of é are two names.
        #expect(fault(Array("{\"\u{e9}\":0,\"e\u{301}\":0}".utf8)) == nil)
    }

    @Test func everyBeginningEndsEarly() throws {
        let text = Array("{\"a\":[1,-2,true,null,\"x\\n\\u0001é\u{1F600}\"],\"b\":{\"c\":false}}".utf8)
        #expect(fault(text) == nil)
        for end in text.indices {
            #expect(fault(Array(text[..<end])) == StrictFault(.endsEarly, byte: end), "the first \(end) bytes")
        }
    }

    @Test func givesWhatStandsThere() throws {
        let reader = StrictReader()
        let text =
            "{\"a\":-9223372036854775808,\"b\":[true,false,null],"
            + "\"c\":\"x\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f/é\",\"d\":{}}"
        let root = try reader.read(Array(text.utf8))
        #expect(root.isObject)
        #expect(root["a"]?.integer == .min)
        #expect(root["b"]?.elements?.map(\.truth) == [true, false, nil])
        #expect(root["b"]?.elements?.last?.isNull == true)
        #expect(root["c"]?.text == "x\"\\\u{8}\u{c}\n\r\t\0\u{1f}/é")
        #expect(root["c"]?.plainText == nil)
        #expect(root["d"]?.members?.count == 0)
        #expect(root["e"] == nil)
        #expect(root.members?.compactMap(\.name.text) == ["a", "b", "c", "d"])
    }

    private func fault(_ text: [UInt8]) -> StrictFault? {
        do throws(StrictFault) {
            _ = try StrictReader().read(text)
            return nil
        } catch {
            return error
        }
    }
}

struct StrictWriterTests {
    @Test func writesWhatTheReaderTakes() throws {
        let everyScalarBelow = String(String.UnicodeScalarView((0..<0x300).compactMap { Unicode.Scalar($0) }))
        var writer = StrictWriter()
        writer.openObject()
        writer.name("text")
        writer.text(everyScalarBelow + "\u{1F600}\u{10FFFF}\u{2028}")
        writer.name("list")
        writer.openList()
        for value in [0, -1, 7, Int64.max, .min] { writer.integer(value) }
        writer.truth(true)
        writer.null()
        writer.openObject()
        writer.closeObject()
        writer.closeList()
        writer.name("name \"chosen\" later")
        writer.truth(false)
        writer.closeObject()

        let root = try StrictReader().read(writer.bytes)
        #expect(root["text"]?.text == everyScalarBelow + "\u{1F600}\u{10FFFF}\u{2028}")
        #expect(root["list"]?.elements?.prefix(5).map(\.integer) == [0, -1, 7, .max, .min])
        #expect(root.members?.last?.name.text == "name \"chosen\" later")
        let parsed = try JSONSerialization.jsonObject(with: Data(writer.bytes))
        let object = try #require(parsed as? [String: Any])
        #expect(object["text"] as? String == root["text"]?.text)
    }

    /// Wherever in a text a character stands that is escaped, and however long the text is.
    @Test(arguments: ["\"", "\\", "\u{1f}", "\n"])
    func escapesAtEveryPlace(escaped: String) throws {
        for plain in ["x", "中", "é"] {
            for length in 0...25 {
                for place in 0..<max(1, length) {
                    var letters = [String](repeating: plain, count: length)
                    if length > 0 { letters[place] = escaped }
                    let text = letters.joined()
                    var writer = StrictWriter()
                    writer.text(text)
                    #expect(try StrictReader().read(writer.bytes[...]).text == text)
                }
            }
        }
    }

    /// The least and the greatest integer of each number of digits.
    @Test func writesIntegersOfEveryLength() {
        var power: Int64 = 1
        for _ in 1...18 {
            for value in [power, power &* 10 &- 1, -power, 1 &- power &* 10] {
                var writer = StrictWriter()
                writer.integer(value)
                #expect(writer.bytes == Array(String(value).utf8))
            }
            power *= 10
        }
        for value in [0, Int64.max, .min] {
            var writer = StrictWriter()
            writer.integer(value)
            #expect(writer.bytes == Array(String(value).utf8))
        }
    }
}
