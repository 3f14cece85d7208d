// A review level as checked: who reviews, whether it is on the route, and what may be decided there.

package import Source

/// A checked level.
package struct LevelDefinition: Hashable, Sendable {
    package let name: String
    package let title: String
    package let reviewer: ReviewerDefinition
    /// Passed over where the binding is not set or the division has no such tier.
    package var isOptional = false
    /// `when`: the level is on the route only where this holds.
    package var presence: TypedExpression?
    /// The modules that are judged here, ascending; empty without `judge`.
    package var judged: [Int] = []
    package let approve: VerbDefinition
    /// In declared order; no target stands twice.
    package var returns: [ReturnDefinition] = []
    package var terminate: VerbDefinition?
    package var recall: VerbDefinition?
    package var dispatch: DispatchDefinition?
    /// `require` and `forbid` that are asked at `approve`.
    package var conditions: [ConditionDefinition] = []
    package var deadline: DeadlineDefinition?
    /// The declared name.
    package let location: Location

    package init(
        name: String, title: String, reviewer: ReviewerDefinition, approve: VerbDefinition, location: Location
    ) {
        self.name = name
        self.title = title
        self.reviewer = reviewer
        self.approve = approve
        self.location = location
    }
}

/// Who reviews at a level.
package struct ReviewerDefinition: Hashable, Sendable {
    /// A party, a chain of parties, or an office.
    package enum Form: Hashable, Sendable {
        case party(PathDefinition)
        /// `PATH then FIELD up to LIMIT`: the field is one of the kind that the path leads to; the limit counts
        /// parties.
        case chain(PathDefinition, field: Int, limit: Int)
        /// `OFFICE at TIER of PATH`: the path leads to a division.
        case office(Int, tier: Int, division: PathDefinition)
    }

    package let form: Form
    package let location: Location

    package init(_ form: Form, location: Location) {
        self.form = form
        self.location = location
    }
}

/// A verb that a level or a matter offers, with its wording.
package struct VerbDefinition: Hashable, Sendable {
    /// The declared title; nil: the manual's.
    package let title: String?
    package let location: Location

    package init(title: String?, location: Location) {
        self.title = title
        self.location = location
    }
}

/// `return TITLE to TARGETS`, with or without `resume`.
package struct ReturnDefinition: Hashable, Sendable {
    package let verb: VerbDefinition
    package let targets: [ReturnTarget]
    /// A resubmission goes straight back to the level that returned.
    package let resumes: Bool

    package init(verb: VerbDefinition, targets: [ReturnTarget], resumes: Bool) {
        self.verb = verb
        self.targets = targets
        self.resumes = resumes
    }
}

/// Where a case is returned to.
package struct ReturnTarget: Hashable, Sendable {
    /// The applicant, or a level.
    package enum Place: Hashable, Sendable {
        case applicant
        /// The nearest reviewer of this level below; the level itself only where it is a chain.
        case level(Int)
    }

    package let place: Place
    package let location: Location

    package init(_ place: Place, location: Location) {
        self.place = place
        self.location = location
    }
}

/// `dispatch TITLE with A, B` or `with A or B`.
package struct DispatchDefinition: Hashable, Sendable {
    package let verb: VerbDefinition
    /// Indexes of the matter's dispatch attachments; empty without `with`.
    package let attachments: [Int]
    /// `,`: all of them are needed; `or`: at least one.
    package let needsAll: Bool

    package init(verb: VerbDefinition, attachments: [Int], needsAll: Bool) {
        self.verb = verb
        self.attachments = attachments
        self.needsAll = needsAll
    }
}

/// `within N days` or `within N workdays`.
package struct DeadlineDefinition: Hashable, Sendable {
    package let days: Int
    package let countsWorkdaysOnly: Bool
    package let location: Location

    package init(days: Int, countsWorkdaysOnly: Bool, location: Location) {
        self.days = days
        self.countsWorkdaysOnly = countsWorkdaysOnly
        self.location = location
    }
}
