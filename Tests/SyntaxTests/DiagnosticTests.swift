// Where findings stand: sources with markers, a mistake or a few each, and nothing reported twice.

import Source
import Syntax
import Testing

@Suite struct SyntaxDiagnosticTests {
    @Test(arguments: [
        // Misspelt and misplaced words.
        "⟦M0201:mater⟧ a \"甲\" { category \"乙\" }",
        "matter a \"甲\" { ⟦M0202:catgory⟧ \"乙\"; applicant person }",
        "matter a \"甲\" {\n    ⟦M0202:reviewer⟧ target\n    ⟦M0202:12⟧\n    applicant person\n}",
        "⟦M0201:hello⟧ world\nmore of it { x }\nmatter a \"甲\" { }",
        "matter a { level b { ⟦M0202:aprove⟧ \"通过\"; return \"退回\" to applicant } }",
        "matter a { applicant person ⟦M0208:category⟧ \"乙\" }",
        // Missing parts.
        "matter⟦M0203:⟧\n{ }",
        "matter a \"甲\"⟦M0203:⟧\nparty b { }",
        "matter a { category⟦M0203:⟧\n applicant person }",
        "matter a { applicant ⟦M0203:\"甲\"⟧ }",
        "matter a { target unit \"单位\"⟦M0203:⟧\n require b is set ⟦M0203:\"没有\"⟧ }",
        "party a { field b ⟦M0203:optional⟧ ; field c text length 1 ⟦M0203:2⟧ }",
        "party a { field b text length 1..⟦M0203:x⟧ }",
        "matter a { module b { attachment c pdf up to 20 ⟦M0203:TB⟧ } }",
        "matter a { period ⟦M0203:monthly⟧ ; opens 2023-01-01⟦M0203:⟧\n }",
        "matter a { level b { within 10 ⟦M0203:workday⟧ } }",
        "office h among unit when c ⟦M0203:tiers⟧ p, q",
        // Expressions.
        "matter a { require ⟦M0204:else⟧ \"x\" }",
        "matter a { require b is⟦M0204:⟧\n else \"x\" }".replacing("\n else \"x\"", with: "\n"),
        "matter a { require b and ⟦M0204:or⟧ c else \"x\" }",
        "matter a { require a < b ⟦M0210:<⟧ c else \"x\" }",
        "matter a { require a is b ⟦M0210:is⟧ c else \"x\" }",
        "matter a { require ⟦M0206:(⟧a and b else \"x\"\n applicant c }",
        "matter a { require a in b.c⟦M0203:⟧\n }",
        "matter a { level b { dispatch with c or d⟦M0211:,⟧ e } }",
        // Braces.
        "matter a { } ⟦M0207:}⟧ matter b { }",
        "matter a ⟦M0205:{⟧\n    applicant b\n",
        "matter a {\n    level b ⟦M0205:{⟧\n        approve\n    level c {\n        approve\n    }\n}\nmatter d { }",
        "matter a ⟦M0205:{⟧\n    applicant b\n\nmatter c {\n    applicant d\n}\n",
        "matter a⟦M0203:⟧\n    applicant b\n    period once\n}\nparty c { }",
        "matter a {\n    level b ⟦M0203:approve⟧ }\n    level c { approve }\n}",
        "matter a {\n    release by applicant⟦M0203:⟧\n        clear applicant.b\n    }\n    period once\n}",
        "matter a {\n    level b { approve }\n    ⟦M0207:}⟧\n    period once\n}",
        "matter a {\n    level b {\n        approve\n        ⟦M0207:}⟧\n    }\n    period once\n}",
        "matter a ⟦M0205:{⟧\n    period once\n\nroute b \"乙\" {\n    level c { approve }\n}\n",
        // Statements that run into the next.
        "matter a { level b { approve \"通过\" ⟦M0208:terminate⟧ \"终止\"; recall } }",
        "matter a { level b {\n return to applicant,⟦M0203:⟧\n terminate \"终止\"\n approve\n} }",
        // Words without a space.
        "matter a { level b { ⟦M0209:当方案⟧.风险 为 高; reviewer target } }",
        "⟦M0209:事项甲⟧ \"甲\" { 申报人 person }",
    ])
    func mistakesOfForm(marked: String) { check(marked) }

    @Test(arguments: [
        "matter a { category \"甲\"⟦M0111:。⟧ applicant b }",
        "matter a { alias \"甲\"⟦M0111:、⟧\"乙\" }",
        "matter a { require applicant⟦M0111:。⟧unit is set else \"x\" }",
        "matter a { require b ⟦M0111:≥⟧ ⟦M0112:３⟧ else \"x\" }",
        "matter a { category ⟦M0113:\"甲⟧ }\n",
        "matter a { level b ⟦M0113:\"甲⟧ {\n approve\n } }",
        "matter a { category ⟦M0113:\"甲”⟧; applicant b }",
        "matter a { category \"a⟦M0114:\\q⟧ \\u{6C49} \\n \\\" ⟦M0114:\\u{110000}⟧\" }",
        "matter a { require b > ⟦M0115:1.23456⟧ else \"x\" }",
        "matter a { opens ⟦M0116:2023-02-29⟧ to 2024-02-29 }",
        "matter a { opens ⟦M0116:2023-1-1⟧ to ⟦M0116:0000-01-01⟧ }",
        "matter ⟦M0107:cafe\u{301}⟧ { }",
        "matter a⟦M0109:\u{200B}⟧b { }",
        "matter a { } # ⟦M0108:\u{202E}⟧ comment",
        "matter a {⟦M0109:\u{A0}⟧applicant b }",
        "matter a { category \"x⟦M0110:\u{200B}⟧\" }",
        "matter a { applicant b ⟦M0106:$$$⟧\n category \"甲\" }",
        "matter a { require b ⟦M0106:==⟧ c else \"x\" }",
        "\u{FEFF}matter a { }",
        "matter a { category \"他说“是”\"; alias “写\\”了”, \"b\" }",
    ])
    func mistakesOfCharacters(marked: String) { check(marked) }

    @Test func longNamesAndTextsAreReported() {
        let name = String(repeating: "a", count: 129)
        check("matter ⟦M0104:\(name)⟧ { category \"\(String(repeating: "甲", count: 21000))\" }")
        check("matter a { category ⟦M0105:\"\(String(repeating: "a", count: 65535))\"⟧ }")
    }

    @Test func filesOverTheLimitAndOfOtherEncodingsAreRefused() {
        let large = Parser.parse(SourceText(name: "a", bytes: [UInt8](repeating: 0x20, count: (8 << 20) + 1)))
        #expect(large.diagnostics.map(\.code) == [.fileTooLarge])
        let other = Parser.parse(SourceText(name: "a", bytes: Array("matter ".utf8) + [0xCA, 0xC2, 0xCF, 0xEE]))
        #expect(other.diagnostics.map(\.code) == [.badEncoding])
        #expect(other.diagnostics.first?.location.span.start == 7)
        #expect(other.diagnostics.first?.headline(in: .en).contains("offset 7") == true)
        checkLossless(other.tree)
    }

    @Test func nestingIsBounded() {
        func codes(_ depth: Int) -> [DiagnosticCode] {
            let opened = String(repeating: "(", count: depth) + "b" + String(repeating: ")", count: depth)
            return Parser.parse(SourceText(name: "a", text: "matter a { require \(opened) else \"x\" }"))
                .diagnostics.map(\.code)
        }
        #expect(codes(63).isEmpty)
        #expect(codes(64) == [.nestingTooDeep])
        #expect(codes(5000) == [.nestingTooDeep])
    }

    @Test func misspeltWordsComeWithAFix() {
        let source = SourceText(name: "a", text: "matter a { 级別 b { aprove } }")
        let diagnostics = Parser.parse(source).diagnostics
        #expect(diagnostics.flatMap(\.fixes).map(\.replacement) == ["级次", "approve"])
        #expect(diagnostics.first?.notes.first?.rendered(in: .zh) == "是否想写“级次”？")
    }

    @Test func certainFixesMendWhatTheyAreFor() {
        let text = "matter a { alias \"甲\"、\"乙\"。 require b ≥ ３ else \"x\" }\nmatter cafe\u{301}\u{200B} { }"
        let source = SourceText(name: "a", text: text)
        var bytes = source.bytes
        let fixes = Parser.parse(source).diagnostics.flatMap(\.fixes).filter(\.isCertain)
        for fix in fixes.sorted(by: { $0.location.span.start > $1.location.span.start }) where fix.replacement != "" {
            bytes.replaceSubrange(fix.location.span.range, with: Array(fix.replacement.utf8))
        }
        let mended = String(decoding: bytes, as: UTF8.self)
        #expect(mended.contains("\"甲\",\"乙\"; require b >= 3 else"))
    }
}
