// A scenario as checked: who is given, what is done in which order, and what is expected. Running it lives elsewhere.

package import Source

/// A checked scenario.
package struct ScenarioDefinition: Hashable, Sendable {
    package let title: String
    /// The matter it is about, as an index.
    package let matter: Int
    /// The parties in the order in which they are given. Actions and expectations name them by their index here.
    package var parties: [GivenParty] = []
    /// In the order in which they stand.
    package var steps: [ScenarioStep] = []
    package let location: Location

    package init(title: String, matter: Int, location: Location) {
        self.title = title
        self.matter = matter
        self.location = location
    }
}

/// A party that a scenario gives.
package struct GivenParty: Hashable, Sendable {
    package let name: String
    /// The kind of party, as an index.
    package let party: Int
    /// What its fields hold; whoever runs the scenario fills the other required ones with samples.
    package let values: [GivenValue]
    package let location: Location

    package init(name: String, party: Int, values: [GivenValue], location: Location) {
        self.name = name
        self.party = party
        self.values = values
        self.location = location
    }
}

/// What a field holds.
package struct GivenValue: Hashable, Sendable {
    /// Index among the fields of its owner.
    package let field: Int
    package let content: ScenarioValue
    package let location: Location

    package init(field: Int, content: ScenarioValue, location: Location) {
        self.field = field
        self.content = content
        self.location = location
    }
}

/// A value as a scenario writes it.
package enum ScenarioValue: Hashable, Sendable {
    case literal(TypedLiteral)
    /// A given party.
    case party(Int)
}

/// A step of a scenario.
package struct ScenarioStep: Hashable, Sendable {
    /// What happens, or what must be so by now.
    package enum Form: Hashable, Sendable {
        /// The day becomes this one; always a date.
        case clock(TypedLiteral)
        /// A given party acts on a case of the matter, as an index, and is not refused.
        case act(actor: Int, matter: Int, ScenarioAction)
        case expect(Expectation)
    }

    package let form: Form
    package let location: Location

    package init(_ form: Form, location: Location) {
        self.form = form
        self.location = location
    }
}

/// What a party does to a case of a matter, to which its indexes belong.
package enum ScenarioAction: Hashable, Sendable {
    /// With the given party that the case is directed at, where the matter declares a target.
    case apply(target: Int?)
    /// Sample values for every required field and attachment that has none.
    case fillEverything
    case fill(AnswerPlace, ScenarioValue)
    /// With the name of the file; nil: a sample of an accepted kind.
    case attach(AttachmentPlace, file: String?)
    case detach(AttachmentPlace)
    case submit
    case judge(JudgedModules, isRight: Bool, note: String?)
    case approve(opinion: String?)
    /// With the modules that are named as problems.
    case `return`(ReturnTarget.Place, modules: [Int], opinion: String?)
    case terminate(opinion: String?)
    case recall, dispatch
    /// The outcome and what is recorded with it.
    case record(outcome: Int, values: [GivenValue])
    case publish, revoke, release
}

/// Which modules are judged.
package enum JudgedModules: Hashable, Sendable {
    /// Those that are not judged yet.
    case others
    case everything
    case named([Int])
}

/// A field of a module, in a list of one of its rows.
package struct AnswerPlace: Hashable, Sendable {
    package let module: Int
    /// From 1; nil in a module of one row.
    package let row: Int?
    package let field: Int

    package init(module: Int, row: Int?, field: Int) {
        self.module = module
        self.row = row
        self.field = field
    }
}

/// An attachment of a case.
package enum AttachmentPlace: Hashable, Sendable {
    /// A dispatch attachment of the matter.
    case dispatch(Int)
    /// The applicant's, in a module; rows count from 1, nil in a module of one row.
    case module(Int, row: Int?, attachment: Int)
}
