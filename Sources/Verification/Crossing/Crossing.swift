// Crossings: every case of one machine goes over to another one. What is asked, and what is found; how it is found does
// not live here, nor does what moving does to a case.

package import Machines

/// Two machines, and where each case of the old one goes.
package struct Crossing {
    /// What becomes of the cases that stand in a configuration of the old machine.
    package enum Fate {
        case stays
        case moves(Configuration)
        /// Some of them can not go.
        case stranded
    }

    package let old: (ruleset: Ruleset, machine: Int)
    package let new: (ruleset: Ruleset, machine: Int)
    /// The new machine's.
    package let properties: [Property]
    /// By the old machine's modules, stages and states, the successors.
    package let modules: [Int?]
    package let stages: [Int?]
    package let states: [StateID?]
    package let fate: (Configuration) -> Fate

    package init(
        old: (ruleset: Ruleset, machine: Int), new: (ruleset: Ruleset, machine: Int), properties: [Property],
        modules: [Int?], stages: [Int?], states: [StateID?], fate: @escaping (Configuration) -> Fate
    ) {
        self.old = old
        self.new = new
        self.properties = properties
        self.modules = modules
        self.stages = stages
        self.states = states
        self.fate = fate
    }
}

/// Something that goes wrong only for cases that came over.
package struct CrossingFault: Hashable, Sendable {
    /// What goes wrong.
    package enum Kind: Hashable, Sendable {
        /// The case can not go.
        case stranded
        /// A law, or the property of this index, is broken in the state or by a step from it.
        case law(Law, property: Int?)
        /// The case was returned from the state before it moved, and never comes back to it.
        case neverBack(StateID)
        /// What the state is for can not be done.
        case noDecision(Verb)
        /// The case can be granted though the stage of its ladder never approved it.
        case passedOver(stage: Int)
        /// The case can be granted though the stage of its ladder never dispatched it.
        case undispatched(stage: Int)
    }

    package let kind: Kind
    /// Where the case stood before, and where it stands behind the move; nil where it does not go.
    package let before: Configuration
    package let after: Configuration?
    /// The state of the new machine in which it goes wrong; nil where the case does not go.
    package let state: StateID?
    /// The shortest way of such a case in the old machine.
    package let trace: Trace?
}

/// What is known of a crossing.
package struct CrossingProof {
    /// Whether everything was explored; else nothing is proved.
    package let isWhole: Bool
    /// The states of the old machine.
    package let oldCount: Int
    /// The configurations, histories aside, to which cases move.
    package let movedCount: Int
    /// The states of the new machine, with those that only moved cases come to.
    package let newCount: Int
    /// The shortest first; for each kind one for every state of the old machine.
    package let faults: [CrossingFault]
    private let destinations: Destinations?

    /// A crossing of which not everything could be explored.
    init(unfinished oldCount: Int) {
        self.oldCount = oldCount
        (isWhole, movedCount, newCount, faults, destinations) = (false, 0, 0, [], nil)
    }

    init(_ destinations: Destinations, oldCount: Int, movedCount: Int, faults: [CrossingFault]) {
        isWhole = true
        self.oldCount = oldCount
        self.movedCount = movedCount
        newCount = destinations.alone.count + destinations.states.count
        self.faults = faults
        self.destinations = destinations
    }

    /// Whether every case may go over.
    package var isClean: Bool { isWhole && faults.isEmpty }

    /// Whether a configuration of the new machine was explored. `verdicts` are those given since the review was
    /// entered in which the case stands.
    package func contains(_ configuration: Configuration, verdicts: Verdicts) -> Bool {
        guard let destinations else { return false }
        return destinations.relation.abstractions(of: configuration, verdicts: verdicts).contains {
            destinations.knows($0)
        }
    }
}
