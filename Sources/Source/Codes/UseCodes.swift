// The codes M07xx: what is declared but of no use, and what readers cannot tell apart.

extension DiagnosticCode {
    /// The codes of this file.
    static let useCodes: [DiagnosticCode] = [
        .unusedRoute, .unusedParty, .unusedOffice, .unjudgedModule, .undispatchedAttachment, .titleTwice,
        .titleNotChinese, .namedTwice, .aliasSaysNothing, .lookAlikes,
    ]

    /// A route that no matter uses. Facts: `route`.
    package static let unusedRoute = DiagnosticCode(
        "M0701", .warning,
        headline: Words(
            zh: "没有事项使用路径{route}",
            en: "no matter uses the route {route}"),
        cure: Words(
            zh: "请在某一事项中以“路径”引用它，或删去这条路径。",
            en: "Let a matter use it by `route`, or remove it."))

    /// A kind of party that takes part in nothing. Facts: `party`.
    package static let unusedParty = DiagnosticCode(
        "M0702", .warning,
        headline: Words(
            zh: "主体{party}不申报、不审核，也不是任何字段的类型",
            en: "the party {party} neither applies nor reviews, and no field holds one"),
        cure: Words(
            zh: "请删去该主体，或在事项、部门、字段中用到它。",
            en: "Remove the party, or let a matter, an office or a field name it."))

    /// An office that reviews nothing. Facts: `office`.
    package static let unusedOffice = DiagnosticCode(
        "M0703", .warning,
        headline: Words(
            zh: "没有级次或评审由部门{office}办理",
            en: "no level and no appraisal is in the hands of the office {office}"),
        cure: Words(
            zh: "请让某一级次由它审核，或删去该部门。",
            en: "Let it review a level, or remove the office."))

    /// A module that no level judges. Facts: `module`.
    package static let unjudgedModule = DiagnosticCode(
        "M0704", .warning,
        headline: Words(
            zh: "模块{module}没有任何级次核对",
            en: "no level judges the module {module}"),
        cure: Words(
            zh: "请在某一级次的“核对”中列出它，或写“核对 每个 模块”。",
            en: "List it in the `judge` of a level, or write `judge every module` there."))

    /// A dispatch attachment that no `dispatch` names. Facts: `attachment`.
    package static let undispatchedAttachment = DiagnosticCode(
        "M0705", .warning,
        headline: Words(
            zh: "附件{attachment}没有任何“送审”用到，无人能上传",
            en: "no `dispatch` names the attachment {attachment}, so nobody can upload it"),
        cure: Words(
            zh: "请在某一级次的“送审 … 附”中列出它；由申报人上传的附件应写在模块中。",
            en: "Name it in the `dispatch … with` of a level; what the applicant uploads belongs into a module."))

    /// Two things of one kind and one scope with the same title. Facts: `kind`, `title`.
    package static let titleTwice = DiagnosticCode(
        "M0706", .warning,
        headline: Words(
            zh: "另一{kind}的标题也是“{title}”",
            en: "another {kind} here has the title “{title}” too"),
        cure: Words(
            zh: "使用者只看得到标题，请改动其中一个。",
            en: "Its users see nothing but the title: change one of the two."))

    /// A title without a Chinese character. Facts: `title`.
    package static let titleNotChinese = DiagnosticCode(
        "M0707", .warning,
        headline: Words(
            zh: "标题“{title}”没有中文",
            en: "the title “{title}” is not in Chinese"),
        cure: Words(
            zh: "请写申报人和审核人看得懂的中文标题。",
            en: "Write the Chinese title that applicants and reviewers read."))

    /// A name that stands twice in a list. Facts: `name`.
    package static let namedTwice = DiagnosticCode(
        "M0708", .warning,
        headline: Words(
            zh: "{name}在同一列举中出现两次",
            en: "{name} stands in this list already"),
        cure: Words(
            zh: "请删去多写的一个；若想写别的名称，请改正。",
            en: "Remove one of the two, or correct it if another was meant."))

    /// An alias that the matter has already, as its title or as an alias. Facts: `title`.
    package static let aliasSaysNothing = DiagnosticCode(
        "M0709", .warning,
        headline: Words(
            zh: "事项已经叫作“{title}”",
            en: "the matter is called “{title}” already"),
        cure: Words(
            zh: "请删去这一别名，或写另一种叫法。",
            en: "Remove the alias, or write another name that people use."))

    /// Two names of one scope that look the same. Facts: `name`, `other`, `points`.
    package static let lookAlikes = DiagnosticCode(
        "M0710", .warning,
        headline: Words(
            zh: "{name}与另一名称{other}看上去一样，却是不同的字符（{points}）",
            en: "{name} looks like another name, {other}, but has other characters ({points})"),
        cure: Words(
            zh: "请用同一种字母书写；若确是两个名称，请改用一眼能分清的名称。",
            en: "Write both in one alphabet; if they are two things, give them names that differ visibly."))
}
