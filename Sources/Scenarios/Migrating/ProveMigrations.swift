// Migrations proved: the verifier explores, the engine moves, and what is found is told with a session that shows it.
// Neither exploring nor moving lives here.

package import Engine
package import Machines
package import Source
package import Verification

extension CoveredMachine {
    /// Explores every case that the old machine allows and what becomes of it. `properties` are those of the new
    /// machine. `progress` is told how many states are done and known.
    package func proof(
        _ properties: [Property], options: ExplorationOptions = ExplorationOptions(),
        progress: (Int, Int) -> Void = { _, _ in }
    ) -> CrossingProof {
        let passage = passage
        let crossing = Crossing(
            old: (old, machine), new: (new, migration.machine), properties: properties, modules: passage.modules,
            stages: passage.stages, states: passage.states,
            fate: { configuration in
                switch passage.fate(of: configuration) {
                case .stays: .stays
                case .moves(let after): .moves(after)
                case .stranded: .stranded
                }
            })
        return prove(crossing, options: options, progress: progress)
    }

    /// What goes wrong for some case of the old machine, told to one reader; empty where nothing does.
    package func faults(
        _ properties: [Property], in language: Language, progress: (Int, Int) -> Void = { _, _ in }
    ) -> [MigrationFault] {
        faults(of: proof(properties, progress: progress), properties, in: language)
    }

    /// What a proof found, told to one reader.
    package func faults(
        of proof: CrossingProof, _ properties: [Property], in language: Language
    ) -> [MigrationFault] {
        let matter = before.facts
        let term = Term(name: matter.name, title: matter.title)
        guard proof.isWhole else {
            return [MigrationFault(matter: term, state: nil, target: nil, reason: .unexplored, session: [])]
        }
        return proof.faults.map { fault in
            let script = fault.trace.flatMap { enact($0, of: old, titled: "", in: language).script }
            let session = script.map { $0.session(of: old, in: language) } ?? ""
            return MigrationFault(
                matter: term, state: self.term(before, fault.before.state),
                target: fault.after.map { self.term(after, $0.state) }, reason: reason(fault, properties),
                session: session.split(separator: "\n").map(String.init))
        }
    }

    private var before: Machine { old.machines[machine] }
    private var after: Machine { new.machines[migration.machine] }

    private func term(_ machine: Machine, _ id: StateID) -> Term {
        let state = machine.states[Int(id.index)]
        return Term(name: state.name, title: state.title)
    }

    private func reason(_ fault: CrossingFault, _ properties: [Property]) -> MigrationFault.Reason {
        let state = fault.state.map { term(after, $0) }
        func words(_ zh: String, _ en: String) -> RefusalCode.Words {
            RefusalCode.Words(
                zh: zh.replacing("{state}", with: state.map { "\($0.title)（\($0.name)）" } ?? ""),
                en: en.replacing("{state}", with: state?.name ?? ""))
        }
        switch fault.kind {
        case .stranded:
            guard case .stranded(let obstacles) = passage.fate(of: fault.before) else { return .stranded([]) }
            return .stranded(obstacles)
        case .law(let law, let property):
            let title = property.map { properties[$0].title } ?? ""
            return .breaks(
                law: law.id,
                words(
                    law.reason.zh.replacing("{property}", with: title),
                    law.reason.en.replacing("{property}", with: title)))
        case .neverBack:
            return .breaks(
                law: nil,
                words("由“{state}”退回的办件，转入后再也回不到那里", "what {state} returned never comes back there behind the move"))
        case .noDecision(let verb):
            return .breaks(
                law: nil,
                words(
                    "转入后在“{state}”永远不能\(verb.word)", "in {state} nobody can ever \(verb.rawValue) a case that moved"))
        case .undispatched(let stage):
            let level = after.levels[after.stages[stage].level]
            return .breaks(
                law: nil,
                words(
                    "没有经“\(level.title)”送审的办件，转入后仍能办成", "it can be granted though \(level.name) never dispatched it"))
        case .passedOver(let stage):
            let level = after.levels[after.stages[stage].level]
            return .breaks(
                law: nil,
                words(
                    "没有经“\(level.title)”通过的办件，转入后仍能办成", "it can be granted though \(level.name) never approved it"))
        }
    }
}

extension Verb {
    /// What the reviewers and applicants whose turn it is do, in a sentence.
    fileprivate var word: String {
        switch self {
        case .submit: "提交"
        case .approve: "通过"
        case .dispatch: "送审"
        default: rawValue
        }
    }
}
