// The codes of refusals about accounts, logins and roles: R10xx, and R0305.

extension RefusalCode {
    package static let roleForbids = RefusalCode(
        "R0305", zh: "角色“{role}”不能“{verb}”", en: "the role {role} does not let an account {verb}",
        cureZh: "由{party}的审批人办理", cureEn: "an approver of {party} has to do it")

    package static let officeByAdministrator = RefusalCode(
        "R1001", zh: "{office}只由管理员注册", en: "the {office} is registered by an administrator only",
        cureZh: "请管理员注册；不是{office}的，不要填写该项", cureEn: "ask an administrator; who is no {office} leaves that field out")
    package static let administratorOnly = RefusalCode(
        "R1002", zh: "只有管理员可以管理账号", en: "only an administrator can manage accounts",
        cureZh: "请管理员办理：{administrators}", cureEn: "ask an administrator: {administrators}")
    package static let accountDisabled = RefusalCode(
        "R1003", zh: "账号“{name}”已停用", en: "the account {name} is disabled",
        cureZh: "请管理员启用：账号 启用 {name}", cureEn: "an administrator can enable it: accounts enable {name}")
    package static let accountNotActive = RefusalCode(
        "R1004", zh: "账号“{name}”还没有激活", en: "the account {name} is not activated yet",
        cureZh: "向管理员要激活码，再输入：激活 激活码", cureEn: "get the code from an administrator, then: activate CODE")
    package static let accountLocked = RefusalCode(
        "R1005", zh: "账号“{name}”因多次登录失败已锁定，还有 {minutes} 分钟",
        en: "the account {name} is locked after failed logins, for {minutes} more minutes",
        cureZh: "到时再登录；忘记密码的：忘记密码 {name}", cureEn: "wait till then; if the password is lost: forgot {name}")
    package static let credentialsWrong = RefusalCode(
        "R1006", zh: "账号或密码不正确", en: "the account or the password is wrong",
        cureZh: "核对后重来；忘记密码的：忘记密码 账号", cureEn: "check both; if the password is lost: forgot NAME")
    package static let codeUnknown = RefusalCode(
        "R1007", zh: "激活码或重置码不正确、已使用或已过期", en: "the code is wrong, used or expired",
        cureZh: "请管理员重新发放：账号 发码 账号名", cureEn: "an administrator can issue another: accounts reset NAME")
    package static let sessionEnded = RefusalCode(
        "R1008", zh: "账号“{name}”在本会话中的登录已在别处结束，不能再写入",
        en: "the login of {name} in this session was ended elsewhere; it can not write any more",
        cureZh: "重新登录：登录 {name}", cureEn: "log in again: login {name}")
    package static let roleUnsuited = RefusalCode(
        "R1009", zh: "{kind}的账号不能是“{role}”", en: "an account of a {kind} can not have the role {role}",
        cureZh: "可用：{choices}", cureEn: "write one of: {choices}")
    package static let lastAdministrator = RefusalCode(
        "R1010", zh: "“{name}”是最后一个可用的管理员，不能停用", en: "{name} is the last administrator that can act",
        cureZh: "先另设一个管理员并激活", cureEn: "open and activate another administrator first")
    package static let actsForNobody = RefusalCode(
        "R1011", zh: "“{role}”账号不代表任何个人或单位，不能办理", en: "an account of the role {role} acts for no party",
        cureZh: "换用申报人、经办人或审批人的账号", cureEn: "use the account of an applicant, a clerk or an approver")
    package static let nothingToHandOver = RefusalCode(
        "R1012", zh: "账号“{name}”没有审核草稿可以移交", en: "{name} has no drafts of reviews to hand over",
        cureZh: "不用移交", cureEn: "nothing has to be done")
    package static let heirUnsuited = RefusalCode(
        "R1013", zh: "草稿只能移交给同一单位可用的账号，“{name}”不是",
        en: "drafts go to another account in use of the same unit, which {name} is not",
        cureZh: "换一个本单位的账号", cureEn: "choose an account of the same unit")
    package static let challengeFailed = RefusalCode(
        "R1014", zh: "验证码不符", en: "the code that was typed is another one",
        cureZh: "重新登录，照样输入显示的数字", cureEn: "log in again, and type the digits as they are shown")

    static let accountCodes = [
        roleForbids, officeByAdministrator, administratorOnly, accountDisabled, accountNotActive, accountLocked,
        credentialsWrong,
        codeUnknown, sessionEnded, roleUnsuited, lastAdministrator, actsForNobody, nothingToHandOver, heirUnsuited,
        challengeFailed,
    ]
}
