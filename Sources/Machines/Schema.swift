// What a rulebook says of parties, offices and divisions: the fields that facts are read from.
// The parties themselves do not live here.

/// The place of a party kind in its ruleset.
package typealias PartyKind = Int

/// A field's type, with what the type alone needs to be checked.
package enum FieldType: Hashable, Sendable {
    case text, number, date, year, flag
    /// The choices in declared order, which is also their order for `<` and `>`.
    case choice([Choice])
    /// GB 11643, eighteen characters.
    case citizenID
    /// GB 32100, eighteen characters.
    case creditCode
    case division, phone, email, money
    /// Another party of this kind.
    case party(PartyKind)
}

/// One choice of a choice field.
package struct Choice: Hashable, Sendable {
    package let name: String
    /// The Chinese title, or the name where the rulebook gives none.
    package let title: String

    package init(name: String, title: String) {
        self.name = name
        self.title = title
    }
}

/// A field of a party, of a module or of an outcome.
package struct Field: Hashable, Sendable {
    package let name: String
    package let title: String
    package let type: FieldType
    package var isOptional = false
    /// No two parties of the kind may hold the same value; the party is looked up by it.
    package var isUnique = false
    /// The least and greatest length of a text, in Unicode scalars.
    package var length: ClosedRange<Int>?
    /// The least and greatest number, in the unit of `Value.number` (money: fen).
    package var range: ClosedRange<Int64>?
    /// The value that a new case begins with.
    package var prefill: ExpressionID?
    /// The field exists only where this holds.
    package var presence: ExpressionID?
    /// The only matter whose effects write the field.
    package var writer: String?

    package init(name: String, title: String, type: FieldType) {
        self.name = name
        self.title = title
        self.type = type
    }
}

/// A kind of party: a person, a unit.
package struct PartySchema: Hashable, Sendable {
    package let name: String
    package let title: String
    package let fields: [Field]
    /// What the fields' prefills and presences are made of; their paths begin at `applicant`, meaning the party itself.
    package let expressions: Expressions

    package init(name: String, title: String, fields: [Field], expressions: Expressions = Expressions()) {
        self.name = name
        self.title = title
        self.fields = fields
        self.expressions = expressions
    }

    /// The index of the field of this name, or nil.
    package func field(named name: String) -> Int? {
        fields.firstIndex { $0.name == name }
    }
}

/// An administrative division.
package struct Division: Hashable, Sendable {
    /// GB/T 2260, six digits.
    package let code: Int
    package let name: String
    /// The division above, or nil at the root.
    package let parent: Int?

    package init(code: Int, name: String, parent: Int?) {
        self.code = code
        self.name = name
        self.parent = parent
    }
}

/// An office: which parties answer for a division at a tier.
package struct Office: Hashable, Sendable {
    /// One tier of an office.
    package struct Tier: Hashable, Sendable {
        package let name: String
        package let title: String

        package init(name: String, title: String) {
            self.name = name
            self.title = title
        }
    }

    package let name: String
    package let title: String
    package let kind: PartyKind
    /// What a party must meet to be such an office, over facts whose paths begin at `applicant`, meaning the party
    /// itself.
    package let condition: ExpressionID?
    package let expressions: Expressions
    /// The field of the kind that holds the division.
    package let divisionField: Int
    /// From the root of the division tree downwards: tier 0 answers for the root.
    package let tiers: [Tier]

    package init(
        name: String, title: String, kind: PartyKind, condition: ExpressionID?, expressions: Expressions,
        divisionField: Int, tiers: [Tier]
    ) {
        self.name = name
        self.title = title
        self.kind = kind
        self.condition = condition
        self.expressions = expressions
        self.divisionField = divisionField
        self.tiers = tiers
    }
}
