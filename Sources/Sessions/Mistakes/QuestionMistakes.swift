// The codes of questions that `why` can not answer: P0140 to P0144.

extension MistakeCode {
    static let asksFirst = MistakeCode(
        "P0140", zh: "这个命令先要问：{question}；怎样答，才知道怎样办",
        en: "the command asks first: {question}; what it does hangs on the answer",
        cureZh: "直接办理；答复之前什么也不会改变", cureEn: "give the command itself; nothing changes before you have answered")
    static let questionTooDeep = MistakeCode(
        "P0141", zh: "“为何”嵌套超过 {limit} 层", en: "why is nested more than {limit} deep",
        cureZh: "只问一次：为何 命令", cureEn: "ask once: why COMMAND")

    static let questionCodes = [asksFirst, questionTooDeep]
}
