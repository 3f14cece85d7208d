// A plan: what taking a rulebook into use would mean for the matters, for every case, and for what parties hold. It
// asks the same functions that the deployment runs; how it is shown lives in Reporting.

package import Machines

/// What a deployment would do.
package struct DeploymentPlan: Hashable, Sendable {
    /// A matter that is not the same afterwards.
    package struct MatterChange: Hashable, Sendable {
        /// What becomes of the matter.
        package enum Kind: String, Hashable, Sendable {
            case new, changed, removed
        }

        package let kind: Kind
        package let matter: Term
    }

    /// A part of the rulebook beside its matters.
    package enum Part: String, Hashable, Sendable, CaseIterable {
        case parties, offices, divisions, calendar, opinions, migrations
    }

    /// A field of parties, or a whole kind, that the new rulebook does not have in this form any more.
    package struct FieldChange: Hashable, Sendable {
        /// What becomes of the field.
        package enum Kind: String, Hashable, Sendable {
            /// What parties hold there is kept for cases on earlier definitions.
            case vanishes
            /// The field is unset under the new rulebook; what parties held is kept as above.
            case changesType = "changes-type"
            /// Some of its choices are gone; parties that hold one have the field unset.
            case losesChoices = "loses-choices"
        }

        package let kind: Kind
        package let party: Term
        /// nil: the whole kind of party.
        package let field: Term?
        /// How many parties hold something there that the new rulebook does not read.
        package let holders: Int
    }

    /// A case, and what becomes of it.
    package struct CaseLine: Hashable, Sendable {
        /// What becomes of the case.
        package enum Fate: Hashable, Sendable {
            /// It keeps its definition.
            case stays
            /// It moves to a state of a matter; what it holds and the matter has no place for stays behind.
            case moves(matter: Term, state: Term, left: [Term])
            /// A migration means to move it, and it can not go.
            case stranded([Obstacle])
        }

        package let id: CaseID
        /// The hash of the definition that it is under.
        package let definition: String
        package let matter: Term
        package let state: Term
        package let fate: Fate

        /// Whether the case itself is stranded by what the fault is about.
        fileprivate func shows(_ fault: MigrationFault) -> Bool {
            guard case .stranded(let own) = fate, case .stranded(let found) = fault.reason else { return false }
            return matter == fault.matter && state == fault.state && Set(found).isSubset(of: own)
        }
    }

    /// The hash of the definition in use; nil in a store without one.
    package let current: String?
    /// The hash of the planned definition.
    package let hash: String
    package let matters: [MatterChange]
    /// In their own order.
    package let parts: [Part]
    package let fields: [FieldChange]
    /// The running cases, and those ended ones that a migration moves, by number.
    package let cases: [CaseLine]
    /// What the migrations would do wrong to cases that may come up.
    package let faults: [MigrationFault]

    /// Whether the rulebook is the one in use.
    package var isUnchanged: Bool { current == hash }

    /// Whether a case would be stranded, or a migration is not right for every case that may come up.
    package var isBlocked: Bool {
        !faults.isEmpty || cases.contains { if case .stranded = $0.fate { true } else { false } }
    }
}

extension Registry {
    /// What deploying the ruleset at this moment would do; `faults` are those of its migrations. `watch` hears how many
    /// cases have been looked at.
    package func plan(
        for ruleset: Ruleset, hash: String, at moment: Moment, faults: [MigrationFault] = [],
        watch: (Int) -> Void = { _ in }
    ) -> DeploymentPlan {
        let before = current
        var after = self
        after.deploy(Definition(hash: hash, ruleset: ruleset))
        let comparison = RulesetComparison(
            old: before.map { after.definitions[$0].ruleset }, new: after.ruleset, compiled: ruleset,
            compiledBefore: before.map { definitions[$0].compiled }, parties: parties)
        let lines = after.caseLines(stamp: Stamp(at: moment, session: "", by: ""), watch: watch)
        return DeploymentPlan(
            current: before.map { definitions[$0].hash }, hash: hash, matters: comparison.matters,
            parts: comparison.parts, fields: comparison.fields,
            cases: lines, faults: faults.filter { fault in !lines.contains { $0.shows(fault) } })
    }

    /// The matters that are not the same as under a definition that was in use before.
    package func matterChanges(since before: Int) -> [DeploymentPlan.MatterChange] {
        guard let current, definitions.indices.contains(before) else { return [] }
        return RulesetComparison(
            old: definitions[before].ruleset, new: ruleset, compiled: definitions[current].compiled,
            compiledBefore: definitions[before].compiled, parties: Shelf()
        ).matters
    }

    private func caseLines(stamp: Stamp, watch: (Int) -> Void) -> [DeploymentPlan.CaseLine] {
        var successions = Successions()
        var lines: [DeploymentPlan.CaseLine] = []
        for (index, subject) in cases.enumerated() {
            defer { watch(index + 1) }
            let machine = machine(of: subject)
            let state = machine.states[Int(subject.configuration.state.index)]
            let fate = fate(of: subject, &successions, stamp: stamp)
            if state.kind == .end, fate == nil { continue }
            lines.append(
                DeploymentPlan.CaseLine(
                    id: subject.id, definition: definitions[subject.definition].hash, matter: machine.facts.term,
                    state: Term(name: state.name, title: state.title), fate: shown(fate)))
        }
        return lines
    }

    private func shown(_ fate: CaseFate?) -> DeploymentPlan.CaseLine.Fate {
        switch fate {
        case nil: return .stays
        case .stranded(let obstacles): return .stranded(obstacles)
        case .moves(let moved):
            let machine = machine(of: moved.subject)
            let state = machine.states[Int(moved.subject.configuration.state.index)]
            return .moves(
                matter: machine.facts.term, state: Term(name: state.name, title: state.title), left: moved.left)
        }
    }
}

extension MatterFacts {
    /// The matter, as readers know it.
    var term: Term { Term(name: name, title: title) }
}
