// The parts of a matter: modules, levels, outcomes, conditions and what it is called.
// How they make one machine with its states lives in `Machine.swift`.

/// A module of a declaration: what the applicant fills in and reviewers judge as one.
package struct Module: Hashable, Sendable {
    package let name: String
    package let title: String
    /// The least and greatest number of rows of a list; nil for a module of one row.
    package let rows: ClosedRange<Int>?
    package let fields: [Field]
    /// The applicant's attachments, for each row.
    package let attachments: [Attachment]

    package init(name: String, title: String, rows: ClosedRange<Int>?, fields: [Field], attachments: [Attachment]) {
        self.name = name
        self.title = title
        self.rows = rows
        self.fields = fields
        self.attachments = attachments
    }
}

/// An attachment that a module or a dispatch asks for.
package struct Attachment: Hashable, Sendable {
    package let name: String
    package let title: String
    /// Accepted kinds of file by lower-case extension, without the dot.
    package let kinds: [String]
    package let limitBytes: Int
    package var isOptional = false

    package init(name: String, title: String, kinds: [String], limitBytes: Int) {
        self.name = name
        self.title = title
        self.kinds = kinds
        self.limitBytes = limitBytes
    }
}

/// Who reviews at a level.
package enum Reviewer: Hashable, Sendable {
    case party(Path)
    /// The party at the path, then from each the one in its field of that index, up to a number of parties.
    case chain(Path, field: Int, limit: Int)
    /// The office that answers at a tier for the division at the path.
    case office(Int, tier: Int, division: Path)
}

/// A time limit of a level.
package struct Deadline: Hashable, Sendable {
    package let days: Int
    package let countsWorkdaysOnly: Bool

    package init(days: Int, countsWorkdaysOnly: Bool) {
        self.days = days
        self.countsWorkdaysOnly = countsWorkdaysOnly
    }
}

/// A review level as the rulebook declares it.
package struct Level: Hashable, Sendable {
    package let name: String
    package let title: String
    package let reviewer: Reviewer
    /// Passed over where the binding is not set or the division has no such tier.
    package let isOptional: Bool
    /// The level is on the route only where this holds.
    package let presence: ExpressionID?
    package let judged: ModuleSet
    package let deadline: Deadline?
    /// The wording of the level's verbs; a verb without a title of its own has the manual's.
    package let titles: [VerbTitle]

    package init(
        name: String, title: String, reviewer: Reviewer, isOptional: Bool, presence: ExpressionID?, judged: ModuleSet,
        deadline: Deadline?, titles: [VerbTitle]
    ) {
        self.name = name
        self.title = title
        self.reviewer = reviewer
        self.isOptional = isOptional
        self.presence = presence
        self.judged = judged
        self.deadline = deadline
        self.titles = titles
    }
}

/// What a verb is called at a level.
package struct VerbTitle: Hashable, Sendable {
    package let verb: Verb
    package let title: String

    package init(verb: Verb, title: String) {
        self.verb = verb
        self.title = title
    }
}

/// One step of the ladder: a level, or one position of a level that is a chain.
package struct Stage: Hashable, Sendable {
    package let level: Int
    /// From 1 upwards within a chain; 0 where the level is no chain.
    package let position: Int

    package init(level: Int, position: Int) {
        self.level = level
        self.position = position
    }
}

/// A way in which a case ends by decision, and what that writes.
package struct Outcome: Hashable, Sendable {
    package let name: String
    package let title: String
    /// What is recorded with the result.
    package let fields: [Field]
    package let effects: [FieldEffect]

    package init(name: String, title: String, fields: [Field], effects: [FieldEffect]) {
        self.name = name
        self.title = title
        self.fields = fields
        self.effects = effects
    }
}

/// A field of the applicant that an outcome or a release writes.
package struct FieldEffect: Hashable, Sendable {
    /// Index among the fields of the applicant's kind.
    package let field: Int
    /// The value written; nil clears the field.
    package let value: ExpressionID?

    package init(field: Int, value: ExpressionID?) {
        self.field = field
        self.value = value
    }
}

/// A condition of the rulebook that may refuse a step, or only be shown.
package struct Condition: Hashable, Sendable {
    /// `require` refuses where it does not hold, `forbid` where it does; `warn` refuses nothing.
    package enum Kind: UInt8, Hashable, Sendable {
        case require, forbid, warn
    }

    package let kind: Kind
    package let test: ExpressionID
    /// What the reader is told.
    package let text: String

    package init(kind: Kind, test: ExpressionID, text: String) {
        self.kind = kind
        self.test = test
        self.text = text
    }
}

/// The party that a case is directed at, and the unique field by which it is looked up.
package struct Target: Hashable, Sendable {
    package let kind: PartyKind
    package let title: String
    package let field: Int

    package init(kind: PartyKind, title: String, field: Int) {
        self.kind = kind
        self.title = title
        self.field = field
    }
}

/// The offline appraisal behind the ladder.
package struct Appraisal: Hashable, Sendable {
    package let title: String
    package let office: Reviewer
    /// What an unpublished result is called: 未认定.
    package let undecidedTitle: String
    package let publishTitle: String

    package init(title: String, office: Reviewer, undecidedTitle: String, publishTitle: String) {
        self.title = title
        self.office = office
        self.undecidedTitle = undecidedTitle
        self.publishTitle = publishTitle
    }
}

/// How many open or granted cases one applicant may have.
package enum Period: UInt8, Hashable, Sendable {
    case any, yearly, once
}

/// What a matter is apart from its states and transitions.
package struct MatterFacts: Hashable, Sendable {
    package let name: String
    package let title: String
    package let aliases: [String]
    package let category: String
    package let applicant: PartyKind
    package let target: Target?
    package let period: Period
    /// The first and last day on which one may apply; nil: always.
    package let window: ClosedRange<CivilDate>?
    /// The wording of the release and of the revocation, where the matter has them.
    package let titles: [VerbTitle]

    package init(
        name: String, title: String, aliases: [String], category: String, applicant: PartyKind, target: Target?,
        period: Period, window: ClosedRange<CivilDate>?, titles: [VerbTitle]
    ) {
        self.name = name
        self.title = title
        self.aliases = aliases
        self.category = category
        self.applicant = applicant
        self.target = target
        self.period = period
        self.window = window
        self.titles = titles
    }
}
