// Whole rulebooks: they parse without findings, and both spellings give the same tree.

import Source
import Syntax
import TestSupport
import Testing

@Suite struct RulebookTests {
    @Test(arguments: Repository.files(below: "workflows", suffix: ".matter"))
    func everyRulebookTurnsIntoTheOtherSpellingAndBack(path: String) throws {
        let text = try Repository.text(path)
        let english = check(text)
        let chinese = check(translated(english, to: .zh))
        #expect(shape(chinese.root) == shape(english.root))
        #expect(translated(chinese, to: .en) == text)
        #expect(translated(chinese, to: .zh) == translated(english, to: .zh))
    }

    @Test func theSampleReadsAlikeInBothSpellings() {
        let english = check(Sample.english)
        let chinese = check(Sample.chinese)
        #expect(shape(english.root) == shape(chinese.root))
        #expect(english.file.matters.count == 4)
        #expect(translated(english, to: .zh).contains("resume") == false)
    }

    @Test func fullWidthSignsReadAsTheirPlainForms() {
        let plain = check(#"matter a "甲" { target unit "单位" by code; require (count of b) > 3 else "不足" }"#)
        let wide = check("matter　a　“甲”　｛　target unit “单位” by code；　require （count of b） > 3 else “不足”　｝")
        #expect(shape(plain.root, withText: false) == shape(wide.root, withText: false))
        #expect(wide.file.matters.first?.title?.value == "甲")
    }

    @Test func wordsOfTheLanguageAreNamesWhereNamesStand() {
        let tree = check(
            """
            party level "级" { field level "级次" text; field 数量 "数量" number; field set "套" level }
            matter target "甲" { applicant level; target level by set; require applicant.level is level else "x" }
            """)
        #expect(tree.file.parties.first?.fields.map { $0.name?.text } == ["level", "数量", "set"])
        #expect(tree.file.parties.first?.fields.last?.type?.party?.text == "level")
        #expect(tree.file.matters.first?.target?.field?.text == "set")
    }

    @Test(arguments: [
        ("风险为高", "风险 为 高"), ("单位不为空且级别已填", "单位 不为 空 且 级别 已填"), ("推荐单位", nil), ("为", nil), ("", nil),
    ])
    func keywordsThatRunIntoNamesAreFound(word: String, separated: String?) {
        #expect(separatedKeywords(in: word) == separated)
    }
}
