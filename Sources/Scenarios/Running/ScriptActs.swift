// What the actions of a script do: which case each is about, and which acts it stands for.

import Engine
package import Machines

extension ScriptRun {
    /// Lets the party act, and writes what comes of it; the refusal where it is refused, and nothing is written.
    mutating func perform(_ action: ScriptAction, by actor: Int, on machine: Int) -> Refusal? {
        let before = registry
        if let refusal = attempt(action, by: actor, on: machine) {
            registry = before
            return refusal
        }
        return nil
    }

    /// Lets the party act; where it is refused, a part may have been written.
    private mutating func attempt(_ action: ScriptAction, by actor: Int, on machine: Int) -> Refusal? {
        if case .apply(let target) = action {
            return apply(to: machine, target: target.map { PartyID($0) }, by: author(actor))
        }
        guard let id = caseMeant(by: action, of: actor, on: machine), let subject = registry.case(id) else {
            return Refusal(.unknownCase).with("case", .case(registry.nextCase))
        }
        if machine == script.machine { self.subject = id }
        let acts = acts(action, on: subject)
        for act in acts {
            if let refusal = decide(act, on: id, by: author(actor)) { return refusal }
        }
        // Where there is nothing to fill in, it still must be the actor's to fill in.
        guard acts.isEmpty else { return nil }
        guard case .failure(let refusal) = registry.decide(.fill([]), on: id, by: author(actor)) else { return nil }
        return refusal
    }

    private mutating func apply(to machine: Int, target: PartyID?, by author: Author) -> Refusal? {
        noteApplication(to: machine, target: target, by: author)
        let warnings =
            machine == script.machine ? registry.warnings(toMachine: machine, target: target, by: author) : []
        switch registry.decideApplication(toMachine: machine, target: target, by: author) {
        case .failure(let refusal): return refusal
        case .success(let events):
            if machine == script.machine {
                subject = registry.nextCase
                isWarned = !warnings.isEmpty
            }
            commit(events, by: author.account)
            return nil
        }
    }

    private mutating func decide(_ act: Act, on id: CaseID, by author: Author) -> Refusal? {
        note(act, on: id, by: author)
        switch registry.decide(act, on: id, by: author) {
        case .failure(let refusal): return refusal
        case .success(let events):
            commit(events, by: author.account)
            return nil
        }
    }

    /// The latest case of the matter that the actor can do this to; else the latest that it holds, that concerns it, or
    /// that there is.
    private func caseMeant(by action: ScriptAction, of actor: Int, on machine: Int) -> CaseID? {
        let party = PartyID(actor)
        let cases = registry.cases.filter { $0.machine == machine }
        if cases.count < 2 { return cases.last?.id }
        let definition = registry.ruleset.machines[machine]
        let meant =
            cases.last { definition.offers(action.verb, to: party, on: $0) }
            ?? cases.last { $0.holders(in: definition).contains(party) } ?? cases.last { $0.involves(party) }
        return (meant ?? cases.last)?.id
    }

    private func acts(_ action: ScriptAction, on subject: Case) -> [Act] {
        let machine = registry.machine(of: subject)
        switch action {
        case .apply: return []
        case .fillEverything: return samples.actsFillingEverything(of: subject, in: registry, at: now)
        case .fill(let module, let row, let field, let content):
            return [.fill([Answer(module: module, row: row, field: field, value: value(content))])]
        case .attach(let slot, let name): return [attach(slot, name, in: machine)]
        case .detach(let slot): return [.detach(FileSlot(slot))]
        case .submit: return [.submit]
        case .judge(let modules, let isRight, let note):
            return [.judge(judged(modules, subject, machine), isRight: isRight, note: note)]
        case .approve(let opinion): return [.approve(opinion: opinion)]
        case .return(let pick, let modules, let opinion):
            // As at the prompt, those judged wrong are ticked beforehand.
            let named = modules.isEmpty ? subject.configuration.verdicts.wrong : ModuleSet(modules)
            return [.return(pick, named, opinion: opinion)]
        case .terminate(let opinion): return [.terminate(opinion: opinion)]
        case .recall: return [.recall]
        case .dispatch: return [.dispatch]
        case .record(let outcome, let values):
            let fields = machine.outcomes.indices.contains(outcome) ? machine.outcomes[outcome].fields : []
            let recorded = fields.indices.map { values[$0].map(value) ?? .unset }
            return [.record(ResultRecord(outcome: outcome, values: recorded))]
        case .publish: return [.publish]
        case .revoke: return [.revoke]
        case .release: return [.release]
        }
    }

    private func attach(_ slot: ScriptSlot, _ name: String?, in machine: Machine) -> Act {
        let slot = FileSlot(slot)
        guard let attachment = machine.attachment(at: slot) else {
            return .attach(slot, FileReference(hash: "", name: name ?? "", sizeBytes: 0))
        }
        let file =
            name.map { samples.file(named: $0, for: attachment, number: 1) } ?? samples.file(for: attachment, number: 1)
        return .attach(slot, file)
    }

    private func judged(_ modules: ScriptModules, _ subject: Case, _ machine: Machine) -> ModuleSet {
        let stage = machine.states[Int(subject.configuration.state.index)].stage
        let all = stage.map { machine.levels[machine.stages[$0].level].judged } ?? machine.allModules
        switch modules {
        case .others: return all.subtracting(subject.configuration.verdicts.judged)
        case .everything: return all
        case .named(let modules): return ModuleSet(modules)
        }
    }
}

extension ScriptAction {
    /// What is done.
    package var verb: Verb {
        switch self {
        case .apply: .apply
        case .fillEverything, .fill: .fill
        case .attach: .attach
        case .detach: .detach
        case .submit: .submit
        case .judge: .judge
        case .approve: .approve
        case .return: .return
        case .terminate: .terminate
        case .recall: .recall
        case .dispatch: .dispatch
        case .record: .record
        case .publish: .publish
        case .revoke: .revoke
        case .release: .release
        }
    }
}

extension FileSlot {
    init(_ slot: ScriptSlot) {
        self =
            switch slot {
            case .dispatch(let index): .dispatch(index)
            case .module(let module, let row, let attachment): .module(module, row: row, attachment: attachment)
            }
    }
}

extension Machine {
    /// Whether a row of the verb leads on from where the case is, and is the party's to take.
    fileprivate func offers(_ verb: Verb, to party: PartyID, on subject: Case) -> Bool {
        rows(from: subject.configuration.state, verb: verb).contains { row in
            if case .undo(let state) = transitions[row].selector.memory, subject.configuration.undo.state != state {
                return false
            }
            return subject.party(of: transitions[row].actor) == party
        }
    }
}

extension Case {
    /// The party that an actor means in this case, or nil where its ladder has none.
    func party(of actor: Actor) -> PartyID? {
        switch actor {
        case .applicant: applicant
        case .stage(let stage): body.stops.first { $0.stage == stage }?.holder
        case .office: body.appraiser
        }
    }
}
