// The examples of the codes M06xx: scenarios, properties, opinions and migrations.

extension DiagnosticExample {
    /// The examples of this file.
    static let scenarios: [DiagnosticExample] = [
        DiagnosticExample(
            .unknownGiven, in: .scenario,
            wrong: "fctory: approve",
            right: "factory: approve"),
        DiagnosticExample(
            .givenLater, in: .scenario,
            wrong: """
                bureau: approve
                given unit bureau { name "某局" }
                """,
            right: """
                given unit bureau { name "某局" }
                bureau: approve
                """),
        DiagnosticExample(
            .badRefusalCode, in: .scenario,
            wrong: "expect zhang cannot submit with R207",
            right: "expect zhang cannot submit with R0207"),
        DiagnosticExample(
            .unknownModuleAttachment, in: .scenario,
            wrong: "factory: attach basic.letter",
            right: "factory: attach letter"),
        DiagnosticExample(
            .rowMissing, in: .scenario,
            wrong: #"zhang: fill items.title "车票""#,
            right: #"zhang: fill items.1.title "车票""#),
        DiagnosticExample(
            .rowOfSingle, in: .scenario,
            wrong: "zhang: fill basic.1.days 3",
            right: "zhang: fill basic.days 3"),
        DiagnosticExample(
            .rowOutOfRange, in: .scenario,
            wrong: #"zhang: fill items.6.title "车票""#,
            right: #"zhang: fill items.5.title "车票""#),
        DiagnosticExample(
            .unknownPlace, in: .scenario,
            wrong: "expect state frist",
            right: "expect state first"),
        DiagnosticExample(
            .verbNotOffered, in: .scenario,
            wrong: "factory: recall",
            right: "factory: approve"),
        DiagnosticExample(
            .verbWithoutLevel, in: .beside,
            wrong: #"property "送审必有申报函" for leave { always after first.submit: attached letter }"#,
            right: #"property "送审必有申报函" for leave { always after first.dispatch: attached letter }"#),
        DiagnosticExample(
            .notInChain, in: .scenario,
            wrong: "expect state first.2",
            right: "expect state first"),
        DiagnosticExample(
            .applyWithoutTarget, in: .file,
            wrong: """
                matter visit "来访" {
                    category  "日常"
                    applicant person
                    target    unit "接待单位" by credit-code
                    level host "接待单位" { reviewer target; approve }
                }
                scenario "来访" for visit {
                    given unit factory { name "某厂" }
                    given person zhang { name "张三"; unit factory }
                    zhang: apply
                    expect state host
                }
                """,
            right: """
                matter visit "来访" {
                    category  "日常"
                    applicant person
                    target    unit "接待单位" by credit-code
                    level host "接待单位" { reviewer target; approve }
                }
                scenario "来访" for visit {
                    given unit factory { name "某厂" }
                    given person zhang { name "张三"; unit factory }
                    zhang: apply to factory
                    expect state host
                }
                """),
        DiagnosticExample(
            .givenOfOtherKind, in: .scenario,
            wrong: "factory: apply",
            right: "zhang: apply"),
        DiagnosticExample(
            .stateMovedTwice, in: .beside,
            wrong: """
                migrate old to leave {
                    state draft to draft
                    state draft to first
                }
                """,
            right: """
                migrate old to leave {
                    state draft to draft
                    state unit to first
                }
                """),
        DiagnosticExample(
            .opinionTwice, in: .file,
            wrong: #"opinions "常用意见" { approve "情况属实。", "情况属实。" }"#,
            right: #"opinions "常用意见" { approve "情况属实。", "同意推荐。" }"#),
        DiagnosticExample(
            .nothingExpected, in: .beside,
            wrong: """
                scenario "请假" for leave {
                    given person zhang { name "张三" }
                    zhang: apply
                }
                """,
            right: """
                scenario "请假" for leave {
                    given person zhang { name "张三" }
                    zhang: apply
                    expect state draft
                }
                """,
            why: Words(
                zh: "没有预期的情景无论规则怎样都会通过。",
                en: "A scenario without expectations passes whatever the rules say.")),
        DiagnosticExample(
            .chainStepMissing, in: .beside,
            wrong: "migrate old to leave { state superior to chain.review }",
            right: "migrate old to leave { state superior to chain.1.review }",
            why: Words(
                zh: "在办的申报必须落在某一级上。",
                en: "A running case has to stand at one of them.")),
    ]
}
