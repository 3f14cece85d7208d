// set 设: the language of answers, and the form in which lists are said.

import Source

extension Command {
    static let set = Command(
        "set", "设", .shell,
        arguments: Words(
            zh: "lang zh|en | output table|json|csv | page 行数", en: "lang zh|en | output table|json|csv | page ROWS"),
        summary: Words(zh: "设置语言、列表的输出形式或每页行数", en: "sets the language, the form of lists, or the rows of a page"),
        example: Words(zh: "设 output csv", en: "set output csv"), run: runSet)
}

private func runSet(_ call: Call) throws(Failure) -> Answer {
    let what = try call.arguments.expectNext(Words(zh: "lang、output 或 page", en: "lang, output or page")).text
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
    case "page", "页", "每页":
        guard let rows = Int(value), (1...1000).contains(rows) else {
            throw call.unknown(
                value, zh: "每页行数（1 至 1000）", en: "number of rows from 1 to 1000", choices: ["10", "20", "50"])
        }
        call.session.chosenRowsAPage = rows
        return call.answer(zh: "每页 \(rows) 行", en: "\(rows) rows a page")
    default:
        throw call.unknown(what, zh: "设置项", en: "setting", choices: ["lang", "output", "page"])
    }
}
