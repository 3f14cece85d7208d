// The examples of the codes M04xx: types and values.

extension DiagnosticExample {
    /// The examples of this file.
    static let types: [DiagnosticExample] = [
        DiagnosticExample(
            .comparedTypesDiffer, in: .matter,
            wrong: #"require applicant.name is 3 else "请核对填报内容""#,
            right: #"require applicant.name is "张三" else "请核对填报内容""#),
        DiagnosticExample(
            .noOrder, in: .matter,
            wrong: #"require applicant.name < "张" else "请核对填报内容""#,
            right: #"require applicant.born < 2000-01-01 else "请核对填报内容""#),
        DiagnosticExample(
            .conditionExpected, in: .matter,
            wrong: #"require basic.days else "请核对填报内容""#,
            right: #"require basic.days > 0 else "请核对填报内容""#),
        DiagnosticExample(
            .operandType, in: .matter,
            wrong: #"require years since applicant.name > 18 else "请核对填报内容""#,
            right: #"require years since applicant.born > 18 else "请核对填报内容""#),
        DiagnosticExample(
            .valueDoesNotFit, in: .matter,
            wrong: "on approved { set applicant.grade to today }",
            right: "on approved { set applicant.grade to A }"),
        DiagnosticExample(
            .notAParty, in: .matter,
            wrong: #"require applicant.name.first is "张" else "请核对填报内容""#,
            right: #"require applicant.unit.name is "甲厂" else "请核对填报内容""#),
        DiagnosticExample(
            .listRead, in: .matter,
            wrong: #"require items.title is "交通" else "请核对填报内容""#,
            right: #"require count of items > 0 else "请核对填报内容""#,
            why: Words(
                zh: "列表可有多行，也可一行没有，说不清读的是哪一行。",
                en: "A list may have many rows or none: which one is meant is open.")),
        DiagnosticExample(
            .answerLeadsOn, in: .matter,
            wrong: #"forbid basic.days.hrss else "人社部门不在此请假""#,
            right: #"forbid applicant.unit.hrss else "人社部门不在此请假""#),
        DiagnosticExample(
            .modifierType, in: .matter,
            wrong: #"module extra "补充" { field note "备注" text range 1..50 }"#,
            right: #"module extra "补充" { field note "备注" text length 1..50 }"#),
        DiagnosticExample(
            .modifierPlace, in: .matter,
            wrong: #"module extra "补充" { field note "备注" text unique }"#,
            right: #"module extra "补充" { field note "备注" text }"#,
            why: Words(
                zh: "“唯一”是在已登记的主体之间比较；填报内容没有登记。",
                en: "Parties are registered and can be compared with each other; answers are not.")),
        DiagnosticExample(
            .boundsReversed, in: .matter,
            wrong: #"module extra "补充" { field note "备注" text length 50..1 }"#,
            right: #"module extra "补充" { field note "备注" text length 1..50 }"#),
        DiagnosticExample(
            .badBound, in: .matter,
            wrong: #"module extra "补充" { field note "备注" text length 1..2.5 }"#,
            right: #"module extra "补充" { field note "备注" text length 1..2 }"#),
        DiagnosticExample(
            .moneyTooFine, in: .matter,
            wrong: #"require applicant.income > 3.555 else "请核对填报内容""#,
            right: #"require applicant.income > 3.55 else "请核对填报内容""#,
            why: Words(
                zh: "金额以整数分计算，不作四舍五入。",
                en: "Amounts are computed in whole fen and never rounded.")),
        DiagnosticExample(
            .chainLeadsAway, in: .matter,
            wrong: #"level third "科室" { reviewer applicant.unit then head up to 3; approve }"#,
            right: #"level third "科室" { reviewer applicant.unit then superior up to 3; approve }"#),
        DiagnosticExample(
            .pathExpected, in: .matter,
            wrong: #"forbid applicant.name has open leave else "已有在办的请假""#,
            right: #"forbid applicant has open leave else "已有在办的请假""#),
        DiagnosticExample(
            .attachedInRule, in: .matter,
            wrong: #"require attached letter else "请核对填报内容""#,
            right: #"level third "科室" { reviewer applicant.unit; approve; dispatch with letter }"#,
            why: Words(
                zh: "规则在申报时检查，送审附件在送审时才上传。",
                en: "A rule is checked when one applies; a dispatch attachment is uploaded later, by a reviewer.")),
        DiagnosticExample(
            .quotedOption, in: .matter,
            wrong: #"require basic.reason is "病假" else "请核对填报内容""#,
            right: #"require basic.reason is 病假 else "请核对填报内容""#),
        DiagnosticExample(
            .reviewerIsNoParty, in: .matter,
            wrong: #"level third "科室" { reviewer applicant.name; approve }"#,
            right: #"level third "科室" { reviewer applicant.unit; approve }"#),
        DiagnosticExample(
            .divisionExpected, in: .matter,
            wrong: #"level third "科室" { reviewer hrss at county of applicant.name; approve }"#,
            right: #"level third "科室" { reviewer hrss at county of applicant.unit.division; approve }"#),
        DiagnosticExample(
            .foreignMatter, in: .matter,
            wrong: #"forbid applicant.unit has open leave else "已有在办的请假""#,
            right: #"forbid applicant has open leave else "已有在办的请假""#),
        DiagnosticExample(
            .countOfSingle, in: .matter,
            wrong: #"require count of basic > 0 else "请核对填报内容""#,
            right: #"require count of items > 0 else "请核对填报内容""#),
    ]
}
