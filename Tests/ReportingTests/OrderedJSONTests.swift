// JSON to the byte: order, escapes and layout.

import Foundation
import Reporting
import Testing

struct OrderedJSONTests {
    @Test func keepsTheOrderOfMembers() {
        let json: OrderedJSON = ["z": 1, "a": ["b": true, "gone": nil], "list": .array([.null, "x", -3])]
        check(json.compact, is: "{\"z\": 1, \"a\": {\"b\": true}, \"list\": [null, \"x\", -3]}")
    }

    @Test(arguments: [
        ("张三", "\"张三\""), ("a\"b\\", "\"a\\\"b\\\\\""), ("\n\r\t\u{1B}", "\"\\n\\r\\t\\u001B\""),
        ("\u{202E}\u{2028}\u{E0041}", "\"\\u202E\\u2028\\uDB40\\uDC41\""),
    ])
    func escapesWhatIsHidden(_ text: String, _ written: String) throws {
        check(OrderedJSON.string(text).compact, is: written)
        let read = try JSONSerialization.jsonObject(with: Data(written.utf8), options: .fragmentsAllowed) as? String
        check(try #require(read), is: text)
    }

    @Test func breaksLinesOnlyWhereNeeded() {
        let json: OrderedJSON = ["short": .array([]), "long": .strings(["aaaaaaaaaa", "bbbbbbbbbb"]), "none": [:]]
        check(
            json.laidOut(lineWidth: 24),
            is: """
                {
                  "short": [],
                  "long": [
                    "aaaaaaaaaa",
                    "bbbbbbbbbb"
                  ],
                  "none": {}
                }

                """)
        check(json.laidOut(), is: "{\"short\": [], \"long\": [\"aaaaaaaaaa\", \"bbbbbbbbbb\"], \"none\": {}}\n")
    }
}
