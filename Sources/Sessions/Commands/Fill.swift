// fill 填写: one field of the open case, or a whole module from a JSON file in one commit.

import Engine
import Machines
import Reporting
import Source
import Storage
import Syntax

extension Command {
    static let fill = Command(
        .fill, .applying,
        arguments: Words(
            zh: "模块[.行].字段 内容 | 模块 --from 文件.json | 全部",
            en: "MODULE[.ROW].FIELD VALUE | MODULE --from FILE.json | everything"),
        summary: Words(
            zh: "填写打开的办件；演练库可写“全部”：空着的必填项和附件都取样例",
            en: "fills in the open case; in a training store everything required that is missing gets a sample"),
        example: Words(zh: "填写 学历学位.1.毕业院校 吉林大学", en: "fill education.1.school 吉林大学"),
        options: [CommandOption("--from", takesValue: true)], run: runFill)
}

private func runFill(_ call: Call) throws(Failure) -> Answer {
    let subject = try call.openCase()
    let machine = call.registry.machine(of: subject)
    let word = try call.arguments.expectNext(Words(zh: "模块[.行].字段", en: "MODULE[.ROW].FIELD")).text
    if let file = call.arguments.option("--from") {
        try call.arguments.expectEnd()
        return try fillModule(call, subject, try call.module(named: word, in: machine), from: file)
    }
    if Keyword.parse(word) == .everything { return try call.fillEverything(subject) }
    guard let path = SlotPath(word) else {
        throw call.arguments.missing(Words(zh: "模块[.行].字段", en: "MODULE[.ROW].FIELD"))
    }
    let index = try call.module(named: path.module, in: machine)
    let module = machine.modules[index]
    let row = try call.row(of: path, module: index, in: subject)
    let place = try call.field(
        named: path.name, among: module.fields, of: Term(name: module.name, title: module.title))
    let field = module.fields[place]
    let text = try call.arguments.expectRest(Words(zh: "内容（清空写 \"\"）", en: "VALUE (\"\" clears)"))
    let value = try Failure.expect(parseValue(text, for: field, in: call.registry.ruleset(of: subject)))
    _ = try call.act(.fill([Answer.of(module: index, row: row, field: place, value)]))
    let format = call.session.format(of: call.registry.ruleset(of: subject), masksIDs: false)
    let title = title(call, module, row: row) + "·" + call.session.called(field.name, field.title)
    return call.answer(
        zh: "已填写：\(title) = \(format.text(value, of: field))", en: "filled: \(title) = \(format.text(value, of: field))"
    )
}

private func fillModule(
    _ call: Call, _ subject: Case, _ index: Int, from file: String
) throws(Failure) -> Answer {
    let module = call.registry.machine(of: subject).modules[index]
    let path = call.session.path(file)
    let bytes = try call.session.environment.readFile(path, 8 << 20)
    let reader = ModuleFile(call: call, file: file, module: module, index: index)
    let answers = try reader.answers(bytes, ruleset: call.registry.ruleset(of: subject))
    _ = try call.act(.fill(answers))
    let title = call.session.called(module.name, module.title)
    let rows = Set(answers.map(\.row)).count
    return call.answer(
        zh: "已填写：\(title)，\(rows) 行 \(answers.count) 项", en: "filled: \(title), \(answers.count) fields in \(rows) rows"
    )
}

private func title(_ call: Call, _ module: Module, row: Int) -> String {
    let title = call.session.called(module.name, module.title)
    return module.rows == nil ? title : "\(title).\(row + 1)"
}

extension Answer {
    /// An engine's answer, which has the same name as the prompt's.
    static func of(module: Int, row: Int, field: Int, _ value: Value) -> Engine.Answer {
        Engine.Answer(module: module, row: row, field: field, value: value)
    }
}
