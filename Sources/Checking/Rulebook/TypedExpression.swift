// Expressions after checking: names are indexes, literals are values, every node has its type and place.
// Evaluation does not live here.

package import Source

/// An expression that is known to be well typed.
package struct TypedExpression: Hashable, Sendable {
    package let form: TypedForm
    package let type: ValueType
    package let location: Location

    package init(_ form: TypedForm, type: ValueType, location: Location) {
        self.form = form
        self.type = type
        self.location = location
    }
}

/// What an expression is made of.
package indirect enum TypedForm: Hashable, Sendable {
    case literal(TypedLiteral)
    case today
    /// The case's business year, a number.
    case year
    case path(PathDefinition)
    /// The answer in a field of a module that is no list.
    case answer(module: Int, field: Int)
    /// `count of`: how many rows a module has.
    case rowCount(module: Int)
    case not(TypedExpression)
    case and(TypedExpression, TypedExpression)
    case or(TypedExpression, TypedExpression)
    case compare(ComparisonSign, TypedExpression, TypedExpression)
    case isSet(TypedExpression)
    /// `in` before a list of values.
    case isOneOf(TypedExpression, [TypedExpression])
    /// `MEMBER in START chain`: the chain begins at `start` and goes on through that path's last field.
    case isInChain(member: PathDefinition, start: PathDefinition)
    /// `PARTY has open MATTER`.
    case hasOpen(party: PathDefinition, matter: Int)
    /// `years since DATE`.
    case yearsSince(TypedExpression)
    /// `years since last OUTCOME of MATTER`; the outcome is an index into that matter's outcomes.
    case yearsSinceLast(outcome: Int, matter: Int)
    /// `age of CITIZEN-ID`.
    case age(TypedExpression)
}

/// How two values are compared: `is`, `is not`, `<`, `<=`, `>`, `>=`.
package enum ComparisonSign: Hashable, Sendable, CaseIterable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
}

/// A value as written in the rulebook.
package enum TypedLiteral: Hashable, Sendable {
    case flag(Bool)
    /// In ten-thousandths: 3.5 is 35 000. Years are numbers too.
    case number(Int64)
    /// In whole fen.
    case money(Int64)
    /// A day that the calendar has.
    case date(year: Int, month: Int, day: Int)
    /// The place among the choices of the type.
    case choice(Int)
    /// A text, or anything else that is kept as text, in NFC.
    case text(String)
    /// A GB/T 2260 code, six digits.
    case division(Int)
}

/// A field reached from the applicant or the target through fields that name parties.
package struct PathDefinition: Hashable, Sendable {
    /// Where the path begins.
    package enum Root: Hashable, Sendable {
        case applicant, target
    }

    package let root: Root
    /// Field indexes, each in the kind of party that the step before leads to. Empty: the party itself.
    package let fields: [Int]
    package let location: Location

    package init(root: Root, fields: [Int], location: Location) {
        self.root = root
        self.fields = fields
        self.location = location
    }
}
