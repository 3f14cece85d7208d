// given 已知: in a training store, a party that is simply there, with any fields, also those that only matters write.
// Registrations, which go by the rules, are in `Register.swift`.

import Engine
import Machines
import Scenarios
import Source
import Syntax

extension Command {
    static let given = Command(
        Keyword.given.english, Keyword.given.chinese, .shell,
        arguments: Words(zh: "类别 账号 字段 内容 …", en: "KIND NAME FIELD VALUE …"),
        summary: Words(
            zh: "演练库：直接给定一个主体及其账号，由事项写入的字段也可以给定；没有写的必填项取样例",
            en: "training stores: a party that is simply there, with any fields; required ones left out get samples"),
        example: Words(
            zh: "已知 自然人 zhang 姓名 张三 推荐单位 office", en: "given person zhang name 张三 unit office"),
        run: runGiven)
}

private func runGiven(_ call: Call) throws(Failure) -> Answer {
    let session = call.session
    try call.expectTraining()
    let kind = try call.partyKind()
    let ruleset = call.registry.ruleset
    let schema = ruleset.parties[kind]
    let name = try call.arguments.expectNext(Words(zh: "账号", en: "NAME")).text
    let values = try givenValues(call, schema)
    let today = session.moment.day
    try call.write(for: name) { registry in
        Samples(for: registry.ruleset).decideGiven(
            kind: kind, account: name, values: values, in: registry, today: today)
    }
    let title = call.registry.account(named: name)?.party.map(call.registry.title) ?? ""
    return call.answer(
        zh: "已给定：\(schema.title) \(title)，账号 \(name)", en: "given: \(schema.name) \(title), account \(name)")
}

/// Pairs of a field and its value up to the end, by the schema's field indexes; a party goes by its account.
private func givenValues(_ call: Call, _ schema: PartySchema) throws(Failure) -> [Int: Value] {
    var values: [Int: Value] = [:]
    while let word = call.arguments.parseNext() {
        let index = try call.field(
            named: word.text, among: schema.fields, of: Term(name: schema.name, title: schema.title))
        let field = schema.fields[index]
        let title = Words(zh: "“\(field.title)”的内容", en: "the value of \(field.name)")
        let text = try call.arguments.expectNext(title).text
        values[index] = try value(text, of: field, call)
    }
    return values
}

private func value(_ text: String, of field: Field, _ call: Call) throws(Failure) -> Value {
    guard case .party = field.type, !text.isEmpty else {
        return try Failure.expect(parseValue(text, for: field, in: call.registry.ruleset))
    }
    if let party = call.registry.account(named: text)?.party { return .party(party) }
    throw .refusal(Refusal(.unknownAccount).with("name", .text(text)), nil)
}

extension Call {
    /// Refuses what only training stores are for; what the mistake calls it is the command unless told otherwise.
    func expectTraining(_ name: String? = nil) throws(Failure) {
        guard !session.isTraining else { return }
        let command = session.called(arguments.command.name, arguments.command.chinese)
        throw .mistake(Mistake(.trainingOnly, ["command": .name(name ?? command)]))
    }
}
