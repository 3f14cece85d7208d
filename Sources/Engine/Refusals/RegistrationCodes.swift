// The codes of refusals at registration and in profiles: R09xx.

extension RefusalCode {
    package static let nameTaken = RefusalCode(
        "R0901", zh: "账号“{name}”已被使用", en: "the account name {name} is taken",
        cureZh: "换一个账号名", cureEn: "choose another name")
    package static let unknownKind = RefusalCode(
        "R0902", zh: "没有“{name}”这类主体", en: "there is no kind of party called {name}",
        cureZh: "可注册：{choices}", cureEn: "one can register: {choices}")
    package static let fieldRequired = RefusalCode(
        "R0903", zh: "{kind}必须填写：{fields}", en: "a {kind} needs: {fields}",
        cureZh: "补上后重来", cureEn: "add them and try again")
    package static let valueTaken = RefusalCode(
        "R0904", zh: "“{field}”为“{value}”的{kind}已注册", en: "a {kind} whose {field} is {value} is registered already",
        cureZh: "核对号码", cureEn: "check the number")
    package static let officeTaken = RefusalCode(
        "R0905", zh: "{division}已有{office}：{holder}", en: "{division} has its {office} already: {holder}",
        cureZh: "同一区划同一层级只能有一个{office}", cureEn: "a division has one {office} at a tier")
    package static let fieldSetByMatter = RefusalCode(
        "R0906", zh: "“{field}”只由事项“{matter}”写入，不能直接填写", en: "{field} is written by the matter {matter} alone",
        cureZh: "办理“{matter}”", cureEn: "go through {matter}")
    package static let unknownAccount = RefusalCode(
        "R0907", zh: "没有名为“{name}”的账号", en: "there is no account called {name}",
        cureZh: "先用“注册”注册", cureEn: "register it first: register")
    package static let accountNameMalformed = RefusalCode(
        "R0908", zh: "账号名“{name}”不合规：1 至 32 个字母、数字、汉字或连字符，以字母或汉字开头",
        en: "{name} can not be an account name: 1 to 32 letters, digits or hyphens, beginning with a letter",
        cureZh: "换一个账号名", cureEn: "choose another name")
    package static let nobodyOfThisName = RefusalCode(
        "R0909", zh: "没有名称含“{text}”的{kind}", en: "there is no {kind} whose name holds {text}",
        cureZh: "换一个词，或输入完整的{field}；对方须先注册",
        cureEn: "try another word, or type the whole {field}; the other side has to register first")

    static let registrationCodes = [
        nameTaken, unknownKind, fieldRequired, valueTaken, officeTaken, fieldSetByMatter, unknownAccount,
        accountNameMalformed, nobodyOfThisName,
    ]
}
