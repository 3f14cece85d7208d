// The codes of mistakes in reviews and opinions: P0145–P0149, each with its words in both languages.

extension MistakeCode {
    static let reviewCodes = [notANumber, reviewUnanswered, answerUnknown, nothingToReview]

    static let notANumber = MistakeCode(
        "P0145", zh: "{text}不是编号", en: "{text} is no number",
        cureZh: "写列表中的编号，如 2 或 @2", cureEn: "write a number of the list, such as 2 or @2")
    static let reviewUnanswered = MistakeCode(
        "P0146", zh: "办件 {case} 的审核没有答完，尚未作出决定",
        en: "the review of case {case} was not answered to its end; nothing is decided",
        cureZh: "核对结论与草稿已保存，接着办：审核 {case}", cureEn: "verdicts and draft are kept; go on with: review {case}")
    static let answerUnknown = MistakeCode(
        "P0147", zh: "{text}不是这一问的回答", en: "{text} does not answer this question",
        cureZh: "可答：{choices}", cureEn: "answer {choices}")
    static let nothingToReview = MistakeCode(
        "P0148", zh: "没有待审核的办件", en: "no case is waiting for review",
        cureZh: "输入“统一审核”，看各事项现状", cureEn: "type dashboard to see how the matters stand")
}
