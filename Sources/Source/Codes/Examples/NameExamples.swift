// The examples of the codes M03xx: names that are unknown, doubled or used for the wrong kind of thing.

extension DiagnosticExample {
    /// The examples of this file.
    static let names: [DiagnosticExample] = [
        DiagnosticExample(
            .unknownParty, in: .matter,
            wrong: #"target units "接待单位" by credit-code"#,
            right: #"target unit "接待单位" by credit-code"#),
        DiagnosticExample(
            .unknownType, in: .file,
            wrong: """
                party guest "来宾" {
                    field name "姓名" txt
                }
                """,
            right: """
                party guest "来宾" {
                    field name "姓名" text
                }
                """),
        DiagnosticExample(
            .unknownField, in: .matter,
            wrong: #"require applicant.phon is set else "请核对填报内容""#,
            right: #"require applicant.phone is set else "请核对填报内容""#),
        DiagnosticExample(
            .unknownOffice, in: .matter,
            wrong: #"level third "科室" { reviewer hrs at county of applicant.unit.division; approve }"#,
            right: #"level third "科室" { reviewer hrss at county of applicant.unit.division; approve }"#),
        DiagnosticExample(
            .unknownTier, in: .matter,
            wrong: #"level third "科室" { reviewer hrss at town of applicant.unit.division; approve }"#,
            right: #"level third "科室" { reviewer hrss at county of applicant.unit.division; approve }"#),
        DiagnosticExample(
            .unknownMatter, in: .matter,
            wrong: #"forbid applicant has open leav else "已有在办的请假""#,
            right: #"forbid applicant has open leave else "已有在办的请假""#,
            why: Words(
                zh: "标题可以改，名称是规则之间引用的依据。",
                en: "Titles may be reworded; rules refer to each other by names.")),
        DiagnosticExample(
            .unknownRoute, in: .file,
            wrong: """
                route ladder "逐级" {
                    level unit "单位" { reviewer applicant.unit; approve }
                    level superior "上级" { reviewer applicant.unit; approve }
                }
                matter trip "外出" {
                    category  "日常"
                    applicant person
                    route lader
                }
                """,
            right: """
                route ladder "逐级" {
                    level unit "单位" { reviewer applicant.unit; approve }
                    level superior "上级" { reviewer applicant.unit; approve }
                }
                matter trip "外出" {
                    category  "日常"
                    applicant person
                    route ladder
                }
                """),
        DiagnosticExample(
            .unknownModule, in: .level,
            wrong: "judge basics",
            right: "judge basic"),
        DiagnosticExample(
            .unknownLevel, in: .level,
            wrong: "return to frist",
            right: "return to first"),
        DiagnosticExample(
            .unknownOutcome, in: .matter,
            wrong: "on passed { set applicant.grade to A }",
            right: "on approved { set applicant.grade to A }",
            why: Words(
                zh: "没有评审的事项只有“通过”这一个结果；评审的结果由 outcome 声明。",
                en: "A matter without an appraisal ends as `approved`; an appraisal declares its outcomes.")),
        DiagnosticExample(
            .unknownAttachment, in: .matter,
            wrong: #"level third "科室" { reviewer applicant.unit; approve; dispatch with leter }"#,
            right: #"level third "科室" { reviewer applicant.unit; approve; dispatch with letter }"#),
        DiagnosticExample(
            .unknownOption, in: .matter,
            wrong: #"require basic.reason is 年假 else "请核对填报内容""#,
            right: #"require basic.reason is 病假 else "请核对填报内容""#),
        DiagnosticExample(
            .unknownValue, in: .matter,
            wrong: #"require bsic.days > 0 else "请核对填报内容""#,
            right: #"require basic.days > 0 else "请核对填报内容""#),
        DiagnosticExample(
            .unknownState, in: .matter,
            wrong: "revoke from approved",
            right: "revoke from draft",
            why: Words(
                zh: "已办结的申报不能撤销。",
                en: "A case that has ended cannot be revoked.")),
        DiagnosticExample(
            .unknownDivision, in: .matter,
            wrong: #"forbid applicant.unit.division is 220381 else "不受理该地""#,
            right: #"forbid applicant.unit.division is 220104 else "不受理该地""#),
        DiagnosticExample(
            .nameTwice, in: .matter,
            wrong: #"module basic "补充" { field note "备注" text }"#,
            right: #"module extra "补充" { field note "备注" text }"#),
    ]
}
