// Fields and attachments as declared, and the types that values may have. Checks of values do not live here.

package import Source

/// The type of a field or of an expression.
package enum ValueType: Hashable, Sendable {
    case text, number, date, year, flag
    /// Choices in declared order, which is also their order for `<` and `>`.
    case choice([ChoiceDefinition])
    case citizenID, creditCode, division, phone, email, money
    /// A party of this kind.
    case party(Int)
}

/// One choice of a choice field. Two choice types are the same where their names and titles are.
package struct ChoiceDefinition: Hashable, Sendable {
    package let name: String
    /// The declared title; the name where none is declared.
    package let title: String

    package init(name: String, title: String) {
        self.name = name
        self.title = title
    }
}

/// A field of a party, of a module or of an outcome.
package struct FieldDefinition: Hashable, Sendable {
    package let name: String
    package let title: String
    package let type: ValueType
    package var isOptional = false
    /// No two parties of the kind may hold the same value.
    package var isUnique = false
    /// The least and greatest length of a text, in Unicode scalars.
    package var length: ClosedRange<Int>?
    /// The least and greatest value: ten-thousandths for numbers and years, fen for money.
    package var range: ClosedRange<Int64>?
    /// `from`: the value that a new case begins with. In a party's field, `applicant` means that party.
    package var prefill: TypedExpression?
    /// `when`: the field exists only where this holds. In a party's field, `applicant` means that party.
    package var presence: TypedExpression?
    /// `set by`: the only matter that writes the field, as an index.
    package var writer: Int?
    package let location: Location

    package init(name: String, title: String, type: ValueType, location: Location) {
        self.name = name
        self.title = title
        self.type = type
        self.location = location
    }
}

/// An attachment that a module or a dispatch asks for.
package struct AttachmentDefinition: Hashable, Sendable {
    package let name: String
    package let title: String
    /// Accepted kinds of file by lower-case extension, without the dot.
    package let kinds: [String]
    package let limitBytes: Int
    package let isOptional: Bool
    package let location: Location

    package init(
        name: String, title: String, kinds: [String], limitBytes: Int, isOptional: Bool = false, location: Location
    ) {
        self.name = name
        self.title = title
        self.kinds = kinds
        self.limitBytes = limitBytes
        self.isOptional = isOptional
        self.location = location
    }
}
