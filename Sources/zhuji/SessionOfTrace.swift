// Traces as sessions that one can play with `zhuji run`. How they are laid out is for the renderers to say.

import Machines
import Scenarios
import Source
import Verification

extension Trace {
    /// The trace as a session for a new training store under this rulebook, without the last line's end; nil where no
    /// session leads along it.
    func session(of ruleset: Ruleset, in language: Language) -> String? {
        let script = enact(self, of: ruleset, titled: "", in: language).script
        return script.map { String($0.session(of: ruleset, in: language).dropLast()) }
    }
}

extension SidedTrace {
    /// As above, under the rulebook of the trace's side. Its machine may tell of more than the rulebook's own.
    func session(from old: Ruleset, to new: Ruleset, in language: Language) -> String? {
        let ruleset = side == .old ? old : new
        var machines = ruleset.machines
        guard machines.indices.contains(trace.machine) else { return nil }
        machines[trace.machine] = machine
        let telling = Ruleset(
            parties: ruleset.parties, offices: ruleset.offices, divisions: ruleset.divisions,
            calendar: ruleset.calendar, machines: machines, opinions: ruleset.opinions)
        return trace.session(of: telling, in: language)
    }
}
