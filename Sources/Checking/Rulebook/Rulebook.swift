// A whole rulebook after checking: every name is resolved to an index, every expression has its type.
// Syntax trees, states and cases do not live here.

package import Source

/// A checked rulebook.
///
/// Indexes reach into the lists of this value: a party kind into `parties`, an office into `offices`, a matter into
/// `matters`; modules, levels, outcomes and attachments into the lists of their matter; fields into those of their
/// owner.
package struct Rulebook: Hashable, Sendable {
    package var parties: [PartyDefinition]
    package var offices: [OfficeDefinition]
    package var divisions: [DivisionDefinition]
    package var calendar = CalendarDefinition()
    /// In the order of files and declarations.
    package var matters: [MatterDefinition]
    /// In the order of files and declarations, as those that follow.
    package var scenarios: [ScenarioDefinition] = []
    package var properties: [PropertyDefinition] = []
    package var opinions: [OpinionsDefinition] = []
    package var migrations: [MigrationDefinition] = []

    package init(
        parties: [PartyDefinition] = [], offices: [OfficeDefinition] = [], divisions: [DivisionDefinition] = [],
        matters: [MatterDefinition] = []
    ) {
        self.parties = parties
        self.offices = offices
        self.divisions = divisions
        self.matters = matters
    }
}

/// A kind of party.
package struct PartyDefinition: Hashable, Sendable {
    package let name: String
    package let title: String
    package var fields: [FieldDefinition]
    /// The declared name.
    package let location: Location

    package init(name: String, title: String, fields: [FieldDefinition], location: Location) {
        self.name = name
        self.title = title
        self.fields = fields
        self.location = location
    }
}

/// An office: which parties answer for a division at a tier.
package struct OfficeDefinition: Hashable, Sendable {
    package let name: String
    package let title: String
    /// The kind of party that such offices are.
    package let party: Int
    /// What a party must meet to be such an office; its paths begin at `applicant`, which means the party itself.
    package let condition: TypedExpression?
    /// The kind's field that holds the division.
    package let divisionField: Int
    /// From the root of the division tree downwards.
    package let tiers: [TierDefinition]
    package let location: Location

    package init(
        name: String, title: String, party: Int, condition: TypedExpression?, divisionField: Int,
        tiers: [TierDefinition], location: Location
    ) {
        self.name = name
        self.title = title
        self.party = party
        self.condition = condition
        self.divisionField = divisionField
        self.tiers = tiers
        self.location = location
    }
}

/// One tier of an office: province, prefecture, county.
package struct TierDefinition: Hashable, Sendable {
    package let name: String
    package let title: String
    package let location: Location

    package init(name: String, title: String, location: Location) {
        self.name = name
        self.title = title
        self.location = location
    }
}

/// An administrative division.
package struct DivisionDefinition: Hashable, Sendable {
    /// GB/T 2260, six digits.
    package let code: Int
    package let name: String
    /// The code of the division above; nil at the root.
    package let parent: Int?

    package init(code: Int, name: String, parent: Int?) {
        self.code = code
        self.name = name
        self.parent = parent
    }
}
