// find 查找: the party behind a number or a part of a name, and whether it is bound, before one asks to be bound to it
// (R024).

import Engine
import Machines
import Reporting
import Source

extension Command {
    static let find = Command(
        "find", "查找", .applying, arguments: Words(zh: "号码|名称的一部分", en: "CODE|PART-OF-NAME"),
        summary: Words(
            zh: "按统一社会信用代码或名称查找要绑定的单位，看绑定状态", en: "looks up the unit to be bound to, by its credit code or name"),
        example: Words(zh: "查找 91220102TE0000053X", en: "find 91220102TE0000053X"), run: runFind)
}

/// How many parties one answer lists.
private let mostShown = 20

private func runFind(_ call: Call) throws(Failure) -> Answer {
    let binding = try call.binding()
    let text = try call.arguments.expectRest(Words(zh: "号码或名称", en: "CODE or NAME"))
    guard let target = binding.machine.facts.target else { return Answer() }
    let found = try parties(call, text, binding.machine, target)
    var answer = Answer()
    answer.add(listing(call, found.prefix(mostShown), target, binding))
    if found.count > mostShown {
        let rest = found.count - mostShown
        answer.add(call.words(zh: "另有 \(rest) 家未列出，请写得更具体", en: "\(rest) more are not shown; be more specific"))
    }
    if found.count == 1, let one = found.first, let next = try nextStep(call, one, target, binding) { answer.add(next) }
    return answer
}

/// The party of the number; of a text that is none, those whose names hold it.
private func parties(
    _ call: Call, _ text: String, _ machine: Machine, _ target: Target
) throws(Failure) -> [PartyID] {
    let schema = call.registry.ruleset.parties[target.kind]
    let field = schema.fields[target.field]
    if case .success = parseValue(text, for: field, in: call.registry.ruleset) {
        return [try call.target(text, of: machine)].compactMap { $0 }
    }
    let found = call.registry.parties.filter {
        $0.kind == target.kind && call.registry.title(of: $0.id).contains(text)
    }.map(\.id)
    if !found.isEmpty { return found }
    // WHY: who mistyped a number wants to hear that, not that nobody is called so.
    if text.utf8.count >= 15, text.utf8.allSatisfy(isLetterOrDigit) { _ = try call.target(text, of: machine) }
    throw .refusal(
        Refusal(.nobodyOfThisName).with("text", .text(text))
            .with("kind", .term(Term(name: schema.name, title: schema.title)))
            .with("field", .term(Term(name: field.name, title: field.title))), nil)
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
}

private func listing(_ call: Call, _ found: ArraySlice<PartyID>, _ target: Target, _ binding: Binding) -> Listing {
    let schema = call.registry.ruleset.parties[target.kind]
    let code = schema.fields[target.field]
    let division = schema.fields.firstIndex { $0.type == .division }
    var columns: [Listing.Column] = [
        .init("name", zh: "名称", en: "name"), .init(code.name, zh: code.title, en: code.name),
    ]
    if let division {
        let field = schema.fields[division]
        columns.append(.init(field.name, zh: field.title, en: field.name))
    }
    var listing = Listing(columns + [.init("binding", zh: "绑定状态", en: "binding")])
    let format = call.session.format(of: call.registry.ruleset, masksIDs: true)
    for id in found {
        guard let party = call.registry.party(id) else { continue }
        let place = division.map { format.text(party.value($0), of: schema.fields[$0]) }
        let cells = [call.registry.title(of: id), format.cell(party.value(target.field), of: code)]
        listing.rows.append(cells + [place].compactMap { $0 } + [state(call, of: id, binding)])
    }
    return listing
}

private func state(_ call: Call, of party: PartyID, _ binding: Binding) -> String {
    if binding.granted?.target == party { return call.words(zh: "已绑定", en: "bound") }
    guard let pending = binding.pending, pending.target == party else {
        return call.words(zh: "未绑定", en: "not bound")
    }
    let number = pending.id.number
    return call.words(zh: "待审核（办件 \(number)）", en: "waiting for review (case \(number))")
}

/// How one asks to be bound, or what is against it; nil where one is or waits to be.
private func nextStep(
    _ call: Call, _ party: PartyID, _ target: Target, _ binding: Binding
) throws(Failure) -> String? {
    if binding.granted?.target == party || binding.pending?.target == party { return nil }
    let author = try call.session.expectAuthor()
    switch call.registry.decideApplication(toMachine: binding.index, target: party, by: author) {
    case .success:
        let code = call.registry.party(party)?.value(target.field).plainText ?? ""
        return call.words(zh: "申请绑定：绑定 \(code)", en: "to ask for it: bind \(code)")
    case .failure(let refusal):
        let reason = call.session.refusalFormat().reason(of: refusal)
        return call.words(
            zh: "不能绑定：\(reason) [\(refusal.code.id)]", en: "can not be bound: \(reason) [\(refusal.code.id)]")
    }
}
