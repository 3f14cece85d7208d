// The examples of the codes M09xx: conditions that are always or never true.

extension DiagnosticExample {
    /// The examples of this file.
    static let conditions: [DiagnosticExample] = [
        DiagnosticExample(
            .conditionNeverMet, in: .matter,
            wrong: #"require basic.days > 60 and basic.days < 45 else "天数不符""#,
            right: #"require basic.days > 45 and basic.days < 60 else "天数不符""#),
        DiagnosticExample(
            .conditionIdle, in: .matter,
            wrong: #"require applicant.name is set else "请填写姓名""#,
            right: #"require applicant.phone is set else "请填写手机号码""#,
            why: Words(zh: "姓名必填，因此总是已填。", en: "The name must be filled, so it is always set.")),
        DiagnosticExample(
            .warningAlways, in: .matter,
            wrong: #"warn basic.days >= 3 or basic.days < 3 "请注意天数""#,
            right: #"warn basic.days >= 3 "请注意天数""#),
        DiagnosticExample(
            .conditionsContradict, in: .matter,
            wrong: """
                require basic.days > 3 else "三天以内不必申报"
                forbid basic.days >= 2 else "至多请一天"
                """,
            right: """
                require basic.days > 3 else "三天以内不必申报"
                forbid basic.days >= 20 else "至多请十九天"
                """),
        DiagnosticExample(
            .setOnlyHere, in: .matter,
            wrong: #"require years since last approved of leave >= 1 else "一年只能请一次""#,
            right: #"forbid years since last approved of leave < 1 else "一年只能请一次""#,
            why: Words(
                zh: "从未办成过的人没有“上一次”，与它的比较一律不成立。",
                en: "Who never had one has no last one, and every comparison with it fails.")),
        DiagnosticExample(
            .levelNeverReached, in: .level,
            wrong: "when basic.days > 5 and basic.days < 3",
            right: "when basic.days > 3 and basic.days < 5"),
        DiagnosticExample(
            .whenAlways, in: .level,
            wrong: "when basic.days > 5 or basic.days <= 5",
            right: "when basic.days > 5"),
        DiagnosticExample(
            .fieldNeverThere, in: .matter,
            wrong: #"module more "补充" { field note "说明" text when basic.reason is 事假 and basic.reason is 病假 }"#,
            right: #"module more "补充" { field note "说明" text when basic.reason is 病假 }"#),
        DiagnosticExample(
            .officeNeverServed, in: .beside,
            wrong: #"office board "评委会" among unit when hrss and not hrss by division tiers top "省""#,
            right: #"office board "评委会" among unit when not hrss by division tiers top "省""#),
        DiagnosticExample(
            .returnNeverReached, in: .matter,
            wrong: """
                level long "长假" { reviewer applicant.unit; approve; when basic.days > 10 }
                level short "短假" { reviewer applicant.unit; approve; when basic.days < 3; return to long }
                """,
            right: """
                level long "长假" { reviewer applicant.unit; approve; when basic.days > 10 }
                level short "短假" { reviewer applicant.unit; approve; when basic.days < 3; return to first }
                """),
        DiagnosticExample(
            .prefillTooEarly, in: .matter,
            wrong: #"module more "补充" { field length "时长" number from basic.days }"#,
            right: #"module more "补充" { field name "姓名" text from applicant.name }"#),
        DiagnosticExample(
            .prefillInList, in: .matter,
            wrong: #"module more "补充" list 0..5 { field name "姓名" text from applicant.name }"#,
            right: #"module more "补充" { field name "姓名" text from applicant.name }"#),
        DiagnosticExample(
            .judgedWithoutWayBack, in: .level,
            wrong: "judge every module",
            right: """
                judge every module
                return to applicant
                """),
        DiagnosticExample(
            .optionalSaysNothing, in: .matter,
            wrong: #"level third "科室" { reviewer applicant.unit; optional; approve }"#,
            right: #"level third "科室" { reviewer applicant.unit.superior; optional; approve }"#),
    ]
}
