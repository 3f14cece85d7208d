// How a matter ends, as checked: appraisal, outcomes and what they write, release and revocation.

package import Source

/// The offline appraisal behind the ladder.
package struct AppraisalDefinition: Hashable, Sendable {
    package let title: String
    package let office: ReviewerDefinition
    /// What an unpublished result is called; nil: 未认定.
    package let undecidedTitle: String?
    package let publish: VerbDefinition
    package let location: Location

    package init(
        title: String, office: ReviewerDefinition, undecidedTitle: String?, publish: VerbDefinition,
        location: Location
    ) {
        self.title = title
        self.office = office
        self.undecidedTitle = undecidedTitle
        self.publish = publish
        self.location = location
    }
}

/// A way in which a case ends by decision.
package struct OutcomeDefinition: Hashable, Sendable {
    package let name: String
    package let title: String
    /// What is recorded with the result; none without an appraisal.
    package var fields: [FieldDefinition]
    /// What `on` this outcome writes.
    package var effects: [EffectDefinition]
    /// The declared name; without an appraisal the matter's.
    package let location: Location

    package init(
        name: String, title: String, fields: [FieldDefinition] = [], effects: [EffectDefinition] = [],
        location: Location
    ) {
        self.name = name
        self.title = title
        self.fields = fields
        self.effects = effects
        self.location = location
    }
}

/// `set applicant.FIELD to VALUE` or `clear applicant.FIELD`.
package struct EffectDefinition: Hashable, Sendable {
    /// Index among the fields of the applicant's kind.
    package let field: Int
    /// The value written; nil clears the field.
    package let value: TypedExpression?
    package let location: Location

    package init(field: Int, value: TypedExpression?, location: Location) {
        self.field = field
        self.value = value
        self.location = location
    }
}

/// `release`: the applicant gives up what was granted.
package struct ReleaseDefinition: Hashable, Sendable {
    package let verb: VerbDefinition
    package let conditions: [ConditionDefinition]
    package let effects: [EffectDefinition]

    package init(verb: VerbDefinition, conditions: [ConditionDefinition], effects: [EffectDefinition]) {
        self.verb = verb
        self.conditions = conditions
        self.effects = effects
    }
}

/// `revoke`: the applicant withdraws a case that has not ended.
package struct RevocationDefinition: Hashable, Sendable {
    /// Where the case may stand.
    package enum Place: Hashable, Sendable {
        case draft, returned, appraisal
        /// Waiting for a level's decision.
        case review(level: Int)
        /// Waiting to be sent on from a level.
        case dispatch(level: Int)
    }

    package let verb: VerbDefinition
    package let places: [Place]

    package init(verb: VerbDefinition, places: [Place]) {
        self.verb = verb
        self.places = places
    }
}
