// set 设: the language of answers, and the form in which lists are said.

import Source

extension Command {
    static let set = Command(
        "set", "设", .shell,
        arguments: Words(zh: "lang zh|en | output table|json|csv", en: "lang zh|en | output table|json|csv"),
        summary: Words(zh: "设置语言或列表的输出形式", en: "sets the language, or the form of lists"),
        example: Words(zh: "设 output csv", en: "set output csv"), run: runSet)
}

private func runSet(_ call: Call) throws(Failure) -> Answer {
    let what = try call.arguments.expectNext(Words(zh: "lang 或 output", en: "lang or output")).text
    let value = try call.arguments.expectNext(Words(zh: "值", en: "value")).text
    try call.arguments.expectEnd()
    switch what {
    case "lang", "语言":
        guard let language = Language(rawValue: value) else {
            throw call.unknown(value, zh: "语言", en: "language", choices: Language.allCases.map(\.rawValue))
        }
        call.session.language = language
        return call.answer(zh: "语言：中文", en: "language: English")
    case "output", "输出":
        guard let form = OutputForm(rawValue: value) else {
            throw call.unknown(value, zh: "输出形式", en: "form of output", choices: OutputForm.allCases.map(\.rawValue))
        }
        call.session.output = form
        return call.answer(zh: "列表输出：\(value)", en: "lists as \(value)")
    default:
        throw call.unknown(what, zh: "设置项", en: "setting", choices: ["lang", "output"])
    }
}
