// show 查看: the open case with its answers and files, all modules or one, what is judged and what is left, and what
// was changed since (R041, R042).

import Engine
import Machines
import Reporting
import Source

extension Command {
    static let show = Command(
        "show", "查看", .reviewing, arguments: Words(zh: "[模块] [--changes]", en: "[MODULE] [--changes]"),
        summary: Words(
            zh: "查看打开的办件；--changes 只看上次办理之后申报人改了什么",
            en: "shows what the open case declares; --changes: what was changed since you last decided"),
        example: Words(zh: "查看 学历学位", en: "show education"),
        options: [CommandOption("--changes", takesValue: false)], run: runShow)
}

private func runShow(_ call: Call) throws(Failure) -> Answer {
    let subject = try call.openCase()
    let machine = call.registry.machine(of: subject)
    let word = call.arguments.parseNext()
    try call.arguments.expectEnd()
    let module = try word.map { word throws(Failure) in try call.module(named: word.text, in: machine) }
    if call.arguments.option("--changes") != nil { return changes(call, subject, only: module) }
    if let module { return Answer(lines: call.session.lines(ofModule: module, in: subject)) }
    var answer = Answer(lines: [call.session.heading(of: subject)])
    if let list = call.session.moduleList(of: subject) { answer.add(list) }
    for line in call.session.lines(ofModules: subject) { answer.add(line) }
    if let unseen = call.session.changesToJudge(in: subject) {
        answer.add(
            call.words(zh: "\(unseen.since.zh)：查看 --changes", en: "\(unseen.since.en): show --changes"))
    }
    return answer
}

private func changes(_ call: Call, _ subject: Case, only module: Int?) -> Answer {
    guard let unseen = call.session.unseenChanges(in: subject) else {
        return call.answer(zh: "只提交过一次，没有改动", en: "submitted once at most; nothing was changed")
    }
    let changes = unseen.changes.filter { module == nil || $0.module == module }
    if changes.isEmpty {
        return call.answer(zh: "\(unseen.since.zh)：没有", en: "\(unseen.since.en): nothing")
    }
    var answer = call.answer(zh: "\(unseen.since.zh)：", en: "\(unseen.since.en):")
    for line in call.session.lines(of: changes, in: subject) { answer.add("  " + line) }
    return answer
}
