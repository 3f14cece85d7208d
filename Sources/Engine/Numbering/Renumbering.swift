// From one numbering to another that holds everything which it holds: where kinds, fields and choices stand there.
// Rulesets are carried over in `RenumberedRuleset.swift`.

import Machines

/// Where what one vocabulary numbers stands in another.
struct Renumbering: Sendable {
    /// By kind.
    let kinds: [PartyKind]
    /// By kind and field.
    let fields: [[Int]]
    /// By kind, field and choice.
    let choices: [[[Int]]]
    let target: Vocabulary

    // INVARIANT: the target was made from the source, so every kind, field and choice is found in it.
    init(from source: Vocabulary, to target: Vocabulary) {
        self.target = target
        let kinds = source.kinds.map { target.kind(named: $0.schema.name) ?? 0 }
        let fields = zip(source.kinds, kinds).map { kind, place in
            kind.fields.map { target.kinds[place].place(of: $0) ?? 0 }
        }
        choices = source.kinds.indices.map { kind in
            source.kinds[kind].fields.indices.map { field in
                let known = target.kinds[kinds[kind]].fields[fields[kind][field]].choices
                return source.kinds[kind].fields[field].choices.map { choice in
                    known.firstIndex { $0.name == choice.name } ?? 0
                }
            }
        }
        self.kinds = kinds
        self.fields = fields
    }

    /// Whether everything keeps its number.
    var isIdentity: Bool {
        kinds.elementsEqual(kinds.indices) && fields.allSatisfy { $0.elementsEqual($0.indices) }
            && choices.allSatisfy { $0.allSatisfy { $0.elementsEqual($0.indices) } }
    }

    /// Whether parties are there as they are here.
    var keepsParties: Bool {
        isIdentity
            && fields.indices.allSatisfy { kind in
                target.kinds.indices.contains(kind) && target.kinds[kind].fields.count == fields[kind].count
            }
    }

    /// The place of a kind; one that is not known keeps its number.
    func kind(_ kind: PartyKind) -> PartyKind {
        kinds.indices.contains(kind) ? kinds[kind] : kind
    }

    /// The place of a field of a kind.
    func field(_ field: Int, of kind: PartyKind) -> Int {
        fields.indices.contains(kind) && fields[kind].indices.contains(field) ? fields[kind][field] : field
    }

    /// The value of a field as it is numbered there.
    func value(_ value: Value, of field: Int, kind: PartyKind) -> Value {
        guard case .choice(let choice) = value, choices.indices.contains(kind), choices[kind].indices.contains(field),
            choices[kind][field].indices.contains(choice)
        else { return value }
        return .choice(choices[kind][field][choice])
    }

    /// The party as it is numbered there.
    func party(_ party: Party) -> Party {
        let kind = kind(party.kind)
        var values = target.filledUp([], kind: kind)
        for (field, value) in party.values.enumerated() {
            let place = self.field(field, of: party.kind)
            if values.indices.contains(place) { values[place] = self.value(value, of: field, kind: party.kind) }
        }
        return Party(id: party.id, kind: kind, values: values)
    }
}

/// How one definition numbers the choices of parties' fields, where that is not how the store does.
struct ChoiceReading: Hashable, Sendable {
    private struct Place: Hashable {
        let kind: PartyKind
        let field: Int
    }

    /// By the store's choice: the definition's, nil for one that it does not have.
    private var own: [Place: [Int?]] = [:]
    /// By the definition's choice: the store's.
    private var stored: [Place: [Int]] = [:]

    init() {}

    init(_ renumbering: Renumbering) {
        for (kind, fields) in renumbering.choices.enumerated() {
            for (field, places) in fields.enumerated() {
                let place = Place(kind: renumbering.kind(kind), field: renumbering.field(field, of: kind))
                let count = renumbering.target.kinds[place.kind].fields[place.field].choices.count
                if places.elementsEqual(0..<count) { continue }
                own[place] = (0..<count).map { places.firstIndex(of: $0) }
                stored[place] = places
            }
        }
    }

    /// A stored value as the definition reads it; unset where it knows no such choice.
    func own(_ value: Value, of field: Int, kind: PartyKind) -> Value {
        guard case .choice(let choice) = value, let places = own[Place(kind: kind, field: field)] else { return value }
        return places.indices.contains(choice) ? places[choice].map(Value.choice) ?? .unset : .unset
    }

    /// A value of the definition as the store keeps it.
    func stored(_ value: Value, of field: Int, kind: PartyKind) -> Value {
        guard case .choice(let choice) = value, let places = stored[Place(kind: kind, field: field)],
            places.indices.contains(choice)
        else { return value }
        return .choice(places[choice])
    }
}
