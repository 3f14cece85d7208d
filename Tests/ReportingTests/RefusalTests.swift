// Refusals in both languages, with facts of every kind, and without a place left open.

import Engine
import Machines
import Reporting
import Source
import Testing

struct RefusalTests {
    private static let education = Term(name: "education", title: "学历学位")
    private static let basic = Term(name: "basic", title: "基本信息")

    @Test func tellsReasonCureActorAndRule() {
        var refusal = Refusal(.moduleNotEditable, able: [PartyID(1), PartyID(7)])
            .with("modules", .terms([Self.basic, Self.education])).with("editable", .terms([]))
        refusal.condition = 0
        check(
            format(.zh).text(refusal, rule: "workflows/a.matter:12:5"),
            is: """
                拒绝[R0207]：只能修改退回时勾选的问题模块，不能改：基本信息、学历学位
                  办法：可以修改：无
                  可由：某设计院、主体 7
                  依据：workflows/a.matter:12:5

                """)
        check(
            format(.en).text(refusal),
            is: """
                refused[R0207]: only the modules flagged at the return can be edited, not: basic, education
                  cure: editable now: none
                  who could: 某设计院, party 7

                """)
    }

    @Test func writesVerbsAsTheyAreTyped() {
        let refusal = Refusal(.opinionMissing).with("verb", .verb(.approve))
        check(format(.zh).cure(of: refusal), is: "把意见写在“通过”命令的最后，用引号括起")
        check(format(.en).cure(of: refusal), is: "write it at the end of approve, in quotation marks")
    }

    @Test func saysWhereThereIsNothingToChooseFrom() {
        let refusal = Refusal(.unknownAttachment).with("place", .term(Self.basic)).with("name", .text("photo"))
        let none = refusal.with("choices", .terms([]))
        check(format(.zh).cure(of: none), is: "这里不收附件")
        check(format(.en).cure(of: none), is: "no attachments are taken here")
        let some = refusal.with("choices", .terms([Self.education]))
        check(format(.zh).cure(of: some), is: "附件有：学历学位")
    }

    @Test func makesHiddenCharactersOfFactsVisible() {
        let refusal = Refusal(.conditionNotMet).with("text", .text("先绑定\u{1B}[2J"))
        let text = format(.zh).text(refusal)
        #expect(text.contains("先绑定\\u{1B}[2J"))
        #expect(!text.unicodeScalars.contains("\u{1B}"))
    }

    @Test func leavesAPlaceWithoutAFactAsWritten() {
        #expect(format(.en).reason(of: Refusal(.modulesWrong)).hasSuffix("{modules}"))
    }

    @Test func coloursOnlyWhereAsked() {
        let refusal = Refusal(.nothingToRecall)
        #expect(!format(.en).text(refusal).unicodeScalars.contains("\u{1B}"))
        let ansi = RefusalFormat(language: .en, ink: .ansi) { _ in nil }
        #expect(ansi.text(refusal).hasPrefix("\u{1B}[1;31mrefused[R0203]\u{1B}[0m: "))
    }

    private func format(_ language: Language) -> RefusalFormat {
        RefusalFormat(language: language) { $0.number == 1 ? "某设计院" : nil }
    }
}
