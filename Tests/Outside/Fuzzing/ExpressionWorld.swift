// The rulebook within which expressions are typed, and values that its fields can have.

import Machines
import Source

@testable import Checking
@testable import Compilation
@testable import Syntax

/// A checked rulebook of one matter, kept as the resolver that has checked it.
struct ExpressionWorld {
    let resolver: Resolver
    let rulebook: Rulebook
    let possibility: Possibility

    init() {
        let source = SourceText(name: "any.matter", text: ExpressionWorld.text)
        let (tree, broken) = Parser.parse(source)
        var resolver = Resolver(
            trees: [tree], divisions: .entries(ExpressionWorld.divisions),
            calendar: .calendar(CalendarDefinition(), lackedYear: nil))
        rulebook = resolver.resolve()
        expect(broken.isEmpty && resolver.findings.list.isEmpty, "the rulebook has errors")
        self.resolver = resolver
        possibility = Possibility(
            reader: SubjectReader(
                parties: rulebook.parties, applicant: rulebook.matters[0].applicant, matter: rulebook.matters[0]))
    }

    /// A value that the fact can have.
    func value(of fact: Machines.Fact, _ chance: Int) -> Value {
        switch fact {
        case .today: date(chance)
        case .year: .whole(1990 + chance % 60)
        case .rows: .whole(chance % 6)
        case .inChain, .openCase: .flag(chance % 2 == 0)
        case .yearsSinceOutcome: chance % 3 == 0 ? .unset : .whole(chance % 10)
        case .answer(let module, let field):
            value(of: rulebook.matters[0].modules[module].fields[field].type, chance)
        case .path(let path): value(of: type(of: path), chance)
        }
    }

    private func type(of path: Path) -> ValueType {
        var type = ValueType.party(path.root == .applicant ? 0 : 1)
        for field in path.fields {
            if case .party(let kind) = type { type = rulebook.parties[kind].fields[field].type }
        }
        return type
    }

    private func value(of type: ValueType, _ chance: Int) -> Value {
        switch type {
        case .text, .creditCode, .phone, .email: .text(["a", "甲", "吉林", "13900000001"][chance % 4])
        case .citizenID:
            .text("220102\(1940 + chance % 80)0\(1 + chance / 80 % 9)1\(chance / 720 % 9)001\(chance % 9)")
        case .number: .number(Int64(chance % 2_000_000) - 1_000_000)
        case .money: .money(Int64(chance % 100_000))
        case .year: .whole(1950 + chance % 100)
        case .date: date(chance)
        case .flag: .flag(chance % 2 == 0)
        case .choice(let options): .choice(chance % max(1, options.count))
        case .division: .division([220_000, 220_100, 220_104][chance % 3])
        case .party: .party(PartyID(UInt32(1 + chance % 3)))
        }
    }

    private func date(_ chance: Int) -> Value {
        CivilDate(year: 1940 + chance % 100, month: 1 + chance / 100 % 12, day: 1 + chance / 1200 % 28)
            .map(Value.date) ?? .unset
    }

    private static let divisions = [
        DivisionEntry(code: 220000, name: "吉林省", parent: nil),
        DivisionEntry(code: 220100, name: "长春市", parent: 220000),
        DivisionEntry(code: 220104, name: "朝阳区", parent: 220100),
    ]

    private static let text = """
        divisions "divisions.json"
        party person "自然人" {
            field name       "姓名"     text
            field citizen-id "证件号码" citizen-id unique
            field phone      "手机号码" phone optional
            field born       "出生日期" date
            field income     "年收入"   money
            field since      "参加工作" year
            field unit       "推荐单位" unit optional
            field grade      "级别"     choice A "甲", B "乙", C "丙" optional
        }
        party unit "单位" {
            field name        "单位名称" text
            field credit-code "信用代码" credit-code unique
            field kind        "类型"     choice 机关, 企业
            field division    "区划"     division
            field hrss        "人社部门" flag
            field head        "负责人"   person optional
            field superior    "上级"     unit optional
        }
        matter m "事项" {
            category "类别"
            applicant person
            module basic "基本" {
                field grade  "级别" choice A "甲", B "乙", C "丙"
                field age    "年龄" number
                field note   "备注" text optional
            }
            module works "业绩" list 0..5 { field title "名称" text }
            level first "一级" { reviewer applicant.unit; approve; terminate }
        }
        """
}
