// Replaying a store's whole history against a rulebook. What is compared is Engine's; the store is only read.

import Compilation
package import Engine
import Machines
import Reporting
import Source
import Storage

/// What a replay found.
package struct ReplayReport: Sendable {
    /// A decision that would be another one.
    package struct Line: Sendable {
        package let difference: Replay.Difference
        /// Who gave the command; the account's name.
        package let by: String
        /// The refusal in words; nil where the case only ends elsewhere.
        package let reason: String?
        /// Where in the rulebook: `talent-grading.matter:12`.
        package let rule: String?
    }

    package let lines: [Line]
    /// How many decisions were taken again, and of how many cases.
    package let decisions: Int
    package let cases: Int
}

extension Session {
    /// Takes every recorded decision again, by this rulebook and with the facts of its time.
    package func replay(_ rulebook: SoundRulebook, from files: RulebookFiles) throws(Failure) -> ReplayReport {
        let compiled = rulebook.compiled
        var past = Registry()
        var replay = Replay(of: Definition(hash: compiled.hash, ruleset: compiled.ruleset), in: &past)
        try Failure.storing { () throws(StoreError) in
            let resolve: (String) -> Ruleset? = { self.ruleset(hash: $0) }
            func take(_ event: StoredEvent, before registry: Registry) {
                replay.take(event.event, sequence: event.sequence, stamp: event.stamp, before: registry)
            }
            try store.fold(from: 1, into: &past, resolve: resolve, before: take) { _ in }
        }
        replay.finish(registry)
        let registry = registry
        let format = RefusalFormat(language: language, partyName: { registry.title(of: $0) })
        let lines = replay.differences.map { difference -> ReplayReport.Line in
            var reason: String?
            if case .refused(let refusal) = difference.kind { reason = format.reason(of: refusal) }
            return ReplayReport.Line(
                difference: difference, by: difference.stamp.by, reason: reason,
                rule: place(of: difference, compiled, files.sources))
        }
        return ReplayReport(lines: lines, decisions: replay.decisions, cases: replay.caseCount)
    }

    /// The condition that refused, or the statement that allows the verb, or the matter.
    private func place(of difference: Replay.Difference, _ compiled: Compiled, _ sources: SourceSet) -> String? {
        guard let machine = difference.machine, compiled.origins.indices.contains(machine) else { return nil }
        let origins = compiled.origins[machine]
        var location = origins.matter
        if case .refused(let refusal) = difference.kind {
            if let condition = refusal.condition, origins.conditions.indices.contains(condition) {
                location = origins.conditions[condition]
            } else if let state = difference.state,
                let action = origins.action(from: state, verb: difference.verb, pick: difference.pick)
            {
                location = action
            }
        }
        guard let file = sources[location.file] else { return nil }
        return "\(file.name):\(file.position(at: Int(location.span.start)).line)"
    }
}
