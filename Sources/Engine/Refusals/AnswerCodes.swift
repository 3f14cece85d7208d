// The codes of refusals of values and files: R05xx.

extension RefusalCode {
    package static let unknownModule = RefusalCode(
        "R0501", zh: "没有名为“{name}”的模块", en: "there is no module called {name}",
        cureZh: "模块有：{choices}", cureEn: "the modules are: {choices}",
        withoutChoices: Words(zh: "这里没有可填写的模块", en: "there are no modules to write here"))
    package static let unknownField = RefusalCode(
        "R0502", zh: "“{place}”没有名为“{name}”的字段", en: "{place} has no field called {name}",
        cureZh: "字段有：{choices}", cureEn: "the fields are: {choices}",
        withoutChoices: Words(zh: "这里没有可填写的字段", en: "there are no fields to write here"))
    package static let rowOutOfRange = RefusalCode(
        "R0503", zh: "“{module}”没有第 {row} 行；现有 {count} 行，至多 {most} 行",
        en: "{module} has no row {row}; it has {count} and may have {most}",
        cureZh: "按顺序填写下一行", cureEn: "fill the rows in order")
    package static let valueOfWrongType = RefusalCode(
        "R0504", zh: "“{field}”应为：{expected}；不能是“{value}”", en: "{field} must be: {expected}; not {value}",
        cureZh: "按上述要求改写", cureEn: "write it that way")
    package static let valueOutOfRange = RefusalCode(
        "R0505", zh: "“{field}”应在 {from} 至 {to} 之间", en: "{field} must be from {from} to {to}",
        cureZh: "改为范围内的值", cureEn: "write a value within the range")
    package static let lengthOutOfRange = RefusalCode(
        "R0506", zh: "“{field}”应有 {from} 至 {to} 个字，现有 {count} 个",
        en: "{field} must have {from} to {to} characters; this has {count}",
        cureZh: "缩短或补充", cureEn: "shorten or complete it")
    package static let fieldNotThere = RefusalCode(
        "R0507", zh: "“{field}”在目前的填报中不存在", en: "{field} does not exist with the answers given so far",
        cureZh: "先填写它所依据的字段", cureEn: "fill in the fields that it depends on first")
    package static let unknownAttachment = RefusalCode(
        "R0508", zh: "“{place}”没有名为“{name}”的附件", en: "{place} has no attachment called {name}",
        cureZh: "附件有：{choices}", cureEn: "the attachments are: {choices}",
        withoutChoices: Words(zh: "这里不收附件", en: "no attachments are taken here"))
    package static let fileOfWrongKind = RefusalCode(
        "R0509", zh: "附件“{attachment}”只收 {kinds}，不收“{file}”",
        en: "the attachment {attachment} takes {kinds}, not {file}",
        cureZh: "换成 {kinds} 文件", cureEn: "use a file of kind {kinds}")
    package static let fileTooLarge = RefusalCode(
        "R0510", zh: "“{file}”太大：附件“{attachment}”不得超过 {limit}",
        en: "{file} is too large: the attachment {attachment} takes {limit} at most",
        cureZh: "压缩后再上传", cureEn: "make the file smaller")
    package static let nothingAttached = RefusalCode(
        "R0511", zh: "“{attachment}”没有已上传的文件", en: "nothing is attached under {attachment}",
        cureZh: "输入“查看”，看已有附件", cureEn: "type show to see what is attached")
    package static let fileEmpty = RefusalCode(
        "R0512", zh: "“{file}”是空文件", en: "{file} is empty",
        cureZh: "换成有内容的文件", cureEn: "use a file with content")

    static let answerCodes = [
        unknownModule, unknownField, rowOutOfRange, valueOfWrongType, valueOutOfRange, lengthOutOfRange, fieldNotThere,
        unknownAttachment, fileOfWrongKind, fileTooLarge, nothingAttached, fileEmpty,
    ]
}
