// The examples of the codes M05xx: how a definition hangs together.

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
            right: #"level third "科室" { reviewer applicant.unit then superior up to 4; approve }"#),
        DiagnosticExample(
            .returnNotBefore, in: .level,
            wrong: "return to second",
            right: "return to first"),
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
                """),
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
        DiagnosticExample(
            .divisionsMissing, in: .alone,
            wrong: """
                party guest "来宾" {
                    field place "所在地" division
                }
                """,
            right: """
                divisions "divisions.json"
                party guest "来宾" {
                    field place "所在地" division
                }
                """),
        DiagnosticExample(
            .divisionsUnreadable, in: .alone,
            wrong: """
                divisions "division.json"
                party guest "来宾" {
                    field place "所在地" division
                }
                """,
            right: """
                divisions "divisions.json"
                party guest "来宾" {
                    field place "所在地" division
                }
                """),
        DiagnosticExample(
            .divisionsMalformed, in: .alone,
            wrong: """
                divisions "divisions.json"
                party guest "来宾" {
                    field place "所在地" division
                }
                """,
            right: """
                divisions "divisions.json"
                party guest "来宾" {
                    field place "所在地" division
                }
                """,
            divisions: """
                {
                  "format": "zhuji-divisions-1",
                  "divisions": [
                    ["220000", "吉林省"]
                  ]
                }
                """),
        DiagnosticExample(
            .divisionTwice, in: .alone,
            wrong: """
                divisions "divisions.json"
                party guest "来宾" {
                    field place "所在地" division
                }
                """,
            right: """
                divisions "divisions.json"
                party guest "来宾" {
                    field place "所在地" division
                }
                """,
            divisions: """
                {
                  "format": "zhuji-divisions-1",
                  "divisions": [
                    {"code": "220000", "name": "吉林省"},
                    {"code": "220000", "name": "吉林省"}
                  ]
                }
                """),
        DiagnosticExample(
            .divisionAstray, in: .alone,
            wrong: """
                divisions "divisions.json"
                party guest "来宾" {
                    field place "所在地" division
                }
                """,
            right: """
                divisions "divisions.json"
                party guest "来宾" {
                    field place "所在地" division
                }
                """,
            divisions: """
                {
                  "format": "zhuji-divisions-1",
                  "divisions": [
                    {"code": "220100", "name": "长春市", "parent": "220000"}
                  ]
                }
                """),
        DiagnosticExample(
            .targetNotUnique, in: .matter,
            wrong: #"target unit "接待单位" by name"#,
            right: #"target unit "接待单位" by credit-code"#),
        DiagnosticExample(
            .releaseByOther, in: .matter,
            wrong: #"release "解除" by unit { clear applicant.grade }"#,
            right: #"release "解除" by applicant { clear applicant.grade }"#),
        DiagnosticExample(
            .conditionalAttachment, in: .matter,
            wrong: #"module extra "补充" { attachment photo "照片" jpg up to 5 MB when basic.days > 3 }"#,
            right: #"module extra "补充" { attachment photo "照片" jpg up to 5 MB optional }"#),
        DiagnosticExample(
            .badCount, in: .matter,
            wrong: #"level third "科室" { reviewer applicant.unit; approve; within 0 days }"#,
            right: #"level third "科室" { reviewer applicant.unit; approve; within 10 days }"#),
        DiagnosticExample(
            .windowReversed, in: .matter,
            wrong: "opens 2023-12-31 to 2023-01-01",
            right: "opens 2023-01-01 to 2023-12-31"),
        DiagnosticExample(
            .routeWithoutLevel, in: .file,
            wrong: """
                route ladder "逐级" {
                    level unit "单位" { reviewer applicant.unit; approve }
                    level superior "上级" { reviewer applicant.unit; approve }
                }
                matter trip "外出" {
                    category  "日常"
                    applicant person
                    route ladder without unit, superior
                    level unit "单位" { reviewer applicant.unit; approve }
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
                    route ladder without superior
                }
                """),
        DiagnosticExample(
            .sameTitle, in: .file,
            wrong: """
                matter trip "外出" {
                    category  "日常"
                    applicant person
                    level unit "单位" { reviewer applicant.unit; approve }
                }
                matter errand "外出" {
                    category  "日常"
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
                matter errand "公务外出" {
                    category  "日常"
                    applicant person
                    level unit "单位" { reviewer applicant.unit; approve }
                }
                """),
        DiagnosticExample(
            .officeTierMissing, in: .file,
            wrong: """
                office police "公安" among unit by division tiers province "省", prefecture "市",
                    county "县", town "乡镇"
                """,
            right: #"office police "公安" among unit by division tiers province "省", prefecture "市", county "县""#),
    ]
}
