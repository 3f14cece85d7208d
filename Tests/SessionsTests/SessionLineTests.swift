// Trials of the line at the prompt: prefixes, words, quotation marks and full-width forms. No command is carried out.

import Testing

@testable import Sessions

/// Fails where the line does not come apart as it should.
private func check(
    _ line: String, words: [String], account: String? = nil, expected: String? = nil,
    at location: SourceLocation = #_sourceLocation
) {
    do throws(Failure) {
        let parsed = try SessionLine(line)
        #expect(parsed.words.map(\.text) == words, sourceLocation: location)
        #expect(parsed.account == account, sourceLocation: location)
        #expect(parsed.expectedCode == expected, sourceLocation: location)
    } catch {
        Issue.record("\(error.code)", sourceLocation: location)
    }
}

/// Fails where the line is not refused with the code.
private func check(_ line: String, fails code: String, at location: SourceLocation = #_sourceLocation) {
    do throws(Failure) {
        _ = try SessionLine(line)
        Issue.record("not refused", sourceLocation: location)
    } catch {
        #expect(error.code == code, sourceLocation: location)
    }
}

@Suite struct SessionLineTests {
    @Test func wordsStandBetweenBlanks() {
        check("fill basic.grade  B", words: ["fill", "basic.grade", "B"])
        check("  填写\u{3000}基本信息.姓名\t张三 ", words: ["填写", "基本信息.姓名", "张三"])
        check("", words: [])
        check("\u{FEFF}help", words: ["help"])
    }

    @Test func commentsAreLeftOut() {
        check("# 说明", words: [])
        check("submit # 提交", words: ["submit"])
        check("find C#1", words: ["find", "C#1"])
    }

    @Test func quotationMarksKeepBlanks() {
        check("approve \"a  b\"", words: ["approve", "a  b"])
        check("approve “同意 推荐”", words: ["approve", "同意 推荐"])
        check(#"approve "a \"b\" \\ \n""#, words: ["approve", "a \"b\" \\ \n"])
        check("profile set phone \"\"", words: ["profile", "set", "phone", ""])
        check("approve \"a", fails: "P0104")
        check(#"approve "a\"#, fails: "P0104")
        check(#"approve "\x""#, fails: "P0105")
    }

    @Test func prefixesSayWhoAndWhatIsExpected() {
        check("as zhang: apply x", words: ["apply", "x"], account: "zhang")
        check("以 张三：申报 x", words: ["申报", "x"], account: "张三")
        check("refused R0207: as zhang: fill a.b c", words: ["fill", "a.b", "c"], account: "zhang", expected: "R0207")
        check("应拒绝 R0207：以 zhang：填写 a.b c", words: ["填写", "a.b", "c"], account: "zhang", expected: "R0207")
        check("as zhang apply", words: ["as", "zhang", "apply"])
    }

    @Test func slotsAreModuleRowAndName() {
        #expect(SlotPath("basic.grade")?.name == "grade")
        #expect(SlotPath("学历学位．2．毕业院校")?.row == 2)
        #expect(SlotPath("basic") == nil)
        #expect(SlotPath("education.0.school") == nil)
        #expect(SlotPath("education.x.school") == nil)
        #expect(SlotPath("education..school") == nil)
    }
}
