// judge 核对: modules of the open case right or wrong, with a note (R041, R042).

import Engine
import Machines
import Source
import Syntax

extension Command {
    static let judge = Command(
        .judge, .reviewing, arguments: Words(zh: "模块,…|其余|全部 无误|有误 [说明]", en: "MODULE,…|others|all right|wrong [NOTE]"),
        summary: Words(zh: "核对模块：无误或有误", en: "judges modules right or wrong"),
        example: Words(zh: "核对 业绩成果 有误 \"第 1 项缺证明\"", en: "judge achievements wrong \"the proof is missing\""),
        run: runJudge)
}

private func runJudge(_ call: Call) throws(Failure) -> Answer {
    let subject = try call.openCase()
    let machine = call.registry.machine(of: subject)
    let names = call.arguments.parseNames()
    guard !names.isEmpty else { throw call.arguments.missing(Words(zh: "模块、其余或全部", en: "MODULE, others or all")) }
    let modules = try judged(call, names, subject, machine)
    guard !modules.isEmpty else { throw .mistake(Mistake(.nothingLeftToJudge)) }
    let word = try call.arguments.expectNext(Words(zh: "无误或有误", en: "right or wrong")).text
    guard let verdict = Keyword.parse(word), verdict == .right || verdict == .wrong else {
        let choices = [Keyword.right, .wrong].map { call.session.called($0.english, $0.chinese) }
        throw call.unknown(word, zh: "核对的结论", en: "verdict", choices: choices)
    }
    let note = try call.parseOpinion(for: .judge)
    let after = try call.act(.judge(modules, isRight: verdict == .right, note: note))
    return call.answer(
        zh: "已核对：\(call.session.titles(of: modules, in: machine)) \(verdict.chinese)\(rest(call, after, machine))",
        en: "judged: \(call.session.titles(of: modules, in: machine)) \(verdict.english)\(rest(call, after, machine))")
}

private func judged(
    _ call: Call, _ names: [String], _ subject: Case, _ machine: Machine
) throws(Failure) -> ModuleSet {
    let all = levelModules(subject, machine)
    var modules = ModuleSet.none
    for name in names {
        switch Keyword.parse(name) {
        case .others: modules = modules.union(all.subtracting(subject.configuration.verdicts.judged))
        case .everything: modules = modules.union(all)
        default:
            if name == "all" {
                modules = modules.union(all)
            } else {
                modules.insert(try call.module(named: name, in: machine))
            }
        }
    }
    return modules
}

/// The modules that are judged at the level that has the case; all of them away from the ladder.
func levelModules(_ subject: Case, _ machine: Machine) -> ModuleSet {
    let state = machine.states[Int(subject.configuration.state.index)]
    return state.stage.map { machine.levels[machine.stages[$0].level].judged } ?? machine.allModules
}

private func rest(_ call: Call, _ subject: Case, _ machine: Machine) -> String {
    let open = levelModules(subject, machine).subtracting(subject.configuration.verdicts.judged)
    if open.isEmpty { return call.words(zh: " · 已全部核对", en: " · all judged") }
    let titles = call.session.titles(of: open, in: machine)
    return call.words(zh: " · 还有：\(titles)", en: " · left: \(titles)")
}
