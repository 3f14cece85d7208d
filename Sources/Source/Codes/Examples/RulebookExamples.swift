// The examples of the codes from M0517 on: divisions, offices, and what holds between the parts of a rulebook.

extension DiagnosticExample {
    /// The examples of this file.
    static let rulebooks: [DiagnosticExample] = [
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
                """,
            why: Words(
                zh: "按区划找部门时要逐级往上找。",
                en: "An office is found by going up from division to division.")),
        DiagnosticExample(
            .targetNotUnique, in: .matter,
            wrong: #"target unit "接待单位" by name"#,
            right: #"target unit "接待单位" by credit-code"#,
            why: Words(
                zh: "两个单位可以同名，按名称查找就不知是哪一个。",
                en: "Two units may have one name: looking by it would not say which is meant.")),
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
