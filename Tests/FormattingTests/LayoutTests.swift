// Layouts as golden files, over the rulebooks of the repository, and small ones whose reason stands beside them.

import Formatting
import Source
import Syntax
import TestSupport
import Testing

@Suite struct LayoutTests {
    static let cases = Golden.cases(in: "Tests/FormattingTests/Golden")

    @Test(arguments: cases) func stands(_ golden: GoldenCase) {
        if let output = check(golden.input) { golden.check(output) }
    }

    @Test func thereAreSome() { #expect(Self.cases.count >= 6) }

    @Test func theRulebooksOfTheRepositoryStandInTheirLayout() throws {
        #expect(Rulebooks.paths.count >= 3)
        for path in Rulebooks.paths {
            let text = try Repository.text(path)
            check(text, becomes: text)
        }
    }

    @Test func keywordsTurnIntoTheOtherLanguageAndBack() throws {
        for text in try Rulebooks.texts() {
            let english = check(text, keywords: .en) ?? ""
            let chinese = check(english, keywords: .zh) ?? ""
            #expect(chinese != english)
            #expect(!chinese.contains("applicant "))
            check(chinese, keywords: .en, becomes: english)
            check(chinese, becomes: chinese)
        }
    }

    @Test(arguments: [
        ("", ""),
        ("\n\n", ""),
        ("\u{FEFF}# 注释\r\n\r\n\r\n# 另一条", "# 注释\n\n# 另一条\n"),
        (";;\n", ""),
        ("divisions \"a\";", "divisions \"a\"\n"),
        ("divisions   “a”  #  x \t\u{3000}\n", "divisions \"a\"  #  x\n"),
        // What a longer keyword is made of may stand apart, by spaces of any width.
        (
            "matter a { require applicant.b is\u{3000} not  set else \"c\" }",
            "matter a { require applicant.b is not set else \"c\" }\n"
        ),
        ("matter a\n\n{ }", "matter a {}\n"),
        ("matter a # b\n{ }", "matter a {  # b\n}\n"),
        ("matter a {\n\n# b\n\n}", "matter a {\n    # b\n}\n"),
        // Names that are spelt as keywords are names.
        ("matter matter { applicant applicant }", "matter matter { applicant applicant }\n"),
    ])
    func becomes(_ text: String, _ expected: String) { check(text, becomes: expected) }

    @Test func namesThatAreSpeltAsKeywordsAreNotTranslated() {
        check(
            "matter level { alias \"level\"; applicant 级次 } # level", keywords: .zh,
            becomes: "事项 level { 别名 \"level\"; 申报人 级次 }  # level\n")
    }

    @Test func noLineIsBrokenBeforeAWordThatIsSpeltAsAKeyword() {
        let options = (0..<30).map { "\($0 % 2 == 0 ? "字段" : "attachment") \"第\($0)种\"" }.joined(separator: ", ")
        let lines = "party a {\n    field b choice \(options), 其他\n}\n"
        check(lines, becomes: lines.replacing(", 其他", with: ",\n                   其他"))
    }

    @Test func aFileThatDoesNotParseIsLeftAlone() {
        for text in ["matter a {", "matter a。", "要求", "divisions \"a", "\u{202E}# a"] {
            guard case .unparsed(let errors) = Formatter.format(SourceText(name: "a.matter", text: text)) else {
                Issue.record("\(text) was laid out")
                continue
            }
            #expect(!errors.isEmpty)
        }
    }

    @Test(arguments: [
        ("matter b {}\n", ProofFault.otherText),
        ("matter a { applicant b }\n", .otherTree),
        ("matter a {\n", .otherTree),
        ("matter a {}  # b\n", .otherComments),
        ("matter  a {}\n", .unsettled),
        ("事项 a {}\n", .otherText),
    ])
    func aLayoutThatSaysSomethingElseIsNotProved(_ layout: String, _ fault: ProofFault) {
        let (tree, _) = Parser.parse(SourceText(name: "a.matter", text: "matter a { }"))
        #expect(Proof.fault(in: Array(layout.utf8), of: tree, keywords: .keep) == fault)
        #expect(Proof.fault(in: Array("matter a {}\n".utf8), of: tree, keywords: .keep) == nil)
    }
}
