// What scenarios and properties say of a case: where it stands, what was done, what must hold. Nothing is run here.

package import Source
package import Syntax

/// What a scenario expects.
package enum Expectation: Hashable, Sendable {
    case state(CasePlace)
    /// Exactly these modules can be edited by the applicant.
    case editable([Int])
    /// So many cases stand at the place, in the work list of the given party or, without one, in all.
    case count(CasePlace, Int, viewer: Int?)
    /// The action on a case of the matter is refused with this code.
    case cannot(actor: Int, matter: Int, ScenarioAction, code: String)
    /// The result as the given party sees it, or as the office records it; no outcome: undecided.
    case result(outcome: Int?, viewer: Int?)
    case attached(AttachmentPlace)
    /// The last day, a date, on which whoever has the case acts in time.
    case due(TypedLiteral)
    /// Whether the application was given a warning.
    case warned(Bool)
    /// Exactly these given parties have the case.
    case holder([Int])
}

/// A place where a case can stand.
package enum CasePlace: Hashable, Sendable {
    case draft, returned, appraisal, terminated, revoked, released
    /// Ended with an outcome of the matter.
    case outcome(Int)
    /// Waiting for a level's decision; no level: for any. The step counts the parties of a chain from 1; nil: any.
    case review(level: Int?, step: Int?)
    /// Waiting to be sent on from a level; no level: from any.
    case dispatch(level: Int?, step: Int?)
}

/// Something that is done to a case.
package struct CaseEvent: Hashable, Sendable {
    package let verb: Verb
    /// The level at which it is done; nil: at any, or at none.
    package let level: Int?
    package let location: Location

    /// The verb's English word, by which it is known beyond the language.
    package var verbName: String { verb.english }

    package init(verb: Verb, level: Int?, location: Location) {
        self.verb = verb
        self.level = level
        self.location = location
    }
}
