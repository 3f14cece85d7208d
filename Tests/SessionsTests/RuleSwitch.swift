// Rules of the shipped rulebook switched off in its text, one at a time, each with the command that it alone refuses.
// How they are played stands in `RuleSwitchTests.swift`.

import Testing

/// A rule, the text that switches it off, and what it refuses.
struct RuleSwitch: Sendable, CustomTestStringConvertible {
    /// Begins with the number of the requirement that the rule holds.
    let name: String
    /// A file of `workflows/`.
    let file: String
    /// What stands there, as often as it stands there.
    let rule: String
    /// What stands there with the rule switched off.
    var without = ""
    /// The lines that lead there, each of which must be carried out with the rule and without.
    var lines: [String] = []
    let refused: String
    let code: String

    var testDescription: String { name }

    /// An office, two units and a person, before every row's own lines.
    static let parties = [
        "register unit hall name 省人社厅 credit-code 11220000TE0000010N kind 机关 division 220000 hrss yes",
        "register unit institute name 某设计院 credit-code 91220102TE0000053X kind 事业单位 division 220000",
        "register unit bureau name 某建设局 credit-code 12220100TE0000070Y kind 事业单位 division 220000",
        "register person zhang name 张三 citizen-id 220199198501010018",
    ]

    static let all = bindings + applying + reviewing

    private static let bindings = [
        RuleSwitch(
            name: "R020 nobody binds itself", file: "bindings.matter",
            rule: "    forbid    target is applicant                 else \"严禁本单位绑定本单位统一社会信用代码！\"\n",
            refused: "as institute: bind 91220102TE0000053X", code: "R0401"),
        RuleSwitch(
            name: "R020 Q14 nobody binds a unit below", file: "bindings.matter",
            rule: "    forbid    applicant in target.superior chain  else \"上级单位不能是本单位的下级\"\n",
            lines: superior, refused: "as bureau: bind 91220102TE0000053X", code: "R0401"),
        RuleSwitch(
            name: "R023 no office is a superior", file: "bindings.matter",
            rule: "    forbid    target.hrss                         else \"绑定上级主管单位，人社局/厅除外\"\n",
            refused: "as institute: bind 11220000TE0000010N", code: "R0401"),
        RuleSwitch(
            name: "R029 R032 a binding is not returned", file: "bindings.matter",
            rule: "\"上级单位审核\" {\n        reviewer  target\n",
            without: "\"上级单位审核\" {\n        reviewer  target\n        return    \"退回修改\" to applicant\n",
            lines: by("institute", "bind 12220100TE0000070Y") + by("bureau", "next"),
            refused: "as bureau: return to applicant 请改", code: "R0201"),
        RuleSwitch(
            name: "R030 Q16 one request at a time", file: "bindings.matter",
            rule: "    period    once  # 一人同时只能有一个在办或已生效的绑定\n",
            lines: by("zhang", "bind 91220102TE0000053X"), refused: "as zhang: bind 12220100TE0000070Y", code: "R0402"),
        RuleSwitch(
            name: "R021 Q16 a binding is kept while a declaration needs it", file: "bindings.matter",
            rule: "        forbid applicant has open talent-grading       else \"在办的申报尚未办结，不能解除绑定\"\n",
            lines: submitted, refused: "as zhang: unbind", code: "R0401"),
        RuleSwitch(
            name: "R013 one person, one party", file: "parties.matter", rule: "citizen-id  unique",
            without: "citizen-id", refused: "register person wang name 王五 citizen-id 220199198501010018",
            code: "R0904"),
        RuleSwitch(
            name: "R014 a field has its choices", file: "parties.matter", rule: "choice 国有, 集体, 民营, 外商投资, 其他  optional",
            without: "text  optional", refused: "as institute: profile set nature 外星", code: "R0504"),
    ]

    private static let applying = [
        RuleSwitch(
            name: "R021 who is bound to no unit does not apply", file: "talent-grading.matter",
            rule: "    require   applicant.unit is set                          else \"请先绑定推荐单位，再申报\"\n",
            refused: "as zhang: apply talent-grading", code: "R0401"),
        RuleSwitch(
            name: "R017 a declaration goes to the offices of the unit's division", file: "talent-grading.matter",
            rule: ladder, without: "    route declaration without county, prefecture\n",
            lines: ["register unit island name 某站 credit-code 12220000TE00009055 kind 事业单位 division 220102"]
                + by("zhang", "bind 12220000TE00009055") + by("island", "next", "approve 同意") + draft,
            refused: "as zhang: submit", code: "R0605"),
        RuleSwitch(
            name: "R018 Q29 what is under review is not revoked", file: "talent-grading.matter",
            rule: "revoke \"撤销流程\" from draft, returned", without: "revoke \"撤销流程\" from draft, returned, unit",
            lines: submitted, refused: "as zhang: revoke", code: "R0201"),
    ]

    private static let reviewing = [
        RuleSwitch(
            name: "R039 level by level", file: "talent-grading.matter", rule: ladder,
            without: "    route declaration without unit\n",
            lines: superior + by("zhang", "bind 91220102TE0000053X") + by("institute", "open 2", "approve 同意") + draft
                + by("zhang", "submit") + by("bureau", "open 3"),
            refused: "as bureau: judge all right", code: "R0301"),
        RuleSwitch(
            name: "R041 R043 every module is judged before an approval", file: "talent-grading.matter", rule: ladder,
            without: """
                    level unit "推荐单位" {
                        reviewer  applicant.unit
                        judge     contract
                        approve   "审核通过"
                    }
                    route declaration without unit

                """,
            lines: submitted + by("institute", "open 2", "judge contract right"),
            refused: "as institute: approve 同意", code: "R0204"),
        RuleSwitch(
            name: "R053 an attachment is of its kinds", file: "talent-grading.matter",
            rule: "\"申报函\"   pdf, jpg, png", without: "\"申报函\"   pdf, jpg, png, txt", lines: approved,
            refused: "as institute: attach letter notes.txt", code: "R0509"),
        RuleSwitch(
            name: "R056 a dispatch has a report or a letter", file: "declaration.matter",
            rule: "\"送审\" with recommendation or letter", without: "\"送审\"", lines: approved,
            refused: "as institute: dispatch", code: "R0701"),
        RuleSwitch(
            name: "R057 the office alone records results", file: "talent-grading.matter",
            rule: "        office    hrss at province of applicant.unit.division\n",
            without: "        office    applicant.unit\n",
            lines: approved + by("institute", "attach letter proof.pdf", "dispatch")
                + by("hall", "open 2", "judge all right", "approve 同意") + by("institute", "open 2"),
            refused: "as institute: record failed", code: "R0303"),
    ]

    private static let ladder = "    route declaration\n"

    private static let superior = by("institute", "bind 12220100TE0000070Y") + by("bureau", "next", "approve 同意")

    private static let draft = by(
        "zhang", "apply talent-grading", "fill basic.grade B", "fill basic.class 工程技术", "fill education.1.school 吉林大学",
        "fill education.1.degree 博士", "attach education.1.proof proof.pdf", "fill contract.years 3",
        "fill contract.insured yes")

    /// Case 2, which the institute reviews.
    private static let submitted =
        by("zhang", "bind 91220102TE0000053X") + by("institute", "next", "approve 同意") + draft + by("zhang", "submit")

    private static let approved = submitted + by("institute", "open 2", "judge all right", "approve 同意")

    private static func by(_ account: String, _ lines: String...) -> [String] {
        lines.map { "as \(account): \($0)" }
    }
}
