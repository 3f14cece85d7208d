// Properties, opinions and migrations as checked. Proving and moving do not live here.

package import Source
package import Syntax

/// A checked property.
package struct PropertyDefinition: Hashable, Sendable {
    package let title: String
    /// The matter it is about, as an index.
    package let matter: Int
    package var statements: [PropertyStatement] = []
    package let location: Location

    package init(title: String, matter: Int, location: Location) {
        self.title = title
        self.matter = matter
        self.location = location
    }
}

/// What must hold of every case of a matter.
package struct PropertyStatement: Hashable, Sendable {
    /// The kinds of statements.
    package enum Form: Hashable, Sendable {
        /// Holds always, or directly after every such event.
        case always(after: CaseEvent?, PropertyCondition)
        /// Holds at no time, or directly after no such event.
        case never(after: CaseEvent?, PropertyCondition)
        /// The first is done only where the second was done before.
        case onlyAfter(CaseEvent, CaseEvent)
        /// From every state a case can come to the place; no place: to an end.
        case canReach(CasePlace?)
    }

    package let form: Form
    package let location: Location

    package init(_ form: Form, location: Location) {
        self.form = form
        self.location = location
    }
}

/// A condition of a property: a rule's condition, or one on attachments.
package indirect enum PropertyCondition: Hashable, Sendable {
    /// A flag.
    case rule(TypedExpression)
    case attached(AttachmentPlace)
    case not(PropertyCondition)
    /// Two or more.
    case and([PropertyCondition])
    /// Two or more.
    case or([PropertyCondition])
}

/// The opinions that a rulebook offers to reviewers.
package struct OpinionsDefinition: Hashable, Sendable {
    /// Empty where none is declared.
    package let title: String
    package let opinions: [OpinionDefinition]
    package let location: Location

    package init(title: String, opinions: [OpinionDefinition], location: Location) {
        self.title = title
        self.opinions = opinions
        self.location = location
    }
}

/// An opinion with the decision that it goes with.
package struct OpinionDefinition: Hashable, Sendable {
    package let verb: Verb
    package let text: String
    package let location: Location

    /// The verb's English word, by which it is known beyond the language.
    package var verbName: String { verb.english }

    package init(verb: Verb, text: String, location: Location) {
        self.verb = verb
        self.text = text
        self.location = location
    }
}

/// How running cases move from one definition to another.
package struct MigrationDefinition: Hashable, Sendable {
    /// The name of the matter that cases come from; it need not be in this rulebook any more.
    package let old: String
    /// The matter that they move to, as an index.
    package let new: Int
    package let moves: [StateMove]
    package let location: Location

    package init(old: String, new: Int, moves: [StateMove], location: Location) {
        self.old = old
        self.new = new
        self.moves = moves
        self.location = location
    }
}

/// Where cases of one state go.
package struct StateMove: Hashable, Sendable {
    /// The state's id in the old machine, such as `unit.review`, its words in English.
    package let from: String
    package let to: CasePlace
    package let location: Location

    package init(from: String, to: CasePlace, location: Location) {
        self.from = from
        self.to = to
        self.location = location
    }
}
