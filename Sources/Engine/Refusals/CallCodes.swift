// The codes of refusals by what a command names, and by who gives it: R01xx and R03xx.

extension RefusalCode {
    package static let unknownMatter = RefusalCode(
        "R0101", zh: "没有名为“{name}”的事项", en: "there is no matter called {name}",
        cureZh: "输入“事项”，看可以申报什么", cureEn: "type matters to see what can be applied for")
    package static let unknownCase = RefusalCode(
        "R0102", zh: "没有编号为 {case} 的办件，或与本账号无关", en: "there is no case {case}, or it does not concern this account",
        cureZh: "输入“列表”，看本账号的办件", cureEn: "type list to see the cases of this account")
    package static let unknownParty = RefusalCode(
        "R0103", zh: "没有“{field}”为“{name}”的{kind}", en: "there is no {kind} whose {field} is {name}",
        cureZh: "核对号码；对方须先注册", cureEn: "check the number; the other side has to register first")
    package static let wrongTarget = RefusalCode(
        "R0104", zh: "“{matter}”须指明{kind}", en: "{matter} needs a {kind} that it is directed at",
        cureZh: "在命令后写上对方的号码", cureEn: "write its number behind the command")
    package static let targetNotAsked = RefusalCode(
        "R0105", zh: "“{matter}”不针对其他单位，不能写对象", en: "{matter} is directed at nobody; leave the target out",
        cureZh: "只写：申报 {matter}", cureEn: "write just apply {matter}")

    static let callCodes = [unknownMatter, unknownCase, unknownParty, wrongTarget, targetNotAsked]

    package static let notTheHolder = RefusalCode(
        "R0301", zh: "现在由{holder}办理，本账号不能“{verb}”", en: "{holder} holds the case now; this account can not {verb}",
        cureZh: "由{holder}办理", cureEn: "{holder} has to do it")
    package static let notTheApplicant = RefusalCode(
        "R0302", zh: "只有申报人{holder}才能“{verb}”", en: "only the applicant, {holder}, can {verb}",
        cureZh: "请申报人本人办理", cureEn: "ask the applicant to do it")
    package static let notTheOffice = RefusalCode(
        "R0303", zh: "评审结果由{holder}登记和公布，本账号不能“{verb}”",
        en: "{holder} records and publishes results; this account can not {verb}",
        cureZh: "由{holder}办理", cureEn: "{holder} has to do it")
    package static let wrongKindOfApplicant = RefusalCode(
        "R0304", zh: "“{matter}”由{kind}申报，本账号不是", en: "{matter} is for a {kind}, which this account is not",
        cureZh: "换用{kind}的账号", cureEn: "use the account of a {kind}")

    static let authorityCodes = [notTheHolder, notTheApplicant, notTheOffice, wrongKindOfApplicant]
}
