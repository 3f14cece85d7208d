// register 注册: a person or a unit with its account, whose password is asked for (R004). Offices are registered by
// administrators, and their accounts activated with a one-time code. In a training store nobody is asked for anything,
// and accounts of any role can be opened.

import Engine
import Machines
import Source
import Storage

extension Command {
    static let register = Command(
        "register", "注册", .account,
        arguments: Words(
            zh: "类别 账号 字段 值 … [--password-file 文件] | 角色 账号 [属于 账号]",
            en: "KIND NAME FIELD VALUE … [--password-file FILE] | ROLE NAME [of ACCOUNT]"),
        summary: Words(zh: "注册个人或单位及其账号", en: "registers a person or a unit with its account"),
        example: Words(
            zh: "注册 自然人 zhang 姓名 张三 证件号码 220199198501010018",
            en: "register person zhang name 张三 citizen-id 220199198501010018"),
        options: [.passwordFile], run: runRegister)
}

private func runRegister(_ call: Call) throws(Failure) -> Answer {
    let session = call.session
    if let role = call.arguments.upcoming.flatMap({ Role(named: $0.text) }) {
        _ = call.arguments.parseNext()
        return try openAccount(call, role: role)
    }
    let kind = try call.partyKind()
    let schema = call.registry.ruleset.parties[kind]
    let name = try call.arguments.expectNext(Words(zh: "账号", en: "NAME")).text
    let values = try fieldValues(call, schema)
    let registrar = try call.registrar()
    // WHY: whoever made a mistake should hear of it before a password is asked for.
    _ = try Failure.expect(
        call.registry.decideRegistration(kind: kind, values: values, account: name, by: registrar))
    let credential = try credential(call, registrar)
    try call.write(for: name) { registry in
        registry.decideRegistration(kind: kind, values: values, account: name, by: registrar)
            .map { $0 + credential.events(name) }
    }
    let title = call.registry.account(named: name)?.party.map(call.registry.title) ?? ""
    var answer = call.answer(
        zh: "已注册：\(schema.title) \(title)，账号 \(name)", en: "registered: \(schema.name) \(title), account \(name)")
    if case .code(let code) = credential { answer.add(session.line(for: code, toActivate: true, name)) }
    return answer
}

/// How the new account can be logged in to.
private enum Credential {
    case none
    case password(String)
    case code(OneTimeCode)

    func events(_ name: String) -> [Event] {
        switch self {
        case .none: []
        case .password(let hash): [.account(name, .passwordSet(hash)), .account(name, .activated)]
        case .code(let code): [.account(name, .codeIssued(digest: OneTimeCode.digest(of: code.text)))]
        }
    }
}

private func credential(_ call: Call, _ registrar: Registrar) throws(Failure) -> Credential {
    switch registrar {
    case .training: .none
    case .administrator: .code(call.session.newCode())
    case .anyone: .password(call.session.hash(try call.newPassword()))
    }
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

extension Call {
    /// The kind of party of the next word.
    func partyKind() throws(Failure) -> PartyKind {
        let ruleset = registry.ruleset
        let name = try arguments.expectNext(Words(zh: "类别", en: "KIND")).text
        if let kind = ruleset.party(named: name) { return kind }
        throw .refusal(
            Refusal(.unknownKind).with("name", .text(name))
                .with("choices", .terms(ruleset.parties.map { Term(name: $0.name, title: $0.title) })), nil)
    }
}
