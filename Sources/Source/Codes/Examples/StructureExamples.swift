// The examples of the codes from M0501 to M0516: how a matter and its levels hang together.

extension DiagnosticExample {
    /// The examples of this file.
    static let structure: [DiagnosticExample] = [
        DiagnosticExample(
            .missingStatement, in: .file,
            wrong: """
                matter trip "外出" {
                    applicant person
                    level unit "单位" { reviewer applicant.unit; approve }
                }
                """,
            right: """
                matter trip "外出" {
                    category  "日常"
                    applicant person
                    level unit "单位" { reviewer applicant.unit; approve }
                }
                """),
        DiagnosticExample(
            .targetMissing, in: .matter,
            wrong: #"forbid target.hrss else "不接待""#,
            right: """
                target unit "接待单位" by credit-code
                forbid target.hrss else "不接待"
                """),
        DiagnosticExample(
            .matterWithoutLevel, in: .file,
            wrong: """
                matter trip "外出" {
                    category  "日常"
                    applicant person
                    period yearly
                }
                """,
            right: """
                matter trip "外出" {
                    category  "日常"
                    applicant person
                    period yearly
                    level unit "单位" { reviewer applicant.unit; approve }
                }
                """),
        DiagnosticExample(
            .levelWithoutApprove, in: .matter,
            wrong: #"level third "科室" { reviewer applicant.unit }"#,
            right: #"level third "科室" { reviewer applicant.unit; approve }"#),
        DiagnosticExample(
            .levelWithoutReviewer, in: .matter,
            wrong: #"level third "科室" { approve }"#,
            right: #"level third "科室" { reviewer applicant.unit; approve }"#),
        DiagnosticExample(
            .statementTwice, in: .matter,
            wrong: """
                period yearly
                period once
                """,
            right: "period yearly"),
        DiagnosticExample(
            .tooMany, in: .matter,
            wrong: #"level third "科室" { reviewer applicant.unit then superior up to 32; approve }"#,
            right: #"level third "科室" { reviewer applicant.unit then superior up to 4; approve }"#,
            why: Words(
                zh: "有了上限，每一种可能的状态才都能检验。",
                en: "The limits let every state be explored that a case can reach.")),
        DiagnosticExample(
            .returnNotBefore, in: .level,
            wrong: "return to second",
            right: "return to first",
            why: Words(
                zh: "退回是往回走；往后走由“通过”和“送审”完成。",
                en: "A return goes back; `approve` and `dispatch` go on.")),
        DiagnosticExample(
            .returnTwice, in: .level,
            wrong: """
                return to first
                return to first
                """,
            right: """
                return to first
                return to applicant
                """),
        DiagnosticExample(
            .foreignWriter, in: .file,
            wrong: """
                party guest "来宾" {
                    field name  "姓名"   text
                    field badge "通行证" text optional set by entry
                }
                matter entry "进入" {
                    category  "日常"
                    applicant guest
                    level self "本人" { reviewer applicant; approve }
                    on approved { set applicant.badge to "A1" }
                }
                matter departure "离开" {
                    category  "日常"
                    applicant guest
                    level self "本人" { reviewer applicant; approve }
                    on approved { set applicant.badge to "B2" }
                }
                """,
            right: """
                party guest "来宾" {
                    field name  "姓名"   text
                    field badge "通行证" text optional set by entry
                }
                matter entry "进入" {
                    category  "日常"
                    applicant guest
                    level self "本人" { reviewer applicant; approve }
                    on approved { set applicant.badge to "A1" }
                }
                """,
            why: Words(
                zh: "由一个事项设定的字段，如果还有别的事项写入，就说不清它从何而来。",
                en: "A field that one matter sets says where it comes from; a second writer would make that untrue.")),
        DiagnosticExample(
            .writerWritesNot, in: .file,
            wrong: """
                party guest "来宾" {
                    field name  "姓名"   text
                    field badge "通行证" text optional set by entry
                }
                matter entry "进入" {
                    category  "日常"
                    applicant guest
                    level self "本人" { reviewer applicant; approve }
                }
                """,
            right: """
                party guest "来宾" {
                    field name  "姓名"   text
                    field badge "通行证" text optional set by entry
                }
                matter entry "进入" {
                    category  "日常"
                    applicant guest
                    level self "本人" { reviewer applicant; approve }
                    on approved { set applicant.badge to "A1" }
                }
                """,
            why: Words(
                zh: "字段将永远是空的。",
                en: "The field would stay empty for ever.")),
        DiagnosticExample(
            .setByRequired, in: .file,
            wrong: """
                party guest "来宾" {
                    field name  "姓名"   text
                    field badge "通行证" text set by entry
                }
                matter entry "进入" {
                    category  "日常"
                    applicant guest
                    level self "本人" { reviewer applicant; approve }
                    on approved { set applicant.badge to "A1" }
                }
                """,
            right: """
                party guest "来宾" {
                    field name  "姓名"   text
                    field badge "通行证" text optional set by entry
                }
                matter entry "进入" {
                    category  "日常"
                    applicant guest
                    level self "本人" { reviewer applicant; approve }
                    on approved { set applicant.badge to "A1" }
                }
                """),
        DiagnosticExample(
            .effectElsewhere, in: .matter,
            wrong: "on approved { set basic.days to 1 }",
            right: "on approved { set applicant.grade to A }"),
        DiagnosticExample(
            .clearsRequired, in: .matter,
            wrong: "on approved { clear applicant.name }",
            right: "on approved { clear applicant.grade }"),
        DiagnosticExample(
            .missingTitle, in: .matter,
            wrong: #"module extra { field note "备注" text }"#,
            right: #"module extra "补充" { field note "备注" text }"#),
        DiagnosticExample(
            .unguardedRead, in: .matter,
            wrong: #"require applicant.phone is "12345" else "请核对填报内容""#,
            right: #"require applicant.phone is set and applicant.phone is "12345" else "请核对填报内容""#),
    ]
}
