// The codes of refusals at dispatch, appraisal and export: R07xx and R08xx.

extension RefusalCode {
    package static let dispatchLacksOne = RefusalCode(
        "R0701", zh: "缺少送审附件：{attachments}，至少上传其中一项", en: "a dispatch attachment is missing; one of: {attachments}",
        cureZh: "先上传：上传 {first} 文件", cureEn: "attach it first: attach {first} FILE")
    package static let dispatchLacksAll = RefusalCode(
        "R0702", zh: "缺少送审附件：{attachments}", en: "dispatch attachments are missing: {attachments}",
        cureZh: "先上传：上传 {first} 文件", cureEn: "attach them first: attach {first} FILE")
    package static let nothingSelected = RefusalCode(
        "R0703", zh: "没有选中任何办件", en: "no case is selected",
        cureZh: "先选择：选择 编号,…，或 选择 全部", cureEn: "select first: select CASES or select all")
    package static let batchRefused = RefusalCode(
        "R0704", zh: "整批都未办理：{count} 件中有 {failed} 件不能办理", en: "nothing was done: {failed} of {count} cases can not go",
        cureZh: "补齐后重来，或加 --partial 只办理可以办理的", cureEn: "mend them and try again, or add --partial for those that can")

    static let dispatchCodes = [dispatchLacksOne, dispatchLacksAll, nothingSelected, batchRefused]

    package static let nothingToPublish = RefusalCode(
        "R0801", zh: "还没有登记评审结果，不能公布", en: "no result is recorded, so nothing can be published",
        cureZh: "先登记：登记 结果", cureEn: "record it first: record OUTCOME")
    package static let unknownOutcome = RefusalCode(
        "R0802", zh: "没有名为“{name}”的评审结果", en: "there is no outcome called {name}",
        cureZh: "结果有：{choices}", cureEn: "the outcomes are: {choices}")
    package static let nothingToExport = RefusalCode(
        "R0803", zh: "没有符合条件的记录，未写文件", en: "no row matches, so no file was written",
        cureZh: "先用“结果”查询确认", cureEn: "look with results first")
    package static let resultFieldMissing = RefusalCode(
        "R0804", zh: "评审结果“{outcome}”须填写：{fields}", en: "the outcome {outcome} needs: {fields}",
        cureZh: "写在结果后面：登记 {outcome} 字段 内容", cureEn: "write them behind it: record {outcome} FIELD VALUE")

    package static let notAmongResults = RefusalCode(
        "R0805", zh: "办件 {case} 不在评审结果中，不能导出", en: "case {case} is not among the results and can not be exported",
        cureZh: "输入“结果”，看可以导出的办件", cureEn: "type results to see what can be exported")

    static let resultCodes = [
        nothingToPublish, unknownOutcome, nothingToExport, resultFieldMissing, notAmongResults,
    ]
}
