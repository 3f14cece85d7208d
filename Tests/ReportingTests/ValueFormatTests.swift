// Values for readers in both languages, and bare for programs.

import Machines
import Reporting
import Source
import Testing

struct ValueFormatTests {
    private static let ruleset = Ruleset(
        parties: [], offices: [], divisions: [Division(code: 220_104, name: "朝阳区", parent: nil)], machines: [])
    private static let grade = FieldType.choice([Choice(name: "A", title: "国内外顶尖人才"), Choice(name: "企业", title: "企业")])

    struct Case: Sendable {
        let value: Value
        let type: FieldType
        let zh: String
        let en: String
        let cell: String

        init(_ value: Value, _ type: FieldType, _ zh: String, _ en: String, _ cell: String) {
            self.value = value
            self.type = type
            self.zh = zh
            self.en = en
            self.cell = cell
        }
    }

    static let cases: [Case] = [
        Case(.unset, .text, "暂未录入", "not entered", ""),
        Case(.flag(true), .flag, "是", "yes", "yes"),
        Case(.flag(false), .flag, "否", "no", "no"),
        Case(.number(35_000), .number, "3.5", "3.5", "3.5"),
        Case(.number(-1), .number, "-0.0001", "-0.0001", "-0.0001"),
        Case(.number(0), .number, "0", "0", "0"),
        Case(.whole(2023), .year, "2023", "2023", "2023"),
        Case(.number(.min), .number, "-922337203685477.5808", "-922337203685477.5808", "-922337203685477.5808"),
        Case(.money(1250), .money, "12.50 元", "12.50 yuan", "12.50"),
        Case(.money(-5), .money, "-0.05 元", "-0.05 yuan", "-0.05"),
        Case(.choice(0), grade, "A 国内外顶尖人才", "A 国内外顶尖人才", "A"),
        Case(.choice(1), grade, "企业", "企业", "企业"),
        Case(.choice(7), grade, "暂未录入（原选项已取消）", "not entered (its choice was removed)", ""),
        Case(.text("张三\u{1B}"), .text, "张三\\u{1B}", "张三\\u{1B}", "张三\\u{1B}"),
        Case(.party(PartyID(1)), .party(0), "某设计院", "某设计院", "某设计院"),
        Case(.party(PartyID(9)), .party(0), "主体 9", "party 9", "party 9"),
        Case(.division(220_104), .division, "朝阳区（220104）", "朝阳区 (220104)", "220104"),
        Case(.division(11_0000), .division, "110000", "110000", "110000"),
        Case(
            .text("220104199003070018"), .citizenID, "2201**********0018", "2201**********0018", "2201**********0018"),
    ]

    @Test(arguments: cases)
    func shows(_ example: Case) {
        let field = Field(name: "x", title: "某项", type: example.type)
        check(format(.zh).text(example.value, of: field), is: example.zh)
        check(format(.en).text(example.value, of: field), is: example.en)
        check(format(.en).cell(example.value, of: field), is: example.cell)
    }

    @Test func showsIDsInFullOnlyWhereAsked() {
        let field = Field(name: "id", title: "证件号码", type: .citizenID)
        let full = ValueFormat(language: .zh, ruleset: Self.ruleset, masksIDs: false) { _ in nil }
        check(full.text(.text("220104199003070018"), of: field), is: "220104199003070018")
        check(maskedID("12345678"), is: "********")
    }

    @Test func showsDates() throws {
        let date = try #require(CivilDate(year: 2023, month: 7, day: 1))
        check(format(.zh).text(.date(date), of: Field(name: "d", title: "日期", type: .date)), is: "2023-07-01")
    }

    private func format(_ language: Language) -> ValueFormat {
        ValueFormat(language: language, ruleset: Self.ruleset) { $0.number == 1 ? "某设计院" : nil }
    }
}
