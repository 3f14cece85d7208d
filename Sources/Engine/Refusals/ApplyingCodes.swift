// The codes of refusals at an application, by the rulebook's conditions and by the ladder: R04xx and R06xx.

extension RefusalCode {
    package static let conditionNotMet = RefusalCode(
        "R0401", zh: "{text}", en: "the rulebook refuses: {text}",
        cureZh: "先满足这一条件", cureEn: "meet this condition first")
    package static let alreadyOpen = RefusalCode(
        "R0402", zh: "“{matter}”已有在办或已生效的办件（{case}），不能再申报",
        en: "there is already an open or granted case of {matter}: {case}",
        cureZh: "先办结、撤销或解除办件 {case}；按年度申报的，下一年度再报",
        cureEn: "let case {case} end, revoke it or release it first; a yearly matter is open again next year")
    package static let outsideWindow = RefusalCode(
        "R0403", zh: "“{matter}”只在 {from} 至 {to} 受理", en: "{matter} is open from {from} to {to} only",
        cureZh: "在受理期内申报", cureEn: "apply within that time")

    package static let carryFromOtherMatter = RefusalCode(
        "R0404", zh: "办件 {case} 不是“{matter}”的办件，不能带入它的内容",
        en: "case {case} is no case of {matter}; nothing can be taken over from it",
        cureZh: "输入“列表 {matter}”，写其中已结束的办件的编号", cureEn: "type list {matter} and name a case of it that has ended")
    package static let carryFromOpenCase = RefusalCode(
        "R0405", zh: "办件 {case} 尚未结束，不能带入它的内容", en: "case {case} has not ended; nothing can be taken over from it yet",
        cureZh: "接着办理它：打开 {case}；不再办理的先撤销：打开 {case}，撤销",
        cureEn: "go on with it: open {case}; or give it up first: open {case}, then revoke")
    package static let nothingToCarry = RefusalCode(
        "R0406", zh: "“{matter}”没有要填写的模块，没有可带入的内容", en: "{matter} has no modules, so there is nothing to take over",
        cureZh: "去掉 --from", cureEn: "leave out --from")

    static let applyingCodes = [
        conditionNotMet, alreadyOpen, outsideWindow, carryFromOtherMatter, carryFromOpenCase, nothingToCarry,
    ]

    package static let reviewerUnset = RefusalCode(
        "R0601", zh: "级次“{level}”没有审核人：{path} 尚未设定", en: "the level {level} has no reviewer: {path} is not set",
        cureZh: "先完成绑定，再提交", cureEn: "set the binding first, then submit")
    package static let chainTooLong = RefusalCode(
        "R0602", zh: "级次“{level}”的上级多于 {limit} 级",
        en: "the level {level} takes {limit} in a row at most, and there are more superiors",
        cureZh: "核对上级绑定", cureEn: "check the bindings of superiors")
    package static let divisionUnknown = RefusalCode(
        "R0603", zh: "级次“{level}”按行政区划确定，而 {path} 尚未设定或不在区划表中",
        en: "the level {level} follows the division, and {path} is not set or not in the table of divisions",
        cureZh: "先维护所属行政区划", cureEn: "set the division first")
    package static let tierMissing = RefusalCode(
        "R0604", zh: "级次“{level}”须有{tier}一级，而{division}没有",
        en: "the level {level} needs the tier {tier}, which {division} does not have",
        cureZh: "核对所属行政区划", cureEn: "check the division")
    package static let officeMissing = RefusalCode(
        "R0605", zh: "{division}的{office}尚未注册，级次“{level}”无人审核",
        en: "the {office} of {division} is not registered; nobody could review at {level}",
        cureZh: "请管理员注册{division}的{office}", cureEn: "ask the administrator to register the {office} of {division}")

    static let routeCodes = [reviewerUnset, chainTooLong, divisionUnknown, tierMissing, officeMissing]
}
