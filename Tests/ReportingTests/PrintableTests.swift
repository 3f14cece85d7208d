// What `printable` shows and what it leaves alone.

import Reporting
import Testing

struct PrintableTests {
    @Test(arguments: [
        ("张三 Zhang", "张三 Zhang"),
        ("", ""),
        ("a\u{1B}[31mred", "a\\u{1B}[31mred"),
        ("a\r\nb\tc", "a\\u{D}\\u{A}b\\u{9}c"),
        ("\u{0}\u{7F}\u{85}", "\\u{0}\\u{7F}\\u{85}"),
        ("甲\u{202E}乙\u{2066}丙\u{200F}", "甲\\u{202E}乙\\u{2066}丙\\u{200F}"),
        ("\u{FEFF}x\u{200B}y\u{2028}z\u{2029}", "\\u{FEFF}x\\u{200B}y\\u{2028}z\\u{2029}"),
        ("e\u{301} ～ “” 　", "e\u{301} ～ “” 　"),
    ])
    func showsWhatIsHidden(_ text: String, _ shown: String) {
        check(printable(text), is: shown)
        check(printable(shown), is: shown)
    }

    @Test func keepsLinesWhereAsked() {
        check(printable("a\nb\r\n\u{1B}", keepingLines: true), is: "a\nb\\u{D}\n\\u{1B}")
    }
}
