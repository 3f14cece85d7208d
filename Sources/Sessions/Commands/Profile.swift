// profile 资料: the party's own fields, shown and changed. Fields that a matter writes are shown only (R013, R014, R015).

import Engine
import Machines
import Reporting
import Source
import Syntax

extension Command {
    static let profile = Command(
        "profile", "资料", .account, arguments: Words(zh: "[设 字段 内容]", en: "[set FIELD VALUE]"),
        summary: Words(zh: "查看或修改本账号的资料", en: "shows the account's profile, or changes a field"),
        example: Words(zh: "资料 设 手机号码 13900000000", en: "profile set phone 13900000000"), run: runProfile)
}

private func runProfile(_ call: Call) throws(Failure) -> Answer {
    let party = try call.party()
    let schema = call.registry.ruleset.parties[party.kind]
    guard let word = call.arguments.parseNext() else { return shown(call, party, schema) }
    guard Keyword.parse(word.text) == .set else {
        throw call.unknown(
            word.text, zh: "资料的用法", en: "use of profile", choices: [call.session.called("set", "设")])
    }
    let name = try call.arguments.expectNext(Words(zh: "字段", en: "FIELD")).text
    let index = try call.field(
        named: name, among: schema.fields, of: Term(name: schema.name, title: schema.title))
    let field = schema.fields[index]
    let text = try call.arguments.expectRest(Words(zh: "内容（清空写 \"\"）", en: "VALUE (\"\" clears)"))
    let value =
        field.writer == nil ? try Failure.expect(parseValue(text, for: field, in: call.registry.ruleset)) : .text(text)
    try call.session.commit { registry, author in
        registry.decideProfileChange(field: index, to: value, by: author)
    }
    let format = call.session.format(of: call.registry.ruleset, masksIDs: false)
    let title = call.session.called(field.name, field.title)
    return call.answer(
        zh: "已修改：\(title) = \(format.text(value, of: field))",
        en: "changed: \(title) = \(format.text(value, of: field))")
}

private func shown(_ call: Call, _ party: Party, _ schema: PartySchema) -> Answer {
    let format = call.session.format(of: call.registry.ruleset, masksIDs: false)
    var listing = Listing([.init("field", zh: "字段", en: "field"), .init("value", zh: "内容", en: "value")])
    for (index, field) in schema.fields.enumerated() {
        listing.rows.append([
            call.session.called(field.name, field.title), format.text(party.value(index), of: field),
        ])
    }
    var answer = Answer()
    answer.add(listing)
    return answer
}
