// profile 资料: the workbench card, and changes of the party's own fields. Fields that a matter writes are shown only
// (R013–R016); a changed division names the running cases that it does not move (R018, Q30).

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
    guard let word = call.arguments.parseNext() else { return try call.profileCard() }
    let party = try call.party()
    let schema = call.registry.schema(of: party.kind)
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
        registry.decideProfileChange(field: index, to: value, by: author, as: call.profileRegistrar)
    }
    let format = call.session.format(of: call.registry.ruleset, masksIDs: false)
    let title = call.session.called(field.name, field.title)
    var answer = call.answer(
        zh: "已修改：\(title) = \(format.text(value, of: field))",
        en: "changed: \(title) = \(format.text(value, of: field))")
    let offices = call.registry.ruleset.offices
    if offices.contains(where: { $0.kind == party.kind && $0.divisionField == index }) {
        try addMovement(to: &answer, call)
    }
    return answer
}

/// Where declarations go from now on, which ones do not, and how those are sent another way.
private func addMovement(to answer: inout Answer, _ call: Call) throws(Failure) {
    let party = try call.party()
    for line in call.pushLines(party) { answer.add(line) }
    let unmoved = call.registry.casesOnFormerLadders(of: party.id, at: call.session.moment)
    guard !unmoved.isEmpty else { return }
    let count = unmoved.count
    answer.add(
        call.words(
            zh: "已提交的 \(count) 件不随之改送，仍按提交时的路径办理：",
            en: count == 1
                ? "1 case that was submitted before does not move with it:"
                : "\(count) cases that were submitted before do not move with it:"))
    answer.add(call.session.listing(ofUnmoved: unmoved))
    answer.add(
        call.words(
            zh: "需要改送的，退回至个人，由个人撤销流程后重新申报，草稿的内容会带过去：",
            en:
                "to move one, return it to its applicant, who revokes it and applies again with what it held:"
        ))
    for line in try call.wayOfMoving(unmoved, party: party.id) { answer.add(line) }
}
