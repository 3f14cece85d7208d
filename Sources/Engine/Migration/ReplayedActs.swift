// Recorded events of a case as acts in another machine's terms: modules, fields, attachments, levels and outcomes by
// name. What the other machine does not have is refused as it would be at the prompt.

import Machines

/// Puts events of one machine into the terms of another.
struct ActTranslation {
    let old: Machine
    let new: Machine

    init(from old: Machine, to new: Machine) {
        self.old = old
        self.new = new
    }

    /// The act that would lead to the event; nil where nothing of it is left to do.
    func act(of event: CaseEvent) -> Result<Act?, Refusal> {
        switch event {
        case .applied: .success(nil)
        case .filled(let answers): filling(answers)
        case .attached(let slot, let file): self.slot(slot).map { .attach($0, file) }
        case .detached(let slot): self.slot(slot).map { .detach($0) }
        case .submitted: .success(.submit)
        case .judged(let modules, let isRight, let note):
            .success(
                set(modules).isEmpty && !modules.isEmpty
                    ? nil : .judge(set(modules), isRight: isRight, note: note))
        case .approved(let opinion): .success(.approve(opinion: opinion))
        case .returned(let pick, let modules, let opinion):
            self.pick(pick).map { .return($0, set(modules), opinion: opinion) }
        case .terminated(let opinion): .success(.terminate(opinion: opinion))
        case .recalled: .success(.recall)
        case .dispatched: .success(.dispatch)
        case .recorded(let result): self.result(result).map { .record($0) }
        case .published: .success(.publish)
        case .revoked: .success(.revoke)
        case .released: .success(.release)
        }
    }

    private func filling(_ answers: [Answer]) -> Result<Act?, Refusal> {
        var kept: [Answer] = []
        for answer in answers {
            switch self.answer(answer) {
            case .success(let answer?): kept.append(answer)
            case .success(nil): continue
            case .failure(let refusal): return .failure(refusal)
            }
        }
        return .success(kept.isEmpty && !answers.isEmpty ? nil : .fill(kept))
    }

    private func answer(_ answer: Answer) -> Result<Answer?, Refusal> {
        guard old.field(of: answer) != nil else { return .success(nil) }
        let (module, field) = (old.modules[answer.module], old.modules[answer.module].fields[answer.field])
        guard let place = self.module(named: module.name) else {
            return answer.value.isSet ? .failure(unknownModule(module)) : .success(nil)
        }
        let target = new.modules[place]
        guard let column = target.fields.firstIndex(where: { $0.name == field.name }) else {
            if !answer.value.isSet { return .success(nil) }
            return .failure(
                Refusal(.unknownField).with("place", .term(Term(name: target.name, title: target.title)))
                    .with("name", .text(field.name))
                    .with("choices", .terms(target.fields.map { Term(name: $0.name, title: $0.title) })))
        }
        return value(answer.value, from: field, to: target.fields[column]).map {
            Answer(module: place, row: answer.row, field: column, value: $0)
        }
    }

    /// The value by the new field's choices.
    private func value(_ value: Value, from field: Field, to target: Field) -> Result<Value, Refusal> {
        guard case .choice(let index) = value, case .choice(let choices) = field.type,
            choices.indices.contains(index), case .choice(let known) = target.type
        else { return .success(value) }
        if let place = known.firstIndex(where: { $0.name == choices[index].name }) { return .success(.choice(place)) }
        return .failure(
            Refusal(.valueOfWrongType).with("field", .term(Term(name: target.name, title: target.title)))
                .with("expected", .terms(target.type.expectation)).with("value", .text(choices[index].name)))
    }

    private func slot(_ slot: FileSlot) -> Result<FileSlot, Refusal> {
        switch slot {
        case .module(let index, let row, let attachment):
            let module = old.modules[index]
            guard let place = self.module(named: module.name) else { return .failure(unknownModule(module)) }
            let name = module.attachments[attachment].name
            let known = new.modules[place].attachments
            guard let column = known.firstIndex(where: { $0.name == name }) else {
                return .failure(unknownAttachment(name, known, Term(name: module.name, title: module.title)))
            }
            return .success(.module(place, row: row, attachment: column))
        case .dispatch(let index):
            let name = old.attachments[index].name
            guard let place = new.attachments.firstIndex(where: { $0.name == name }) else {
                return .failure(unknownAttachment(name, new.attachments, new.facts.term))
            }
            return .success(.dispatch(place))
        }
    }

    private func pick(_ pick: Pick) -> Result<Pick, Refusal> {
        guard case .level(let index) = pick else { return .success(pick) }
        let level = old.levels[index]
        if let place = new.levels.firstIndex(where: { $0.name == level.name }) { return .success(.level(place)) }
        return .failure(
            Refusal(.pickNotHere).with("verb", .verb(.return)).with("state", .term(new.facts.term))
                .with("pick", .term(Term(name: level.name, title: level.title))).with("choices", .terms([])))
    }

    private func result(_ result: ResultRecord) -> Result<ResultRecord, Refusal> {
        let outcome = old.outcomes[result.outcome]
        guard let place = new.outcomes.firstIndex(where: { $0.name == outcome.name }) else {
            return .failure(
                Refusal(.unknownOutcome).with("name", .text(outcome.name))
                    .with("choices", .terms(new.outcomes.map { Term(name: $0.name, title: $0.title) })))
        }
        var values: [Value] = []
        for field in new.outcomes[place].fields {
            let index = outcome.fields.firstIndex { $0.name == field.name }
            guard let index, result.values.indices.contains(index) else {
                values.append(.unset)
                continue
            }
            switch value(result.values[index], from: outcome.fields[index], to: field) {
            case .success(let value): values.append(value)
            case .failure(let refusal): return .failure(refusal)
            }
        }
        return .success(ResultRecord(outcome: place, values: values))
    }

    private func set(_ modules: ModuleSet) -> ModuleSet {
        ModuleSet(modules.members.compactMap { module(named: old.modules[$0].name) })
    }

    private func module(named name: String) -> Int? { new.modules.firstIndex { $0.name == name } }

    private func unknownModule(_ module: Module) -> Refusal {
        Refusal(.unknownModule).with("name", .text(module.name))
            .with("choices", .terms(new.modules.map { Term(name: $0.name, title: $0.title) }))
    }

    private func unknownAttachment(_ name: String, _ known: [Attachment], _ place: Term) -> Refusal {
        Refusal(.unknownAttachment).with("name", .text(name)).with("place", .term(place))
            .with("choices", .terms(known.map { Term(name: $0.name, title: $0.title) }))
    }
}
