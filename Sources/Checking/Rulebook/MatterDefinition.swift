// A matter as checked: who applies for what, what is filled in, who reviews in which order, how it ends.
// Levels and endings have files of their own.

package import Source

/// A checked matter.
package struct MatterDefinition: Hashable, Sendable {
    package let name: String
    package let title: String
    package var aliases: [String] = []
    package var category = ""
    /// The kind of party that applies.
    package let applicant: Int
    package var target: TargetDefinition?
    package var period = PeriodDefinition.any
    package var window: WindowDefinition?
    /// The matter's own `require`, `forbid` and `warn`, in declared order.
    package var conditions: [ConditionDefinition] = []
    package var modules: [ModuleDefinition] = []
    /// Dispatch attachments, which reviewers handle.
    package var attachments: [AttachmentDefinition] = []
    /// In the order of the ladder; routes are expanded.
    package var levels: [LevelDefinition] = []
    package var appraisal: AppraisalDefinition?
    /// The appraisal's outcomes in declared order; without an appraisal exactly one, named `approved`. The first grants
    /// what was applied for. What `on OUTCOME` declares stands in each.
    package var outcomes: [OutcomeDefinition]
    package var release: ReleaseDefinition?
    package var revocation: RevocationDefinition?
    /// The declared name.
    package let location: Location

    package init(
        name: String, title: String, applicant: Int, outcomes: [OutcomeDefinition], location: Location
    ) {
        self.name = name
        self.title = title
        self.applicant = applicant
        self.outcomes = outcomes
        self.location = location
    }
}

/// `target KIND TITLE by FIELD`: the party that a case is directed at.
package struct TargetDefinition: Hashable, Sendable {
    package let party: Int
    package let title: String
    /// The unique field by which it is looked up.
    package let field: Int
    package let location: Location

    package init(party: Int, title: String, field: Int, location: Location) {
        self.party = party
        self.title = title
        self.field = field
        self.location = location
    }
}

/// How many open or granted cases one applicant may have.
package enum PeriodDefinition: Hashable, Sendable {
    case any, yearly, once
}

/// `opens DATE to DATE`: the first and the last day on which one may apply.
package struct WindowDefinition: Hashable, Sendable {
    /// Both are `TypedLiteral.date`.
    package let first: TypedLiteral
    package let last: TypedLiteral
    package let location: Location

    package init(first: TypedLiteral, last: TypedLiteral, location: Location) {
        self.first = first
        self.last = last
        self.location = location
    }
}

/// A `require`, `forbid` or `warn`.
package struct ConditionDefinition: Hashable, Sendable {
    /// `require` refuses where the test does not hold, `forbid` where it does; `warn` refuses nothing.
    package enum Kind: Hashable, Sendable {
        case require, forbid, warn
    }

    package let kind: Kind
    /// A flag.
    package let test: TypedExpression
    /// What the reader is told.
    package let text: String
    /// The whole statement.
    package let location: Location

    package init(kind: Kind, test: TypedExpression, text: String, location: Location) {
        self.kind = kind
        self.test = test
        self.text = text
        self.location = location
    }
}

/// A module of a declaration.
package struct ModuleDefinition: Hashable, Sendable {
    package let name: String
    package let title: String
    /// The least and greatest number of rows of a list; nil for a module of one row.
    package let rows: ClosedRange<Int>?
    package let fields: [FieldDefinition]
    /// The applicant's attachments, for each row.
    package let attachments: [AttachmentDefinition]
    package let location: Location

    package init(
        name: String, title: String, rows: ClosedRange<Int>? = nil, fields: [FieldDefinition],
        attachments: [AttachmentDefinition] = [], location: Location
    ) {
        self.name = name
        self.title = title
        self.rows = rows
        self.fields = fields
        self.attachments = attachments
        self.location = location
    }
}
