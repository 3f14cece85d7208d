// The store's one numbering of party kinds, their fields and their choices: by name, over every definition that the
// store has used. What the definition in use declares stands in front, in its order; what only others had, behind.

import Machines

/// The form in which a field's values are kept. A field of the same name and another form is another field.
enum ValueForm: Hashable, Sendable {
    case text, number, money, date, flag, choice, division
    /// A party of the kind of this name.
    case party(String)

    init(_ type: FieldType, in kinds: [String]) {
        self =
            switch type {
            case .text, .citizenID, .creditCode, .phone, .email: .text
            case .number, .year: .number
            case .money: .money
            case .date: .date
            case .flag: .flag
            case .choice: .choice
            case .division: .division
            case .party(let kind): .party(kinds.indices.contains(kind) ? kinds[kind] : "")
            }
    }
}

/// The numbering of kinds, fields and choices.
struct Vocabulary: Sendable {
    /// A field, as the first definition that counts declares it.
    struct Entry: Sendable {
        let field: Field
        let form: ValueForm
        /// Every choice that the field ever had, by place; none where it has no choices.
        var choices: [Choice] = []

        func isSame(as other: Entry) -> Bool { field.name == other.field.name && form == other.form }
    }

    /// A kind of party.
    struct Kind: Sendable {
        let schema: PartySchema
        var fields: [Entry]
    }

    private(set) var kinds: [Kind] = []

    init() {}

    /// What one ruleset declares, in its own order.
    init(of ruleset: Ruleset) {
        let names = ruleset.parties.map(\.name)
        kinds = ruleset.parties.map { schema in
            let fields = schema.fields.map { field -> Entry in
                var entry = Entry(field: field, form: ValueForm(field.type, in: names))
                if case .choice(let choices) = field.type { entry.choices = choices }
                return entry
            }
            return Kind(schema: schema, fields: fields)
        }
    }

    /// This numbering, and behind it what only the other one has.
    func followed(by other: Vocabulary) -> Vocabulary {
        var joined = self
        for kind in other.kinds {
            guard let place = joined.kind(named: kind.schema.name) else {
                joined.kinds.append(kind)
                continue
            }
            for entry in kind.fields { joined.kinds[place].take(entry) }
        }
        return joined
    }

    /// The place of the kind of this name, or nil.
    func kind(named name: String) -> PartyKind? {
        kinds.firstIndex { $0.schema.name == name }
    }

    /// The values of a party of the kind, as many as there are fields. WHY: a flag that nobody was asked for means no,
    /// as at a registration.
    func filledUp(_ values: [Value], kind: PartyKind) -> [Value] {
        guard kinds.indices.contains(kind), values.count < kinds[kind].fields.count else { return values }
        return values + kinds[kind].fields[values.count...].map { $0.form == .flag ? .flag(false) : .unset }
    }
}

extension Vocabulary.Kind {
    /// The place of the field that has this name and form, or nil.
    func place(of entry: Vocabulary.Entry) -> Int? {
        fields.firstIndex { $0.isSame(as: entry) }
    }

    mutating func take(_ entry: Vocabulary.Entry) {
        guard let place = place(of: entry) else {
            fields.append(entry)
            return
        }
        for choice in entry.choices where !fields[place].choices.contains(where: { $0.name == choice.name }) {
            fields[place].choices.append(choice)
        }
    }
}
