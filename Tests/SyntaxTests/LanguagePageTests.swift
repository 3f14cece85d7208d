// Docs/Language.md held against the parser: its examples parse, its keywords are the language's, and what it says of
// keywords as names is so.

import Source
import Syntax
import TestSupport
import Testing

@Suite struct LanguagePageTests {
    @Test func theTableOfKeywordsIsTheLanguages() throws {
        #expect(try LanguagePage.keywords() == Keyword.allCases.map { [$0.english, $0.chinese] })
    }

    @Test func everyExampleParsesInBothSpellings() throws {
        let wholes = try LanguagePage.blocks(of: "matter example")
        let inMatter = try LanguagePage.blocks(of: "matter in matter").map { "matter m {\n\($0)\n}" }
        let inLevel = try LanguagePage.blocks(of: "matter in level").map { "matter m { level l {\n\($0)\n} }" }
        #expect(wholes.count >= 7 && inMatter.count >= 4 && inLevel.count >= 1)
        for text in wholes + inMatter + inLevel {
            let english = check(text)
            let chinese = check(translated(english, to: .zh))
            #expect(shape(english.root) == shape(chinese.root))
            #expect(translated(chinese, to: .en) == text)
        }
    }

    /// Rulebooks with places for names, `$`, in all that can be named.
    private static let namings = [
        "party $ \"t\" { field $ \"t\" text; field b $.c }".replacing("; field b $.c", with: ""),
        "party a \"t\" { field b choice $ \"t\", $ }",
        "office $ \"t\" among $ by $ tiers $ \"t\", $",
        "route $ { level $ \"t\" { reviewer applicant.$ then $ up to 2; judge a, $; approve } }",
        "matter $ \"t\" { applicant $; target $ \"t\" by $; module $ \"t\" { field $ \"t\" text } }",
        "matter a { attachment $ \"t\" pdf, $; route $ without $, $; level $ { dispatch with $ or $ } }",
        "matter a { level b { reviewer $ at $ of applicant.$; return to $, $; require count of $ > 1 else \"t\" } }",
        "matter a { on $ { set applicant.$ to target; clear applicant.$ }; revoke from $; appraisal { outcome $ } }",
        "matter a { warn applicant.$ is set \"t\"; forbid applicant has open $ else \"t\" }",
        "matter a { warn years since last $ of $ > 1 \"t\" }",
        "scenario \"t\" for $ {\n given $ $ { $ 1 }\n $: submit\n expect state $\n expect holder $, $\n }",
        "scenario \"t\" for a {\n b: fill a.$ 1\n b: attach $.1.$\n b: apply to $\n expect editable $\n }",
        "scenario \"t\" for a {\n expect $ cannot submit with R0207\n b: record $\n expect state $.review\n }",
        "property \"t\" for $ { $.approve only after $.approve; always after $.approve: attached $ }",
        "migrate $ to $ { state $.review to $.dispatch }",
    ]

    @Test(arguments: namings)
    func everyKeywordCanBeAName(pattern: String) {
        for keyword in Keyword.allCases {
            for spelling in [keyword.english, keyword.chinese] where !spelling.contains(" ") {
                let text = pattern.replacing("$", with: spelling)
                let diagnostics = Parser.parse(SourceText(name: "a", text: text)).diagnostics
                let isKept = keptWords(in: pattern).contains(keyword)
                #expect(diagnostics.isEmpty || isKept, "\(text): \(diagnostics.map { $0.headline(in: .en) })")
            }
        }
    }

    /// The keywords that the page says cannot be names in a pattern.
    private func keptWords(in pattern: String) -> [Keyword] {
        if pattern.contains("judge") { return [.every] }
        return pattern.contains("$ by") ? [.set] : pattern.contains("$ of") ? [.count] : []
    }

    @Test func theWordsThatAreKeptAreKept() {
        let cases: [(pattern: String, words: [Keyword])] = [
            ("party a { field b $ }", [.optional, .unique, .length, .range, .from, .when, .choice]),
            (
                "matter a { warn $ is set \"t\" }",
                [.and, .or, .not, .is, .in, .chain, .else, .after, .attached, .last]
            ),
            ("matter a { level b { judge $ } }", [.every]),
            ("matter a { attachment b \"t\" $, pdf }", [.optional, .when]),
        ]
        for (pattern, words) in cases {
            for keyword in Keyword.allCases where !keyword.english.contains(" ") {
                let text = pattern.replacing("$", with: keyword.english)
                let isClean = Parser.parse(SourceText(name: "a", text: text)).diagnostics.isEmpty
                #expect(isClean != words.contains(keyword), "\(text)")
            }
        }
    }
}
