// The parts of a machine that a matter declares, as JSON: modules, fields, attachments, levels, outcomes.

internal import Machines

extension MachineNames {
    func json(_ module: Module) -> OrderedJSON {
        [
            "id": .string(module.name), "title": .string(module.title),
            "rows": module.rows.map { ["least": .integer($0.lowerBound), "most": .integer($0.upperBound)] },
            "fields": .array(module.fields.map(json)),
            "attachments": .array(module.attachments.map(json)),
        ]
    }

    func json(_ attachment: Attachment) -> OrderedJSON {
        [
            "id": .string(attachment.name), "title": .string(attachment.title), "kinds": .strings(attachment.kinds),
            "limitBytes": .integer(attachment.limitBytes), "optional": attachment.isOptional ? true : nil,
        ]
    }

    func json(_ level: Level) -> OrderedJSON {
        [
            "id": .string(level.name), "title": .string(level.title), "reviewer": json(level.reviewer),
            "optional": level.isOptional ? true : nil, "when": level.presence.map { json($0) },
            "judges": .strings(level.judged.members.map(module)), "deadline": level.deadline.map(json),
            "titles": json(level.titles),
        ]
    }

    /// The wordings by verb, or nil where there are none.
    func json(_ titles: [VerbTitle]) -> OrderedJSON? {
        if titles.isEmpty { return nil }
        return .object(titles.map { OrderedJSON.Member($0.verb.rawValue, .string($0.title)) })
    }

    func json(_ appraisal: Appraisal) -> OrderedJSON {
        [
            "title": .string(appraisal.title), "office": json(appraisal.office),
            "undecided": .string(appraisal.undecidedTitle), "publish": .string(appraisal.publishTitle),
        ]
    }

    func json(_ outcome: Outcome) -> OrderedJSON {
        [
            "id": .string(outcome.name), "title": .string(outcome.title), "fields": .array(outcome.fields.map(json)),
            "effects": .array(outcome.effects.map(json)),
        ]
    }

    func json(_ effect: FieldEffect) -> OrderedJSON {
        let field = partyField(effect.field, of: machine.facts.applicant)
        return ["field": .string("applicant." + field), "value": effect.value.map { json($0) } ?? .null]
    }

    func json(_ field: Field) -> OrderedJSON {
        [
            "id": .string(field.name), "title": .string(field.title), "type": .string(word(field.type)),
            "choices": choices(of: field), "party": partyName(of: field), "optional": field.isOptional ? true : nil,
            "unique": field.isUnique ? true : nil,
            "length": field.length.map { ["least": .integer($0.lowerBound), "most": .integer($0.upperBound)] },
            "range": field.range.map {
                ["least": .string(bound($0.lowerBound, field)), "most": .string(bound($0.upperBound, field))]
            },
            "from": field.prefill.map { json($0) }, "when": field.presence.map { json($0) },
            "setBy": field.writer.map { .string($0) },
        ]
    }

    private func choices(of field: Field) -> OrderedJSON? {
        guard case .choice(let choices) = field.type else { return nil }
        return .array(choices.map { ["id": .string($0.name), "title": .string($0.title)] })
    }

    private func partyName(of field: Field) -> OrderedJSON? {
        if case .party(let kind) = field.type { .string(party(kind)) } else { nil }
    }

    private func bound(_ bound: Int64, _ field: Field) -> String {
        field.type == .money
            ? decimal(bound, places: 2, keepsZeros: true) : decimal(bound, places: 4, keepsZeros: false)
    }

    private func json(_ reviewer: Reviewer) -> OrderedJSON {
        switch reviewer {
        case .party(let path): return ["party": .string(self.path(path))]
        case .chain(let start, let field, let limit):
            let kind = partyKind(at: start)
            return [
                "party": .string(path(start)), "then": .string(partyField(field, of: kind)), "upTo": .integer(limit),
            ]
        case .office(let index, let tier, let division):
            let office = ruleset.offices.indices.contains(index) ? ruleset.offices[index] : nil
            let tiers = office?.tiers ?? []
            return [
                "office": .string(office?.name ?? "#\(index)"),
                "tier": .string(tiers.indices.contains(tier) ? tiers[tier].name : "#\(tier)"),
                "division": .string(path(division)),
            ]
        }
    }

    private func json(_ deadline: Deadline) -> OrderedJSON {
        ["days": .integer(deadline.days), "counts": deadline.countsWorkdaysOnly ? "workdays" : "days"]
    }

    private func word(_ type: FieldType) -> String {
        switch type {
        case .text: "text"
        case .number: "number"
        case .date: "date"
        case .year: "year"
        case .flag: "flag"
        case .choice: "choice"
        case .citizenID: "citizen-id"
        case .creditCode: "credit-code"
        case .division: "division"
        case .phone: "phone"
        case .email: "email"
        case .money: "money"
        case .party: "party"
        }
    }
}
