// Shortest ways to where a condition refuses: the machine is asked for a case that would go on only if the condition
// were the other way round. What is made of such a way is not decided here.

package import Machines

/// A way of a case to where a condition refuses it, or what stands instead of one.
package enum DenyingWay: Hashable, Sendable {
    /// The last step, or the application where there is no step, is the one that is refused. The ruleset is the given
    /// one with the condition the other way round: in it the whole way can be gone.
    case way(Trace, Ruleset)
    /// No way was found; that proves nothing, since a case without a ladder is not asked for.
    case none
    /// There are more states than the limit.
    case unknown
}

/// The shortest way to where the condition at this place among a row's guards refuses the row.
package func way(
    denying place: Int, of row: Int, in ruleset: Ruleset, machine index: Int, limit: Int = 1_000_000
) -> DenyingWay {
    guard let machine = ruleset.machine(at: index), machine.transitions.indices.contains(row),
        machine.transitions[row].guards.indices.contains(place),
        case .condition(let condition) = machine.transitions[row].guards[place]
    else { return .none }
    let turned = machine.conditions[condition].turned
    let wanted = machine.transitions[row]
    // WHY: where a guard denies, those behind it are not asked.
    let guards = wanted.guards[..<place] + [.condition(machine.conditions.count)]
    let changed = Transition(
        from: wanted.from, verb: wanted.verb, pick: wanted.pick, selector: wanted.selector, actor: wanted.actor,
        guards: Array(guards), effects: wanted.effects, to: wanted.to)
    var rows = machine.transitions
    rows[row] = changed
    let probed = ruleset.with(
        machine.with(transitions: rows, conditions: machine.conditions + [turned]), at: index)
    var options = ExplorationOptions()
    options.limit = limit
    let exploration = explore(probed, machine: index, options: options)
    if let trace = exploration.trace(throughRow: row) { return .way(trace, probed) }
    return exploration.isWhole ? .none : .unknown
}

/// The way to where the condition refuses the application.
package func way(denyingApplicationBy condition: Int, in ruleset: Ruleset, machine index: Int) -> DenyingWay {
    guard let machine = ruleset.machine(at: index),
        let place = machine.applyConditions.firstIndex(of: condition)
    else { return .none }
    let asked = machine.applyConditions[..<place] + [machine.conditions.count]
    let conditions = machine.conditions + [machine.conditions[condition].turned]
    // WHY: only the application matters, and a submission may ask the condition again.
    let probed = ruleset.with(
        machine.with(transitions: [], conditions: conditions, applyConditions: Array(asked)), at: index)
    let exploration = explore(probed, machine: index)
    guard let trace = exploration.trace(toState: machine.initial) else { return .none }
    let turned = machine.with(conditions: conditions, applyConditions: Array(asked))
    return .way(trace, ruleset.with(turned, at: index))
}

extension Condition {
    /// Refuses what this one lets pass, and the other way round.
    fileprivate var turned: Condition {
        Condition(kind: kind == .require ? .forbid : .require, test: test, text: text)
    }
}

extension Ruleset {
    fileprivate func machine(at index: Int) -> Machine? {
        machines.indices.contains(index) ? machines[index] : nil
    }
}
