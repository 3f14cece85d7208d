// find 查找: the party behind a number, and whether it is bound, before one asks to be bound to it (R024).

import Engine
import Machines
import Source

extension Command {
    static let find = Command(
        "find", "查找", .applying, arguments: Words(zh: "号码", en: "CODE"),
        summary: Words(zh: "按统一社会信用代码查找要绑定的单位", en: "looks up the unit to be bound to, by its credit code"),
        example: Words(zh: "查找 91220102TE0000053X", en: "find 91220102TE0000053X"), run: runFind)
}

private func runFind(_ call: Call) throws(Failure) -> Answer {
    let index = try call.bindingMatter()
    let machine = call.registry.ruleset.machines[index]
    let code = try call.arguments.expectNext(Words(zh: "号码", en: "CODE")).text
    try call.arguments.expectEnd()
    guard let target = machine.facts.target, let found = try call.target(code, of: machine) else { return Answer() }
    let party = try call.party()
    let own = call.registry.cases(appliedBy: party.id).filter {
        call.registry.machine(of: $0).facts.name == machine.facts.name && $0.target == found
    }
    let title = call.registry.title(of: found)
    let field = call.registry.ruleset.parties[target.kind].fields[target.field]
    let number = call.registry.party(found)?.value(target.field).plainText ?? code
    let state = bindingState(call, own.last)
    return call.answer(
        zh: "\(title) · \(field.title) \(number) · 绑定状态：\(state)", en: "\(title) · \(field.name) \(number) · \(state)")
}

private func bindingState(_ call: Call, _ last: Case?) -> String {
    guard let last else { return call.words(zh: "未绑定", en: "not bound") }
    let state = call.registry.machine(of: last).states[Int(last.configuration.state.index)]
    if state.outcome == 0 { return call.words(zh: "已绑定", en: "bound") }
    if state.kind == .end { return call.words(zh: "未绑定", en: "not bound") }
    return call.session.status(of: last)
}

extension Call {
    /// The one matter of the account's kind of party that is directed at another party.
    func bindingMatter() throws(Failure) -> Int {
        let kind = try party().kind
        let machines = registry.ruleset.machines
        let found = machines.indices.filter {
            machines[$0].facts.applicant == kind && machines[$0].facts.target != nil
        }
        guard let index = found.first, found.count == 1 else { throw .mistake(Mistake(.noBindingMatter)) }
        return index
    }

    /// The party whose unique field holds the typed text, for a matter that is directed at one; nil for other matters.
    func target(_ text: String, of machine: Machine) throws(Failure) -> PartyID? {
        guard let target = machine.facts.target else { return nil }
        let schema = registry.ruleset.parties[target.kind]
        let field = schema.fields[target.field]
        let value = try Failure.expect(parseValue(text, for: field, in: registry.ruleset))
        if let found = registry.party(kind: target.kind, field: target.field, value: value) { return found }
        throw .refusal(
            Refusal(.unknownParty).with("field", .term(Term(name: field.name, title: field.title)))
                .with("name", .text(text)).with("kind", .term(Term(name: schema.name, title: schema.title))), nil)
    }
}
