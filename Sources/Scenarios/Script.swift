// Scripts: what a scenario, a counterexample or a difference lets people do, with every name resolved to an index of
// one ruleset. Where a script comes from, how it is run, and how it is written down live in other files.

package import Machines
package import Source

/// People, what they do in which order, and what is expected.
package struct Script: Hashable, Sendable {
    package var title: String
    /// The matter it is about, by its machine's place in the ruleset.
    package var machine: Int
    /// Actions and expectations name a party by its index here.
    package var parties: [ScriptParty] = []
    package var steps: [ScriptStep] = []
    /// Where it is written; nil for a script that no rulebook holds.
    package var location: Location?

    package init(title: String, machine: Int, location: Location? = nil) {
        self.title = title
        self.machine = machine
        self.location = location
    }
}

/// A party that is there before anything is done.
package struct ScriptParty: Hashable, Sendable {
    /// The name of its account.
    package let name: String
    package let kind: PartyKind
    /// By the kind's field indexes; whoever runs the script fills the other required ones with samples.
    package var values: [Int: ScriptValue]
    package var location: Location?

    package init(name: String, kind: PartyKind, values: [Int: ScriptValue] = [:], location: Location? = nil) {
        self.name = name
        self.kind = kind
        self.values = values
        self.location = location
    }
}

/// A value that may be one of the script's parties.
package enum ScriptValue: Hashable, Sendable {
    case value(Value)
    /// A party of the script, by its index.
    case party(Int)
}

/// A line of a script.
package struct ScriptStep: Hashable, Sendable {
    /// What happens, or what must be so by now.
    package enum Form: Hashable, Sendable {
        /// The day becomes this one.
        case clock(CivilDate)
        /// A party acts on its latest case of the matter, by the machine's place, and is not refused.
        case act(actor: Int, machine: Int, ScriptAction)
        case expect(ScriptExpectation)
    }

    package let form: Form
    package var location: Location?

    package init(_ form: Form, location: Location? = nil) {
        self.form = form
        self.location = location
    }
}

/// What a party does.
package enum ScriptAction: Hashable, Sendable {
    /// With the party that the case is directed at, where the matter has a target.
    case apply(target: Int?)
    /// Sample values for every required field and attachment that has none.
    case fillEverything
    /// Rows count from 0.
    case fill(module: Int, row: Int, field: Int, ScriptValue)
    /// With the name of the file; nil: a sample of an accepted kind. Rows count from 0.
    case attach(ScriptSlot, file: String?)
    case detach(ScriptSlot)
    case submit
    case judge(ScriptModules, isRight: Bool, note: String)
    case approve(opinion: String)
    case `return`(Pick, modules: [Int], opinion: String)
    case terminate(opinion: String)
    case recall, dispatch
    /// The outcome, and what is recorded with it by the outcome's field indexes.
    case record(outcome: Int, values: [Int: ScriptValue])
    case publish, revoke, release
}

/// Where a file hangs.
package enum ScriptSlot: Hashable, Sendable {
    case dispatch(Int)
    case module(Int, row: Int, attachment: Int)
}

/// Which modules are judged.
package enum ScriptModules: Hashable, Sendable {
    /// Those that are not judged yet.
    case others
    case everything
    case named([Int])
}

/// What must be so of the script's own matter.
package enum ScriptExpectation: Hashable, Sendable {
    /// One of these states.
    case state([StateID])
    /// Exactly these modules can be edited by the applicant.
    case editable([Int])
    /// So many cases stand in these states, in the work list of the party or, without one, in all.
    case count([StateID], Int, viewer: Int?)
    /// The action is refused with this code.
    case cannot(actor: Int, machine: Int, ScriptAction, code: String)
    /// The result as the party sees it or, without one, as the office records it; no outcome: undecided.
    case result(outcome: Int?, viewer: Int?)
    case attached(ScriptSlot)
    /// The last day on which whoever has the case acts in time.
    case due(CivilDate)
    /// Whether the application was given a warning.
    case warned(Bool)
    /// Exactly these parties hold the case.
    case holder([Int])
}
