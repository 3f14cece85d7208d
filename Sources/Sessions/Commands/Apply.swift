// apply 申报: a new case of a matter, which is then the open one.

import Engine
import Machines
import Source
import Syntax

extension Command {
    static let apply = Command(
        .apply, .applying, arguments: Words(zh: "事项 [对象号码]", en: "MATTER [TARGET]"),
        summary: Words(zh: "申报一个事项", en: "applies for a matter"),
        example: Words(zh: "申报 人才分类定级评定", en: "apply talent-grading"), run: runApply)
}

private func runApply(_ call: Call) throws(Failure) -> Answer {
    _ = try call.account()
    let index = try call.matter(named: try call.arguments.expectNext(Words(zh: "事项", en: "MATTER")).text)
    let machine = call.registry.ruleset.machines[index]
    var target: PartyID?
    if let word = call.arguments.parseNext() {
        guard machine.facts.target != nil else {
            throw .refusal(
                Refusal(.targetNotAsked).with(
                    "matter", .term(Term(name: machine.facts.name, title: machine.facts.title))), nil)
        }
        target = try call.target(word.text, of: machine)
    }
    try call.arguments.expectEnd()
    return try apply(call, toMachine: index, target: target)
}

/// Applies, opens the new case and says where it stands and what is to be filled in.
func apply(_ call: Call, toMachine index: Int, target: PartyID?) throws(Failure) -> Answer {
    let session = call.session
    let machine = call.registry.ruleset.machines[index]
    var warnings: [Int] = []
    let place = call.registry.current.map { MachinePlace(definition: $0, machine: index) }
    let events = try session.commit(at: place) { registry, author in
        warnings = registry.warnings(toMachine: index, target: target, by: author)
        return registry.decideApplication(toMachine: index, target: target, by: author)
    }
    guard case .changed(let id, _)? = events.first else { return Answer() }
    session.desk.open = id
    session.desk.selected = []
    let subject = try call.case(id)
    var answer = call.done(
        subject, zh: "已申报\(machine.facts.title)", en: "applied for \(machine.facts.name)")
    for warning in warnings {
        let text = machine.conditions[warning].text
        answer.add(call.words(zh: "提醒：\(text)", en: "mind: \(text)"))
    }
    if !machine.modules.isEmpty { answer.add(moduleLine(call, machine)) }
    return answer
}

private func moduleLine(_ call: Call, _ machine: Machine) -> String {
    let modules = machine.modules.map { module -> String in
        let title = call.session.called(module.name, module.title)
        guard let rows = module.rows else { return title }
        let range = "\(rows.lowerBound)–\(rows.upperBound)"
        return call.words(zh: "\(title)（\(range) 行）", en: "\(title) (\(range) rows)")
    }
    return call.words(zh: "  模块：", en: "  modules: ") + modules.joined(separator: call.session.listComma)
}
