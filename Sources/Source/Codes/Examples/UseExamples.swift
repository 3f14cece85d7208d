// The examples of the codes M07xx: what is of no use, and what cannot be told apart.

extension DiagnosticExample {
    /// The examples of this file.
    static let uses: [DiagnosticExample] = [
        DiagnosticExample(
            .unusedRoute, in: .file,
            wrong: """
                route ladder "逐级" { level unit "单位" { reviewer applicant.unit; approve } }
                matter trip "外出" {
                    category "日常"; applicant person
                    level unit "单位" { reviewer applicant.unit; approve }
                }
                """,
            right: """
                route ladder "逐级" { level unit "单位" { reviewer applicant.unit; approve } }
                matter trip "外出" {
                    category "日常"; applicant person
                    route ladder
                }
                """),
        DiagnosticExample(
            .unusedParty, in: .beside,
            wrong: #"party club "社团" { field name "名称" text }"#,
            right: """
                party club "社团" { field name "名称" text }
                matter found "成立社团" {
                    category "日常"; applicant club
                    level club "社团" { reviewer applicant; approve }
                }
                """),
        DiagnosticExample(
            .unusedOffice, in: .beside,
            wrong: #"office board "评委会" among unit when not hrss by division tiers top "省""#,
            right: """
                office board "评委会" among unit when not hrss by division tiers top "省"
                matter review "评审" {
                    category "日常"; applicant person
                    level hrss "人社部门" { reviewer hrss at county of applicant.unit.division; approve }
                    level board "评委会" { reviewer board at top of applicant.unit.division; approve }
                }
                """),
        DiagnosticExample(
            .unjudgedModule, in: .level,
            wrong: "",
            right: "judge basic; return to applicant"),
        DiagnosticExample(
            .undispatchedAttachment, in: .matter,
            wrong: #"attachment report "推荐报告" pdf up to 5 MB"#,
            right: """
                attachment report "推荐报告" pdf up to 5 MB
                level third "科室" { reviewer applicant.unit; approve; dispatch with report }
                """),
        DiagnosticExample(
            .titleTwice, in: .matter,
            wrong: #"module more "基本信息" { field note "说明" text }"#,
            right: #"module more "补充信息" { field note "说明" text }"#),
        DiagnosticExample(
            .titleNotChinese, in: .matter,
            wrong: #"module more "More" { field note "说明" text }"#,
            right: #"module more "补充" { field note "说明" text }"#),
        DiagnosticExample(
            .namedTwice, in: .matter,
            wrong: "revoke from draft, returned, draft",
            right: "revoke from draft, returned"),
        DiagnosticExample(
            .aliasSaysNothing, in: .matter,
            wrong: #"alias "休假", "请假""#,
            right: #"alias "休假""#),
        DiagnosticExample(
            .lookAlikes, in: .matter,
            wrong: "module more \"补充\" { field a \"甲\" text; field \u{430} \"乙\" text }",
            right: #"module more "补充" { field a "甲" text; field b "乙" text }"#,
            why: Words(zh: "后一个是西里尔字母。", en: "The second is a Cyrillic letter.")),
    ]
}
