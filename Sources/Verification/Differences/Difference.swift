// What two rulesets differ in, as facts: who can do more, who can do less, what else is changed. How it is found stands
// in the files beside this one; its words stand with the renderers.

package import Machines

/// One of the two rulesets that are compared.
package enum Side: Hashable, Sendable {
    case old, new

    /// The other one.
    package var other: Side { self == .old ? .new : .old }
}

/// A rulebook's identifier and its wording.
package struct Named: Hashable, Sendable {
    package let name: String
    package let title: String

    package init(_ name: String, _ title: String) {
        self.name = name
        self.title = title
    }
}

/// A part of a rulebook that is there, is not there, or has attributes.
package struct Thing: Hashable, Sendable {
    /// What it is a part as.
    package enum Kind: Hashable, Sendable {
        case matter, level, module, field, attachment, dispatchAttachment, outcome, outcomeField, appraisal, release
        case party, partyField, office, tier, division, opinion, dayOff, workedDay, calendarYear, property, migration
    }

    package let kind: Kind
    /// As the new ruleset names it; as the old one does where only that has it.
    package let name: Named
    /// The module, party, office or outcome that it belongs to.
    package let owner: Named?

    package init(_ kind: Kind, _ name: Named, of owner: Named? = nil) {
        self.kind = kind
        self.name = name
        self.owner = owner
    }
}

/// What can be said of a part.
package enum Attribute: Hashable, Sendable {
    case applicant, target, period, window, order, granting
    case reviewer, chainLimit, presence, deadline, needed
    case rows, type, length, range, prefill, writer, uniqueness
    case limit, effects, parent, condition, party, divisionField, choice, statements, moves
    // Wordings.
    case title, aliases, category, verbTitle, text, undecided
}

/// The expressions that an expression belongs to.
package enum ArenaPlace: Hashable, Sendable {
    /// Those of a machine, a party kind or an office, by its place in its ruleset.
    case machine(Int)
    case party(Int)
    case office(Int)
}

/// What an attribute is on one side.
package indirect enum Detail: Hashable, Sendable {
    case none
    case flag(Bool)
    case count(Int)
    case bytes(Int)
    case text(String)
    case named(Named)
    /// In their order.
    case list([Named])
    case counts(ClosedRange<Int>)
    /// In the unit of the field's type.
    case bounds(ClosedRange<Int64>, FieldType)
    case days(ClosedRange<CivilDate>)
    case deadline(Deadline)
    case period(Period)
    case type(FieldType)
    case reviewer(Reviewer)
    case expression(ArenaPlace, ExpressionID)
    case attachments([Named], needsAll: Bool)
    case effects([FieldEffect])
    case verbTitle(Verb, String)
}

/// Something that somebody can do.
package enum Ability: Hashable, Sendable {
    /// A verb, with what is picked beside it: the level or outcome, or, for a revocation, the state in which it is
    /// taken.
    case act(Verb, Named?)
    case returnToApplicant
    /// Give a verdict on a module.
    case judge(Named)
    /// Approve without a verdict on a module.
    case approveWithout(Named)
    /// Hand in without a field, attachment or module that would have to be there.
    case submitWithout(Thing)
    case fill(Thing)
    /// Leave a field or an attachment out.
    case leaveOut(Thing)
    case choose(Named, Thing)
    case attach(kind: String, Thing)
    /// A ladder on which the level is, with that many positions where it is a chain; or is not.
    case route(with: Named, positions: Int?)
    case routeWithout(Named)
    /// Send on with the attachments given and no others.
    case dispatch(with: [Named])
    case offered(Verb, String)
}

/// When a condition is asked.
package enum Asking: Hashable, Sendable {
    case submission, approval, release, warning
}

/// Values that show a condition at work.
package struct Witness: Hashable, Sendable {
    /// One value of it.
    package struct Entry: Hashable, Sendable {
        /// A fact, or what is computed of one, such as an age.
        package let expression: ExpressionID
        /// `unset` where nothing is there.
        package let value: Value
    }

    /// Whose machine has the expressions.
    package let side: Side
    package let entries: [Entry]
}

/// One difference.
package struct Difference: Hashable, Sendable {
    /// What becomes of what somebody can do.
    package enum Sign: Hashable, Sendable {
        /// It can be done now.
        case gained
        /// It can be done no longer.
        case lost
        /// It is done in another way.
        case changed
    }

    /// Whom it concerns.
    package enum Role: Hashable, Sendable, CaseIterable {
        case applicant, reviewer, office, administrator
    }

    /// The statements.
    package enum Statement: Hashable, Sendable {
        case ability(Ability)
        case thing(Thing)
        /// Several parts of one kind without a name of their own worth a line.
        case things(Thing.Kind, [Named])
        case renamed(Thing, from: Named)
        case attribute(Thing, Attribute, from: Detail, to: Detail)
        /// What the condition of one side refuses, or warns of, and the other side does not.
        case condition(Asking, Side, index: Int)
        /// Wordings, which change nothing that can be done.
        case wording(Thing, Attribute, from: Detail, to: Detail)
        /// The table of transitions differs in a way that nothing else tells.
        case transitions
    }

    package let sign: Sign
    package let role: Role
    /// The level, as the new ruleset names it; nil where it concerns the whole matter.
    package var level: Named?
    package let statement: Statement
    package var witness: Witness?
    /// A way of a case that the one side allows and the other does not.
    package var trace: SidedTrace?

    init(_ sign: Sign, _ role: Role, _ statement: Statement, level: Named? = nil, witness: Witness? = nil) {
        self.sign = sign
        self.role = role
        self.statement = statement
        self.level = level
        self.witness = witness
    }

    /// Whether it is a wording only.
    package var isWording: Bool { if case .wording = statement { true } else { false } }
}

/// A trace of one of the two rulesets.
package struct SidedTrace: Hashable, Sendable {
    package let side: Side
    /// The machine of the trace; it can have more facts than the ruleset's own, so that the other side's conditions can
    /// be shown at work too.
    package let machine: Machine
    package let trace: Trace
}

/// What a matter differs in.
package struct MatterDifference: Hashable, Sendable {
    /// Its places in the two rulesets; nil where one has no such matter.
    package let old: Int?
    package let new: Int?
    package let differences: [Difference]
}

/// Everything that two rulesets differ in.
package struct RulesetDifference: Hashable, Sendable {
    /// By the new ruleset's order, then those that only the old one has; none without a difference.
    package let matters: [MatterDifference]
    /// What concerns all matters: parties, offices, divisions, days, opinions.
    package let common: [Difference]

    /// All differences, in their order.
    package var all: [Difference] { matters.flatMap(\.differences) + common }

    /// Whether nobody can do more or less, or anything in another way.
    package var isSameMeaning: Bool { all.allSatisfy(\.isWording) }

    /// The part about one matter, by its places in the two rulesets.
    package func restricted(toOld old: Int?, new: Int?) -> RulesetDifference {
        let matters = matters.filter { old != nil && $0.old == old || new != nil && $0.new == new }
        return RulesetDifference(matters: matters, common: [])
    }
}
