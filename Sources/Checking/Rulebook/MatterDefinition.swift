// A matter as checked: who applies for what, what is filled in, who reviews in which order, how it ends.
// Levels and endings have files of their own.

package import Source

/// A checked matter.
///
/// WHY: its parts lie behind one reference. It is looked at again and again, and a copy would count one for each part.
package struct MatterDefinition: Hashable, Sendable {
    private var shared: Shared

    package init(
        name: String, title: String, applicant: Int, outcomes: [OutcomeDefinition], location: Location
    ) {
        shared = Shared(
            Parts(name: name, title: title, applicant: applicant, outcomes: outcomes, location: location))
    }

    package var name: String { shared.parts.name }
    package var title: String { shared.parts.title }
    package var aliases: [String] {
        get { shared.parts.aliases }
        _modify { yield &own.parts.aliases }
    }
    package var category: String {
        get { shared.parts.category }
        _modify { yield &own.parts.category }
    }
    /// The kind of party that applies.
    package var applicant: Int { shared.parts.applicant }
    package var target: TargetDefinition? {
        get { shared.parts.target }
        _modify { yield &own.parts.target }
    }
    package var period: PeriodDefinition {
        get { shared.parts.period }
        _modify { yield &own.parts.period }
    }
    package var window: WindowDefinition? {
        get { shared.parts.window }
        _modify { yield &own.parts.window }
    }
    /// The matter's own `require`, `forbid` and `warn`, in declared order.
    package var conditions: [ConditionDefinition] {
        get { shared.parts.conditions }
        _modify { yield &own.parts.conditions }
    }
    package var modules: [ModuleDefinition] {
        get { shared.parts.modules }
        _modify { yield &own.parts.modules }
    }
    /// Dispatch attachments, which reviewers handle.
    package var attachments: [AttachmentDefinition] {
        get { shared.parts.attachments }
        _modify { yield &own.parts.attachments }
    }
    /// In the order of the ladder; routes are expanded.
    package var levels: [LevelDefinition] {
        get { shared.parts.levels }
        _modify { yield &own.parts.levels }
    }
    package var appraisal: AppraisalDefinition? {
        get { shared.parts.appraisal }
        _modify { yield &own.parts.appraisal }
    }
    /// The appraisal's outcomes in declared order; without an appraisal exactly one, named `approved`. The first grants
    /// what was applied for. What `on OUTCOME` declares stands in each.
    package var outcomes: [OutcomeDefinition] {
        get { shared.parts.outcomes }
        _modify { yield &own.parts.outcomes }
    }
    package var release: ReleaseDefinition? {
        get { shared.parts.release }
        _modify { yield &own.parts.release }
    }
    package var revocation: RevocationDefinition? {
        get { shared.parts.revocation }
        _modify { yield &own.parts.revocation }
    }
    /// The declared name.
    package var location: Location { shared.parts.location }

    package static func == (left: MatterDefinition, right: MatterDefinition) -> Bool {
        left.shared === right.shared || left.shared.parts == right.shared.parts
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(shared.parts) }

    /// The parts, which nobody else has, to be changed.
    private var own: Shared {
        mutating get {
            if !isKnownUniquelyReferenced(&shared) { shared = Shared(shared.parts) }
            return shared
        }
    }

    private struct Parts: Hashable, Sendable {
        let name: String
        let title: String
        var aliases: [String] = []
        var category = ""
        let applicant: Int
        var target: TargetDefinition?
        var period = PeriodDefinition.any
        var window: WindowDefinition?
        var conditions: [ConditionDefinition] = []
        var modules: [ModuleDefinition] = []
        var attachments: [AttachmentDefinition] = []
        var levels: [LevelDefinition] = []
        var appraisal: AppraisalDefinition?
        var outcomes: [OutcomeDefinition]
        var release: ReleaseDefinition?
        var revocation: RevocationDefinition?
        let location: Location
    }

    private final class Shared: @unchecked Sendable {
        // INVARIANT: it is changed only where one definition alone has it.
        var parts: Parts

        init(_ parts: Parts) {
            self.parts = parts
        }
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
