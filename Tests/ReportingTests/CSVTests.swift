// CSV to the byte: mark, line ends, quotes and neutralised formulas.

import Reporting
import Testing

struct CSVTests {
    @Test func beginsWithAMarkAndEndsLinesWithCRLF() {
        check(csv(header: ["姓名", "单位"], rows: [["张三", ""]]), is: "\u{FEFF}姓名,单位\r\n张三,\r\n")
        check(csv(header: ["a"], rows: []), is: "\u{FEFF}a\r\n")
    }

    @Test(arguments: [
        ("plain", "plain"),
        ("a,b", "\"a,b\""),
        ("say \"yes\"", "\"say \"\"yes\"\"\""),
        ("two\nlines", "\"two\nlines\""),
        ("two\r\nlines", "\"two\r\nlines\""),
        (" at the ends ", "\" at the ends \""),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "\"'\rx\""),
        ("\nx", "\"'\nx\""),
        ("\r\nx", "\"'\r\nx\""),
        ("=\u{338}1", "'=\u{338}1"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
        ("1-1=0", "1-1=0"),
    ])
    func writesOneField(_ cell: String, _ field: String) {
        check(csv(header: [cell, "x"], rows: [["x", cell]]), is: "\u{FEFF}\(field),x\r\nx,\(field)\r\n")
    }
}
