// The codes of refusals by the machine's states and structural guards: R02xx.

extension RefusalCode {
    package static let verbNotHere = RefusalCode(
        "R0201", zh: "办件处于“{state}”，现在不能“{verb}”；最近一步是{who}的“{deed}”",
        en: "the case is in {state}; {verb} is not possible now; the last step was {deed}, by {who}",
        cureZh: "输入“可办”，看现在可以做什么", cureEn: "type can to see what may be done now")
    package static let pickNotHere = RefusalCode(
        "R0202", zh: "在“{state}”{verb}时不能选择“{pick}”", en: "{verb} in {state} does not offer {pick}",
        cureZh: "可选：{choices}", cureEn: "choose one of: {choices}",
        withoutChoices: Words(zh: "这里没有可选的去处", en: "there is nothing to choose from here"))
    package static let nothingToRecall = RefusalCode(
        "R0203", zh: "没有可以撤回的审核：本单位不是最后的经办，或已有人办理",
        en: "there is no decision to recall: it was not the last act on the case",
        cureZh: "请后一级退回", cureEn: "ask the level that has the case to return it")
    package static let modulesUnjudged = RefusalCode(
        "R0204", zh: "还有模块没有核对：{modules}", en: "these modules are not judged yet: {modules}",
        cureZh: "逐个核对：核对 模块 无误，或 核对 模块 有误", cureEn: "judge each: judge MODULE right or judge MODULE wrong")
    package static let modulesWrong = RefusalCode(
        "R0205", zh: "核对为有误的模块不能通过：{modules}", en: "modules judged wrong can not be approved: {modules}",
        cureZh: "退回修改，或重新核对为无误", cureEn: "return the case for repair, or judge them right")
    package static let moduleNotJudgedHere = RefusalCode(
        "R0206", zh: "本级不核对这些模块：{modules}", en: "this level does not judge: {modules}",
        cureZh: "只核对本级列出的模块", cureEn: "judge only the modules that this level lists")
    package static let moduleNotEditable = RefusalCode(
        "R0207", zh: "只能修改退回时勾选的问题模块，不能改：{modules}",
        en: "only the modules flagged at the return can be edited, not: {modules}",
        cureZh: "可以修改：{editable}", cureEn: "editable now: {editable}")
    package static let problemModulesMissing = RefusalCode(
        "R0208", zh: "退回申报人时必须勾选至少一个问题模块", en: "a return to the applicant must name at least one problem module",
        cureZh: "写明问题模块：退回 至 申报人 模块,… \"意见\"", cureEn: "name them: return to applicant MODULE,… \"OPINION\"")
    package static let problemModulesLeftOut = RefusalCode(
        "R0209", zh: "核对为有误的模块没有勾选：{modules}", en: "modules judged wrong are left out of the return: {modules}",
        cureZh: "一并勾选，或先把它们核对为无误", cureEn: "name them too, or judge them right first")
    package static let declarationIncomplete = RefusalCode(
        "R0210", zh: "申报材料不完整：{missing}", en: "the declaration is not complete: {missing}",
        cureZh: "补齐后再提交", cureEn: "complete it and submit again")
    package static let opinionMissing = RefusalCode(
        "R0211", zh: "必须填写审核意见", en: "an opinion is required",
        cureZh: "把意见写在“{verb}”命令的最后，用引号括起", cureEn: "write it at the end of {verb}, in quotation marks")

    static let stateCodes = [
        verbNotHere, pickNotHere, nothingToRecall, modulesUnjudged, modulesWrong, moduleNotJudgedHere,
        moduleNotEditable,
        problemModulesMissing, problemModulesLeftOut, declarationIncomplete, opinionMissing,
    ]
}
