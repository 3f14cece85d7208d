// Trials of completion and of what is kept in the history: the line with `|` at the cursor, and what is offered there.

import Source
import Testing

@testable import Sessions

@Suite struct CompletionTests {
    private func offered(_ marked: String, _ language: Language) throws -> [Completion] {
        let trial = try Trial(Trial.shipped(), language: language)
        trial.run("register person zhang 姓名 张三 证件号码 220199198501010018")
        let place = marked.firstIndex(of: "|") ?? marked.endIndex
        let line = marked.replacing("|", with: "")
        return trial.session.completions(line, marked.distance(from: marked.startIndex, to: place))
    }

    @Test(arguments: [
        ("whoa|", "whoami 4"), ("我|", "我是谁 1"), ("WHOA|", "whoami 4"), ("as zhang: whoa|", "whoami 4"),
        ("以 zhang：whoa|", "whoami 4"), ("refused R0101: whoa|", "whoami 4"), ("whoa|mi", "whoami 4"),
        ("help whoa|", "whoami 4"), ("help “whoa|", "\"whoami\" 5"), ("list --na|", "--name 4"), ("as zh|", "zhang 2"),
        ("以 zh|", "zhang 2"), ("set |", "output 0,lang 0,page 0"), ("set output |", "table 0,json 0,csv 0"),
        ("set lang z|", "zh 1"), ("# whoa|", ""), ("nosuch whoa|", ""), ("whoami |", ""), ("refused R0|", ""),
        ("set output json |", ""),
    ])
    func namesAreOffered(marked: String, expected: String) throws {
        for language in Language.allCases {
            let found = try offered(marked, language).map { "\($0.text) \($0.replacedCount)" }
            #expect(found.joined(separator: ",") == expected)
        }
    }

    @Test func anEmptyLineOffersAllCommandsInTheLanguageInUse() throws {
        let (chinese, english) = (try offered("|", .zh), try offered("help |", .en))
        #expect(chinese.map(\.text) == CommandTable.all.map(\.chinese))
        #expect(english.map(\.text) == CommandTable.all.map(\.name))
        #expect(chinese.allSatisfy { !$0.summary.isEmpty && $0.isWhole })
    }

    @Test(arguments: [
        ("login zhang", true), ("登录 zhang", true), ("login zhang 123", false), ("login zhang --password-file f", true),
        ("login zhang 1 --x 2", false),
        ("as li: passwd", false),
        ("passwd", false), ("passwd x y", false), ("forgot li", false), ("activate CODE", false),
        ("activte CODE", false), ("apply talent-grading", true), ("nosuch", true), ("fill a.b \"open", false),
        ("", false), ("# note", false), ("opinions add “同意”", true),
    ])
    func linesWithSecretsAreNotKept(line: String, isKept: Bool) throws {
        #expect(try Trial(Trial.shipped()).session.keepsInHistory(line) == isKept)
    }
}
