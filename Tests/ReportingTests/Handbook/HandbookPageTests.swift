// How a handbook is written: texts as texts, the same bytes every time, links that lead somewhere, and one small book
// in full.

import Foundation
import Machines
import Playground
import Reporting
import Source
import TestSupport
import Testing

struct HandbookPageTests {
    @Test func textsComeOutAsTexts() throws {
        let title = #"<script>alert('x')</script> & <b>“外出”\u{202E}"#
        let rulebook = HandbookSessionTests.rulebook.replacing("\"外出\"", with: "\"\(title)\"")
            .replacing("\"退回再报\"", with: "\"</h2><img src=x>\"").replacing("\"太长\"", with: "\"<i>&amp;\"")
        let sample = try SampleHandbook([("a.matter", rulebook)])
        for (path, page) in sample.pages {
            let found = ["<script", "<img", "<b>", "<i>", "\u{202E}"].filter { page.contains($0) }
            #expect(found.isEmpty, "in \(path)")
        }
        #expect(
            try sample.text(of: "zh/matters/leave.html").contains(
                #"<script>alert('x')</script> & <b>“外出”\u{202E}"#))
        #expect(try sample.text(of: "en/sessions/leave.html").contains("</h2><img src=x>"))
        #expect(try sample.text(of: "zh/sessions/leave.html").contains("“<i>&amp;”"))
    }

    @Test func theSameRulesGiveTheSameBytes() throws {
        let files = [("a.matter", HandbookSessionTests.rulebook)]
        let (once, again) = (try SampleHandbook(files), try SampleHandbook(files))
        #expect(once.pages == again.pages && once.order == again.order)
        #expect(once.order.last == "index.html")
        let day = CivilDate(year: 2023, month: 7, day: 4)
        let dated = try SampleHandbook(files, day: day)
        #expect(try dated.text(of: "zh/index.html").hasSuffix("2023-07-04"))
        #expect(try !once.text(of: "zh/index.html").contains("2023"))
    }

    @Test func everyLinkLeadsSomewhere() throws {
        let rulebook = HandbookSessionTests.rulebook
        let twin = rulebook.replacing("matter leave", with: "matter Leave").replacing("for leave", with: "for Leave")
            .replacing("\"外出\"", with: "\"出差\"").replacing("plan", with: "行程单")
            .split(separator: "\n").dropFirst(4).joined(separator: "\n")
        let sample = try SampleHandbook([("a.matter", rulebook), ("b.matter", twin)])
        #expect(sample.pages["zh/matters/Leave.2.html"] != nil, "two files must not differ in case alone")
        try checkLinks(of: sample)
        try checkLinks(of: try SampleHandbook.repository.get())
    }

    @Test func rulebooksOfEveryShapeHaveOne() throws {
        let invented = InventedRulebook(seed: 7, count: 80)
        let sample = try SampleHandbook([InventedRulebook.parties] + invented.matters)
        #expect(sample.pages.keys.count { $0.contains("/matters/") } == 160)
        try checkLinks(of: sample)
        let bare = try SampleHandbook([("parties.matter", "party person \"自然人\" { field name \"姓名\" text }")])
        #expect(try bare.text(of: "zh/parties.html").contains("姓名"))
        try checkLinks(of: bare)
    }

    private func checkLinks(of sample: SampleHandbook) throws {
        let ids = sample.pages.mapValues { page in Set(page.matches(of: /\sid="([^"]*)"/).map { String($0.1) }) }
        var count = 0
        var astray: [String] = []
        for (path, page) in sample.pages {
            for match in page.matches(of: /\shref="([^"]*)"/) {
                let parts = match.1.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                let anchor = parts.count > 1 ? String(parts[1]).removingPercentEncoding : nil
                let anchors = ids[Self.page(String(parts[0]), from: path)]
                count += 1
                if anchors == nil || anchor.map({ anchors?.contains($0) == false }) == true {
                    astray.append("\(match.1) in \(path)")
                }
            }
        }
        #expect(astray.isEmpty)
        #expect(count > 50)
    }

    /// The page that a relative path leads to.
    private static func page(_ target: String, from path: String) -> String {
        if target.isEmpty { return path }
        var folders = path.split(separator: "/").dropLast().map(String.init)
        for part in target.split(separator: "/").map(String.init) {
            if part == ".." { _ = folders.popLast() } else { folders.append(part.removingPercentEncoding ?? part) }
        }
        return folders.joined(separator: "/")
    }

    @Test func aSmallBookInFull() throws {
        let sample = try SampleHandbook([("a.matter", HandbookSessionTests.rulebook)])
        for (path, name) in [
            ("zh/matters/leave.html", "handbook-matter-zh.html"), ("en/matters/leave.html", "handbook-matter-en.html"),
            ("zh/sessions/leave.html", "handbook-session-zh.html"),
            ("en/sessions/leave.html", "handbook-session-en.html"),
        ] {
            let page = try #require(sample.pages[path])
            Golden.check(Self.withoutStyle(page), at: "Tests/ReportingTests/Golden/\(name)")
        }
    }

    /// The page without its style sheets and pictures, which are looked at elsewhere.
    private static func withoutStyle(_ page: String) -> String {
        page.replacing(/<style>[^<]*<\/style>\n/, with: "").replacing(/<svg(?s).*?<\/svg>\n/, with: "")
    }
}
