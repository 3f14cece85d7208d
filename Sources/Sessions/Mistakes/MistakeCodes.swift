// The codes of mistakes: P01xx, each with its words in both languages.

extension MistakeCode {
    /// Every code of the command line, ascending by id.
    package static let all =
        [
            unknownCommand, argumentMissing, argumentSuperfluous, quoteOpen, escapeUnknown, notLoggedIn,
            asOutsideTraining,
            noOpenCase, trainingOnly, wordUnknown, optionUnknown, fileMalformed, notRefused, refusedOtherwise,
            sourceTooDeep,
            noBindingMatter, nothingBound, notACase, fileUnwritable, rowMissing, nothingLeftToJudge, lineNotText,
            lineTooLong, controlCharacter,
        ] + listCodes + questionCodes + reviewCodes + sheetCodes + promptCodes + accountCodes

    static let unknownCommand = MistakeCode(
        "P0101", zh: "没有名为{name}的命令", en: "there is no command called {name}",
        cureZh: "输入“帮助”，看全部命令", cureEn: "type help to see all commands")
    static let argumentMissing = MistakeCode(
        "P0102", zh: "{command}还缺：{argument}", en: "{command} still needs: {argument}",
        cureZh: "用法：{usage}", cureEn: "usage: {usage}")
    static let argumentSuperfluous = MistakeCode(
        "P0103", zh: "{command}后面多了{text}", en: "{command} does not take {text}",
        cureZh: "用法：{usage}。含空格的内容要加引号", cureEn: "usage: {usage}; quote what holds spaces")
    static let quoteOpen = MistakeCode(
        "P0104", zh: "引号没有成对", en: "a quotation mark is not closed",
        cureZh: "补上后一个引号", cureEn: "close it")
    static let escapeUnknown = MistakeCode(
        "P0105", zh: "引号内不认识的转义：{text}", en: "unknown escape within quotation marks: {text}",
        cureZh: "可用：\\\" \\\\ \\n \\t", cureEn: "known are \\\" \\\\ \\n \\t")
    static let notLoggedIn = MistakeCode(
        "P0106", zh: "还没有登录", en: "nobody is logged in",
        cureZh: "先登录：登录 账号；演练库也可在命令前写“以 账号：”",
        cureEn: "log in first: login NAME; in a training store also write \"as NAME:\" before the command")
    static let asOutsideTraining = MistakeCode(
        "P0107", zh: "“以 账号：”只在演练库可用，本库不是演练库", en: "\"as NAME:\" is for training stores, which this is not",
        cureZh: "另建演练库：加 --training", cureEn: "create a training store with --training")
    static let noOpenCase = MistakeCode(
        "P0108", zh: "没有打开的办件", en: "no case is open",
        cureZh: "先打开：打开 编号，或 下一件", cureEn: "open one first: open CASE, or next")
    static let trainingOnly = MistakeCode(
        "P0109", zh: "{command}只在演练库可用，本库不是演练库", en: "{command} is for training stores, which this is not",
        cureZh: "另建演练库：加 --training", cureEn: "create a training store with --training")
    static let wordUnknown = MistakeCode(
        "P0110", zh: "{word}不是{what}", en: "{word} is no {what}",
        cureZh: "可写：{choices}", cureEn: "write one of: {choices}")
    static let optionUnknown = MistakeCode(
        "P0111", zh: "{command}没有选项 {option}", en: "{command} has no option {option}",
        cureZh: "用法：{usage}", cureEn: "usage: {usage}")
    static let fileMalformed = MistakeCode(
        "P0112", zh: "文件 {file} 的内容不合要求：{why}", en: "the content of {file} is not as it should be: {why}",
        cureZh: "改正文件后重来", cureEn: "mend the file and try again")
    static let notRefused = MistakeCode(
        "P0113", zh: "此处应被拒绝（{expected}），却已办理", en: "this was to be refused with {expected} but was done",
        cureZh: "核对会话文件与规则", cureEn: "compare the session file with the rulebook")
    static let refusedOtherwise = MistakeCode(
        "P0114", zh: "此处应以 {expected} 被拒绝，实际为 {found}", en: "this was to be refused with {expected}, not with {found}",
        cureZh: "核对会话文件与规则", cureEn: "compare the session file with the rulebook")
    static let sourceTooDeep = MistakeCode(
        "P0115", zh: "“执行”嵌套超过 {limit} 层", en: "source is nested more than {limit} deep",
        cureZh: "检查文件是否互相执行", cureEn: "see whether the files run each other")
    static let noBindingMatter = MistakeCode(
        "P0116", zh: "本账号没有唯一的绑定事项", en: "this account has no single matter of binding",
        cureZh: "改用：申报 事项 对象", cureEn: "use apply MATTER TARGET instead")
    static let nothingBound = MistakeCode(
        "P0117", zh: "没有可以解除的{matter}", en: "there is no {matter} to release",
        cureZh: "输入“事项”，看各事项现状", cureEn: "type matters to see how the matters stand")
    static let notACase = MistakeCode(
        "P0118", zh: "{text}不是办件编号", en: "{text} is no case number",
        cureZh: "写数字编号，多个用逗号分开：1,2", cureEn: "write numbers, several with commas between: 1,2")
    static let fileUnwritable = MistakeCode(
        "P0119", zh: "不能写文件 {file}：{why}", en: "{file} can not be written: {why}",
        cureZh: "换一个位置", cureEn: "choose another place")
    static let rowMissing = MistakeCode(
        "P0120", zh: "{module}有 {count} 行，要写明第几行", en: "{module} has {count} rows; say which",
        cureZh: "写成：{example}", cureEn: "write {example}")
    static let nothingLeftToJudge = MistakeCode(
        "P0121", zh: "没有其余要核对的模块", en: "no module is left to be judged",
        cureZh: "改核对结论时写明模块", cureEn: "name the modules to change a verdict")
    static let lineNotText = MistakeCode(
        "P0122", zh: "这一行不是 UTF-8 文本（第 {place} 字节）", en: "the line is no UTF-8 text, at byte {place}",
        cureZh: "以 UTF-8 编码重新输入", cureEn: "enter it again in UTF-8")
    static let lineTooLong = MistakeCode(
        "P0123", zh: "这一行超过 {limit} 字节", en: "the line is longer than {limit} bytes",
        cureZh: "分几行办理，或用文件：填写 模块 --from 文件.json", cureEn: "use several lines, or a file: fill MODULE --from FILE.json")
    static let controlCharacter = MistakeCode(
        "P0124", zh: "这一行有看不见的控制字符 {character}", en: "the line holds the control character {character}",
        cureZh: "去掉它；引号内换行写 \\n，制表写 \\t", cureEn: "leave it out; within quotation marks write \\n and \\t")
}
