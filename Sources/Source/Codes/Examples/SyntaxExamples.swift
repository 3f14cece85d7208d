// The examples of the codes M02xx: the order of words.

extension DiagnosticExample {
    /// The examples of this file.
    static let syntax: [DiagnosticExample] = [
        DiagnosticExample(
            .expectedDeclaration, in: .file,
            wrong: """
                patry guest "来宾" {
                    field name "姓名" text
                }
                """,
            right: """
                party guest "来宾" {
                    field name "姓名" text
                }
                """),
        DiagnosticExample(
            .expectedStatement, in: .matter,
            wrong: "perod yearly",
            right: "period yearly"),
        DiagnosticExample(
            .expectedSyntax, in: .matter,
            wrong: "period monthly",
            right: "period yearly"),
        DiagnosticExample(
            .expectedExpression, in: .matter,
            wrong: #"require basic.days > else "请核对填报内容""#,
            right: #"require basic.days > 0 else "请核对填报内容""#),
        DiagnosticExample(
            .unclosedBlock, in: .file,
            wrong: """
                party guest "来宾" {
                    field name "姓名" text
                """,
            right: """
                party guest "来宾" {
                    field name "姓名" text
                }
                """),
        DiagnosticExample(
            .unclosedParenthesis, in: .matter,
            wrong: #"require (basic.days > 0 else "请核对填报内容""#,
            right: #"require (basic.days > 0) else "请核对填报内容""#),
        DiagnosticExample(
            .unmatchedBrace, in: .file,
            wrong: """
                party guest "来宾" {
                    field name "姓名" text
                }
                }
                """,
            right: """
                party guest "来宾" {
                    field name "姓名" text
                }
                """),
        DiagnosticExample(
            .unexpectedRest, in: .matter,
            wrong: "period yearly opens 2023-01-01 to 2023-12-31",
            right: "period yearly; opens 2023-01-01 to 2023-12-31",
            why: Words(
                zh: "一行一条语句，换行即结束。",
                en: "A statement ends with its line.")),
        DiagnosticExample(
            .wordsRunTogether, in: .file,
            wrong: """
                主体来宾 "来宾" {
                    字段 姓名 "姓名" 文本
                }
                """,
            right: """
                主体 来宾 "来宾" {
                    字段 姓名 "姓名" 文本
                }
                """),
        DiagnosticExample(
            .chainedComparison, in: .matter,
            wrong: #"require 1 < basic.days < 5 else "请核对填报内容""#,
            right: #"require 1 < basic.days and basic.days < 5 else "请核对填报内容""#,
            why: Words(
                zh: "前一个比较的结果是“是”或“否”，不能再比大小。",
                en: "The first comparison answers yes or no, and that has no order.")),
        DiagnosticExample(
            .mixedAttachments, in: .matter,
            wrong: """
                attachment report "报告" pdf up to 5 MB
                attachment photo "照片" jpg up to 5 MB
                level third "科室" { reviewer applicant.unit; approve; dispatch with letter or report, photo }
                """,
            right: """
                attachment report "报告" pdf up to 5 MB
                attachment photo "照片" jpg up to 5 MB
                level third "科室" { reviewer applicant.unit; approve; dispatch with letter or report or photo }
                """),
    ]
}
