// register 注册: a person or a unit with its account. In a training store without a password.

import Engine
import Machines
import Source

extension Command {
    static let register = Command(
        "register", "注册", .account,
        arguments: Words(zh: "类别 账号 字段 值 …", en: "KIND ACCOUNT FIELD VALUE …"),
        summary: Words(zh: "注册个人或单位及其账号", en: "registers a person or a unit with its account"),
        example: Words(
            zh: "注册 自然人 zhang 姓名 张三 证件号码 220199198501010018",
            en: "register person zhang name 张三 citizen-id 220199198501010018"),
        run: runRegister)
}

private func runRegister(_ call: Call) throws(Failure) -> Answer {
    let session = call.session
    guard session.isTraining else {
        throw .mistake(Mistake(.trainingOnly, ["command": .name(session.called("register", "注册"))]))
    }
    let kind = try partyKind(call)
    let schema = call.registry.ruleset.parties[kind]
    let name = try call.arguments.expectNext(Words(zh: "账号", en: "ACCOUNT")).text
    let values = try fieldValues(call, schema)
    try session.write(at: nil, by: name) { registry in
        registry.decideRegistration(kind: kind, values: values, account: name)
    }
    guard let account = call.registry.account(named: name) else { return Answer() }
    let title = account.party.map(call.registry.title) ?? ""
    return call.answer(
        zh: "已注册：\(schema.title) \(title)，账号 \(name)", en: "registered: \(schema.name) \(title), account \(name)")
}

private func partyKind(_ call: Call) throws(Failure) -> PartyKind {
    let ruleset = call.registry.ruleset
    let name = try call.arguments.expectNext(Words(zh: "类别", en: "KIND")).text
    if let kind = ruleset.party(named: name) { return kind }
    throw .refusal(
        Refusal(.unknownKind).with("name", .text(name))
            .with("choices", .terms(ruleset.parties.map { Term(name: $0.name, title: $0.title) })), nil)
}

/// Pairs of a field and its value up to the end, by the schema's field indexes.
private func fieldValues(_ call: Call, _ schema: PartySchema) throws(Failure) -> [Value] {
    var values = [Value](repeating: .unset, count: schema.fields.count)
    while let word = call.arguments.parseNext() {
        let index = try call.field(
            named: word.text, among: schema.fields, of: Term(name: schema.name, title: schema.title))
        let field = schema.fields[index]
        let title = Words(zh: "“\(field.title)”的内容", en: "the value of \(field.name)")
        let text = try call.arguments.expectNext(title).text
        if let writer = field.writer {
            let matter = call.registry.ruleset.machine(named: writer).map {
                call.registry.ruleset.machines[$0].facts.title
            }
            throw .refusal(
                Refusal(.fieldSetByMatter).with("field", .term(Term(name: field.name, title: field.title)))
                    .with("matter", .term(Term(name: writer, title: matter ?? writer))), nil)
        }
        values[index] = try Failure.expect(parseValue(text, for: field, in: call.registry.ruleset))
    }
    return values
}
