// return 退回: the open case goes back to the applicant with its problem modules, or to a lower level (R044, R045, R046).

import Engine
import Machines
import Source
import Syntax

extension Command {
    static let `return` = Command(
        .return, .reviewing, arguments: Words(zh: "至 去处 [模块,…] 意见|@编号", en: "to TARGET [MODULE,…] OPINION|@N"),
        summary: Words(
            zh: "退回修改；不写模块时，核对为有误的模块已勾选", en: "returns the case; without modules those judged wrong are meant"),
        example: Words(
            zh: "退回 至 申报人 业绩成果 \"请补充证明。\"", en: "return to applicant achievements \"please add the proof\""),
        run: runReturn)
}

private func runReturn(_ call: Call) throws(Failure) -> Answer {
    let subject = try call.openCase()
    let machine = call.registry.machine(of: subject)
    if let word = call.arguments.upcoming, Keyword.parse(word.text) == .to { _ = call.arguments.parseNext() }
    let target = try call.arguments.expectNext(Words(zh: "去处", en: "TARGET")).text
    let pick = try call.returnTarget(named: target, in: machine)
    let modules = parseModules(call, machine) ?? subject.configuration.verdicts.wrong
    return try call.decide(.return(pick, modules, opinion: try call.parseOpinion(for: .return)))
}

/// The modules that stand next; nil where the next word is no list of modules, and so the opinion.
private func parseModules(_ call: Call, _ machine: Machine) -> ModuleSet? {
    let before = call.arguments
    let names = call.arguments.parseNames()
    let modules = names.compactMap { call.parseModule(named: $0, in: machine) }
    if !names.isEmpty, modules.count == names.count { return ModuleSet(modules) }
    call.arguments = before
    return nil
}
