// The closed lists: keywords with both spellings, verbs, and the tokens that spellings give.

import Source
import Syntax
import Testing

@Suite struct KeywordTests {
    @Test func theTableHasOneRowAKeywordInOrder() {
        #expect(Keyword.spellings.map(\.keyword) == Keyword.allCases)
        #expect(Keyword.allCases.map { Int($0.rawValue) } == Array(1...Keyword.allCases.count))
    }

    @Test func noSpellingStandsForTwoKeywords() {
        let spellings = Keyword.spellings.flatMap { [$0.english, $0.chinese] }
        #expect(Set(spellings).count == spellings.count)
        #expect(spellings.allSatisfy { isCanonicallyComposed($0) })
    }

    @Test(arguments: Keyword.allCases)
    func everySpellingIsOneTokenOfItsKeyword(keyword: Keyword) {
        for spelling in [keyword.english, keyword.chinese, keyword.english.replacing(" ", with: "  ")] {
            let tree = Parser.parse(SourceText(name: "a", text: spelling + " x")).tree
            #expect(tree.tokens.map(\.kind) == [.word, .word, .endOfFile])
            #expect(tree.tokens[0].keyword == keyword)
            let longer = Parser.parse(SourceText(name: "a", text: "matter " + spelling + "x")).tree
            #expect(longer.tokens[1].keyword != keyword)
        }
        #expect(Keyword.parse(keyword.english) == keyword && Keyword.parse(keyword.chinese) == keyword)
    }

    @Test func verbsAreSpeltByKeywords() {
        let words = "apply fill attach detach submit judge approve return terminate recall dispatch record publish"
        #expect(Verb.allCases.map(\.english).joined(separator: " ") == words + " revoke release")
        for verb in Verb.allCases {
            #expect(Verb(verb.keyword) == verb && Verb.parse(verb.chinese) == verb && Verb.parse(verb.english) == verb)
        }
        #expect(Verb.parse("level") == nil && Verb.parse("drop") == nil)
    }

    @Test(arguments: [
        ("a.b..c", "word dot word dotDot word"), ("1..50", "number dotDot number"), ("-3.5 x-y", "number word"),
        ("2023-07-01", "date"), ("3.a", "number dot word"), ("\"a\"“b”", "string string"),
        ("a<=b>=c<d>e", "word lessOrEqual word greaterOrEqual word less word greater word"),
        ("，：；（）｛｝．", "comma colon semicolon leftParenthesis rightParenthesis leftBrace rightBrace dot"),
        ("a # b\n## c", "word"), ("1．．5", "number dotDot number"), ("1．5", "number"), ("a　b", "word word"),
    ])
    func tokens(text: String, kinds: String) {
        let tree = Parser.parse(SourceText(name: "a", text: text)).tree
        #expect(tree.tokens.dropLast().map { "\($0.kind)" }.joined(separator: " ") == kinds)
    }

    @Test(arguments: [
        ("12", 120_000), ("3.5", 35_000), ("0.0001", 1), ("-7", -70_000), ("1．5", 15_000), ("1.00001", nil),
        ("922337203685477.5807", Int64.max), ("922337203685477.5808", nil), ("99999999999999999999", nil), ("", nil),
    ])
    func numbersAreExact(text: String, value: Int64?) {
        #expect(exactNumber(text.utf8) == value)
    }

    @Test func textsSizesAndCommentsAreRead() {
        let tree = Parser.parse(
            SourceText(
                name: "a",
                text: """
                    ## 第一行
                    ## 第二行
                    matter a "引\\"号\\u{6C49}\\n" { # 注释
                        attachment b pdf up to 1.5 KB   ## 不算
                        attachment c pdf, jpg up to 20 mb optional
                    }
                    """)
        ).tree
        let matter = tree.file.matters.first
        #expect(matter?.documentation == "第一行\n第二行")
        #expect(matter?.title?.value == "引\"号汉\n")
        #expect(matter?.attachments.map { $0.limit?.sizeBytes } == [1536, 20 << 20])
        #expect(matter?.attachments.map(\.isOptional) == [false, true])
        #expect(matter?.attachments.last?.documentation == nil)
    }

    @Test func namesUsedAsKeywordsAndNotAreToldApart() {
        let tree = Parser.parse(
            SourceText(
                name: "a",
                text:
                    "matter a { level b { reviewer hrss at county of applicant.unit; return to applicant, c resume } }")
        ).tree
        let level = tree.file.matters.first?.road.first
        guard case .level(let level) = level else {
            Issue.record("no level")
            return
        }
        #expect(level.reviewer?.path == nil && level.reviewer?.office?.text == "hrss")
        #expect(level.reviewer?.tier?.text == "county" && level.reviewer?.division?.text == "applicant.unit")
        #expect(level.reviewer?.division?.segments.map(\.keyword) == [.applicant, nil])
        #expect(level.returns.first?.targets.map(\.keyword) == [.applicant, nil])
        #expect(level.returns.first?.isResuming == true)
    }
}
