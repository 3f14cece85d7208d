// What running a script gives: nothing to say, or the step at which it failed, with what was expected, what was found,
// and what had been done with the case until then. The words live with whoever tells it.

package import Engine
package import Machines
package import Source

/// What became of a script.
package struct ScriptResult: Sendable {
    /// nil: everything was as expected.
    package let failure: ScriptFailure?
    /// What the run went through, by machine; empty where nobody asked for it.
    package let tallies: [MachineTally]
}

/// The first step of a script that did not go as it is written.
package struct ScriptFailure: Sendable {
    /// What was wrong.
    package enum Finding: Hashable, Sendable {
        /// A party could not be given, or an action was refused.
        case refused(Refusal)
        /// What had to be refused with this code can be done.
        case notRefused(code: String)
        /// It was refused, but with another code.
        case refusedOtherwise(code: String, Refusal)
        /// There is no case of the matter to speak of.
        case noCase
        case state(expected: [StateID], found: StateID)
        case editable(expected: ModuleSet, found: ModuleSet)
        case count(expected: Int, found: Int)
        /// Outcomes by index; nil: undecided.
        case result(expected: Int?, found: Int?)
        case notAttached(ScriptSlot)
        /// No day: nothing is due.
        case due(expected: CivilDate, found: CivilDate?)
        case warned(expected: Bool)
        /// Parties of the script by index, ascending.
        case holder(expected: [Int], found: [Int])
    }

    package let finding: Finding
    /// The step, by its index in the script; nil where a party could not be given.
    package let step: Int?
    /// Where the step or party is written.
    package let location: Location?
    /// The case in question as it was before the step, with its history; nil where there was none yet.
    package let subject: Case?
    /// The machine that the case runs on, or the script's own, by its place in the ruleset.
    package let machine: Int
}

extension Script {
    /// What the script calls the party of this number in a run of it; nil where it has no such.
    package func name(of party: PartyID) -> String? {
        let index = Int(party.number) - 1
        return parties.indices.contains(index) ? parties[index].name : nil
    }
}
