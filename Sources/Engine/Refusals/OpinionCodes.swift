// The codes of refusals of standard opinions: R0212–R0216.

extension RefusalCode {
    package static let opinionOfRulebook = RefusalCode(
        "R0212", zh: "“{verb}”第 {number} 条是规则给出的常用意见，不能改动",
        en: "opinion {number} for {verb} is the rulebook's and can not be changed",
        cureZh: "第 1 至 {given} 条由规则给出；可另加一条：常用意见 添加 {verb} 内容",
        cureEn: "1 to {given} are the rulebook's; add one of your own: opinions add {verb} TEXT")
    package static let unknownOpinion = RefusalCode(
        "R0213", zh: "“{verb}”没有第 {number} 条常用意见，共 {count} 条",
        en: "there is no opinion {number} for {verb}; there are {count}",
        cureZh: "输入“常用意见 {verb}”，看编号", cureEn: "type opinions {verb} to see the numbers")
    package static let tooManyOpinions = RefusalCode(
        "R0214", zh: "“{verb}”的常用意见已有 {limit} 条，不能再加",
        en: "there are {limit} opinions of your own for {verb} already",
        cureZh: "先移除不用的：常用意见 移除 {verb} 编号", cureEn: "remove one first: opinions remove {verb} NUMBER")
    package static let opinionMalformed = RefusalCode(
        "R0215", zh: "常用意见应为一行，1 至 {limit} 字", en: "a standard opinion is one line of 1 to {limit} characters",
        cureZh: "缩短后重来", cureEn: "shorten it and try again")
    package static let opinionRepeated = RefusalCode(
        "R0216", zh: "“{verb}”第 {number} 条就是这条意见", en: "opinion {number} for {verb} says just this",
        cureZh: "直接写 @{number} 引用", cureEn: "pick it: @{number}")

    static let opinionCodes = [
        opinionOfRulebook, unknownOpinion, tooManyOpinions, opinionMalformed, opinionRepeated,
    ]
}
