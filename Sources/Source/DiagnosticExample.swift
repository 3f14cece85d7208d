// What an example of a code is: a rulebook that goes wrong and one that does not. The examples themselves are declared
// in `Codes/Examples/`, a file a range of codes, one example a code.

/// A wrong and a right rulebook for one code. Checking the wrong one finds the code; the right one has no error.
package struct DiagnosticExample: Sendable {
    /// What stands around an example's text, so that a few words make a rulebook.
    package enum Frame: Hashable, Sendable {
        /// Nothing: the text is a file, checked alone.
        case alone
        /// The text is a file, checked together with `prelude`.
        case file
        /// The text stands in a matter's body.
        case matter
        /// The text stands in the body of a matter's second level.
        case level
        /// The text stands behind a matter.
        case beside
        /// The text stands in a scenario of a matter.
        case scenario
    }

    package let code: DiagnosticCode
    package let frame: Frame
    /// Text in which the code is found.
    package let wrong: String
    /// Text in which it is not, and no error at all.
    package let right: String
    /// The table of divisions beside the wrong text, where it is another than beside the right one.
    package let divisions: String?
    /// The same for the calendar.
    package let calendar: String?
    /// Why it is wrong, where headline and cure do not say it.
    package let why: Words?

    /// The example of a code; each is declared once, in `Codes/Examples/`.
    package init(
        _ code: DiagnosticCode, in frame: Frame, wrong: String, right: String, divisions: String? = nil,
        calendar: String? = nil, why: Words? = nil
    ) {
        self.code = code
        self.frame = frame
        self.wrong = wrong
        self.right = right
        self.divisions = divisions
        self.calendar = calendar
        self.why = why
    }

    /// The example of every code, in the order of the codes.
    package static let all: [DiagnosticExample] =
        lexical + syntax + names + types + structure + rulebooks + calendars + scenarios + uses + silences
        + conditions

    /// Whether the example is checked together with `prelude`.
    package var needsPrelude: Bool { frame != .alone }

    /// The whole file of a text of this example, as it is shown.
    package func shown(_ text: String) -> String {
        switch frame {
        case .alone, .file: text + "\n"
        case .matter, .level: matter(around: text)
        case .beside: matter(around: nil) + text + "\n"
        case .scenario: matter(around: nil) + Self.scenario(around: text)
        }
    }

    /// A shown file for readers: what is repeated stands there twice, with `…` between.
    package static func readable(_ text: String) -> String {
        var result = ""
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "⟦"), let close = rest[open...].firstIndex(of: "⟧") {
            let inside = rest[rest.index(after: open)..<close]
            let piece = inside[..<(inside.lastIndex(of: "×") ?? inside.endIndex)]
            result += rest[..<open] + piece + "…" + piece
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// The bytes of a shown file: `⟦x×3⟧` stands for `xxx`, and U+FFFD for a byte that is no UTF-8.
    package static func bytes(ofShown text: String) -> [UInt8] {
        var result: [UInt8] = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "⟦"), let close = rest[open...].firstIndex(of: "⟧") {
            let inside = rest[rest.index(after: open)..<close]
            let sign = inside.lastIndex(of: "×") ?? inside.endIndex
            let count = Int(inside[sign...].dropFirst()) ?? 1
            result += rest[..<open].utf8
            let repeated = Array(inside[..<sign].utf8)
            for _ in 0..<count { result += repeated }
            rest = rest[rest.index(after: close)...]
        }
        result += rest.utf8
        return result.contains(0xEF) ? withBadBytes(result) : result
    }

    private static func withBadBytes(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var place = 0
        while place < bytes.count {
            let isStandIn = bytes[place...].starts(with: [0xEF, 0xBF, 0xBD])
            result.append(isStandIn ? 0xFF : bytes[place])
            place += isStandIn ? 3 : 1
        }
        return result
    }

    /// A matter around the text; what no example of this code names is left out.
    private func matter(around text: String?) -> String {
        let mentions = { (name: String) in self.wrong.contains(name) || self.right.contains(name) }
        var lines = [
            "category  \"日常\"", "applicant person",
            "module basic \"基本信息\" { field days \"天数\" number; field reason \"事由\" choice 事假, 病假 }",
        ]
        if mentions("items") { lines.append("module items \"明细\" list 0..5 { field title \"名称\" text }") }
        let sending = mentions("letter") ? "; dispatch with letter" : ""
        if mentions("letter") { lines.append("attachment letter \"申报函\" pdf up to 5 MB") }
        lines.append("level first \"本单位\" { reviewer applicant.unit; approve\(sending) }")
        if mentions("chain") {
            lines.append("level chain \"上级单位\" { reviewer applicant.unit then superior up to 3; approve }")
        }
        let own = Self.lines(of: text ?? "")
        if frame == .level {
            lines += ["level second \"人社部门\" {", "    reviewer hrss at county of applicant.unit.division"]
            lines += ["    approve"] + own.map { "    " + $0 } + ["}"]
        } else {
            lines += own
        }
        return Self.block("matter leave \"请假\" {", lines)
    }

    private static func scenario(around text: String) -> String {
        let given = ["given unit factory { name \"某厂\" }", "given person zhang { name \"张三\"; unit factory }"]
        return block("scenario \"请假\" for leave {", given + lines(of: text) + ["expect state first"])
    }

    private static func lines(of text: String) -> [String] {
        text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private static func block(_ opening: String, _ lines: [String]) -> String {
        ([opening] + lines.map { "    " + $0 } + ["}"]).joined(separator: "\n") + "\n"
    }
}

extension DiagnosticExample {
    /// The parties and the office that examples build on.
    package static let prelude = """
        divisions "divisions.json"

        party person "自然人" {
            field name       "姓名"     text
            field citizen-id "证件号码" citizen-id unique
            field phone      "手机号码" phone optional
            field born       "出生日期" date
            field income     "年收入"   money
            field unit       "单位"     unit
            field grade      "级别"     choice A "甲", B "乙", C "丙" optional
        }

        party unit "单位" {
            field name        "单位名称" text
            field credit-code "信用代码" credit-code unique
            field division    "区划"     division
            field hrss        "人社部门" flag
            field head        "负责人"   person optional
            field superior    "上级单位" unit optional
        }

        office hrss "人社部门" among unit when hrss by division tiers province "省", prefecture "市", county "县"
        """ + "\n"

    /// The name under which that prelude asks for the table of divisions.
    package static let tableName = "divisions.json"

    /// The table of divisions that examples build on.
    package static let divisions = """
        {
          "format": "zhuji-divisions-1",
          "divisions": [
            {"code": "220000", "name": "吉林省"},
            {"code": "220100", "name": "长春市", "parent": "220000"},
            {"code": "220104", "name": "朝阳区", "parent": "220100"}
          ]
        }
        """ + "\n"

    /// The name under which examples ask for the calendar.
    package static let calendarName = "calendar.json"

    /// The calendar that examples build on, of the one year that counts for them.
    package static let calendarOf2026 = """
        {
          "format": "zhuji-calendar-1",
          "years": [
            {"year": 2026, "holidays": [{"name": "元旦", "from": "2026-01-01", "to": "2026-01-03"}],
             "workdays": ["2026-01-04"]}
          ]
        }
        """ + "\n"
}
