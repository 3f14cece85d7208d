// The workbench card: a party's fields, what is not entered yet, and the notes that the manual shows there where they
// apply (R013–R016, R019, R020). Changing a field lives with `profile`.

import Engine
import Machines
import Reporting
import Source

/// How many of the party's own fields have something in them.
struct ProfileCompleteness {
    let count: Int
    let missing: [Field]

    /// Fields that a matter writes are not the party's own; those that do not exist with the others do not count.
    init(_ party: Party, _ schema: PartySchema) {
        let values = party.values(for: schema.expressions)
        let own = schema.fields.enumerated().filter { _, field in
            field.writer == nil && field.presence.map { schema.expressions.holds($0, given: values) } ?? true
        }
        count = own.count
        missing = own.filter { !party.value($0.offset).isSet }.map(\.element)
    }
}

extension Call {
    /// The card of the account's party.
    func profileCard() throws(Failure) -> Answer {
        let party = try party()
        let schema = registry.schema(of: party.kind)
        var answer = Answer(lines: [try heading(party, schema)])
        answer.add(try listing(party, schema))
        for line in pushLines(party) + (try notes(party, schema)) { answer.add(line) }
        return answer
    }

    /// Which offices the party's declarations go to, from the lowest up; none where the division decides nothing.
    func pushLines(_ party: Party) -> [String] {
        registry.ruleset.offices.filter { $0.kind == party.kind }.compactMap { office in
            guard case .division(let code) = party.value(office.divisionField) else { return nil }
            let names = registry.ruleset.lineage(of: code).prefix(office.tiers.count).reversed().map { division in
                if let holder = registry.holder(of: office, division: division.code) {
                    return registry.title(of: holder)
                }
                return words(
                    zh: "\(division.name)\(office.title)（尚未注册）", en: "\(division.name) \(office.name) (not registered)")
            }
            let way = names.joined(separator: " → ")
            return words(zh: "申报推送至：\(way)", en: "declarations go to: \(way)")
        }
    }

    /// `某设计院 [a@b.cn] · 单位 · 账号 institute · 12 项中 9 项已录入`.
    private func heading(_ party: Party, _ schema: PartySchema) throws(Failure) -> String {
        let name = registry.title(of: party.id)
        let account = try account().name
        let completeness = ProfileCompleteness(party, schema)
        let (count, entered) = (completeness.count, completeness.count - completeness.missing.count)
        let email = schema.fields.indices.first { schema.fields[$0].type == .email }
        let mail = email.map { party.value($0).plainText } ?? ""
        let shown = mail.isEmpty ? name : "\(name) [\(mail)]"
        return words(
            zh: "\(shown) · \(schema.title) · 账号 \(account) · \(count) 项中 \(entered) 项已录入",
            en: "\(shown) · \(schema.name) · account \(account) · \(entered) of \(count) fields entered")
    }

    private func listing(_ party: Party, _ schema: PartySchema) throws(Failure) -> Listing {
        let format = session.format(of: registry.ruleset, masksIDs: false)
        var listing = Listing([.init("field", zh: "字段", en: "field"), .init("value", zh: "内容", en: "value")])
        for (index, field) in schema.fields.enumerated() {
            let hint = session.output == .table ? try bindingHint(field) : ""
            let value = format.text(party.value(index), of: field)
            listing.rows.append([session.called(field.name, field.title), value + hint])
        }
        return listing
    }

    /// How a field that the matter of binding writes is set and cleared; empty for others.
    private func bindingHint(_ field: Field) throws(Failure) -> String {
        guard let writer = field.writer, let index = try? bindingMatter(),
            registry.ruleset.machines[index].facts.name == writer
        else { return "" }
        let binding = try binding()
        if binding.granted != nil { return words(zh: "（解除绑定：解绑）", en: " (to release it: unbind)") }
        guard let pending = binding.pending else { return words(zh: "（去绑定：绑定 号码）", en: " (to bind: bind CODE)") }
        let number = pending.id.number
        let holders = pending.holders(in: registry.machine(of: pending)).map(registry.title)
            .joined(separator: session.listComma)
        return words(
            zh: "（办件 \(number) 待\(holders)审核；撤回申请：解绑）",
            en: " (case \(number) waits for \(holders) to review; to withdraw: unbind)")
    }

    private func notes(_ party: Party, _ schema: PartySchema) throws(Failure) -> [String] {
        let notes = divisionNotes(party, schema) + (try bindingNotes(party)) + completenessNotes(party, schema)
        return notes.map { words(zh: "注意：\($0)", en: "note: \($0)") }
    }

    private func divisionNotes(_ party: Party, _ schema: PartySchema) -> [String] {
        registry.ruleset.offices.filter { $0.kind == party.kind }.map { office in
            let field = schema.fields[office.divisionField]
            return words(
                zh: "请检查并维护\(schema.title)的\(field.title)，系统会根据行政区划推送申报信息到对应的\(office.title)。"
                    + "若行政区划有误，请更正自己的行政区划后，将申报信息退回至个人，由个人“撤销流程”后重新申报",
                en: "check the \(field.name) of the \(schema.name): declarations go to the \(office.name) of that"
                    + " \(field.name). If it is wrong, set it right and return the declarations to their applicants,"
                    + " who revoke them and apply again")
        }
    }

    /// The warnings of the matter of binding that hold for the party, and what it must not bind itself to.
    private func bindingNotes(_ party: Party) throws(Failure) -> [String] {
        guard let index = try? bindingMatter() else { return [] }
        let machine = registry.ruleset.machines[index]
        let warnings = registry.warnings(toMachine: index, target: nil, by: try session.expectAuthor())
        var refused: [Int] = []
        if machine.facts.target?.kind == party.kind {
            let itself = conditionsNotMet(machine, party, target: party.id)
            let nobody = conditionsNotMet(machine, party, target: nil)
            refused = itself.filter { !nobody.contains($0) }
        }
        return (warnings + refused).map { machine.conditions[$0].text }
    }

    private func conditionsNotMet(_ machine: Machine, _ party: Party, target: PartyID?) -> [Int] {
        let facts = registry.facts(forApplicationTo: machine, by: party.id, target: target, at: session.moment)
        return machine.applyConditions.filter { !machine.isMet(machine.conditions[$0], facts.values) }
    }

    private func completenessNotes(_ party: Party, _ schema: PartySchema) -> [String] {
        let missing = ProfileCompleteness(party, schema).missing
        guard let first = missing.first else { return [] }
        let names = missing.map { session.called($0.name, $0.title) }.joined(separator: session.listComma)
        return [
            words(
                zh: "请检查并维护\(schema.title)的基本信息！暂未录入：\(names)（录入：资料 设 \(first.title) 内容）",
                en: "check and complete the profile of the \(schema.name)! not entered: \(names)"
                    + " (to enter: profile set \(first.name) VALUE)")
        ]
    }
}
