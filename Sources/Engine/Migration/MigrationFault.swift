// What a migration does wrong to cases that an old definition allows, whether there are such cases or not; and the old
// definitions that it has to answer for. How it is found does not live here.

package import Machines

/// Something that would go wrong for a case that may come up.
package struct MigrationFault: Hashable, Sendable {
    /// What would go wrong.
    package enum Reason: Hashable, Sendable {
        /// The case could not go.
        case stranded([Obstacle])
        /// Behind the move the case breaks a law (`V0102`) or another demand, told in a clause.
        case breaks(law: String?, RefusalCode.Words)
        /// There are too many states to look at.
        case unexplored
    }

    /// The matter that the case is of.
    package let matter: Term
    /// Where it stands; nil where nothing could be explored.
    package let state: Term?
    /// Where it would go; nil where it can not.
    package let target: Term?
    package let reason: Reason
    /// The shortest session that leads to such a case under the old definition; empty where none could be written.
    package let session: [String]

    package init(matter: Term, state: Term?, target: Term?, reason: Reason, session: [String]) {
        self.matter = matter
        self.state = state
        self.target = target
        self.reason = reason
        self.session = session
    }
}

/// A machine of an old definition whose cases a migration moves.
package struct CoveredMachine: Sendable {
    package let migration: Migration
    /// As they were compiled.
    package let old: Ruleset
    package let new: Ruleset
    /// The machine's place in the old ruleset.
    package let machine: Int
    package let passage: Passage
}

extension Registry {
    /// The machines that the ruleset's migrations have to answer for, were it deployed now: those of the definition in
    /// use, and of others under which cases run.
    package func coveredMachines(by ruleset: Ruleset, hash: String) -> [CoveredMachine] {
        if ruleset.migrations.isEmpty { return [] }
        var after = self
        after.deploy(Definition(hash: hash, ruleset: ruleset))
        guard let target = after.current else { return [] }
        var covered: [CoveredMachine] = []
        for (place, definition) in after.definitions.enumerated() where place != target {
            for migration in after.ruleset.migrations {
                guard
                    let machine = definition.compiled.machines.firstIndex(where: { $0.facts.name == migration.matter }),
                    place == current || cases.contains(where: { isRunning($0, under: place, machine) })
                else { continue }
                let passage = Passage(
                    from: definition.ruleset.machines[machine], to: after.ruleset.machines[migration.machine],
                    by: migration)
                covered.append(
                    CoveredMachine(
                        migration: migration, old: definition.compiled, new: ruleset, machine: machine,
                        passage: passage))
            }
        }
        return covered
    }

    /// The hash of the definition in use; nil in a store without one.
    package var currentHash: String? { current.map { definitions[$0].hash } }

    private func isRunning(_ subject: Case, under definition: Int, _ machine: Int) -> Bool {
        subject.definition == definition && subject.machine == machine
            && self.machine(of: subject).states[Int(subject.configuration.state.index)].kind != .end
    }
}
